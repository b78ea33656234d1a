public import Catalog
internal import Decision
internal import Licensing

/// A release line as a page: what it is, how often it releases, under which terms, and each release.
public struct FamilyPage: Sendable {
  /// The catalog.
  public let snapshot: CatalogSnapshot
  /// The family's id.
  public let family: String
  /// The model whose row is marked, where the page is about one.
  public let marked: Model?

  let timeline: [TimelineEntry]
  let trajectory: LicenseTrajectory
  let cadence: ReleaseCadence
  private let models: [Model]

  /// Reads the history of a family.
  public init(snapshot: CatalogSnapshot, family: String, marked: Model? = nil) {
    self.snapshot = snapshot
    self.family = family
    self.marked = marked
    timeline = snapshot.timeline(of: family)
    trajectory = snapshot.licenseTrajectory(of: family)
    cadence = snapshot.cadence(of: family)
    models = snapshot.models(ofFamily: family)
  }

  /// The name people use.
  public var name: String { name(of: family) }

  /// The page.
  public var sheet: Sheet {
    Sheet(
      title: "\(marked == nil ? "Family" : "Timeline"): \(name)", summary: summary,
      items: head + cadenceItems + trajectoryItems + timelineItems + remainder)
  }

  /// The page in one line.
  var summary: String {
    guard let first = releases.first else { return "no dated release" }
    let often = cadence.medianDays.map { "every \(Self.days($0))" } ?? "cadence not known"
    return "\(often), \(Wording.count(releases.count, "release")) since \(first.date)"
  }

  var releases: [TimelineEntry] { timeline.filter { $0.kind == .release } }

  func name(of family: String) -> String {
    snapshot.families[family]?.identity("name")?.text ?? family
  }

  /// Models of the line that the developer released itself, without a date.
  var undated: [Model] {
    let told = told
    return own.filter { !told.contains($0.id) }
  }

  /// Models of the line that were made from others.
  var derivatives: [Model] {
    let told = told
    return models.filter { !$0.isOriginalRelease && !told.contains($0.id) }
  }

  /// Sentences about licenses whose text changed after an entry was checked.
  var remarks: [String] {
    own.flatMap { model in
      snapshot.textChangesAfterCheck(of: model).map {
        "\(model.shortName): "
          + LicenseEvaluation.Remark.textChanged(
            licenseID: $0.license, on: $0.changed, checked: $0.checked
          ).text
      }
    }
  }

  /// The latest releases and how long before the catalog's date they were.
  var latest: (date: CalendarDate, names: [String], ageDays: Int)? {
    guard let date = releases.last?.date else { return nil }
    return (
      date, releases.filter { $0.date == date }.map(\.name),
      max(0, snapshot.release.asOf.days(since: date))
    )
  }

  /// The families below this one.
  var generations: [String] { snapshot.familyMembers(of: family).filter { $0 != family } }

  var developer: Record? {
    let id =
      snapshot.families[family]?.identity("developer")?.text
      ?? snapshot.families[snapshot.topFamily(of: family)]?.identity("developer")?.text
    return id.flatMap { snapshot.developers[$0] }
  }

  private var told: Set<String> { Set(timeline.compactMap(\.model)) }
  private var own: [Model] { models.filter(\.isOriginalRelease) }

  private var head: [SheetItem] {
    var items: [SheetItem] = []
    if let developer {
      items.append(.entry("Developer", developer.identity("name")?.text ?? developer.id))
    }
    let top = snapshot.topFamily(of: family)
    if top != family { items.append(.entry("Part of", "\(name(of: top)) (\(top))")) }
    if !generations.isEmpty {
      items.append(.entry("Generations", generations.map(name(of:)).joined(separator: ", ")))
    }
    if let latest {
      items.append(
        .entry(
          "Latest release",
          "\(Wording.list(latest.names)) on \(latest.date), \(Self.days(latest.ageDays)) before "
            + "this catalog of \(snapshot.release.asOf)"))
    }
    if let marked, !timeline.contains(where: { $0.model == marked.id }) {
      items.append(
        .entry(
          "This model",
          marked.isOriginalRelease
            ? "in no row below: its release date is not known"
            : "in no row below: it was made from another model (\(marked.relation))"))
    }
    return items
  }

  /// What stands in no row, and why.
  private var remainder: [SheetItem] {
    var items: [SheetItem] = []
    if !undated.isEmpty {
      items.append(
        .statement(
          "\(Wording.list(undated.map(\.shortName))).",
          lead: "In no row, because no release date is known"))
    }
    if !derivatives.isEmpty {
      items.append(
        .statement(
          "\(Wording.list(derivatives.map(\.shortName))).",
          lead: "In no row, because they were made from other models"))
    }
    if !remarks.isEmpty {
      items.append(.heading("Texts that changed after an entry was checked"))
      items += remarks.map(SheetItem.point)
    }
    if !items.isEmpty { items.insert(.heading("Beside the timeline"), at: 0) }
    return items
  }

  static func days(_ count: Int) -> String { Wording.count(count, "day") }
}

extension Model {
  /// Whether the developer of its line released it, as opposed to what was made from its models.
  var isOriginalRelease: Bool { relation == "official" || relation == "base" }
}
