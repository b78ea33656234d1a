/// Where a statement comes from.
///
/// Statements that share it share its storage, so a catalog of a hundred thousand values stays
/// small.
public struct Evidence: Hashable, Sendable {
  /// Which set of files the statement stands in.
  public enum Layer: String, Hashable, Sendable {
    case base, overlay, probe
  }

  private var parts: Parts

  /// Names a source, and what else is known of the statement.
  public init(
    source: String, asOf: CalendarDate? = nil, note: String? = nil, clause: String? = nil,
    inheritedFrom: String? = nil, isEstimate: Bool = false, layer: Layer = .base
  ) {
    parts = Parts(
      Contents(
        source: source, asOf: asOf, note: note, clause: clause, inheritedFrom: inheritedFrom,
        isEstimate: isEstimate, layer: layer))
  }

  /// The key in `sources.toml`.
  public var source: String {
    get { parts.contents.source }
    set { change { $0.source = newValue } }
  }

  /// When the statement held; `nil` means the date of the source itself.
  public var asOf: CalendarDate? {
    get { parts.contents.asOf }
    set { change { $0.asOf = newValue } }
  }

  /// A remark in Weigh's own words.
  public var note: String? {
    get { parts.contents.note }
    set { change { $0.note = newValue } }
  }

  /// The clause of a license or policy.
  public var clause: String? {
    get { parts.contents.clause }
    set { change { $0.clause = newValue } }
  }

  /// The id the value was inherited from, where it was not stated for this record.
  public var inheritedFrom: String? {
    get { parts.contents.inheritedFrom }
    set { change { $0.inheritedFrom = newValue } }
  }

  /// Whether the source itself calls the value an estimate.
  public var isEstimate: Bool {
    get { parts.contents.isEstimate }
    set { change { $0.isEstimate = newValue } }
  }

  /// The set of files it stands in.
  public var layer: Layer {
    get { parts.contents.layer }
    set { change { $0.layer = newValue } }
  }

  /// Whether both say the same.
  public static func == (left: Evidence, right: Evidence) -> Bool {
    left.parts === right.parts || left.parts.contents == right.parts.contents
  }

  /// Feeds what it says.
  public func hash(into hasher: inout Hasher) { hasher.combine(parts.contents) }

  private mutating func change(_ body: (inout Contents) -> Void) {
    var contents = parts.contents
    body(&contents)
    parts = Parts(contents)
  }

  private struct Contents: Hashable, Sendable {
    var source: String
    var asOf: CalendarDate?
    var note: String?
    var clause: String?
    var inheritedFrom: String?
    var isEstimate: Bool
    var layer: Layer
  }

  /// Shared storage, which nobody changes.
  private final class Parts: Sendable {
    let contents: Contents

    init(_ contents: Contents) { self.contents = contents }
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
