extension Threshold {
  /// The limit in words, such as `more than US$20,000,000 revenue of the product in a month`.
  public var limitText: String {
    guard metric != .competesWithLicensor else { return "competition with the licensor" }
    guard !holdsAtAnySize else { return "\(application.businessText) of any size" }
    return "\(comparison == .above ? "more than" : "at least") \(amount(value)) \(whatText)"
  }

  /// A figure in the unit of the limit.
  func amount(_ figure: Double) -> String {
    switch currency {
    case "USD": return "US$" + Figure.plain(figure)
    case let currency?: return currency + " " + Figure.plain(figure)
    case nil: return Figure.plain(figure)
    }
  }

  /// The word between an effect and the limit.
  var connector: String {
    if metric == .competesWithLicensor { return "in case of" }
    return effect == .terminates ? "with" : "for"
  }

  private var whatText: String {
    switch metric {
    case .mau, .productMAU: return "monthly active users\(scopeText)\(referenceText)"
    case .dau: return "daily active users\(scopeText)"
    case .productMonthlyRevenue: return "revenue of the product in a month"
    case .productARR: return "annualized recurring revenue of the product"
    case .companyMonthlyRevenue: return "revenue of the whole company in a month"
    case .annualRevenue:
      return window == .any12Months
        ? "revenue\(scopeText) in any 12 months" : "revenue\(scopeText) in a year"
    case .competesWithLicensor: return ""
    }
  }

  private var scopeText: String {
    switch scope {
    case .product: return " of the product"
    case .licensee: return ""
    case .licenseeAndAffiliates: return " with affiliates"
    case .employer: return " of you or your employer"
    }
  }

  private var referenceText: String {
    reference == .atModelRelease ? " in the month before the release" : ""
  }
}

extension Threshold.Application {
  var businessText: String {
    switch self {
    case .all: return "use"
    case .commercial: return "commercial use"
    case .maas: return "a hosted model service"
    case .maasOrWorkAssistant: return "a hosted model service or an AI work assistant"
    }
  }
}
