/// Which catalog this is: what must be named wherever a result of it is shown.
public struct CatalogRelease: Hashable, Sendable {
  /// An overlay that was read after the base.
  public struct Overlay: Hashable, Sendable {
    /// Its name, as shown.
    public let name: String
    /// Its content hash.
    public let sha256: String

    /// Names an overlay.
    public init(name: String, sha256: String) {
      self.name = name
      self.sha256 = sha256
    }
  }

  /// The file format the contents are written in.
  public let format: Int
  /// The release of the contents.
  public let name: String
  /// The day ages are counted at.
  public let asOf: CalendarDate
  /// The content hash, 64 hex digits.
  public let sha256: String
  /// Overlays, in the order they were read.
  public let overlays: [Overlay]

  /// Names a release.
  public init(
    format: Int, name: String, asOf: CalendarDate, sha256: String, overlays: [Overlay] = []
  ) {
    self.format = format
    self.name = name
    self.asOf = asOf
    self.sha256 = sha256
    self.overlays = overlays
  }
}

/// Everything the catalog states, resolved and indexed, as one immutable value.
public struct CatalogSnapshot: Sendable {
  /// Which catalog this is.
  public let release: CatalogRelease
  /// The records it was made of, offers and results included, as they came.
  ///
  /// **Cost**: rows of a compiled catalog stay packed until somebody asks for them.
  public let records: [Record]
  /// Models by id, in byte order of their ids; closed comparators included.
  public let models: [Model]
  /// Hosts by id.
  public let hosts: [String: Host]
  /// Developers by id.
  public let developers: [String: Record]
  /// Families by id.
  public let families: [String: Record]
  /// Licenses by id.
  public let licenses: [String: Record]
  /// Sources by key.
  public let sources: [String: Record]
  /// Benchmarks by id, without their results.
  public let benchmarks: [String: Record]
  /// Benchmark baskets by use case.
  public let baskets: [String: Record]
  /// Frozen quality scales by version.
  public let calibrations: [String: Record]
  /// The quality scale in force: the one `catalog.toml` names, or nothing.
  public let calibration: Record?
  /// Policy packs by id.
  public let policies: [String: Record]
  /// Hardware a model may run on, by id.
  public let devices: [String: Record]
  /// Scenarios to begin with, by name.
  public let presets: [String: Record]
  /// Tables of other names: `licenses`, `benchmarks`, `models`, `regions`.
  public let aliases: [String: Record]

  private let modelPositions: [String: Int]
  private let offersByModel: [String: [Offer]]
  private let resultsByModel: [String: [BenchmarkResult]]
  private let runsByModel: [String: [MeasuredRun]]

  /// Indexes records; the order in which they come does not matter, and of two with the same kind
  /// and id the last counts.
  public init(release: CatalogRelease, records: [Record]) {
    self.release = release
    self.records = records
    var byKind: [RecordKind: [Record]] = [:]
    // Records of a kind come in one run from every reader; other orders only cost more runs.
    var rest = records[...]
    while let kind = rest.first?.kind {
      let run = rest.prefix { $0.kind == kind }
      byKind[kind, default: []] += run
      rest = rest.dropFirst(run.count)
    }
    byKind = byKind.mapValues(Self.sorted)
    func indexed(_ kind: RecordKind) -> [String: Record] {
      Self.byID(byKind[kind] ?? [], \.id)
    }
    models = (byKind[.model] ?? []).map(Model.init)
    var positions: [String: Int] = [:]
    positions.reserveCapacity(models.count)
    for (position, model) in models.enumerated() { positions[model.id] = position }
    modelPositions = positions
    let hosts = (byKind[.host] ?? []).map(Host.init)
    self.hosts = Self.byID(hosts, \.id)
    developers = indexed(.developer)
    families = indexed(.family)
    licenses = indexed(.license)
    sources = indexed(.source)
    baskets = indexed(.basket)
    calibrations = indexed(.calibration)
    calibration = byKind[.catalog]?.last?.identity("calibration")?.text
      .flatMap { [calibrations] in calibrations[$0] }
    policies = indexed(.policy)
    devices = indexed(.device)
    presets = indexed(.preset)
    aliases = indexed(.aliases)
    var offers: [String: [Offer]] = [:]
    for host in hosts {
      for offer in host.offers { offers[offer.model, default: []].append(offer) }
    }
    offersByModel = offers
    var results: [String: [BenchmarkResult]] = [:]
    var heads: [Record] = []
    for record in byKind[.benchmark] ?? [] {
      record.list("results")?.forEachRow(BenchmarkResult.columns) { values, evidence in
        guard let result = BenchmarkResult(values, evidence, benchmark: record.id) else { return }
        results[result.model, default: []].append(result)
      }
      var head = record
      head.lists.removeAll { $0.name == "results" }
      heads.append(head)
    }
    resultsByModel = results
    var runs: [String: [MeasuredRun]] = [:]
    for record in byKind[.measurement] ?? [] {
      record.list("runs")?.forEachRow(MeasuredRun.columns) { values, evidence in
        guard let run = MeasuredRun(values, evidence) else { return }
        runs[run.model, default: []].append(run)
      }
    }
    runsByModel = runs
    benchmarks = Self.byID(heads, \.id)
  }

  /// Records of one kind in byte order of their ids, of each id the last.
  private static func sorted(_ records: [Record]) -> [Record] {
    let isSorted = zip(records, records.dropFirst()).allSatisfy { $0.id.precedesByBytes($1.id) }
    if isSorted { return records }
    return byID(records, \.id).values.sorted { $0.id.precedesByBytes($1.id) }
  }

  private static func byID<Item>(
    _ items: [Item], _ id: KeyPath<Item, String>
  ) -> [String: Item] {
    var index: [String: Item] = [:]
    index.reserveCapacity(items.count)
    for item in items { index[item[keyPath: id]] = item }
    return index
  }

  /// The model with this id, case included.
  public func model(_ id: String) -> Model? {
    modelPositions[id].map { models[$0] }
  }

  /// What hosts ask for a model, by host id.
  public func offers(of model: String) -> [Offer] { offersByModel[model] ?? [] }

  /// Published results of a model, by benchmark id.
  public func results(of model: String) -> [BenchmarkResult] { resultsByModel[model] ?? [] }

  /// Speeds somebody measured of a model, in the order of their files and rows.
  public func measuredRuns(of model: String) -> [MeasuredRun] { runsByModel[model] ?? [] }

  /// The date a statement held: its own, or that of its source.
  public func date(of evidence: Evidence) -> CalendarDate? {
    evidence.asOf ?? sources[evidence.source]?.identity("retrieved")?.date
  }

  /// The top of a family line: `deepseek` for `deepseek-v3.2`.
  public func topFamily(of family: String) -> String {
    var current = family
    for _ in 0..<8 {
      guard let parent = families[current]?.identity("parent")?.text else { return current }
      current = parent
    }
    return current
  }
}

extension CatalogSnapshot {
  /// A table of other names: each with what it stands for; empty where there is no such table.
  public func namesStandingFor(_ table: String) -> [String: [String]] {
    Dictionary(
      (aliases[table]?.section("aliases") ?? []).map {
        ($0.field.name, $0.fact.value?.list ?? [])
      }, uniquingKeysWith: { first, _ in first })
  }
}
