/// What the names on a leaderboard stand for.
///
/// **Shape**: first what the catalog's own results of the same source say the name stands for, mode
/// included; then the Hub id itself; then `model-aliases.toml`. A name may stand for several records
/// where the catalog's results say so. Everything else is not known; nothing is guessed from how
/// names look.
struct PublishedNames {
  /// A model in a mode.
  struct Target: Hashable {
    let model: String
    let mode: String?
  }

  /// How a name was found, best first.
  enum Way: Int, Comparable {
    case label, id, alias

    static func < (left: Way, right: Way) -> Bool { left.rawValue < right.rawValue }
  }

  private let catalog: ImportCatalog
  private var labels: [String: [String: [Target]]] = [:]
  /// Over all benchmarks of the source; names that stand for something else on each are left out.
  private var common: [String: [Target]] = [:]

  init(_ catalog: ImportCatalog, source: String) {
    self.catalog = catalog
    var ambiguous: Set<String> = []
    for benchmark in catalog.ids(.benchmark).sorted(by: { $0.precedesByBytes($1) }) {
      var own: [String: [Target]] = [:]
      for row in catalog.record(.benchmark, benchmark)?.rows("results") ?? []
      where row.evidence?.source == source {
        guard let label = row["label"]?.text, let model = row["model"]?.text else { continue }
        let target = Target(model: model, mode: row["mode"]?.text)
        if own[label]?.contains(target) != true { own[label, default: []].append(target) }
      }
      labels[benchmark] = own
      for (label, targets) in own {
        if let known = common[label], Set(known) != Set(targets) { ambiguous.insert(label) }
        common[label] = targets
      }
    }
    for label in ambiguous { common[label] = nil }
  }

  /// What a name stands for; empty where nobody knows.
  func targets(
    of name: String, benchmark: String, takesModeFromName: Bool
  ) -> (targets: [Target], way: Way) {
    if let targets = labels[benchmark]?[name] ?? common[name] {
      let known = targets.filter { catalog.record(.model, $0.model) != nil }
      if !known.isEmpty { return (known, .label) }
    }
    if catalog.record(.model, name) != nil { return ([Target(model: name, mode: nil)], .id) }
    if let model = catalog.id(.model, named: name) {
      return ([Target(model: model, mode: nil)], .alias)
    }
    guard takesModeFromName, let (base, mode) = Self.splitMode(name),
      let model = catalog.id(.model, named: base)
    else { return ([], .alias) }
    return ([Target(model: model, mode: mode)], model == base ? .id : .alias)
  }

  /// `Alpha` and `FC` of `Alpha (FC)`.
  static func splitMode(_ name: String) -> (String, String)? {
    guard name.hasSuffix(")"), let open = name.lastIndex(of: "(") else { return nil }
    let base = String(name[..<open]).trimmed
    let mode = String(name[name.index(after: open)...].dropLast()).trimmed
    return base.isEmpty || mode.isEmpty ? nil : (base, mode)
  }
}
