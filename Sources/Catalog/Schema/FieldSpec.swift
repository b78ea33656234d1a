/// What values a field may take; the reader, the writer, lint and the hash all follow it.
public struct FieldSpec: Hashable, Sendable {
  /// The shape of a value.
  public enum Shape: Hashable, Sendable {
    case text
    /// One of these words.
    case word([String])
    /// A whole number within bounds.
    case integer(ClosedRange<Int64>)
    /// A finite number within bounds.
    case number(ClosedRange<Double>)
    case flag
    /// A day, or a month written as text.
    case date
    /// Names, order kept.
    case texts
    /// Names out of these words.
    case words([String])
    /// A table of whole numbers.
    case counts
    /// Finite numbers, order kept.
    case numbers
    /// ISO 3166-1 alpha-2 codes.
    case countries
    /// One ISO 3166-1 alpha-2 code.
    case country
    /// The id of a record of this kind.
    case reference(RecordKind)
    /// Ids of records of this kind.
    case references(RecordKind)
  }

  /// The field.
  public let field: Field
  /// The shape of its values.
  public let shape: Shape
  /// The unit, in words, where the number has one.
  public let unit: String?
  /// What the field says, in one sentence.
  public let summary: String

  /// Declares a field.
  public init(_ field: Field, _ shape: Shape, unit: String? = nil, _ summary: String) {
    self.field = field
    self.shape = shape
    self.unit = unit
    self.summary = summary
  }
}

/// What a kind of record may hold, in the order the canonical writer keeps.
public struct RecordSchema: Sendable {
  /// A list of rows, such as `[[offers]]`.
  public struct ListSpec: Sendable {
    /// The list's name.
    public let name: String
    /// Its columns, in order.
    public let columns: [FieldSpec]
    /// Columns every row must have.
    public let required: [Field]
    /// Whether each row names a source of its own.
    public let isSourced: Bool

    /// Declares a list.
    public init(_ name: String, required: [Field], isSourced: Bool = true, _ columns: [FieldSpec]) {
      self.name = name
      self.columns = columns
      self.required = required
      self.isSourced = isSourced
    }
  }

  /// A section of facts, such as `[arch]`, whose `source` key serves all of them.
  public struct SectionSpec: Sendable {
    /// The section's name.
    public let name: String
    /// Its fields; empty means any key with a value of `openShape`.
    public let fields: [FieldSpec]
    /// The shape of values under keys that are not declared; `nil` forbids such keys.
    public let openShape: FieldSpec.Shape?

    /// Declares a section.
    public init(_ name: String, open: FieldSpec.Shape? = nil, _ fields: [FieldSpec]) {
      self.name = name
      self.fields = fields
      openShape = open
    }
  }

  /// The kind it describes.
  public let kind: RecordKind
  /// The folder or file below the catalog folder.
  public let place: String
  /// Plain values without a source.
  public let identity: [FieldSpec]
  /// Identity values every record must have.
  public let required: [Field]
  /// Facts, each with a source.
  public let facts: [FieldSpec]
  /// Sections of facts.
  public let sections: [SectionSpec]
  /// Lists of rows.
  public let lists: [ListSpec]
  /// Whether facts carry their own source key; where not, the record's `[[texts]]` are the source.
  public let isFactSourced: Bool

  init(
    kind: RecordKind, place: String, required: [Field], identity: [FieldSpec],
    facts: [FieldSpec] = [], isFactSourced: Bool = true, sections: [SectionSpec] = [],
    lists: [ListSpec] = []
  ) {
    self.kind = kind
    self.place = place
    self.identity = identity
    self.required = required
    self.facts = facts
    self.isFactSourced = isFactSourced
    self.sections = sections
    self.lists = lists
  }

  /// The schema of a kind.
  public static func of(_ kind: RecordKind) -> RecordSchema {
    switch kind {
    case .catalog: return .catalog
    case .source: return .source
    case .developer: return .developer
    case .host: return .host
    case .license: return .license
    case .benchmark: return .benchmark
    case .basket: return .basket
    case .calibration: return .calibration
    case .family: return .family
    case .model: return .model
    case .policy: return .policy
    case .device: return .device
    case .measurement: return .measurement
    case .preset: return .preset
    case .aliases: return .aliases
    }
  }
}

extension ClosedRange where Bound == Int64 {
  /// Counts and sizes: zero and above.
  static var nonNegative: ClosedRange<Int64> { 0...Int64.max }
  /// Counts and sizes that cannot be zero.
  static var positive: ClosedRange<Int64> { 1...Int64.max }
}

extension ClosedRange where Bound == Double {
  /// Any finite number.
  static var finite: ClosedRange<Double> {
    -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
  }
  /// Zero and above.
  static var nonNegative: ClosedRange<Double> { 0...Double.greatestFiniteMagnitude }
}
