public import Catalog
public import Fit
internal import Licensing
public import Quality
internal import Synchronization

/// The catalog prepared for ranking: made once for a catalog, used for every scenario.
public final class EvaluationBase: Sendable {
  /// The catalog.
  public let snapshot: CatalogSnapshot
  /// Every model but withdrawn ones and stubs; closed ones included.
  public let candidates: [Candidate]
  /// What probes measured here.
  public let measurements: [String: [Measurement]]
  /// What probes say of models on hardware, by model.
  public let deviceProbes: [String: [DeviceProbe]]
  /// What runs of a battery say of how models answer, by model, the newest first.
  public let moderation: [String: [ModerationProbe]]
  /// Country codes by the name of a group, such as a union of states.
  public let regions: [String: [String]]

  /// The data-provenance review of every model.
  let reviews: ProvenanceReviews
  /// What rules ask of hosts, by id.
  let hostReadings: [String: HostReading]

  private let libraryIfNeeded = Mutex<LicenseLibrary?>(nil)
  private let releasesIfNeeded = Mutex<ReleaseFamilies?>(nil)
  private let shapesIfNeeded = Mutex<[ModelShape]?>(nil)
  private let presetsIfNeeded = Mutex<PresetTable?>(nil)
  private let readingsIfNeeded = Mutex<[ModelReading]?>(nil)
  private let qualityIfNeeded = Mutex<QualityTable?>(nil)

  /// Prepares a catalog.
  ///
  /// **Shape**: of several probes of one model the first that fits counts; give the newest first.
  public init(
    snapshot: CatalogSnapshot, measurements: [Measurement] = [], deviceProbes: [DeviceProbe] = [],
    moderation: [ModerationProbe] = []
  ) {
    self.snapshot = snapshot
    var candidates: [Candidate] = []
    for model in snapshot.models where model.hasOpenWeights || model.status == .closed {
      candidates.append(Candidate(index: candidates.count, model: model, snapshot: snapshot))
    }
    self.candidates = candidates
    self.measurements = Dictionary(grouping: measurements, by: \.model)
    self.deviceProbes = Dictionary(grouping: deviceProbes, by: \.model)
    self.moderation = Dictionary(grouping: moderation, by: \.model)
      .mapValues(ModerationProbe.newestFirst)
    hostReadings = snapshot.hosts.mapValues(HostReading.init)
    reviews = ProvenanceReviews(snapshot)
    regions = snapshot.namesStandingFor("regions")
  }

  /// The candidates as far as memory and speed go, by their index; made when a scenario first
  /// declares a device.
  var shapes: [ModelShape] {
    shapesIfNeeded.withLock { shapes in
      if let shapes { return shapes }
      let made = candidates.map { ModelShape(record: $0.model.record) }
      shapes = made
      return made
    }
  }

  /// The devices of the catalog; made when one is first named.
  public var presets: PresetTable {
    presetsIfNeeded.withLock { presets in
      if let presets { return presets }
      let made = PresetTable(snapshot)
      presets = made
      return made
    }
  }

  /// What rules and criteria ask of the candidates, by their index; made when first ranked.
  var readings: [ModelReading] {
    readingsIfNeeded.withLock { readings in
      if let readings { return readings }
      let made = ModelReading.all(candidates, in: self)
      readings = made
      return made
    }
  }

  /// What published results say of the candidates; made when first ranked.
  var quality: QualityTable {
    qualityIfNeeded.withLock { quality in
      if let quality { return quality }
      let made = QualityTable(snapshot, candidates)
      quality = made
      return made
    }
  }

  /// The scale quality is read against, and the use cases.
  public var qualityScale: QualityScale { quality.scale }

  /// What published results say of a model, result by result.
  public func ability(of candidate: Candidate) -> AbilityEstimate {
    quality.estimates[candidate.index]
  }

  /// The licenses of the catalog, read; made when the first license is judged.
  var licenseLibrary: LicenseLibrary {
    libraryIfNeeded.withLock { library in
      if let library { return library }
      let made = LicenseLibrary(snapshot: snapshot)
      library = made
      return made
    }
  }

  private var releases: ReleaseFamilies {
    // Outside of the lock: it reads the library, and making it twice would do no harm.
    if let known = releasesIfNeeded.withLock({ $0 }) { return known }
    let made = ReleaseFamilies(base: self)
    releasesIfNeeded.withLock { $0 = made }
    return made
  }

  /// The families whose license freezes a number of users at their release, oldest first.
  public var releaseFamilies: [ReleaseFamily] { releases.all }

  /// The families whose release counts for a model, nearest first.
  public func releaseFamilyLine(of candidate: Candidate) -> [String] {
    releases.lines[candidate.index]
  }

  /// The same catalog with other measurements.
  public func measured(
    _ measurements: [Measurement], deviceProbes: [DeviceProbe] = [],
    moderation: [ModerationProbe] = []
  ) -> EvaluationBase {
    EvaluationBase(
      snapshot: snapshot, measurements: measurements, deviceProbes: deviceProbes,
      moderation: moderation)
  }

  /// Country codes with every group name replaced by its members, each once, in byte order.
  public func countries(_ names: [String]) -> [String] {
    Set(names.flatMap { regions[$0] ?? [$0] }).sorted { $0.precedesByBytes($1) }
  }

  /// Whether an offer is a direct way to run a product: not free, not far from all other prices,
  /// and not passed on by somebody between.
  public func isDirect(_ offer: Offer) -> Bool { offer.isSound && !isPassedOn(offer) }

  /// Whether somebody between host and user passes an offer on.
  func isPassedOn(_ offer: Offer) -> Bool {
    offer.isAggregated || hostReadings[offer.host]?.isBetween ?? false
  }

  /// The candidate with this id, ignoring case when nothing matches exactly.
  public func candidate(_ id: String) -> Candidate? {
    candidates.first { $0.model.id == id }
      ?? candidates.first { $0.model.id.lowercased() == id.lowercased() }
      ?? candidates.first { $0.model.shortName.lowercased() == id.lowercased() }
  }

  /// A statement as an item, with the value spelled by its kind.
  public func item(
    _ field: String, _ fact: Fact?, as kind: EvidenceItem.Kind = .reported,
    spelled: (FactValue) -> String = EvaluationBase.plain
  ) -> [EvidenceItem] {
    switch fact {
    case .known(let value, let evidence, _):
      return [
        EvidenceItem(
          field: field, value: spelled(value), kind: evidence.isEstimate ? .estimated : kind,
          evidence: evidence, in: snapshot)
      ]
    case .unknown(let reason, let evidence):
      return [
        EvidenceItem(
          field: field, value: "not known: \(reason)", kind: kind, evidence: evidence,
          in: snapshot)
      ]
    case .disputed(let claims):
      return claims.map {
        EvidenceItem(
          field: field, value: spelled($0.value), kind: kind, evidence: $0.evidence, in: snapshot)
      }
    case nil: return []
    }
  }

  /// A value as text, without knowing its unit.
  public static func plain(_ value: FactValue) -> String {
    switch value {
    case .text(let text): return text
    case .integer(let integer): return Wording.grouped(Double(integer))
    case .number(let number):
      return number == number.rounded() ? Wording.grouped(number) : "\(number)"
    case .flag(let flag): return flag ? "yes" : "no"
    case .date(let date): return date.description
    case .list(let list): return list.joined(separator: ", ")
    case .numbers(let numbers): return numbers.map { "\($0)" }.joined(separator: ", ")
    case .counts(let counts):
      return counts.map { "\($0.count) \($0.name)" }.joined(separator: ", ")
    }
  }
}
