public import Catalog

/// One thing that is not as it was when a decision was made.
///
/// Facts only; the sentence stands in `RecheckFinding+Message.swift`.
public struct RecheckFinding: Hashable, Sendable {
  /// What kind of thing.
  public let code: RecheckCode
  /// How much it weighs.
  public let severity: RecheckCode.Severity
  /// The model it is about.
  public let model: String?
  /// What of it, as machine output names it: the id of a need, a criterion, a license or a pack.
  public let about: String
  /// The same in words.
  public let subject: String
  /// How it was; `nil` where there was nothing, or the record does not say.
  public let was: String?
  /// How it is.
  public let now: String
  /// Where that is stated, in words.
  public let source: String?
  /// When that held.
  public let date: CalendarDate?
  /// What it bears on: the need, the condition, the reason of the verdict.
  public let detail: String?
  /// What was found, as far as an acknowledgement covers it: the next change is another finding.
  public let fact: String
  /// Who has seen it and lives with it.
  public internal(set) var acknowledgement: DecisionRecord.Acknowledgement?

  init(
    _ code: RecheckCode, _ severity: RecheckCode.Severity? = nil, model: String? = nil,
    about: String, subject: String, was: String? = nil, now: String, source: String? = nil,
    date: CalendarDate? = nil, detail: String? = nil, fact: String? = nil
  ) {
    self.code = code
    self.severity = severity ?? code.severities[0]
    self.model = model
    self.about = about
    self.subject = subject
    self.was = was
    self.now = now
    self.source = source
    self.date = date
    self.detail = detail
    self.fact = fact ?? now
  }

  /// SHA-256 of what was found; an acknowledgement names it.
  public var factSHA256: String {
    SHA256.hex(
      JSONValue.known([
        "code": .text(code.rawValue), "entry": model.map { .text($0) }, "about": .text(about),
        "fact": .text(fact),
      ]).canonicalText)
  }

  /// Whether it counts: nobody has said that they live with it.
  public var counts: Bool { acknowledgement == nil }

  /// The graver first, and of equals the usual order of codes; what was acknowledged stands last.
  func precedes(_ other: RecheckFinding) -> Bool {
    if counts != other.counts { return counts }
    if severity != other.severity { return severity < other.severity }
    if code != other.code { return code.rank < other.code.rank }
    if model != other.model { return (model ?? "").precedesByBytes(other.model ?? "") }
    return about.precedesByBytes(other.about)
  }
}
