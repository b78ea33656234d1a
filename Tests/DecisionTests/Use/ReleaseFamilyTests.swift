import Catalog
import Decision
import Licensing
import Testing

@Suite struct ReleaseFamilyTests {
  private let base = ShippedCatalog.base

  @Test func `families whose license freezes a figure are listed with their release`() throws {
    let families = base.releaseFamilies
    let llama = try #require(families.first { $0.id == "llama-3.1" })
    #expect(llama.released?.description.hasPrefix("2024-07") == true)
    #expect(llama.key == "entity.mau_at_release.llama-3.1")
    #expect(llama.modelCount > 8)
    #expect(!families.contains { $0.id.hasPrefix("qwen") })
    let dates = families.compactMap(\.released)
    #expect(dates == dates.sorted())
  }

  @Test func `a model made from another is judged by the release of that one`() throws {
    #expect(!base.releaseFamilies.contains { $0.id == "deepseek-r1-distill" })
    let model = try #require(base.candidate("deepseek-ai/DeepSeek-R1-Distill-Llama-70B"))
    #expect(try verdict(of: model, ["llama-3.3": 2e9]) == .prohibited)
    #expect(try verdict(of: model, ["llama-3.3": 5]) != .prohibited)
    #expect(try verdict(of: model, ["deepseek-r1-distill": 2e9]) == .unknown)
  }

  @Test func `the figure of a generation stands before that of its line`() throws {
    let model = try #require(base.candidate("meta-llama/Llama-3.1-8B-Instruct"))
    #expect(try verdict(of: model, ["llama": 2e9]) == .prohibited)
    #expect(try verdict(of: model, ["llama": 2e9, "llama-3.1": 5]) != .prohibited)
    #expect(try verdict(of: model, ["llama-3.1": 2e9], one: 5) == .prohibited)
    #expect(try verdict(of: model, ["llama-4": 2e9], one: 5) != .prohibited)
  }

  private func verdict(of model: Candidate, _ figures: [String: Double], one: Double? = nil) throws
    -> Verdict
  {
    var scenario = Scenario(name: "release")
    scenario.use = Fixture.product
    if let one { scenario.use["entity.mau_at_model_release"] = .number(one) }
    for (family, figure) in figures {
      scenario.use[IntendedUse.releasePrefix + family] = .number(figure)
    }
    let context = try EvaluationContext(base: base, scenario: scenario)
    return context.licenseVerdict(of: model, delivery: .none)
  }
}
