/// The kinds of record a catalog holds, each in its own folder or file.
public enum RecordKind: String, CaseIterable, Hashable, Sendable {
  case catalog, source, developer, host, license, benchmark, basket, calibration, family, model,
    policy, device,
    measurement, preset, aliases
}

/// The name of a field, as it stands in the files.
public struct Field: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The key in TOML.
  public let name: String

  /// Names a field.
  public init(_ name: String) { self.name = name }
  /// Names a field.
  public init(stringLiteral value: String) { name = value }
  /// The key in TOML.
  public var description: String { name }
}

/// A fact under its field name.
public struct NamedFact: Hashable, Sendable {
  /// The field.
  public let field: Field
  /// What is known of it.
  public var fact: Fact

  /// Pairs a field with its fact.
  public init(_ field: Field, _ fact: Fact) {
    self.field = field
    self.fact = fact
  }
}

/// One entry of a list such as `[[offers]]`: plain values that share one piece of evidence.
public struct Row: Hashable, Sendable {
  /// The values in schema order.
  public var values: [NamedValue]
  /// The evidence of the whole row; rows that name none inherit the record's.
  public var evidence: Evidence?

  /// A plain value under its column name.
  public struct NamedValue: Hashable, Sendable {
    /// The column.
    public let field: Field
    /// The value.
    public let value: FactValue

    /// Pairs a column with its value.
    public init(_ field: Field, _ value: FactValue) {
      self.field = field
      self.value = value
    }
  }

  /// Makes a row.
  public init(values: [NamedValue], evidence: Evidence?) {
    self.values = values
    self.evidence = evidence
  }

  /// The value of a column, if the row has it.
  public subscript(field: Field) -> FactValue? {
    for value in values where value.field == field { return value.value }
    return nil
  }
}

/// One thing the catalog describes, as written: identity, facts, sections and lists.
public struct Record: Hashable, Sendable {
  /// A section such as `[arch]`: facts under their own keys.
  public struct Section: Hashable, Sendable {
    /// The section's name.
    public let name: String
    /// Its facts, in the order of the schema.
    public var facts: [NamedFact]

    /// Makes a section.
    public init(name: String, facts: [NamedFact]) {
      self.name = name
      self.facts = facts
    }
  }

  /// A list such as `[[offers]]`.
  public struct List: Hashable, Sendable {
    /// The list's name.
    public let name: String
    private var storage: Storage

    /// Rows that are there, or packed ones that are read when somebody asks.
    private enum Storage: Sendable {
      case rows([Row])
      case packed(PackedRows)
    }

    /// Makes a list.
    public init(name: String, rows: [Row]) {
      self.name = name
      storage = .rows(rows)
    }

    /// A list whose rows stay packed until somebody asks for them.
    init(name: String, packed: PackedRows) {
      self.name = name
      storage = .packed(packed)
    }

    /// Its rows, as written.
    ///
    /// **Cost**: O(n) each time where the list was opened from a compiled catalog.
    public var rows: [Row] {
      get {
        switch storage {
        case .rows(let rows): return rows
        case .packed(let packed): return packed.rows()
        }
      }
      set { storage = .rows(newValue) }
    }

    /// How many rows it has.
    public var count: Int {
      switch storage {
      case .rows(let rows): return rows.count
      case .packed(let packed): return packed.count
      }
    }

    /// Hands out the values of some columns row by row, `nil` where a row lacks one.
    func forEachRow(_ columns: [Field], _ body: ([FactValue?], Evidence?) -> Void) {
      switch storage {
      case .rows(let rows):
        for row in rows { body(columns.map { row[$0] }, row.evidence) }
      case .packed(let packed): packed.forEachRow(columns, body)
      }
    }

    /// Whether name and rows are the same.
    public static func == (left: List, right: List) -> Bool {
      left.name == right.name && left.rows == right.rows
    }

    /// Feeds name and rows.
    public func hash(into hasher: inout Hasher) {
      hasher.combine(name)
      hasher.combine(rows)
    }
  }

  /// What it describes.
  public let kind: RecordKind
  /// Its id; for models the Hub id, case kept.
  public let id: String
  /// The file it was read from, relative to the catalog folder; not part of the content.
  public var file: String?
  /// Plain values that say which record it is and how it hangs together; they need no source.
  public var identity: [Row.NamedValue]
  /// Facts, in the order of the schema.
  public var facts: [NamedFact]
  /// Sections, in the order of the schema.
  public var sections: [Section]
  /// Lists, in the order of the schema.
  public var lists: [List]

  /// Makes a record; parts that are left out are empty.
  public init(
    kind: RecordKind, id: String, file: String? = nil, identity: [Row.NamedValue] = [],
    facts: [NamedFact] = [], sections: [Section] = [], lists: [List] = []
  ) {
    self.kind = kind
    self.id = id
    self.file = file
    self.identity = identity
    self.facts = facts
    self.sections = sections
    self.lists = lists
  }

  /// What is known of a field; `nil` means nobody has looked.
  public subscript(field: Field) -> Fact? {
    for named in facts where named.field == field { return named.fact }
    return nil
  }

  /// What is known of a field of a section.
  public func fact(_ field: Field, in section: String) -> Fact? {
    sections.first { $0.name == section }?.facts.first { $0.field == field }?.fact
  }

  /// The facts of a section; empty when the record has none.
  public func section(_ name: String) -> [NamedFact] {
    sections.first { $0.name == name }?.facts ?? []
  }

  /// The rows of a list; empty when the record has none.
  public func rows(_ name: String) -> [Row] {
    list(name)?.rows ?? []
  }

  /// A list with its rows, if the record has it.
  func list(_ name: String) -> List? { lists.first { $0.name == name } }

  /// A plain identity value.
  public func identity(_ field: Field) -> FactValue? {
    for value in identity where value.field == field { return value.value }
    return nil
  }
}
