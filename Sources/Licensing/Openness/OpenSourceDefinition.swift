/// The three checks of the Open Source AI Definition; a self-assessment, for there is no register.
///
/// **Source**: Open Source Initiative, Open Source AI Definition 1.0-RC1,
/// https://hackmd.io/@opensourceinitiative/osaid-1-0-RC1; the final text was not compared.
public struct OpenSourceDefinition: Hashable, Sendable {
  /// One of the checks.
  public enum Check: String, CaseIterable, Hashable, Sendable {
    /// The terms of the weights limit nobody and no purpose.
    case weightTerms = "weight-terms"
    /// The code of training and data processing is public under an OSI-approved license.
    case code
    /// The information on training data is available.
    case dataInformation = "data-information"

    /// What is checked, in a few words.
    public var label: String {
      switch self {
      case .weightTerms: return "terms of the weights"
      case .code: return "code of training and data processing"
      case .dataInformation: return "information on training data"
      }
    }
  }

  /// What the checks give together.
  public enum Result: Hashable, Sendable {
    case likelyMeets
    /// The checks that fail.
    case likelyDoesNotMeet([Check])
    /// The checks that are open, while none fails.
    case cannotTell([Check])

    /// The result in words; a failing check is named.
    public var label: String {
      switch self {
      case .likelyMeets: return "likely meets"
      case .likelyDoesNotMeet(let checks):
        return "likely does not meet (\(Figure.listed(checks.map(\.label))))"
      case .cannotTell(let checks):
        return "cannot tell (\(Figure.listed(checks.map(\.label))))"
      }
    }
  }

  /// What stands beside every result.
  public static let caveat = "Self-assessment; no certification register was found."

  /// Each check: passed, failed, or open (`nil`).
  public let checks: [Check: Bool?]

  /// Applies the checks to a release.
  ///
  /// **Shape**: `weightsRung` is the step the licenses alone come to.
  public init(weightsRung: OpennessRung?, parts: ReleaseParts) {
    let terms: Bool? = weightsRung.map { $0 >= .permissiveLicense }
    checks = [
      .weightTerms: terms, .code: parts.hasOpenCode, .dataInformation: parts.hasDataInformation,
    ]
  }

  /// The state of one check.
  public func state(of check: Check) -> Bool? { checks[check] ?? nil }

  /// The result; a failing check decides before an open one.
  public var result: Result {
    let failing = Check.allCases.filter { state(of: $0) == false }
    if !failing.isEmpty { return .likelyDoesNotMeet(failing) }
    let open = Check.allCases.filter { state(of: $0) == nil }
    return open.isEmpty ? .likelyMeets : .cannotTell(open)
  }
}
