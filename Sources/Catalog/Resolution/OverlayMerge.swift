/// Puts a record of an overlay over the same record of the base, field by field.
enum OverlayMerge {
  static func merge(_ overlay: Record, into base: inout Record) {
    let schema = RecordSchema.of(base.kind)
    for value in overlay.identity {
      if let position = base.identity.firstIndex(where: { $0.field == value.field }) {
        base.identity[position] = value
      } else {
        let names = schema.identity.map(\.field)
        let rank = names.firstIndex(of: value.field) ?? names.count
        let place = base.identity.firstIndex {
          (names.firstIndex(of: $0.field) ?? names.count) > rank
        }
        base.identity.insert(value, at: place ?? base.identity.endIndex)
      }
    }
    merge(overlay.facts, into: &base.facts, schema.facts)
    for section in overlay.sections {
      base.changeSection(section.name, schema) { facts in
        let spec = schema.sections.first { $0.name == section.name }
        merge(section.facts, into: &facts, spec?.fields ?? [])
      }
    }
    for list in overlay.lists {
      base.changeList(list.name, schema) { merge(list.rows, into: &$0, of: list.name) }
    }
  }

  private static func merge(
    _ overlay: [NamedFact], into base: inout [NamedFact], _ specs: [FieldSpec]
  ) {
    for fact in overlay {
      if let position = base.firstIndex(where: { $0.field == fact.field }) {
        base[position].fact = merged(fact.fact, over: base[position].fact)
      } else {
        base.insert(fact, inSchemaOrder: specs)
      }
    }
  }

  /// The overlay's fact with what it replaces among the losing claims.
  private static func merged(_ overlay: Fact, over base: Fact) -> Fact {
    guard case .known(let value, let evidence, let losing) = overlay else { return overlay }
    let replaced: [Claim]
    switch base {
    case .known(let value, let evidence, let losing): replaced = [Claim(value, evidence)] + losing
    case .disputed(let claims): replaced = claims
    case .unknown: replaced = []
    }
    return .known(
      value, evidence, losing: SourcePreference.distinct(losing + replaced, besides: value))
  }

  /// Rows about the same thing are replaced; a list without such rows is replaced as a whole.
  private static func merge(_ overlay: [Row], into base: inout [Row], of list: String) {
    guard !RowOrder.keyColumns(of: list).isEmpty else {
      base = overlay
      return
    }
    for row in overlay {
      let key = RowOrder.key(of: row, in: list)
      if let position = base.firstIndex(where: { RowOrder.key(of: $0, in: list) == key }) {
        base[position] = row
      } else {
        base.append(row)
      }
    }
    base = RowOrder.sorted(base, of: list)
  }
}
