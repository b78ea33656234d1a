/// What a later look at a decision can find.
public enum RecheckCode: String, CaseIterable, Hashable, Sendable {
  case expired
  case reviewOverdue = "review-overdue"
  case withdrawn
  case mustFailed = "must-failed"
  case reopenMet = "reopen-met"
  case licenseText = "license-text"
  case licenseVerdict = "license-verdict"
  case policyPack = "policy-pack"
  case dominated, overtaken, candidate
  case mustUnknown = "must-unknown"
  case price
  case factChanged = "fact-changed"
  case staleEvidence = "stale-evidence"
  case newRevision = "new-revision"
  case newcomers
  case openItem = "open-item"
  case reviewSoon = "review-soon"
  case recalibrated, engine

  /// How much a finding weighs.
  public enum Severity: String, CaseIterable, Hashable, Sendable, Comparable {
    /// The decision no longer holds.
    case breaks
    /// The decision holds, and somebody should look.
    case warns
    /// Worth knowing.
    case note

    /// The graver ones first.
    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// The weights findings of this code can have, the usual one first.
  public var severities: [Severity] {
    switch self {
    case .expired, .reviewOverdue, .withdrawn, .mustFailed, .reopenMet, .licenseText, .dominated,
      .overtaken, .candidate:
      return [.breaks]
    case .licenseVerdict: return [.breaks, .note]
    case .policyPack, .staleEvidence: return [.warns, .breaks]
    case .mustUnknown, .price, .factChanged, .newRevision, .newcomers, .openItem, .reviewSoon:
      return [.warns]
    case .recalibrated, .engine: return [.note]
    }
  }

  /// Its place among findings that weigh the same.
  var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
