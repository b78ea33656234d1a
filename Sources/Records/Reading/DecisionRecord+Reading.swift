internal import Catalog
internal import Decision
internal import Licensing

extension DecisionRecord {
  /// Reads a record and makes sure that nobody changed it since Weigh wrote it.
  ///
  /// **Errors**: `RecordProblem`; a record is read whole or not at all.
  public init(jsonText text: String) throws(RecordProblem) {
    let value: JSONValue
    do {
      value = try JSONValue(jsonText: text)
    } catch {
      throw .syntax(error)
    }
    guard case .object(let object) = value else { throw .notARecord(schema: nil) }
    try Self.check(schema: object["schema"])
    guard case .text(let hash)? = object["self"] else { throw .missingKey(path: "self") }
    guard hash == Self.selfHash(of: object) else {
      guard case .integer(let number)? = object["number"] else { throw .changed(number: nil) }
      throw .changed(number: Int(exactly: number))
    }
    self = try RecordReading.record(value)
    try checkEvidence()
  }

  private static func check(schema: JSONValue?) throws(RecordProblem) {
    guard case .text(let name)? = schema else { throw .notARecord(schema: nil) }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0] == "weigh.decision", let number = Int(parts[1]), number > 0
    else { throw .notARecord(schema: name) }
    guard number <= schemaNumber else {
      throw .newerSchema(found: number, newestKnown: schemaNumber)
    }
  }

  /// Every statement that is referred to is held, and every one that is held is referred to.
  func checkEvidence() throws(RecordProblem) {
    var used: Set<String> = []
    for entry in entries {
      used.formUnion(entry.contributions.flatMap(\.evidence))
      used.formUnion(entry.needs.flatMap(\.evidence))
      used.formUnion(entry.answers.flatMap(\.evidence))
      used.formUnion(entry.license.evidence)
    }
    for model in excluded { used.formUnion(model.reasons.flatMap(\.evidence)) }
    let held = Set(evidence.keys)
    if let id = used.subtracting(held).min(by: { $0.precedesByBytes($1) }) {
      throw .missingEvidence(id: id)
    }
    if let id = held.subtracting(used).min(by: { $0.precedesByBytes($1) }) {
      throw .unusedEvidence(id: id)
    }
  }
}

/// Takes the document of a record apart, part by part.
enum RecordReading {
  private static let keys = [
    "schema", "self", "number", "slug", "title", "status", "supersededBy", "missing", "decided",
    "deciders", "consulted", "informed", "context", "notes", "outcome", "verdicts", "reopen",
    "reviewBy", "reviewBasis", "catalog", "overlays", "scenario", "engine", "result", "considered",
    "funnel", "criteria", "entries", "next", "ranked", "nearMisses", "excluded", "restrictions",
    "overrides", "assumptions", "warnings", "flips", "evidence", "sources", "disclaimer",
  ]

  static func record(_ value: JSONValue) throws(RecordProblem) -> DecisionRecord {
    let reader = try ObjectReader(value, at: "", keys: keys)
    let context = try reader.inner("context") { (value, path) throws(RecordProblem) in
      try ObjectReader(value, at: path, keys: ["question", "product"])
    }
    let outcome = try reader.inner("outcome") { (value, path) throws(RecordProblem) in
      try ObjectReader(
        value, at: path, keys: ["state", "chosen", "because", "against", "notFirstBecause"])
    }
    let status = DecisionRecord.Status(
      word: try reader.text("status"), successor: try reader.optionalInteger("supersededBy"))
    guard let status else {
      throw reader.wrong(
        "status", "proposed, accepted, rejected, deprecated, or superseded with supersededBy")
    }
    return DecisionRecord(
      number: try reader.optionalInteger("number"), slug: try reader.text("slug"),
      title: try reader.text("title"), status: status, missing: try reader.texts("missing"),
      decided: try reader.date("decided"), deciders: try reader.texts("deciders"),
      consulted: try reader.texts("consulted"), informed: try reader.texts("informed"),
      question: try context.text("question"), product: try context.optionalText("product"),
      notes: try reader.text("notes"), choice: try choice(outcome),
      because: try outcome.text("because"), against: try outcome.texts("against"),
      notFirstBecause: try outcome.optionalText("notFirstBecause"),
      marks: try reader.list("verdicts", mark), reopenIf: try reader.list("reopen", condition),
      review: DecisionRecord.Review(
        day: try reader.date("reviewBy"),
        basis: try reader.word("reviewBasis", DecisionRecord.Review.Basis.self)),
      basis: try basis(reader), considered: try reader.inner("considered", considered),
      funnel: try reader.list("funnel", need), criteria: try reader.list("criteria", criterion),
      entries: try reader.list("entries", DecisionRecord.Entry.init),
      next: try reader.list("next", nextModel), ranked: try reader.list("ranked", rankedModel),
      nearMisses: try reader.texts("nearMisses"),
      excluded: try reader.list("excluded", exclusion),
      restrictions: try reader.optionalInner(
        "restrictions", DecisionRecord.ReportedRestrictions.init),
      overrides: try reader.list("overrides", override),
      assumptions: try reader.texts("assumptions"), warnings: try reader.texts("warnings"),
      flips: try reader.list("flips", flip), evidence: try reader.table("evidence", statement),
      sources: try reader.table("sources", source), extensions: reader.extensions)
  }

