/// What two states of a catalog say differently, record by record and fact by fact.
///
/// **Shape**: two sets of records come in; of records that only one of them has, the subject comes
/// out, of the others every fact, row or column that differs, old and new, each with its evidence.
/// Kinds stand in their declared order, ids in byte order, fields in the order of the schema: the
/// same two states give the same difference, whatever order the records come in. It is empty
/// exactly when the content hashes are equal.
/// **Cost**: linear in the statements, n log n in the rows of a list.
public struct CatalogDifference: Hashable, Sendable {
  /// One thing the catalog describes.
  public struct Subject: Hashable, Sendable {
    /// What kind of thing.
    public let kind: RecordKind
    /// Its id.
    public let id: String

    /// Names a thing.
    public init(kind: RecordKind, id: String) {
      self.kind = kind
      self.id = id
    }
  }

  /// What one of the two states says at a place.
  public struct Statement: Hashable, Sendable {
    /// What is said.
    public enum Content: Hashable, Sendable {
      case value(FactValue)
      /// Somebody looked and found nothing.
      case unknown(reason: String)
      /// Credible sources disagree.
      case disputed([Claim])
      /// A whole row of a list.
      case row([Row.NamedValue])
    }

    /// What is said.
    public let content: Content
    /// Who says it; `nil` for plain values such as a status, which need no source.
    public let evidence: Evidence?
    /// When it held: its own date, or that of its source in the same state.
    public let date: CalendarDate?

    /// States something.
    public init(content: Content, evidence: Evidence?, date: CalendarDate?) {
      self.content = content
      self.evidence = evidence
      self.date = date
    }
  }

  /// One place at which the two states differ.
  public struct Change: Hashable, Sendable {
    /// How they differ.
    public enum Nature: String, CaseIterable, Hashable, Sendable {
      /// Only the new state says something.
      case new
      /// Both say something else.
      case changed
      /// Only the old state says something.
      case gone
      /// Both say the same, on other evidence or at another date.
      case restated
      /// What counts is the same; statements that lost against it differ.
      case alternatives
    }

    /// The record.
    public let subject: Subject
    /// The section or the list the field stands in, if it does.
    public let section: String?
    /// The field or column; for a whole row, the list.
    public let field: Field
    /// What tells the row from others of its list; empty for facts.
    public let row: [Row.NamedValue]
    /// How the states differ.
    public let nature: Nature
    /// What the old state says.
    public let old: Statement?
    /// What the new state says.
    public let new: Statement?

    /// Describes a change.
    public init(
      subject: Subject, section: String? = nil, field: Field, row: [Row.NamedValue] = [],
      nature: Nature, old: Statement?, new: Statement?
    ) {
      self.subject = subject
      self.section = section
      self.field = field
      self.row = row
      self.nature = nature
      self.old = old
      self.new = new
    }

    /// The field with its section or list: `context`, `arch.head_dim`, `offers.input`.
    public var path: String { section.map { $0 + "." + field.name } ?? field.name }
  }

  /// How many records of a kind differ.
  public struct Count: Hashable, Sendable {
    /// The kind.
    public let kind: RecordKind
    /// Records only the new state has.
    public let new: Int
    /// Records that both have and that differ.
    public let changed: Int
    /// Records only the old state has.
    public let gone: Int

    /// Counts records of a kind.
    public init(kind: RecordKind, new: Int, changed: Int, gone: Int) {
      self.kind = kind
      self.new = new
      self.changed = changed
      self.gone = gone
    }
  }

  /// Records only the new state has.
  public let new: [Subject]
  /// Records only the old state has.
  public let gone: [Subject]
  /// Every difference in records both have.
  public let changes: [Change]

  /// Compares two sets of records; of two with the same kind and id the last counts.
  public init(from old: [Record], to new: [Record]) {
    let oldState = State(old)
    let newState = State(new)
    var onlyNew: [Subject] = []
    var onlyOld: [Subject] = []
    var changes: [Change] = []
    for subject in Set(oldState.records.keys).union(newState.records.keys).sorted() {
      switch (oldState.records[subject], newState.records[subject]) {
      case (let before?, let after?):
        // Most records say the same, and equal ones need no look at their parts.
        if before == after { continue }
        var comparison = RecordComparison(subject, oldState, newState)
        comparison.compare(before, after)
        changes += comparison.changes
      case (nil, _?): onlyNew.append(subject)
      default: onlyOld.append(subject)
      }
    }
    self.new = onlyNew
    gone = onlyOld
    self.changes = changes
  }

  /// Compares two catalogs, overlays included.
  public init(from old: CatalogSnapshot, to new: CatalogSnapshot) {
    self.init(from: old.records, to: new.records)
  }

  /// Whether both states say the same.
  public var isEmpty: Bool { new.isEmpty && gone.isEmpty && changes.isEmpty }

  /// The differences in one record, in the order of its fields.
  public func changes(of subject: Subject) -> [Change] {
    changes.filter { $0.subject == subject }
  }

  /// How many records differ, for each kind of which one does.
  public var counts: [Count] {
    let changed = Set(changes.map(\.subject))
    return RecordKind.allCases.compactMap { kind in
      let count = Count(
        kind: kind, new: new.count { $0.kind == kind }, changed: changed.count { $0.kind == kind },
        gone: gone.count { $0.kind == kind })
      return count.new + count.changed + count.gone > 0 ? count : nil
    }
  }

  /// One of the two states: its records, and the dates of its sources.
  struct State {
    let records: [Subject: Record]

    init(_ records: [Record]) {
      self.records = Dictionary(
        records.map { (Subject(kind: $0.kind, id: $0.id), $0) },
        uniquingKeysWith: { _, last in last })
    }

    func date(of evidence: Evidence?) -> CalendarDate? {
      guard let evidence else { return nil }
      return evidence.asOf
        ?? records[Subject(kind: .source, id: evidence.source)]?.identity("retrieved")?.date
    }
  }
}

extension CatalogDifference.Subject: Comparable {
  /// By the declared order of kinds, then by the bytes of the ids.
  public static func < (left: Self, right: Self) -> Bool {
    if left.kind != right.kind { return left.kind.position < right.kind.position }
    return left.id.precedesByBytes(right.id)
  }
}

extension RecordKind {
  /// The place among all kinds, in declared order.
  fileprivate var position: Int { Self.positions[self] ?? Self.allCases.count }

  private static let positions = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}
