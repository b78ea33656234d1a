/// The three checks of the Open Source AI Definition; a self-assessment, for there is no register.
///
/// **Source**: Open Source Initiative, Open Source AI Definition 1.0-RC1,
/// https://hackmd.io/@opensourceinitiative/osaid-1-0-RC1; the final text was not compared.
public struct OpenSourceDefinition: Hashable, Sendable {
  /// One of the checks.
  public enum Check: String, CaseIterable, Hashable, Sendable {
    /// The terms of the weights limit nobody and no purpose.
    case weightTerms
    /// The code of training and data processing is public under an OSI-approved license.
    case code
    /// The information on training data is available.
    case dataInformation
  }

  /// What the checks give together.
  public enum Result: Hashable, Sendable {
    case likelyMeets
    /// The checks that fail.
    case likelyDoesNotMeet([Check])
    /// The checks that are open, while none fails.
    case cannotTell([Check])
  }

  /// Each check: passed, failed, or open (`nil`).
  public let checks: [Check: Bool?]

  /// Applies the checks to a release.
  public init(
    hasOpenWeights: Bool, licenseIDs: [String], licenses: LicenseLibrary, parts: ReleaseParts
  ) {
    let rung = openness(
      hasOpenWeights: hasOpenWeights, licenseIDs: licenseIDs, licenses: licenses
    ).rung
    let terms: Bool? = rung.map { $0 >= .permissiveLicense }
    checks = [
      .weightTerms: terms, .code: parts.hasOpenCode, .dataInformation: parts.hasDataInformation,
    ]
  }

  /// The result; a failing check decides before an open one.
  public var result: Result {
    let failing = Check.allCases.filter { checks[$0] == .some(false) }
    if !failing.isEmpty { return .likelyDoesNotMeet(failing) }
    let open = Check.allCases.filter { checks[$0] != .some(true) }
    return open.isEmpty ? .likelyMeets : .cannotTell(open)
  }
}