  private static func choice(_ reader: ObjectReader) throws(RecordProblem)
    -> DecisionRecord.Choice
  {
    switch try reader.text("state") {
    case "open": return .open
    case "none": return .noneOfThese
    case "chosen": return .model(try reader.text("chosen"))
    default: throw reader.wrong("state", "open, none or chosen")
    }
  }

  private static func mark(_ value: JSONValue, at path: String) throws(RecordProblem)
    -> DecisionRecord.Mark
  {
    let reader = try ObjectReader(value, at: path, keys: ["entry", "verdict", "reason", "duties"])
    let verdict = ShortlistVerdict(
      word: try reader.text("verdict"), reason: try reader.optionalText("reason"))
    guard let verdict else { throw reader.wrong("verdict", "choose, fallback, no or open") }
    var duties = DutyStates()
    if reader.has("duties") {
      for (duty, state) in try reader.list("duties", Self.duty) { duties[duty] = state }
    }
    return DecisionRecord.Mark(model: try reader.text("entry"), verdict: verdict, duties: duties)
  }

  private static func duty(_ value: JSONValue, at path: String) throws(RecordProblem)
    -> (String, LicenseDuty.State)
  {
    let reader = try ObjectReader(value, at: path, keys: ["text", "state"])
    return (try reader.text("text"), try reader.word("state", LicenseDuty.State.self))
  }

  private static func condition(_ value: JSONValue, at path: String) throws(RecordProblem)
    -> String
  {
    let reader = try ObjectReader(value, at: path, keys: ["text", "manual"])
    guard try reader.flag("manual") else { throw reader.wrong("manual", "true") }
    return try reader.text("text")
  }

  private static func basis(_ reader: ObjectReader) throws(RecordProblem)
    -> DecisionRecord.Basis
  {
    let catalog = try reader.inner("catalog") { (value, path) throws(RecordProblem) in
      try ObjectReader(value, at: path, keys: ["name", "asOf", "sha256", "entries"])
    }
    let scenario = try reader.inner("scenario") { (value, path) throws(RecordProblem) in
      try ObjectReader(value, at: path, keys: ["name", "revision", "sha256", "body"])
    }
    let result = try reader.inner("result") { (value, path) throws(RecordProblem) in
      try ObjectReader(value, at: path, keys: ["id"])
    }
    return DecisionRecord.Basis(
      catalogName: try catalog.text("name"), catalogAsOf: try catalog.date("asOf"),
      catalogSHA256: try catalog.text("sha256"), catalogEntries: try catalog.integer("entries"),
      overlays: try reader.list("overlays") { (value, path) throws(RecordProblem) in
        let reader = try ObjectReader(value, at: path, keys: ["name", "sha256"])
        return DecisionRecord.Basis.Overlay(
          name: try reader.text("name"), sha256: try reader.text("sha256"))
      },
      scenarioName: try scenario.text("name"),
      scenarioRevision: try scenario.integer("revision"),
      scenarioSHA256: try scenario.text("sha256"), scenarioBody: try scenario.text("body"),
      engine: try reader.table("engine") { (value, path) throws(RecordProblem) in
        guard case .text(let version) = value else {
          throw .wrongValue(path: path, expected: "a text")
        }
        return version
      },
      resultID: try result.text("id"))
  }
}
