public import Catalog
public import Licensing

/// What one policy pack means for a model in one way of reaching it.
///
/// It stands beside score and license verdict and never enters them.
public struct Restriction: Hashable, Sendable {
  /// The pack with what its sources say of the way.
  public let finding: PolicyFinding
  /// Whether the scenario has the pack on.
  public let isOn: Bool

  /// The pack.
  public var pack: PolicyPack { finding.pack }
  /// Whether it keeps the way out: the pack is on, set to exclude, and covers the way.
  public var excludes: Bool { isOn && finding.effect == .exclude }

  /// Every source of the pack as a statement.
  public var evidence: [EvidenceItem] {
    pack.sources.map {
      EvidenceItem(
        field: "reported restriction",
        value: "\(pack.instrument) (\(pack.jurisdiction), \(pack.date))", kind: .reported,
        source: $0, asOf: pack.asOf, note: pack.evidence.map { "known from \($0)" })
    }
  }

  /// The restriction as machine output.
  public var json: JSONValue {
    .object([
      "pack": .text(pack.id), "version": .text(pack.version), "isOn": .flag(isOn),
      "effect": isOn ? .text(finding.effect.rawValue) : .null,
      "route": .text(finding.surface.rawValue), "coverage": .text(finding.coverage.rawValue),
      "isExpired": .flag(finding.isExpired), "jurisdiction": .text(pack.jurisdiction),
      "instrument": .text(pack.instrument), "date": .text(pack.date),
      "asOf": .text(pack.asOf.description), "sentence": .text(finding.text),
      "sources": .list(pack.sources.map { .text($0) }),
    ])
  }
}

/// A model that meets the needs and is left out by a reported restriction alone.
public struct RestrictedModel: Sendable {
  /// The way of running it that would rank best.
  public let alternative: Alternative

  /// The checkpoint.
  public var model: Model { alternative.candidate.model }
  /// The restrictions that keep it out, by the ids of their packs.
  public var restrictions: [Restriction] { alternative.restrictions.filter(\.excludes) }
}

extension Alternative {
  /// What the packs that are on mean for it, by their ids.
  public var restrictions: [Restriction] { reportedRestrictions.filter(\.isOn) }

  /// What every pack of the catalog that names its developer, family or product means for it, on or
  /// off, by their ids.
  public var reportedRestrictions: [Restriction] { context.restrictions.findings(self) }

  /// Whether its developer is known, without whom nobody can tell which packs name it.
  public var canBeNamed: Bool { developer != nil }

  /// The findings as a document; nothing where nobody can tell which packs name it.
  public var restrictionsJSON: JSONValue {
    canBeNamed || !restrictions.isEmpty ? .list(restrictions.map(\.json)) : .null
  }

  /// Why a restriction keeps it out, in the form every exclusion has.
  var restrictionObservation: Observation? {
    let excluding = restrictions.filter(\.excludes)
    guard let first = excluding.first else { return nil }
    let names = Wording.list(excluding.map(\.pack.instrument))
    return Observation(
      truth: .fail, observed: "covered for \(first.finding.surface.words) (\(names))",
      limit: "no reported restriction that you let exclude",
      evidence: excluding.flatMap(\.evidence),
      sentence: excluding.map(\.finding.text).joined(separator: " "),
      reopen:
        "Reopens if you switch the pack off or let it only warn, or if the instrument changes.")
  }
}
