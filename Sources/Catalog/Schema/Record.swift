/// The kinds of record a catalog holds, each in its own folder or file.
public enum RecordKind: String, CaseIterable, Hashable, Sendable {
  case catalog, source, developer, host, license, benchmark, basket, family, model, policy, aliases
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
    values.first { $0.field == field }?.value
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
    /// Its rows, as written.
    public var rows: [Row]

    /// Makes a list.
    public init(name: String, rows: [Row]) {
      self.name = name
      self.rows = rows
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
    facts.first { $0.field == field }?.fact
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
    lists.first { $0.name == name }?.rows ?? []
  }

  /// A plain identity value.
  public func identity(_ field: Field) -> FactValue? {
    identity.first { $0.field == field }?.value
  }
}
