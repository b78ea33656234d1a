import Catalog
import Decision
import Licensing
import Testing

/// Verdicts on the shipped catalog: who may use what, and which clause decides.
@Suite struct ShippedLicenseTests {
  /// The verdict on running a model oneself, under the answers of a profile.
  private func standing(_ id: String, _ answers: [String: FactValue]) throws -> LicenseStanding {
    var scenario = Scenario(name: "test")
    scenario.use = answers
    let context = try EvaluationContext(base: ShippedCatalog.base, scenario: scenario)
    let candidate = try #require(ShippedCatalog.base.candidate(id), "\(id)")
    return context.license(of: candidate, delivery: .none)
  }

  private func company(_ country: String, users: [String]? = nil, _ more: [String: FactValue] = [:])
    -> [String: FactValue]
  {
    var answers: [String: FactValue] = [
      "entity.kind": .text("company"), "entity.domicile": .text(country),
      "entity.mau_at_model_release": .integer(1000), "use.purpose": .text("product"),
      "use.users_in": .list(users ?? [country]), "use.hosted_in": .list([country]),
    ]
    answers.merge(more) { $1 }
    return answers
  }

  private func expect(
    _ id: String, _ answers: [String: FactValue], _ verdict: Verdict, clause: String? = nil,
    location: SourceLocation = #_sourceLocation
  ) throws {
    let standing = try standing(id, answers)
    #expect(standing.verdict == verdict, "\(id)", sourceLocation: location)
    guard let clause else { return }
    let deciding = standing.reasons.filter { $0.verdict == verdict }
    #expect(
      deciding.contains { $0.clause?.contains(clause) ?? false },
      "\(deciding.map { $0.clause ?? "-" })", sourceLocation: location)
  }

  @Test func `Llama 4 differs for a company in the United States and one in France`() throws {
    let id = "meta-llama/Llama-4-Scout-17B-16E-Instruct"
    try expect(id, company("US"), .allowedWithDuty, clause: "1.b")
    try expect(id, company("FR"), .prohibited, clause: "use policy")
    try expect(id, company("NO"), .allowedWithDuty)
  }

  @Test func `Hunyuan differs for users in Japan and in Germany`() throws {
    let id = "tencent/Hunyuan-A13B-Instruct"
    try expect(id, company("JP"), .allowedWithDuty)
    try expect(id, company("JP", users: ["JP", "DE"]), .prohibited, clause: "5.c")
  }

  @Test func `Kimi K2 asks for a mark above 100 million monthly users`() throws {
    let id = "moonshotai/Kimi-K2-Instruct"
    func answers(_ users: Int64) -> [String: FactValue] {
      company(
        "US", ["use.product_mau": .integer(users), "use.product_monthly_revenue_usd": .integer(0)])
    }
    #expect(try standing(id, answers(90_000_000)).duties.allSatisfy { !$0.contains("Kimi K2") })
    try expect(id, answers(110_000_000), .allowedWithDuty, clause: "final paragraph")
    #expect(try standing(id, answers(110_000_000)).duties.contains { $0.contains("Kimi K2") })
    try expect(
      id, answers(110_000_000).merging(["needs.ui_branding_ok": .flag(false)]) { $1 }, .prohibited)
  }

  @Test func `LFM2 differs at 9 and at 12 million dollars a year`() throws {
    let id = "LiquidAI/LFM2-1.2B"
    func answers(_ revenue: Int64) -> [String: FactValue] {
      company("US", ["entity.group_annual_revenue_usd": .integer(revenue)])
    }
    #expect(try standing(id, answers(9_000_000)).verdict <= .allowedWithDuty)
    try expect(id, answers(12_000_000), .prohibited)
    try expect(id, answers(10_000_000), .needsLegalReview)
  }

  @Test func `Qwen2.5 differs between 3B and 7B`() throws {
    try expect("Qwen/Qwen2.5-3B-Instruct", company("DE"), .prohibited)
    #expect(try standing("Qwen/Qwen2.5-7B-Instruct", company("DE")).verdict <= .allowedWithDuty)
  }

  @Test func `only the developer's own service counts as the licensor`() throws {
    let base = ShippedCatalog.base
    let context = try EvaluationContext(base: base, scenario: Scenario(name: "test"))
    var routes: Set<LicenseRoute> = []
    for candidate in base.candidates {
      for offer in candidate.offers where base.snapshot.hosts[offer.host]?.kind == "first-party" {
        let route = context.license(of: candidate, delivery: .hosted(offer)).route
        routes.insert(route)
        if candidate.model.developer == "deepseek" {
          #expect(route == (offer.host == "deepseek" ? .licensor : .host), "\(offer.host)")
        }
        if offer.host == "moonshotai", candidate.model.id.hasPrefix("moonshotai/") {
          #expect(route == .licensor, "\(candidate.model.id)")
        }
      }
    }
    #expect(routes == [.licensor, .host])
  }

  @Test func `a figure for a family the catalog lacks is refused`() throws {
    #expect(throws: ScenarioError.self) {
      try standing(
        "Qwen/Qwen2.5-7B-Instruct", ["entity.mau_at_release.lama-4": .integer(1)])
    }
  }

  @Test func `a tag that names several licenses is unknown and says what to do`() throws {
    let standing = try standing("MiniMaxAI/MiniMax-M2.1", company("DE"))
    #expect(standing.verdict == .unknown)
    #expect(
      standing.reasons.map(\.text) == [
        "'modified-mit' names 4 different licenses. Open the LICENSE file of this revision and run "
          + "'weigh license check FILE'."
      ])
  }

  @Test func `sources that disagree are unknown and both are named`() throws {
    let standing = try standing("EleutherAI/gpt-neo-2.7B", company("DE"))
    #expect(standing.verdict == .unknown)
    #expect(standing.reasons.contains { $0.text.hasPrefix("Sources disagree: ") })
  }

  @Test(arguments: [
    ("deepseek-ai/DeepSeek-V2", ["deepseek-1.0"]), ("deepseek-ai/DeepSeek-V3", ["deepseek-1.0"]),
    ("deepseek-ai/DeepSeek-Coder-V2-Instruct", ["deepseek-1.0"]),
    ("deepseek-ai/DeepSeek-V3-0324", ["mit"]), ("deepseek-ai/DeepSeek-V3.1", ["mit"]),
    ("deepseek-ai/DeepSeek-V3.2", ["mit"]), ("deepseek-ai/DeepSeek-R1", ["mit"]),
    ("deepseek-ai/DeepSeek-R1-Distill-Llama-8B", ["llama-3.1", "mit"]),
    ("deepseek-ai/DeepSeek-R1-Distill-Llama-70B", ["llama-3.3", "mit"]),
    ("deepseek-ai/DeepSeek-R1-Distill-Qwen-32B", ["apache-2.0", "mit"]),
    ("Qwen/Qwen2.5-72B-Instruct", ["qwen-2024"]),
    ("Qwen/Qwen2.5-3B-Instruct", ["qwen-research-2024"]),
    ("Qwen/Qwen2.5-VL-3B-Instruct", ["qwen-research-2024"]),
    ("Qwen/Qwen2.5-7B-Instruct", ["apache-2.0"]), ("Qwen/Qwen-7B", ["tongyi-qianwen-2023"]),
    ("Qwen/Qwen-72B", ["tongyi-qianwen-2023"]),
    ("Qwen/Qwen-1_8B", ["tongyi-qianwen-research-2023"]),
    ("Qwen/Qwen3.8-2.4T-A95B", ["qwen3.8-max"]),
    ("Qwen/Qwen3.8-Flash-Next", ["qwen-community-1.0"]),
    ("moonshotai/Kimi-K2-Instruct", ["kimi-k2-modified-mit"]),
    ("moonshotai/Kimi-K2-Base", ["kimi-k2-modified-mit"]),
    ("moonshotai/Kimi-K2.5", ["kimi-k2-modified-mit"]), ("moonshotai/Kimi-K3", ["kimi-k3"]),
    ("moonshotai/Kimi-Linear-48B-A3B-Instruct", ["mit"]),
    ("MiniMaxAI/MiniMax-M1-80k", ["apache-2.0"]),
    ("MiniMaxAI/MiniMax-M2", ["minimax-m2-modified-mit"]), ("MiniMaxAI/MiniMax-M2.1", []),
    ("MiniMaxAI/MiniMax-M2.5", ["minimax-m2.5-modified-mit", "minimax-model-license"]),
    ("MiniMaxAI/MiniMax-M2.7", ["minimax-m2.7-noncommercial"]),
    ("MiniMaxAI/MiniMax-M3", ["minimax-community-m3"]),
    ("tencent/Tencent-Hunyuan-Large", ["hunyuan-community-2024-11-eu"]),
    ("tencent/Hunyuan-A13B-Instruct", ["hunyuan-community-eu-uk-kr"]),
    ("tencent/Hunyuan-MT-7B", ["hunyuan-community-eu-uk-kr"]),
    ("tencent/Hunyuan3D-2", ["hunyuan-3d-community"]), ("tencent/Hy3", ["apache-2.0"]),
    ("zai-org/glm-4-9b-chat", ["glm-4-9b"]), ("zai-org/GLM-4.5", ["mit"]),
    ("zai-org/GLM-5.2", ["mit"]), ("zai-org/GLM-5.3", ["glm-5.3"]),
    ("meta-llama/Llama-2-7b-hf", ["llama-2"]), ("meta-llama/Meta-Llama-3-8B", ["llama-3"]),
    ("meta-llama/Llama-3.1-8B-Instruct", ["llama-3.1"]),
    ("meta-llama/Llama-3.2-11B-Vision-Instruct", ["llama-3.2"]),
    ("meta-llama/Llama-3.3-70B-Instruct", ["llama-3.3"]),
    ("meta-llama/Llama-4-Scout-17B-16E-Instruct", ["llama-4"]),
    ("google/gemma-3-27b-it", ["gemma-terms-2025-03-24"]),
    ("google/gemma-4-31B-it", ["apache-2.0"]),
    ("mistralai/Mistral-Large-Instruct-2411", ["mistral-research-0.1"]),
    ("mistralai/Ministral-8B-Instruct-2410", ["mistral-research-0.1"]),
    ("mistralai/Codestral-22B-v0.1", ["mistral-non-production-0.1"]),
    ("mistralai/Devstral-2-123B-Instruct-2512", ["mistral-modified-mit-20m"]),
    ("mistralai/Mistral-Medium-3.5-128B", ["mistral-modified-mit-20m"]),
    ("LGAI-EXAONE/EXAONE-3.5-32B-Instruct", ["exaone-1.1-nc"]),
    ("LGAI-EXAONE/EXAONE-Deep-7.8B", ["exaone-1.1-nc"]),
    ("LGAI-EXAONE/EXAONE-4.0-32B", ["exaone-1.2-nc"]),
    ("LGAI-EXAONE/K-EXAONE-236B-A23B", ["k-exaone"]),
    ("CohereLabs/c4ai-command-r-v01", ["cohere-cc-by-nc-aup"]),
    ("CohereLabs/aya-expanse-32b", ["cohere-cc-by-nc-aup"]),
    ("nvidia/Llama-3_3-Nemotron-Super-49B-v1", ["llama-3.3", "nvidia-open-model-2025-04-28"]),
    ("nvidia/NVIDIA-Nemotron-3-Nano-30B-A3B-BF16", ["nvidia-nemotron-2025-12-15"]),
    ("nvidia/NVIDIA-Nemotron-3.5-Lightning-30B-A3B-BF16", ["openmdw-1.1"]),
    ("rednote-hilab/dots.llm1.inst", ["dots-llm1"]),
    ("ai21labs/AI21-Jamba-1.5-Large", ["jamba-open-model"]),
  ])
  func `weights stand under the license their own files name`(_ id: String, _ expected: [String])
    throws
  {
    let model = try #require(ShippedCatalog.base.snapshot.model(id), "\(id)")
    let found = model.licenses.filter { $0.artifact == "weights" }.flatMap(\.ids)
    #expect(Set(found) == Set(expected))
  }
}
