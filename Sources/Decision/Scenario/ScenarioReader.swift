internal import Catalog
internal import Fit
internal import Licensing
internal import Scoring

extension Scenario {
  /// Reads a scenario file.
  ///
  /// - Throws: `ScenarioError` naming file and line; a scenario is read whole or not at all.
  public init(toml text: String, file: String) throws {
    let document: TOMLDocument
    do {
      document = try TOMLDocument(text)
    } catch {
      throw ScenarioError.syntax(
        ScenarioError.Place(file: file, line: error.line), problem: error.message)
    }
    self = try ScenarioReader(file: file).scenario(document.root)
  }
}

/// Turns the tables of a scenario file into a scenario, one key at a time.
struct ScenarioReader {
  let file: String

  func scenario(_ root: TOMLTable) throws -> Scenario {
    try allow(
      root,
      [
        "name", "revision", "use_case", "order", "references", "entity", "use", "needs", "workload",
        "run", "policies", "device", "must", "moderation", "criterion", "weights", "robustness",
        "override",
      ])
    guard let name = try text(root, "name") else {
      throw ScenarioError.missingKey(place(nil), key: "name")
    }
    var scenario = Scenario(name: name)
    scenario.revision = Int(try integer(root, "revision") ?? 1)
    scenario.useCase = try text(root, "use_case") ?? scenario.useCase
    scenario.order = try word(root, "order", Order.self) ?? .mid
    scenario.referenceCount = Int(try integer(root, "references") ?? 5)
    for group in IntendedUseGroups.all {
      guard let table = try table(root, group) else { continue }
      for (key, value) in try profile(table, group: group) { scenario.use[key] = value }
    }
    if let workload = try table(root, "workload") { try read(workload, into: &scenario) }
    if let run = try table(root, "run") { try read(ways: run, into: &scenario) }
    if let packs = try table(root, "policies") {
      for entry in packs.entries {
        scenario.policies[entry.key] = try word(packs, entry.key, PolicyPack.Effect.self)
      }
    }
    scenario.devices = try tables(root, "device").map(answers)
    try refuseTwins(scenario.devices.map { $0["id"]?.text ?? "" }, in: root, "device")
    scenario.musts = try needs(root)
    scenario.preferences = try tables(root, "criterion").enumerated().map {
      try preference($1, place: $0 + 1)
    }
    try refuseTwins(scenario.preferences.map(\.criterion), in: root, "criterion")
    if let weights = try table(root, "weights") {
      try allow(weights, ["method"])
      scenario.weightMethod = try word(weights, "method", WeightMethod.self) ?? .centroid
    }
    if let table = try table(root, "robustness") { scenario.robustness = try robustness(table) }
    scenario.overrides = try tables(root, "override").map(override)
    try refuseTwins(
      scenario.overrides.map { "\($0.must) of \($0.model)" }, in: root, "override")
    return scenario
  }

  private typealias Order = Scenario.Order

  private static let workloadKeys = ["context", "prompt", "answer", "streams", "kv_type"]
  private static let runKeys = ["hosts", "aggregators", "min_bits", "quantizations"]

  private func read(_ workload: TOMLTable, into scenario: inout Scenario) throws {
    try allow(workload, Self.workloadKeys, elsewhere: Self.runKeys, in: "run")
    scenario.contextTokens = try positive(workload, "context") ?? scenario.contextTokens
    scenario.promptTokens = try positive(workload, "prompt") ?? scenario.promptTokens
    scenario.answerTokens = try positive(workload, "answer") ?? scenario.answerTokens
    scenario.streams = try positive(workload, "streams") ?? scenario.streams
    scenario.cacheType = try word(workload, "kv_type", CacheType.self) ?? scenario.cacheType
  }

  private func read(ways run: TOMLTable, into scenario: inout Scenario) throws {
    try allow(run, Self.runKeys, elsewhere: Self.workloadKeys, in: "workload")
    scenario.allowsHosts = try flag(run, "hosts") ?? true
    scenario.allowsAggregators = try flag(run, "aggregators") ?? false
    if let bits = try number(run, "min_bits") {
      guard Scenario.bits.contains(bits) else {
        throw wrong(run, "min_bits", run["min_bits"]?.inWords ?? "", Scenario.bitsInWords)
      }
      scenario.minimumBits = bits
    }
    scenario.quantizations = try quantizations(run, "quantizations")
  }

  private func quantizations(_ table: TOMLTable, _ key: String) throws -> [Quantization] {
    guard let value = table[key] else { return [] }
    let known = Quantization.all.map(\.id)
    guard let names = value.array?.map(\.inWords) else {
      throw wrong(table, key, value.inWords, "a list such as [\"Q8_0\", \"Q4_K_M\"]")
    }
    var found: [Quantization] = []
    for name in names {
      guard let quantization = Quantization.named(name) else {
        throw wrong(table, key, name, "names such as Q8_0 or Q4_K_M", known)
      }
      guard !found.contains(quantization) else {
        throw wrong(table, key, name, "each name once")
      }
      found.append(quantization)
    }
    return found
  }

