/// Where each key of a schema belongs, for readers that go through a file key by key.
struct SchemaIndex: Sendable {
  enum Slot: Sendable {
    case identity(Int)
    case fact(Int)
    case section(Int)
    case list(Int)
  }

  let schema: RecordSchema
  let slots: [String: Slot]
  /// For each section, the position of each declared field.
  let sectionFields: [[String: Int]]
  /// For each list, the position of each column.
  let columns: [[String: Int]]

  private init(_ schema: RecordSchema) {
    self.schema = schema
    var slots: [String: Slot] = [:]
    for (position, spec) in schema.identity.enumerated() {
      slots[spec.field.name] = .identity(position)
    }
    for (position, spec) in schema.facts.enumerated() {
      slots[spec.field.name] = .fact(position)
    }
    for (position, spec) in schema.sections.enumerated() { slots[spec.name] = .section(position) }
    for (position, spec) in schema.lists.enumerated() { slots[spec.name] = .list(position) }
    self.slots = slots
    sectionFields = schema.sections.map { Self.positions($0.fields) }
    columns = schema.lists.map { Self.positions($0.columns) }
  }

  /// The index of a kind's schema.
  static func of(_ kind: RecordKind) -> SchemaIndex { all[kind] ?? SchemaIndex(.of(kind)) }

  private static let all = Dictionary(
    uniqueKeysWithValues: RecordKind.allCases.map { ($0, SchemaIndex(.of($0))) })

  private static func positions(_ specs: [FieldSpec]) -> [String: Int] {
    Dictionary(
      specs.enumerated().map { ($1.field.name, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
