public import Catalog

/// The JSON Schema of a kind of file Weigh writes, for programs that read or check such files.
///
/// **Shape**: it accepts every file Weigh writes. What spans several places is checked by the reader
/// alone: the file's own hash, that a date is in the calendar, and that evidence is there.
public enum FileSchema: String, CaseIterable, Hashable, Sendable {
  case decision, shortlist

  /// The schema as a document.
  ///
  /// **Source**: JSON Schema, draft 2020-12.
  public var json: JSONValue {
    var keywords = body.keywords
    keywords["$schema"] = .text("https://json-schema.org/draft/2020-12/schema")
    keywords["$id"] = .text("urn:weigh:schema:\(rawValue):\(number)")
    keywords["title"] = .text(title)
    keywords["$defs"] = .object(parts.mapValues(\.json))
    return .object(keywords)
  }

  private var number: Int {
    switch self {
    case .decision: return DecisionRecord.schemaNumber
    case .shortlist: return Shortlist.schemaNumber
    }
  }

  private var title: String {
    switch self {
    case .decision: return "Decision record of Weigh"
    case .shortlist: return "Shortlist of Weigh"
    }
  }

  private var body: JSONSchema {
    switch self {
    case .decision:
      return .object(
        Self.merged([ContentSchema.required, DecisionSchema.required]),
        optional: Self.merged([ContentSchema.optional, DecisionSchema.optional]),
        rules: DecisionSchema.rules
      ).described("A decision for a model with the evidence it rests on.")
    case .shortlist:
      return .object(
        Self.merged([ContentSchema.required, ShortlistSchema.required]),
        optional: Self.merged([ContentSchema.optional, ShortlistSchema.optional])
      ).described("One ranking to be passed on and compared.")
    }
  }

  /// What the schema points at, by name.
  private var parts: [String: JSONSchema] {
    let shared = [
      ["date": JSONSchema.calendarDate], ContentSchema.parts, EntrySchema.parts,
      AnswerSchema.parts,
    ]
    switch self {
    case .decision: return Self.merged(shared + [DecisionSchema.parts])
    case .shortlist: return Self.merged(shared)
    }
  }

  private static func merged(_ tables: [[String: JSONSchema]]) -> [String: JSONSchema] {
    tables.reduce(into: [:]) { all, table in all.merge(table) { first, _ in first } }
  }
}
