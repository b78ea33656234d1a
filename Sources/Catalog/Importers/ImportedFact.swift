/// One statement of an import: a value, a look-up without result, or a row of a list.
public struct ImportedFact: Hashable, Sendable {
  /// What is stated.
  public enum Statement: Hashable, Sendable {
    case value(FactValue)
    /// Somebody looked and found nothing.
    case unknown(reason: String)
    /// A row of a list such as `offers`.
    case row([Row.NamedValue])
  }

  /// The kind of record it speaks of.
  public let kind: RecordKind
  /// That record's id.
  public let id: String
  /// The section, for a field of one.
  public let section: String?
  /// The field, or the list.
  public let field: Field
  /// What is stated.
  public let statement: Statement
  /// Who states it.
  public let evidence: Evidence

  /// Makes a statement.
  public init(
    kind: RecordKind, id: String, section: String? = nil, field: Field, statement: Statement,
    evidence: Evidence
  ) {
    self.kind = kind
    self.id = id
    self.section = section
    self.field = field
    self.statement = statement
    self.evidence = evidence
  }

  /// The field with its section: `context` or `arch.head_dim`.
  public var path: String { section.map { $0 + "." + field.name } ?? field.name }

  /// The line of a `facts.jsonl` file, without its line feed.
  public var line: String {
    var object: [String: JSONValue] = [
      "id": .text(id), "field": .text(path), "source": .text(evidence.source),
    ]
    if kind != .model { object["kind"] = .text(kind.rawValue) }
    if let date = evidence.asOf { object["asOf"] = .text(date.description) }
    if let note = evidence.note { object["n"] = .text(note) }
    if let from = evidence.inheritedFrom { object["from"] = .text(from) }
    if evidence.isEstimate { object["est"] = .flag(true) }
    switch statement {
    case .value(let value): object["value"] = value.json
    case .unknown(let reason): object["unknown"] = .text(reason)
    case .row(let values):
      object["value"] = .object(
        Dictionary(
          values.map { ($0.field.name, $0.value.json) }, uniquingKeysWith: { first, _ in first }))
    }
    return JSONValue.object(object).canonicalText
  }
}
