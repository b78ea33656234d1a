/// Reads lines of `facts.jsonl`: Weigh's own form of a statement.
///
/// **Shape**: `{"id", "field", "value", "source", "asOf"}`; `unknown` instead of `value` says what
/// was read in vain; `kind` names other records than models; `n`, `from` and `est` are as in TOML.
/// The field of a section is `section.field`; that of a list is the list, with an object as value.
struct FactLineReader {
  /// The source of lines that name none.
  var source: String?
  /// The date of lines that name none.
  var date: CalendarDate?
  /// The set of files the statements stand in.
  var layer = Evidence.Layer.base

  private static let keys = [
    "id", "field", "value", "unknown", "source", "asOf", "kind", "n", "from", "est",
  ]

  /// The statement of a line, or what is wrong with it.
  func read(_ line: [UInt8]) -> Result<ImportedFact, ImportRejection> {
    let json: JSONValue
    do {
      json = try JSONValue(reading: line)
    } catch {
      return .failure(.notJSON(error))
    }
    guard case .object(let object) = json else { return .failure(.notAnObject) }
    if let key = object.keys.filter({ !Self.keys.contains($0) }).min() {
      return .failure(.unknownKey(key, nearest: Spelling.nearest(key, in: Self.keys)))
    }
    guard let id = object["id"]?.text, !id.isEmpty else { return .failure(.missing("id")) }
    guard let path = object["field"]?.text else { return .failure(.missing("field")) }
    guard let source = object["source"]?.text ?? source else { return .failure(.missing("source")) }
    var evidence = Evidence(
      source: source, asOf: date, note: object["n"]?.text?.withoutControlCharacters,
      inheritedFrom: object["from"]?.text, isEstimate: object["est"] == .flag(true), layer: layer)
    if let asOf = object["asOf"] {
      guard let date = asOf.text.flatMap(CalendarDate.init) else { return .failure(.wrongDate) }
      evidence.asOf = date
    }
    let kindName = object["kind"]?.text ?? RecordKind.model.rawValue
    guard let kind = RecordKind(rawValue: kindName) else {
      let kinds = RecordKind.allCases.map(\.rawValue)
      return .failure(.unknownKind(kindName, nearest: Spelling.nearest(kindName, in: kinds)))
    }
    return statement(object, path, kind).map { section, field, statement in
      ImportedFact(
        kind: kind, id: id, section: section, field: field, statement: statement,
        evidence: evidence)
    }
  }

  private typealias Target = (section: String?, field: Field, ImportedFact.Statement)

  private func statement(
    _ object: [String: JSONValue], _ path: String, _ kind: RecordKind
  ) -> Result<Target, ImportRejection> {
    let schema = RecordSchema.of(kind)
    if let list = schema.lists.first(where: { $0.name == path }) {
      return Self.row(object["value"], list).map { (nil, list.field, .row($0)) }
    }
    guard let (section, spec) = Self.field(path, schema) else {
      let known = schema.facts.map(\.field.name) + schema.lists.map(\.name)
      return .failure(.unknownField(path, nearest: Spelling.nearest(path, in: known)))
    }
    if let reason = object["unknown"] {
      guard let reason = reason.text, object["value"] == nil else {
        return .failure(.missing("value"))
      }
      return .success((section, spec.field, .unknown(reason: reason.withoutControlCharacters)))
    }
    guard let value = object["value"].flatMap(TOMLValue.init) else {
      return .failure(.missing("value"))
    }
    switch ValueReader.read(value, as: spec, key: path) {
    case .success(let value): return .success((section, spec.field, .value(value)))
    case .failure(let failure): return .failure(.wrongValue(failure.problem))
    }
  }

  /// The values of a row of a list, in the order of its columns.
  static func row(
    _ json: JSONValue?, _ list: RecordSchema.ListSpec
  ) -> Result<[Row.NamedValue], ImportRejection> {
    guard case .object(let object)? = json else { return .failure(.missing("value")) }
    let columns = list.columns.map(\.field.name)
    if let key = object.keys.filter({ !columns.contains($0) }).min() {
      return .failure(.unknownKey(key, nearest: Spelling.nearest(key, in: columns)))
    }
    if let missing = list.required.first(where: { object[$0.name] == nil }) {
      return .failure(.missing(missing.name))
    }
    var values: [Row.NamedValue] = []
    for column in list.columns {
      guard let json = object[column.field.name], json != .null else { continue }
      guard let value = TOMLValue(json) else { return .failure(.missing(column.field.name)) }
      switch ValueReader.read(value, as: column, key: column.field.name) {
      case .success(let value): values.append(.init(column.field, value))
      case .failure(let failure): return .failure(.wrongValue(failure.problem))
      }
    }
    return .success(values)
  }

  private static func field(_ path: String, _ schema: RecordSchema) -> (String?, FieldSpec)? {
    if let spec = schema.facts.first(where: { $0.field.name == path }) { return (nil, spec) }
    let parts = path.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2, let section = schema.sections.first(where: { $0.name == parts[0] })
    else { return nil }
    if let spec = section.fields.first(where: { $0.field.name == parts[1] }) {
      return (section.name, spec)
    }
    return section.openShape.map { (section.name, FieldSpec(Field(parts[1]), $0, "")) }
  }
}

extension RecordSchema.ListSpec {
  fileprivate var field: Field { Field(name) }
}

extension JSONValue {
  /// The text, where it is one.
  public var text: String? {
    if case .text(let text) = self { return text }
    return nil
  }
}

extension TOMLValue {
  /// The same value from JSON; `null` is none.
  init?(_ json: JSONValue) {
    switch json {
    case .null: return nil
    case .flag(let flag): self = .flag(flag)
    case .integer(let integer): self = .integer(integer)
    case .computed(let number), .stated(let number): self = .number(number)
    case .text(let text): self = .text(text.withoutControlCharacters)
    case .list(let list):
      let items = list.compactMap(TOMLValue.init)
      guard items.count == list.count else { return nil }
      self = .array(items)
    case .object(let object):
      var entries: [TOMLTable.Entry] = []
      for (key, json) in object.sorted(by: { $0.key.precedesByBytes($1.key) }) {
        guard let value = TOMLValue(json) else { return nil }
        entries.append(.init(key: key.withoutControlCharacters, value: value))
      }
      self = .table(TOMLTable(entries))
    }
  }
}