  func must(_ table: TOMLTable) throws -> Must {
    try allow(table, ["id", "field", "op", "value", "unknown", "review", "on", "why"])
    guard let field = try text(table, "field") else {
      throw ScenarioError.missingKey(place(table.line), key: "field")
    }
    guard let definition = Constraints.named(field) else {
      throw wrong(
        table, "field", field, "a field that weigh needs --fields lists",
        Constraints.all.map(\.field))
    }
    let usual = definition.operators.first ?? .equal
    let must = Must(
      id: try text(table, "id") ?? field, field: field,
      comparison: try word(table, "op", MustOperator.self) ?? usual,
      value: try table["value"].map { try fact($0, "value", table) } ?? .flag(true),
      unknown: try word(table, "unknown", UnknownPolicy.self) ?? .keep,
      review: try word(table, "review", UnknownPolicy.self),
      isOn: try flag(table, "on") ?? true, why: try text(table, "why"))
    guard definition.operators.contains(must.comparison) else {
      throw wrong(
        table, "op", must.comparison.rawValue,
        Wording.list(definition.operators.map { "'\($0.rawValue)'" }, joint: "or"))
    }
    if let fault = definition.fault(in: must) {
      throw ScenarioError.wrongMust(must: must.id, problem: fault, place(table.line))
    }
    return must
  }

  private func preference(_ table: TOMLTable, place position: Int) throws -> Preference {
    try allow(
      table, ["id", "place", "points", "worst", "best", "not_applicable", "prior", "on"])
    guard let id = try text(table, "id") else {
      throw ScenarioError.missingKey(place(table.line), key: "id")
    }
    guard Criteria.named(id) != nil else {
      throw wrong(table, "id", id, "a criterion", Criteria.all.map(\.id))
    }
    var preference = Preference(
      criterion: id, place: Int(try positive(table, "place") ?? Int64(position)),
      isOn: try flag(table, "on") ?? true)
    preference.points = try share(table, "points", upTo: 1e9)
    preference.worst = try number(table, "worst")
    preference.best = try number(table, "best")
    preference.notApplicable = try share(table, "not_applicable", upTo: 1)
    if let prior = table["prior"] {
      let ends = prior.array?.compactMap(\.number) ?? []
      guard ends.count == 2, ends[0] >= 0, ends[0] <= ends[1], ends[1] <= 1 else {
        throw wrong(table, "prior", prior.inWords, "two numbers from 0 to 1, rising")
      }
      preference.prior = ends[0]...ends[1]
    }
    return preference
  }

  private func override(_ table: TOMLTable) throws -> Override {
    try allow(table, ["model", "must", "verdict", "by", "date", "reason"])
    func required<Value>(_ key: String, _ value: Value?) throws -> Value {
      guard let value else { throw ScenarioError.missingKey(place(table.line), key: key) }
      return value
    }
    let model = try required("model", text(table, "model"))
    let must = try required("must", text(table, "must"))
    let verdict = try required("verdict", word(table, "verdict", TruthValue.self))
    let by = try required("by", text(table, "by"))
    let stated = try required("date", table["date"])
    guard let date = stated.date else {
      throw wrong(table, "date", stated.inWords, "a date such as 2026-01-31")
    }
    let reason = try required("reason", text(table, "reason"))
    return Override(
      model: model, must: must, verdict: verdict, by: by, date: date, reason: reason)
  }

  /// Answers of the intended-use profile, under keys such as `use.purpose`.
  private func profile(_ table: TOMLTable, group: String) throws -> [String: FactValue] {
    var answers: [String: FactValue] = [:]
    for entry in table.entries {
      let key = group + "." + entry.key
      if key + "." == IntendedUse.releasePrefix {
        for (family, figure) in try figures(entry, in: table) {
          answers[IntendedUse.releasePrefix + family] = figure
        }
        continue
      }
      guard IntendedUse.field(key) != nil else {
        let known = IntendedUse.fields.filter { $0.group.rawValue == group }.map(\.name)
        throw ScenarioError.unknownKey(
          place(entry.line), key: entry.key, nearest: Spelling.nearest(entry.key, in: known))
      }
      answers[key] = try fact(entry.value, entry.key, table)
    }
    return answers
  }

  /// Figures by family.
  private func figures(_ entry: TOMLTable.Entry, in table: TOMLTable) throws -> [String: FactValue]
  {
    guard let inner = entry.value.table else {
      throw wrong(table, entry.key, entry.value.inWords, "a table of figures by family")
    }
    return try Dictionary(
      inner.entries.map { ($0.key, try fact($0.value, $0.key, inner)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// A flat table of answers: texts, numbers, flags, dates and lists of texts.
  private func answers(_ table: TOMLTable) throws -> [String: FactValue] {
    var answers: [String: FactValue] = [:]
    for entry in table.entries { answers[entry.key] = try fact(entry.value, entry.key, table) }
    return answers
  }
}

/// The tables of a scenario file that hold the intended-use profile.
enum IntendedUseGroups {
  static let all = ProfileField.Group.allCases.map(\.rawValue)
}
