internal import Catalog
internal import Decision

/// The small parts of a record, each with its own keys.
extension RecordReading {
  static func considered(_ value: JSONValue, at path: String) throws(RecordProblem)
    -> DecisionRecord.Considered
  {
    let reader = try ObjectReader(
      value, at: path, keys: ["entries", "meeting", "hanging", "pending", "excluded"])
    return DecisionRecord.Considered(
      entries: try reader.integer("entries"), meeting: try reader.integer("meeting"),
      hanging: try reader.integer("hanging"), pending: try reader.integer("pending"),
      excluded: try reader.integer("excluded"))
  }

  static func need(_ value: JSONValue, at path: String) throws(RecordProblem)
    -> DecisionRecord.Need
  {
    let reader = try ObjectReader(
      value, at: path,
      keys: ["rule", "text", "why", "before", "after", "fails", "failsAlone", "dropped", "unknown"])
    return DecisionRecord.Need(
      rule: try reader.text("rule"), text: try reader.text("text"),
      why: try reader.optionalText("why"), before: try reader.integer("before"),
      after: try reader.integer("after"), fails: try reader.integer("fails"),
      failsAlone: try reader.integer("failsAlone"),
      dropped: try reader.integer("dropped"), unknown: try reader.integer("unknown"))
  }

  static func criterion(_ value: JSONValue, at path: String) throws(RecordProblem)
    -> DecisionRecord.Criterion
  {
    let reader = try ObjectReader(
      value, at: path, keys: ["id", "label", "unit", "weight", "range"])
    return DecisionRecord.Criterion(
      id: try reader.text("id"), label: try reader.text("label"), unit: try reader.text("unit"),
      weight: try reader.number("weight"), range: try reader.optionalText("range"))
  }

  static func nextModel(_ value: JSONValue, at path: String) throws(RecordProblem)
    -> DecisionRecord.NextModel
  {
    let reader = try ObjectReader(value, at: path, keys: ["id", "rank", "score", "gap"])
    return DecisionRecord.NextModel(
      id: try reader.text("id"), rank: try reader.integer("rank"),
      score: try reader.number("score"), gap: try reader.number("gap"))
  }

  static func rankedModel(_ value: JSONValue, at path: String) throws(RecordProblem)
    -> DecisionRecord.RankedModel
  {
    let reader = try ObjectReader(
      value, at: path, keys: ["id", "delivery", "rank", "bracket", "group", "score"])
    guard let group = RankedRow.Group(rawValue: try reader.text("group")) else {
      throw reader.wrong("group", "meets or hangs")
    }
    return DecisionRecord.RankedModel(
      id: try reader.text("id"), delivery: try reader.text("delivery"),
      rank: try reader.integer("rank"), bracket: try reader.integer("bracket"), group: group,
      score: try reader.number("score"))
  }

  static func exclusion(_ value: JSONValue, at path: String) throws(RecordProblem)
    -> DecisionRecord.Exclusion
  {
    let reader = try ObjectReader(
      value, at: path, keys: ["id", "delivery", "group", "notKnown", "reasons"])
    let group = try reader.text("group")
    guard group == "pending" || group == "excluded" else {
      throw reader.wrong("group", "excluded or pending")
    }
    return DecisionRecord.Exclusion(
      id: try reader.text("id"), delivery: try reader.text("delivery"),
      isPending: group == "pending", isNotKnown: try reader.flag("notKnown"),
      reasons: try reader.list("reasons", DecisionRecord.Reason.init))
  }

  static func override(_ value: JSONValue, at path: String) throws(RecordProblem)
    -> DecisionRecord.OverrideNote
  {
    let reader = try ObjectReader(
      value, at: path, keys: ["entry", "rule", "verdict", "by", "date", "reason"])
    return DecisionRecord.OverrideNote(
      model: try reader.text("entry"), rule: try reader.text("rule"),
      verdict: try reader.word("verdict", TruthValue.self), by: try reader.text("by"),
      date: try reader.date("date"), reason: try reader.text("reason"))
  }

  static func flip(_ value: JSONValue, at path: String) throws(RecordProblem)
    -> DecisionRecord.Flip
  {
    let reader = try ObjectReader(
      value, at: path,
      keys: ["leader", "challenger", "criterion", "weight", "level", "side", "sentence"])
    let side = try reader.text("side")
    guard side == "at-least" || side == "at-most" else {
      throw reader.wrong("side", "at-least or at-most")
    }
    return DecisionRecord.Flip(
      leader: try reader.text("leader"), challenger: try reader.text("challenger"),
      criterion: try reader.text("criterion"), weight: try reader.number("weight"),
      level: try reader.number("level"), isFloor: side == "at-least",
      sentence: try reader.text("sentence"))
  }

  static func statement(_ value: JSONValue, at path: String) throws(RecordProblem)
    -> DecisionRecord.Statement
  {
    let reader = try ObjectReader(
      value, at: path, keys: ["field", "value", "kind", "source", "asOf", "clause", "note"])
    guard let kind = EvidenceItem.Kind(rawValue: try reader.text("kind")) else {
      throw reader.wrong("kind", "a kind of evidence, as 'reported' or 'measured'")
    }
    return DecisionRecord.Statement(
      field: try reader.text("field"), value: try reader.text("value"), kind: kind,
      source: try reader.text("source"), asOf: try reader.optionalDate("asOf"),
      clause: try reader.optionalText("clause"), note: try reader.optionalText("note"))
  }

  static func source(_ value: JSONValue, at path: String) throws(RecordProblem)
    -> DecisionRecord.SourceNote
  {
    let reader = try ObjectReader(
      value, at: path,
      keys: ["title", "publisher", "repo", "url", "path", "commit", "read", "attribution"])
    return DecisionRecord.SourceNote(
      title: try reader.optionalText("title"), publisher: try reader.optionalText("publisher"),
      repository: try reader.optionalText("repo"), url: try reader.optionalText("url"),
      path: try reader.optionalText("path"), commit: try reader.optionalText("commit"),
      read: try reader.optionalDate("read"), attribution: try reader.optionalText("attribution"))
  }
}
