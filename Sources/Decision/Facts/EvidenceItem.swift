public import Catalog

/// One statement a score or a verdict rests on, ready to be shown.
public struct EvidenceItem: Hashable, Sendable {
  /// How a statement is known.
  public enum Kind: String, Hashable, Sendable {
    /// Run by somebody without a stake in the result.
    case independent
    /// Stated by the developer of the model.
    case vendor
    /// Stated by a public source.
    case reported
    /// Measured on this machine.
    case measured
    /// Worked out from other facts by a rule.
    case derived
    /// Worked out with a stated uncertainty.
    case estimated
    /// Taken from the scenario: somebody declared it.
    case declared
  }

  /// What the statement is about.
  public let field: String
  /// The value as stated.
  public let value: String
  /// How it is known.
  public let kind: Kind
  /// The key in the catalog's sources, or the id of a probe run.
  public let source: String
  /// When it held.
  public let asOf: CalendarDate?
  /// The clause, for licenses.
  public let clause: String?
  /// A remark in Weigh's own words.
  public let note: String?

  /// Makes an item.
  public init(
    field: String, value: String, kind: Kind, source: String, asOf: CalendarDate?,
    clause: String? = nil, note: String? = nil
  ) {
    self.field = field
    self.value = value
    self.kind = kind
    self.source = source
    self.asOf = asOf
    self.clause = clause
    self.note = note
  }

  /// An item for a catalog statement.
  public init(
    field: String, value: String, kind: Kind = .reported, evidence: Evidence,
    in snapshot: CatalogSnapshot
  ) {
    let derives = snapshot.sources[evidence.source]?.identity("tier")?.text == "derived"
    self.init(
      field: field, value: value, kind: derives && kind == .reported ? .derived : kind,
      source: evidence.source, asOf: snapshot.date(of: evidence), clause: evidence.clause,
      note: evidence.marked)
  }
}

extension Evidence {
  /// The remark, with a word on statements that a team or a person put over the catalog.
  public var marked: String? {
    guard layer == .overlay else { return note }
    return [note, "overlay"].compactMap(\.self).joined(separator: "; ")
  }
}
