/// One value of a record with its place in the file and what the schema says of it.
public struct StatedValue: Sendable {
  /// What a value is to its record.
  public enum Role: Hashable, Sendable {
    /// A plain value that says which record it is.
    case identity
    /// The accepted value of a fact, or a claim of a disputed one.
    case fact
    /// A claim that lost.
    case losing
    /// The reason why a fact is not known.
    case reason
    /// A column of a row.
    case column
  }

  /// The way from the record's table to the value.
  public let steps: [TOMLDocument.Step]
  /// What the schema says of it.
  public let spec: FieldSpec
  /// The value.
  public let value: FactValue
  /// Who states it; `nil` for identity and for columns of rows without evidence.
  public let evidence: Evidence?
  /// What it is to its record.
  public let role: Role
}

extension Record {
  /// Every value the record holds, losing claims and reasons included.
  public func statedValues() -> [StatedValue] {
    let schema = RecordSchema.of(kind)
    var values: [StatedValue] = []
    var specs = Dictionary(
      (schema.identity + schema.facts).map { ($0.field, $0) },
      uniquingKeysWith: { first, _ in first })
    for value in identity {
      guard let spec = specs[value.field] else { continue }
      values.append(
        StatedValue(
          steps: [.key(value.field.name)], spec: spec, value: value.value, evidence: nil,
          role: .identity))
    }
    for fact in facts {
      guard let spec = specs[fact.field] else { continue }
      Self.add(fact.fact, spec, [.key(fact.field.name)], to: &values)
    }
    for section in schema.sections {
      specs = Dictionary(
        section.fields.map { ($0.field, $0) }, uniquingKeysWith: { first, _ in first })
      for fact in self.section(section.name) {
        let open = section.openShape.map { FieldSpec(fact.field, $0, "") }
        guard let spec = specs[fact.field] ?? open else { continue }
        Self.add(fact.fact, spec, [.key(section.name), .key(fact.field.name)], to: &values)
      }
    }
    for list in schema.lists {
      specs = Dictionary(
        list.columns.map { ($0.field, $0) }, uniquingKeysWith: { first, _ in first })
      for (position, row) in rows(list.name).enumerated() {
        for value in row.values {
          guard let spec = specs[value.field] else { continue }
          values.append(
            StatedValue(
              steps: [.key(list.name), .item(position), .key(value.field.name)], spec: spec,
              value: value.value, evidence: row.evidence, role: .column))
        }
      }
    }
    return values
  }

  private static func add(
    _ fact: Fact, _ spec: FieldSpec, _ steps: [TOMLDocument.Step], to values: inout [StatedValue]
  ) {
    func add(_ value: FactValue, _ evidence: Evidence, _ role: StatedValue.Role) {
      values.append(
        StatedValue(steps: steps, spec: spec, value: value, evidence: evidence, role: role))
    }
    switch fact {
    case .known(let value, let evidence, let losing):
      add(value, evidence, .fact)
      for claim in losing { add(claim.value, claim.evidence, .losing) }
    case .unknown(let reason, let evidence): add(.text(reason), evidence, .reason)
    case .disputed(let claims):
      for claim in claims { add(claim.value, claim.evidence, .fact) }
    }
  }
}
