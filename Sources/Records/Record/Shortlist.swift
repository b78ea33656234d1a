public import Catalog
public import Decision

/// One ranking to be passed on: what colleagues exchange and compare.
public struct Shortlist: Hashable, Sendable {
  /// The schema it is written in.
  public static let schema = "weigh.shortlist/\(schemaNumber)"
  /// Raised when an older Weigh cannot read the file any more.
  public static let schemaNumber = 1
  /// How many models are listed where nobody says.
  public static let usualLength = 5

  /// What it is called.
  public internal(set) var title: String
  /// Who made it, where they said.
  public internal(set) var author: String?
  /// The day it was made.
  public internal(set) var created: CalendarDate
  /// How many models were asked for.
  public internal(set) var length: Int
  /// The ranking.
  public internal(set) var content: ShortlistContent
  /// What other programs added, under keys that begin with `x-`.
  public internal(set) var extensions: [String: JSONValue]

  /// Whether it is longer than asked for, because a list never ends between models that cannot be
  /// told apart.
  public var isLengthened: Bool { content.entries.count > length }
}

extension Shortlist {
  /// Makes the shortlist of an outcome: the first models, and all that cannot be told from the last.
  ///
  /// **Shape**: with `models` those are listed instead, in the outcome's order. With `robustness` it
  /// is its draws that tell models apart; the hash of the result stays that of the ranking alone.
  /// **Errors**: `RecordProblem` where a model is not in the outcome, or the day is only a month.
  public init(
    _ outcome: Outcome, title: String, author: String? = nil, created: CalendarDate,
    length: Int = usualLength, models: [String]? = nil, engine: [String: String] = [:],
    robustness: Robustness? = nil
  ) throws(RecordProblem) {
    guard created.day != nil else {
      throw .wrongValue(path: "created", expected: "a day as 2026-08-01")
    }
    let drawn = robustness.map { outcome.bracketed(by: $0) } ?? outcome
    let listed = models.map { Self.ordered($0, in: outcome) } ?? Self.first(length, of: drawn)
    var builder = RecordBuilder(outcome: drawn)
    var content = try builder.content(
      listed, chosen: .open, engine: engine, robustness: robustness)
    content.basis = RecordBuilder(outcome: outcome).basis(engine: engine)
    let list = Shortlist(
      title: title, author: author, created: created, length: models == nil ? length : listed.count,
      content: content, extensions: [:])
    self = try Shortlist(list.json.cleaned(except: ["body", "self"])).settled()
  }

  /// Named models in the order of the ranking, each once; those that are not ranked stand last.
  private static func ordered(_ models: [String], in outcome: Outcome) -> [String] {
    let named = models.uniqued
    let ranked = outcome.rows.map(\.model.id).filter(named.contains)
    return ranked + named.filter { !ranked.contains($0) }
  }

  /// The ids of the first models with the whole bracket of the last of them.
  private static func first(_ length: Int, of outcome: Outcome) -> [String] {
    guard length > 0, let last = outcome.rows.prefix(length).last else { return [] }
    return outcome.rows.enumerated().filter { place, row in
      place < length || (row.bracket == last.bracket && row.group == last.group)
    }.map { $0.element.model.id }
  }
}

extension Shortlist {
  /// The shortlist as a document, with its own hash under `self`.
  public var json: JSONValue {
    var body = content.parts
    body["schema"] = .text(Self.schema)
    body["title"] = .text(title)
    body["author"] = author.map { .text($0) }
    body["created"] = .text(created.description)
    body["length"] = .count(length)
    body["disclaimer"] = .text(DecisionRecord.disclaimer)
    body.merge(extensions) { first, _ in first }
    return SignedDocument.signed(body)
  }

  /// Reads a shortlist and makes sure that nobody changed it since Weigh wrote it.
  ///
  /// **Errors**: `RecordProblem`; a file is read whole or not at all.
  public init(jsonText text: String) throws(RecordProblem) {
    self = try Shortlist(try SignedDocument(text, as: .shortlist).value)
    try content.checkEvidence()
  }

  private init(_ value: JSONValue) throws(RecordProblem) {
    let reader = try ObjectReader(
      value, at: "",
      keys: ShortlistContent.keys + [
        "schema", "self", "title", "author", "created", "length", "disclaimer",
      ])
    title = try reader.text("title")
    author = try reader.optionalText("author")
    created = try reader.date("created")
    length = try reader.integer("length")
    content = try ShortlistContent(reader)
    extensions = reader.extensions
  }

  private func settled() throws(RecordProblem) -> Shortlist {
    try Shortlist(jsonText: json.canonicalText)
  }
}
