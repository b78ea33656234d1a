public import Catalog
internal import Licensing

/// A family whose license freezes a number of users at its release.
public struct ReleaseFamily: Hashable, Sendable {
  /// The family.
  public let id: String
  /// Its name.
  public let name: String
  /// The earliest release of its models under such a license, where it is known.
  public let released: CalendarDate?
  /// How many open models the figure may decide, those made from the family included.
  public let modelCount: Int

  /// The key of the figure in a scenario.
  public var key: String { IntendedUse.releasePrefix + id }
}

/// Which families' releases count for which model.
struct ReleaseFamilies: Sendable {
  /// The families of each candidate, by its index: for each root the family, then its parents.
  let lines: [[String]]
  /// Every family to ask about, oldest release first.
  let all: [ReleaseFamily]

  init(base: EvaluationBase) {
    var finder = Finder(snapshot: base.snapshot, frozen: Self.frozen(base.licenseLibrary))
    var dates: [String: CalendarDate] = [:]
    var counts: [String: Int] = [:]
    lines = base.candidates.map { candidate in
      let families = finder.roots(of: candidate.model.id).compactMap {
        base.snapshot.model($0)?.family
      }
      if candidate.model.hasOpenWeights {
        for family in Set(families) { counts[family, default: 0] += 1 }
      }
      if let own = candidate.model.family, families == [own],
        let date = candidate.model["release_date"]?.value?.date
      {
        dates[own] = dates[own].map { min($0, date) } ?? date
      }
      return families.flatMap(base.snapshot.familyLine(of:))
    }
    all = counts.map { id, count in
      ReleaseFamily(
        id: id, name: base.snapshot.families[id]?.identity("name")?.text ?? id,
        released: dates[id], modelCount: count)
    }.sorted { left, right in
      guard left.released != right.released else { return left.id.precedesByBytes(right.id) }
      guard let first = left.released else { return false }
      guard let second = right.released else { return true }
      return first < second
    }
  }

  /// Licenses with a number of users that is counted at the release.
  private static func frozen(_ library: LicenseLibrary) -> Set<String> {
    Set(
      library.licenses.filter { license in
        license.thresholds.found.contains { $0.metric == .mau && $0.reference == .atModelRelease }
      }.map(\.id))
  }

  /// Follows models to those whose release counts: the first in the lineage under such a license.
  private struct Finder {
    let snapshot: CatalogSnapshot
    let frozen: Set<String>
    private var known: [String: [String]] = [:]

    init(snapshot: CatalogSnapshot, frozen: Set<String>) {
      self.snapshot = snapshot
      self.frozen = frozen
    }

    mutating func roots(of id: String) -> [String] {
      if let known = known[id] { return known }
      // Stands for the model while its parents are followed, so that a circle ends.
      known[id] = []
      guard let model = snapshot.model(id) else { return [] }
      var roots: [String] = []
      for parent in model.derivedFrom {
        for root in self.roots(of: parent) where !roots.contains(root) { roots.append(root) }
      }
      let hasFrozen = model.licenses.contains { assignment in
        assignment.artifact == "weights" && assignment.ids.contains(where: frozen.contains)
      }
      if roots.isEmpty, hasFrozen { roots = [id] }
      known[id] = roots
      return roots
    }
  }
}

extension CatalogSnapshot {
  /// A family with its parents, itself first.
  func familyLine(of family: String) -> [String] {
    var line = [family]
    while line.count < 8, let parent = families[line[line.count - 1]]?.identity("parent")?.text,
      !line.contains(parent)
    {
      line.append(parent)
    }
    return line
  }
}
