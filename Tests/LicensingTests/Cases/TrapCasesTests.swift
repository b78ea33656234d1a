import Testing

@testable import Licensing

/// Situations in which a license is easily misread, against the license files of this repository.
@Suite struct TrapCasesTests {
  struct Trap: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let licenses: [String]
    let isMultimodal: Bool
    let use: IntendedUse
    let overall: Verdict
    let answers: [QuestionID: Verdict]
  }

  private static func trap(
    _ title: String, _ licenses: [String], isMultimodal: Bool = false, _ overall: Verdict,
    _ answers: [QuestionID: Verdict] = [:], _ change: (inout IntendedUse) -> Void
  ) -> Trap {
    var use = profile { $0.entity.domicile = "US" }
    use.use.usersIn = ["US"]
    use.use.hostedIn = ["US"]
    change(&use)
    return Trap(
      testDescription: title, licenses: licenses, isMultimodal: isMultimodal, use: use,
      overall: overall, answers: answers)
  }

  private static func small(_ use: inout IntendedUse) { use.entity.mauAtModelRelease = 1000 }

  static let placesAndSizes: [Trap] = [
    trap(
      "a permissive license with a patent grant asks nothing of a product", ["apache-2.0"], .allowed
    ) {
      $0.needs.patentGrant = true
      $0.needs.fixedTerms = true
      $0.needs.osiOnly = true
    },
    trap("no license gives an indemnity", ["mit"], .prohibited, [.indemnity: .prohibited]) {
      $0.needs.licensorIndemnity = true
    },
    trap(
      "the EU sentence stands in the use policy", ["llama-4"], isMultimodal: true, .prohibited,
      [.territory: .prohibited]
    ) { use in
      small(&use)
      use.entity.domicile = "IE"
    },
    trap(
      "Switzerland is outside that sentence", ["llama-4"], isMultimodal: true, .allowedWithDuty,
      [.territory: .allowed]
    ) { use in
      small(&use)
      use.entity.domicile = "CH"
    },
    trap(
      "a text model of the same license is outside it", ["llama-3.2"], .allowedWithDuty,
      [.territory: .allowed]
    ) { use in
      small(&use)
      use.entity.domicile = "FR"
    },
    trap(
      "a group entity in the EU is for counsel", ["llama-3.2"], isMultimodal: true,
      .needsLegalReview, [.territory: .needsLegalReview]
    ) { use in
      small(&use)
      use.entity.establishments = ["FR"]
    },
    trap(
      "growth after the release does not count", ["llama-3.3"], .allowedWithDuty,
      [.threshold: .allowed]
    ) { use in
      use.entity.mauAllProducts = 900_000_000
      use.entity.mauAtModelRelease = 20_000_000
    },
    trap(
      "users in an excluded place count wherever the server is", ["hunyuan-community-eu-uk-kr"],
      .prohibited, [.territory: .prohibited]
    ) { use in
      small(&use)
      use.use.usersIn = ["US", "PL"]
    },
    trap(
      "the earlier text excludes fewer places", ["hunyuan-community-2024-11-eu"], .allowedWithDuty,
      [.territory: .allowed]
    ) { use in
      small(&use)
      use.entity.domicile = "KR"
      use.use.usersIn = ["KR"]
    },
    trap(
      "the three-dimensional sibling stops at a million users", ["hunyuan-3d-community"],
      .prohibited, [.threshold: .prohibited]
    ) { $0.entity.mauAtModelRelease = 2_000_000 },
    trap(
      "a limit on monthly revenue of a product asks for a mark", ["kimi-k2-modified-mit"],
      .allowedWithDuty, [.threshold: .allowedWithDuty]
    ) { use in
      use.use.productMAU = 2_000_000
      use.use.productMonthlyRevenueUSD = 25_000_000
    },
    trap(
      "the same limit with branding refused", ["kimi-k2-modified-mit"], .prohibited,
      [.threshold: .prohibited]
    ) { use in
      use.use.productMAU = 2_000_000
      use.use.productMonthlyRevenueUSD = 25_000_000
      use.needs.acceptsUIBranding = false
    },
    trap(
      "annual revenue is not monthly revenue", ["kimi-k2-modified-mit"], .unknown,
      [.threshold: .unknown]
    ) { use in
      use.entity.annualRevenueUSD = 90_000_000
      use.use.productMAU = 2_000_000
    },
    trap(
      "another modified MIT counts annualized revenue", ["minimax-m2-modified-mit"], .allowed,
      [.threshold: .allowed]
    ) { use in
      use.use.productMAU = 2_000_000
      use.use.productARRUSD = 29_000_000
    },
    trap(
      "a third modified MIT ends above a company's revenue", ["mistral-modified-mit-20m"],
      .prohibited, [.threshold: .prohibited]
    ) { $0.entity.monthlyRevenueUSD = 21_000_000 },
    trap(
      "internal use is exempt where the text says so", ["kimi-k3"], .allowed,
      [.threshold: .allowed]
    ) { use in
      use.use.purpose = .internalBusiness
      use.entity.operatesMaaS = true
      use.entity.groupAnnualRevenueUSD = 30_000_000
    },
    trap(
      "a hosted model above the limit is not", ["kimi-k3"], .prohibited,
      [.threshold: .prohibited, .hosting: .allowed]
    ) { use in
      use.use.purpose = .maas
      use.entity.groupAnnualRevenueUSD = 30_000_000
      use.use.productMAU = 1000
      use.use.productMonthlyRevenueUSD = 1000
    },
    trap(
      "the smaller model has the stricter license", ["qwen-community-1.0"], .prohibited,
      [.threshold: .prohibited]
    ) { use in
      use.use.productKind = "ai-office-assistant"
      use.use.productMAU = 10
      use.use.productMonthlyRevenueUSD = 10
    },
    trap(
      "the larger one has a floor of revenue", ["qwen3.8-max"], .allowed, [.threshold: .allowed]
    ) { use in
      use.use.productKind = "ai-office-assistant"
      use.entity.groupAnnualRevenueUSD = 3_000_000
      use.use.productMAU = 10
      use.use.productMonthlyRevenueUSD = 10
    },
    trap(
      "a limit defined twice is for counsel at exactly its value", ["lfm-1.0"], .needsLegalReview,
      [.threshold: .needsLegalReview]
    ) { use in
      use.entity.annualRevenueUSD = 10_000_000
      use.entity.groupAnnualRevenueUSD = 10_000_000
    },
    trap(
      "internal use is commercial under a community license", ["stability-community-2024"],
      .prohibited, [.threshold: .prohibited]
    ) { use in
      use.use.purpose = .internalBusiness
      use.entity.groupAnnualRevenueUSD = 1_200_000
    },
    trap(
      "a competitor is kept out at any size", ["hyperclovax-seed-2025"], .prohibited,
      [.threshold: .prohibited]
    ) { use in
      small(&use)
      use.entity.competesWithLicensor = true
    },
  ]

  static let usesAndDuties: [Trap] = [
    trap(
      "a published student carries the prefix", ["llama-3.1"], .allowedWithDuty,
      [.outputsTraining: .allowedWithDuty, .naming: .allowedWithDuty]
    ) { use in
      small(&use)
      use.use.trainsOtherModels = .published
    },
    trap(
      "a student that stays inside does not", ["llama-3.1"], .allowedWithDuty,
      [.outputsTraining: .allowed, .naming: .allowed]
    ) { use in
      small(&use)
      use.use.purpose = .internalBusiness
      use.use.trainsOtherModels = .internal
    },
    trap("a refused prefix", ["llama-3.1"], .prohibited, [.naming: .prohibited]) { use in
      small(&use)
      use.use.publishesFinetune = true
      use.needs.acceptsNamePrefix = false
    },
    trap(
      "the mark may stand in documentation", ["llama-3.1"], .allowedWithDuty,
      [.attribution: .allowedWithDuty]
    ) { use in
      small(&use)
      use.needs.acceptsUIBranding = false
    },
    trap(
      "a list of risky activities leaves military use arguable", ["llama-3.3"], .needsLegalReview,
      [.fieldOfUse: .needsLegalReview]
    ) { use in
      small(&use)
      use.use.military = true
    },
    trap("the older text of a maker forbids it", ["deepseek-1.0"], .prohibited) {
      $0.use.military = true
    },
    trap("the newer one does not mention uses at all", ["mit"], .allowed, [.fieldOfUse: .allowed]) {
      $0.use.military = true
    },
    trap(
      "medical advice is on the list", ["bigscience-rail-1.0"], .needsLegalReview,
      [.fieldOfUse: .needsLegalReview]
    ) { $0.use.highStakes = ["medical"] },
    trap(
      "terms nobody read may name the area", ["nvidia-open-model-2025-04-28"], .unknown,
      [.fieldOfUse: .unknown]
    ) { $0.use.highStakes = ["medical"] },
    trap(
      "outputs for the own family only", ["hunyuan-community-eu-uk-kr"], .prohibited,
      [.outputsTraining: .prohibited]
    ) { use in
      small(&use)
      use.use.trainsOtherModels = .internal
      use.use.targetFamily = "llama"
    },
    trap(
      "a student trained to perform alike is derived", ["gemma-terms-2025-03-24"],
      .allowedWithDuty, [.outputsTraining: .allowedWithDuty]
    ) { $0.use.trainsOtherModels = .published },
    trap(
      "one size of an open family is for research", ["qwen-research-2024"], .prohibited,
      [.use: .prohibited]
    ) {
      _ in
    },
    trap(
      "work of company staff is not research", ["mistral-research-0.1"], .prohibited,
      [.use: .prohibited]
    ) {
      $0.use.purpose = .internalBusiness
    },
    trap(
      "a use policy hides behind a plain tag", ["cohere-cc-by-nc-aup"], .allowedWithDuty,
      [.use: .allowed]
    ) { use in
      use.entity.kind = .academic
      use.use.purpose = .research
    },
    trap(
      "cloud providers are not eligible", ["baichuan2-community"], .prohibited,
      [.hosting: .prohibited]
    ) {
      $0.use.purpose = .maas
      $0.entity.dau = 1000
    },
    trap(
      "a younger sibling is non-commercial", ["minimax-m2.7-noncommercial"], .prohibited,
      [.use: .prohibited]
    ) {
      _ in
    },
    trap(
      "two texts beside each other both apply",
      ["minimax-m2.5-modified-mit", "minimax-model-license"], .allowedWithDuty,
      [.attribution: .allowedWithDuty]
    ) { _ in },
    trap(
      "either license of a lineage forbids removing guardrails",
      ["nvidia-open-model-2025-04-28", "llama-3.3"], .prohibited, [.fieldOfUse: .prohibited]
    ) { use in
      small(&use)
      use.use.removesGuardrails = true
    },
    trap(
      "only notices remain of a permissive base", ["mit", "apache-2.0"], .allowedWithDuty,
      [.finetune: .allowed, .attribution: .allowedWithDuty]
    ) { $0.use.publishesFinetune = true },
    trap(
      "duties of both parents of a merge add up", ["llama-3.1", "gemma-terms-2025-03-24"],
      .allowedWithDuty, [.naming: .allowedWithDuty, .finetune: .allowedWithDuty]
    ) { use in
      small(&use)
      use.use.publishesFinetune = true
    },
    trap("a general indemnity is asked for", ["llama-3.1"], .prohibited, [.indemnity: .prohibited])
    {
      small(&$0)
      $0.needs.refusesUserIndemnity = true
    },
    trap("changes must be adopted", ["dots-llm1"], .prohibited, [.stability: .prohibited]) {
      $0.needs.fixedTerms = true
    },
    trap("a text nobody saw", ["jamba-open-model"], .unknown, [.all: .unknown]) { _ in },
    trap(
      "a reported exclusion is no more than a report", ["openpangu-2.0"], .unknown,
      [.territory: .needsLegalReview]
    ) { $0.use.usersIn = ["DE"] },
    trap("governments are left out", ["open-aleph-1.0"], .prohibited, [.fieldOfUse: .prohibited]) {
      $0.entity.kind = .government
      $0.use.purpose = .research
    },
    trap("a refused law", ["qwen-2024"], .needsLegalReview, [.law: .needsLegalReview]) {
      $0.use.productMAU = 1
      $0.needs.refusedLaws = ["China"]
    },
  ]

  @Test(arguments: placesAndSizes + usesAndDuties)
  func `a trap is not fallen into`(_ trap: Trap) {
    let found = evaluate(
      LicenseSubject(
        modelID: "maker/model", isMultimodal: trap.isMultimodal,
        terms: trap.licenses.map { AssignedLicense(id: $0, basis: .repositoryFile) }),
      use: trap.use, licenses: CatalogLicenses.library)
    let reasons = Comment(rawValue: found.reasons.map(\.text).joined(separator: "\n"))
    #expect(found.overall == trap.overall, reasons)
    for (question, verdict) in trap.answers { #expect(found[question] == verdict, reasons) }
  }
}
