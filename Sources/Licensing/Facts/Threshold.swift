/// A limit of size or business above which a license asks for more, or ends.
///
/// All six parts must match: metric, comparison, scope, window, reference and effect.
public struct Threshold: Hashable, Sendable {
  /// What is counted.
  public enum Metric: String, CaseIterable, Hashable, Sendable {
    case mau
    case dau
    case productMAU = "product_mau"
    case productMonthlyRevenue = "product_monthly_revenue"
    case productARR = "product_arr"
    case companyMonthlyRevenue = "company_monthly_revenue"
    case annualRevenue = "annual_revenue"
    case competesWithLicensor = "competes_with_licensor"
  }

  /// How the figure compares with the limit.
  public enum Comparison: String, CaseIterable, Hashable, Sendable {
    case above = ">"
    case atLeast = ">="
  }

  /// Whose figure counts.
  public enum Scope: String, CaseIterable, Hashable, Sendable {
    case product
    case licensee
    case licenseeAndAffiliates = "licensee-and-affiliates"
    case employer
  }

  /// Over which time it is counted.
  public enum Window: String, CaseIterable, Hashable, Sendable {
    case month, year
    case any12Months = "any-12-months"
    case annualized
    case none
  }

  /// When it is counted.
  public enum Reference: String, CaseIterable, Hashable, Sendable {
    case rolling
    case atModelRelease = "at-model-release"
  }

  /// Which uses it concerns.
  public enum Application: String, CaseIterable, Hashable, Sendable {
    case all, commercial
    case maas
    case maasOrWorkAssistant = "maas-or-ai-work-assistant"
  }

  /// What follows from crossing it.
  public enum Effect: String, CaseIterable, Hashable, Sendable {
    case separateLicense = "separate-license"
    case terminates
    case uiAttribution = "ui-attribution"
    case securityReview = "security-review"
  }

  /// What is counted.
  public let metric: Metric
  /// How the figure compares.
  public let comparison: Comparison
  /// The limit.
  public let value: Double
  /// The currency, where it is money.
  public let currency: String?
  /// Whose figure.
  public let scope: Scope
  /// Over which time.
  public let window: Window
  /// Counted when.
  public let reference: Reference
  /// Which uses it concerns.
  public let application: Application
  /// What follows.
  public let effect: Effect
  /// The exact short mark to show, where one is prescribed.
  public let mark: String?
  /// Who is exempt.
  public let exemptions: [Exemption]
  /// Whether the text leaves open what holds at exactly the limit.
  public let isAmbiguousAtLimit: Bool
  /// The clause.
  public let clause: String?
  /// A remark in Weigh's own words.
  public let note: String?

  /// Whether it holds at any size, so that no figure is needed.
  public var holdsAtAnySize: Bool {
    comparison == .atLeast && value == 0
  }

  /// Whether a figure lies beyond the limit.
  func isCrossed(by figure: Double) -> Bool {
    comparison == .above ? figure > value : figure >= value
  }
}

/// Who a threshold or a territory limit does not reach.
public enum Exemption: String, CaseIterable, Hashable, Sendable {
  case internalUse = "internal-use"
  case officialOrPartner = "licensor-official-or-certified-partner"
  case endUserProduct = "recipient-of-integrated-end-user-product"
  case nonprofitNoncommercial = "nonprofit-noncommercial"
}
