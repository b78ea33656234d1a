/// Where a statement comes from.
public struct Evidence: Hashable, Sendable {
  /// Which set of files the statement stands in.
  public enum Layer: String, Hashable, Sendable {
    case base, overlay, probe
  }

  /// The key in `sources.toml`.
  public var source: String
  /// When the statement held; `nil` means the date of the source itself.
  public var asOf: CalendarDate?
  /// A remark in Weigh's own words.
  public var note: String?
  /// The clause of a license or policy.
  public var clause: String?
  /// The id the value was inherited from, where it was not stated for this record.
  public var inheritedFrom: String?
  /// Whether the source itself calls the value an estimate.
  public var isEstimate: Bool
  /// The set of files it stands in.
  public var layer: Layer

  /// Names a source, and what else is known of the statement.
  public init(
    source: String, asOf: CalendarDate? = nil, note: String? = nil, clause: String? = nil,
    inheritedFrom: String? = nil, isEstimate: Bool = false, layer: Layer = .base
  ) {
    self.source = source
    self.asOf = asOf
    self.note = note
    self.clause = clause
    self.inheritedFrom = inheritedFrom
    self.isEstimate = isEstimate
    self.layer = layer
  }
}

/// One statement with its evidence.
public struct Claim: Hashable, Sendable {
  /// What is stated.
  public let value: FactValue
  /// Who states it.
  public let evidence: Evidence

  /// Pairs a value with its evidence.
  public init(_ value: FactValue, _ evidence: Evidence) {
    self.value = value
    self.evidence = evidence
  }
}

/// What the catalog knows of one field.
///
/// A field without a fact is one nobody has looked at.
public enum Fact: Hashable, Sendable {
  /// One accepted value; statements that lost against it are kept.
  case known(FactValue, Evidence, losing: [Claim])
  /// Somebody looked and found nothing; the reason says what was read.
  case unknown(reason: String, Evidence)
  /// Credible sources disagree and no rule decides.
  case disputed([Claim])

  /// The accepted value, if there is one.
  public var value: FactValue? {
    if case .known(let value, _, _) = self { return value }
    return nil
  }

  /// The evidence of the accepted value, of the look-up, or of the first claim.
  public var evidence: Evidence? {
    switch self {
    case .known(_, let evidence, _), .unknown(_, let evidence): return evidence
    case .disputed(let claims): return claims.first?.evidence
    }
  }
}
