internal import Catalog
internal import Decision
internal import Licensing

extension DecisionRecord {
  /// Reads a record and makes sure that nobody changed it since Weigh wrote it.
  ///
  /// **Errors**: `RecordProblem`; a record is read whole or not at all.
  public init(jsonText text: String) throws(RecordProblem) {
    self = try RecordReading.record(try SignedDocument(text, as: .decision).value)
    try content.checkEvidence()
  }
}

/// Takes the document of a record apart, part by part.
enum RecordReading {
  private static let keys =
    ShortlistContent.keys + [
      "schema", "self", "number", "slug", "title", "status", "supersededBy", "missing", "decided",
      "deciders", "consulted", "informed", "context", "notes", "outcome", "verdicts", "marks",
      "reopen", "reviewBy", "reviewBasis", "reviewWindow", "reviewReason", "expires", "reviews",
      "checklist", "acknowledged", "disclaimer",
    ]

  static func record(_ value: JSONValue) throws(RecordProblem) -> DecisionRecord {
    let reader = try ObjectReader(value, at: "", keys: keys)
    // The first schema knew no marks, reviews, checklist, acknowledgements, users or limits of use.
    let isFirst = try reader.text("schema") == "weigh.decision/1"
    let context = try reader.inner("context") { (value, path) throws(RecordProblem) in
      try ObjectReader(
        value, at: path, keys: ["question", "product", "intendedUse", "users", "outOfScope"])
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
      use: DecisionRecord.UseNote(
        intended: try context.optionalText("intendedUse"),
        users: isFirst ? [] : try context.texts("users"),
        outOfScope: isFirst ? [] : try context.texts("outOfScope")),
      notes: try reader.text("notes"), choice: try choice(outcome),
      because: try outcome.text("because"), against: try outcome.texts("against"),
      notFirstBecause: try outcome.optionalText("notFirstBecause"),
      marks: try reader.list("verdicts", mark),
      opinions: isFirst ? [] : try reader.list("marks", DecisionRecord.Opinion.init),
      reopenIf: try reader.list("reopen", DecisionRecord.ReopenCondition.init),
      review: DecisionRecord.Review(
        day: try reader.date("reviewBy"),
        basis: try reader.word("reviewBasis", DecisionRecord.Review.Basis.self),
        windowDays: try reader.optionalInteger("reviewWindow"),
        reason: try reader.optionalText("reviewReason")),
      expires: try reader.optionalDate("expires"),
      reviews: isFirst ? [] : try reader.list("reviews", DecisionRecord.ReviewNote.init),
      checklist: isFirst ? [] : try reader.list("checklist", DecisionRecord.ChecklistEntry.init),
      acknowledged: isFirst
        ? [] : try reader.list("acknowledged", DecisionRecord.Acknowledgement.init),
      content: try ShortlistContent(reader), extensions: reader.extensions)
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
      for (duty, standing) in try reader.list("duties", DutyStates.duty) {
        duties[standing: duty] = standing
      }
    }
    return DecisionRecord.Mark(model: try reader.text("entry"), verdict: verdict, duties: duties)
  }

  static func basis(_ reader: ObjectReader) throws(RecordProblem)
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
