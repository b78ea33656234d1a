/// Compares two states of one record.
struct RecordComparison {
  typealias Change = CatalogDifference.Change
  typealias Statement = CatalogDifference.Statement

  let subject: CatalogDifference.Subject
  private let oldState: CatalogDifference.State
  private let newState: CatalogDifference.State
  /// What differs so far, in the order of the schema.
  private(set) var changes: [Change] = []

  init(
    _ subject: CatalogDifference.Subject, _ oldState: CatalogDifference.State,
    _ newState: CatalogDifference.State
  ) {
    self.subject = subject
    self.oldState = oldState
    self.newState = newState
  }

  mutating func compare(_ old: Record, _ new: Record) {
    let schema = RecordSchema.of(subject.kind)
    for field in Self.union(old.identity.map(\.field), new.identity.map(\.field)) {
      add(
        nil, field, old: old.identity(field).map { .init(.value($0), nil, oldState) },
        new: new.identity(field).map { .init(.value($0), nil, newState) })
    }
    compare(old.facts, new.facts, in: nil)
    for section in schema.sections {
      compare(old.section(section.name), new.section(section.name), in: section.name)
    }
    for list in schema.lists {
      compare(old.rows(list.name), new.rows(list.name), of: list)
    }
  }

  private mutating func compare(_ old: [NamedFact], _ new: [NamedFact], in section: String?) {
    for field in Self.union(old.map(\.field), new.map(\.field)) {
      let before = old.first { $0.field == field }?.fact
      let after = new.first { $0.field == field }?.fact
      add(
        section, field, old: before.map { .init($0, oldState) },
        new: after.map { .init($0, newState) },
        hasOtherClaims: !Self.isSame(before?.losing ?? [], after?.losing ?? []))
    }
  }

  private mutating func add(
    _ section: String?, _ field: Field, row: [Row.NamedValue] = [], old: Statement?,
    new: Statement?, hasOtherClaims: Bool = false
  ) {
    let nature: Change.Nature
    switch (old, new) {
    case (nil, nil): return
    case (nil, _?): nature = .new
    case (_?, nil): nature = .gone
    case (let old?, let new?):
      if !old.content.saysSame(as: new.content) {
        nature = .changed
      } else if !Self.isSame(old.evidence, new.evidence) {
        nature = .restated
      } else if hasOtherClaims {
        nature = .alternatives
      } else {
        return
      }
    }
    changes.append(
      Change(
        subject: subject, section: section, field: field, row: row, nature: nature, old: old,
        new: new))
  }

  // MARK: Rows

  private mutating func compare(
    _ old: [Row], _ new: [Row], of list: RecordSchema.ListSpec
  ) {
    let columns = RowOrder.keyColumns(of: list.name)
    for pair in RowPair.pairs(old, new, of: list.name) {
      let named = pair.new ?? pair.old
      let row = columns.compactMap { field in named?[field].map { Row.NamedValue(field, $0) } }
      guard let before = pair.old, let after = pair.new else {
        add(
          nil, Field(list.name), row: row, old: pair.old.map { .init($0, oldState) },
          new: pair.new.map { .init($0, newState) })
        continue
      }
      let count = changes.count
      for field in Self.union(before.values.map(\.field), after.values.map(\.field)) {
        // Evidence of its own has a row, not each of its columns: only values are compared here.
        guard !Self.isSame(before[field], after[field]) else { continue }
        add(
          list.name, field, row: row,
          old: before[field].map { .init(.value($0), before.evidence, oldState) },
          new: after[field].map { .init(.value($0), after.evidence, newState) })
      }
      if changes.count == count {
        add(
          nil, Field(list.name), row: row, old: .init(before, oldState), new: .init(after, newState)
        )
      }
    }
  }

  // MARK: Sameness

  /// The fields of both, in the order of the schema as far as one of them tells.
  private static func union(_ old: [Field], _ new: [Field]) -> [Field] {
    guard old != new else { return new }
    let known = Set(new)
    return new + old.filter { !known.contains($0) }
  }

  /// Whether two values have the same text: `1` and `1.0` do.
  fileprivate static func isSame(_ left: FactValue?, _ right: FactValue?) -> Bool {
    left == right || left?.json.canonicalText == right?.json.canonicalText
  }

  /// Whether two statements rest on the same; in which set of files they stand does not count.
  fileprivate static func isSame(_ left: Evidence?, _ right: Evidence?) -> Bool {
    guard var left, var right else { return left == nil && right == nil }
    left.layer = .base
    right.layer = .base
    return left == right
  }

  /// Whether the same is claimed, in whatever order.
  fileprivate static func isSame(_ left: [Claim], _ right: [Claim]) -> Bool {
    guard left.count == right.count else { return false }
    var rest = right
    for claim in left {
      let position = rest.firstIndex {
        isSame($0.value, claim.value) && isSame($0.evidence, claim.evidence)
      }
      guard let position else { return false }
      rest.remove(at: position)
    }
    return true
  }
}

extension CatalogDifference.Statement {
  init(_ content: Content, _ evidence: Evidence?, _ state: CatalogDifference.State) {
    self.init(content: content, evidence: evidence, date: state.date(of: evidence))
  }

  init(_ fact: Fact, _ state: CatalogDifference.State) {
    switch fact {
    case .known(let value, let evidence, _): self.init(.value(value), evidence, state)
    case .unknown(let reason, let evidence): self.init(.unknown(reason: reason), evidence, state)
    case .disputed(let claims):
      // In which order they are claimed says nothing, so it may not decide who is named.
      let sorted = claims.map { (claim: $0, key: Self.key(of: $0)) }
        .sorted { $0.key.precedesByBytes($1.key) }.map(\.claim)
      self.init(.disputed(sorted), sorted.first?.evidence, state)
    }
  }

  private static func key(of claim: Claim) -> String {
    let evidence = claim.evidence
    return [
      claim.value.json.canonicalText, evidence.source, evidence.asOf?.description ?? "",
      evidence.note ?? "", evidence.clause ?? "", evidence.inheritedFrom ?? "",
      evidence.isEstimate ? "estimate" : "",
    ].joined(separator: "\t")
  }

  init(_ row: Row, _ state: CatalogDifference.State) {
    self.init(.row(row.values), row.evidence, state)
  }
}

extension CatalogDifference.Statement.Content {
  fileprivate func saysSame(as other: Self) -> Bool {
    switch (self, other) {
    case (.value(let left), .value(let right)): return RecordComparison.isSame(left, right)
    case (.unknown(let left), .unknown(let right)): return left == right
    case (.disputed(let left), .disputed(let right)): return RecordComparison.isSame(left, right)
    case (.row(let left), .row(let right)):
      return left.map(\.field) == right.map(\.field)
        && zip(left, right).allSatisfy { RecordComparison.isSame($0.value, $1.value) }
    default: return false
    }
  }
}

extension Fact {
  /// The statements that lost.
  fileprivate var losing: [Claim] {
    if case .known(_, _, let losing) = self { return losing }
    return []
  }
}
