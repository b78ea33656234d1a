/// What a profile says about the figure a threshold counts.
enum ThresholdFigure: Hashable {
  case exactly(Double)
  /// A part of the figure is known.
  case atLeast(Double)
  /// Something that contains the figure is known.
  case atMost(Double)
  /// The profile does not say; the field would.
  case missing(field: String)

  /// What follows for a threshold.
  enum Outcome: Hashable {
    case crossed(Double)
    case notCrossed
    case atLimit
    case missing(field: String)
  }

  /// Reads the profile for a threshold; `families` are those whose release counts, nearest first.
  init(_ threshold: Threshold, _ use: IntendedUse, _ families: [String] = []) {
    let entity = use.entity
    let plan = use.use
    switch threshold.metric {
    case .mau where threshold.reference == .atModelRelease:
      self = Self.exact(
        entity.mauAtModelRelease(of: families), "entity.mau_at_model_release")
    case .mau where threshold.scope == .product:
      self = Self.part(plan.productMAU, of: entity.mauAllProducts, "use.product_mau")
    case .productMAU:
      self = Self.part(plan.productMAU, of: entity.mauAllProducts, "use.product_mau")
    case .mau:
      self = Self.whole(entity.mauAllProducts, from: plan.productMAU, "entity.mau_all_products")
    case .dau:
      self = Self.exact(entity.dau, "entity.dau")
    case .productMonthlyRevenue:
      self = Self.dollars(
        threshold, plan.productMonthlyRevenueUSD, "use.product_monthly_revenue_usd")
    case .productARR:
      self = Self.dollars(threshold, plan.productARRUSD, "use.product_arr_usd")
    case .companyMonthlyRevenue:
      self = Self.dollars(threshold, entity.monthlyRevenueUSD, "entity.monthly_revenue_usd")
    case .annualRevenue:
      self = Self.annualRevenue(threshold, entity)
    case .competesWithLicensor:
      self = Self.exact(
        entity.competesWithLicensor.map { $0 ? 1 : 0 }, "entity.competes_with_licensor")
    }
  }

  /// Compares with the limit; a bound decides only where it leaves no doubt.
  func outcome(for threshold: Threshold) -> Outcome {
    switch self {
    case .exactly(let figure):
      if threshold.isAmbiguousAtLimit, figure == threshold.value { return .atLimit }
      return threshold.isCrossed(by: figure) ? .crossed(figure) : .notCrossed
    case .atLeast(let figure):
      let isSure = !threshold.isAmbiguousAtLimit || figure != threshold.value
      return isSure && threshold.isCrossed(by: figure)
        ? .crossed(figure) : .missing(field: Self.field(of: threshold))
    case .atMost(let figure):
      let isSure = !threshold.isAmbiguousAtLimit || figure != threshold.value
      return isSure && !threshold.isCrossed(by: figure)
        ? .notCrossed : .missing(field: Self.field(of: threshold))
    case .missing(let field):
      return .missing(field: field)
    }
  }

  /// The profile field that answers a threshold.
  static func field(of threshold: Threshold) -> String {
    if case .missing(let field) = ThresholdFigure(threshold, IntendedUse()) { return field }
    return "use.purpose"
  }

  private static func exact(_ figure: Double?, _ field: String) -> ThresholdFigure {
    figure.map(ThresholdFigure.exactly) ?? .missing(field: field)
  }

  private static func part(_ part: Double?, of whole: Double?, _ field: String) -> ThresholdFigure {
    if let part { return .exactly(part) }
    return whole.map(ThresholdFigure.atMost) ?? .missing(field: field)
  }

  private static func whole(_ whole: Double?, from part: Double?, _ field: String)
    -> ThresholdFigure
  {
    if let whole { return .exactly(whole) }
    return part.map(ThresholdFigure.atLeast) ?? .missing(field: field)
  }

  /// Money compares in one currency only: there is no exchange rate.
  private static func dollars(_ threshold: Threshold, _ figure: Double?, _ field: String)
    -> ThresholdFigure
  {
    threshold.currency == "USD" ? exact(figure, field) : .missing(field: field)
  }

  private static func annualRevenue(_ threshold: Threshold, _ entity: IntendedUse.Entity)
    -> ThresholdFigure
  {
    let coversGroup = threshold.scope == .licenseeAndAffiliates
    switch threshold.currency {
    case "USD" where coversGroup:
      return whole(
        entity.groupAnnualRevenueUSD, from: entity.annualRevenueUSD,
        "entity.group_annual_revenue_usd")
    case "USD":
      return part(
        entity.annualRevenueUSD, of: entity.groupAnnualRevenueUSD, "entity.annual_revenue_usd")
    case "CNY" where coversGroup:
      return whole(nil, from: entity.annualRevenueCNY, "entity.annual_revenue_cny")
    case "CNY":
      return exact(entity.annualRevenueCNY, "entity.annual_revenue_cny")
    default:
      return .missing(field: "entity.annual_revenue_usd")
    }
  }
}
