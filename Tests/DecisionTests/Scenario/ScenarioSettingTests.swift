import Catalog
import Decision
import Fit
import Testing

/// Workload and ways to run, as files state them and as people set them.
@Suite struct ScenarioSettingTests {
  private func refusal(_ text: String) -> String {
    do {
      _ = try Scenario(toml: "name = \"a\"\n" + text, file: "needs.toml")
      return "read"
    } catch { return "\(error)" }
  }

  @Test func `what has its usual value is not written, so old texts and hashes stay`() throws {
    let plain = Scenario(name: "plain")
    for key in ["kv_type", "min_bits", "quantizations"] { #expect(!plain.toml.contains(key)) }
    var scenario = plain
    scenario.cacheType = .q8_0
    scenario.minimumBits = 3.5
    scenario.quantizations = ["Q8_0", "Q4_K_M"].compactMap(Quantization.named)
    #expect(scenario.toml.contains("streams = 1\nkv_type = \"q8_0\"\n"))
    #expect(
      scenario.toml.contains(
        "aggregators = false\nmin_bits = 3.5\nquantizations = [\"Q8_0\", \"Q4_K_M\"]\n"))
    #expect(scenario.sha256 != plain.sha256)
    #expect(try Scenario(toml: scenario.toml, file: "again") == scenario)
  }

  @Test func `a name is read whatever its case, and written as Weigh spells it`() throws {
    let read = try Scenario(
      toml: "name = \"a\"\n[run]\nquantizations = [\"q4_k\", \"fp8\"]\n", file: "a.toml")
    #expect(read.quantizations.map(\.id) == ["Q4_K_M", "FP8"])
  }

  @Test func `a wrong value is named with its line and the nearest right one`() {
    #expect(
      refusal("[workload]\nkv_type = \"q8_1\"\n")
        == "cannot read 'needs.toml' line 3: 'kv_type' has no value 'q8_1'; "
        + "expected 'f32', 'f16', 'fp8', 'q8_0' or 'q4_0'. Did you mean 'q8_0'?")
    #expect(
      refusal("[run]\nquantizations = [\"Q4_K_N\"]\n")
        == "cannot read 'needs.toml' line 3: 'quantizations' has no value 'Q4_K_N'; "
        + "expected names such as Q8_0 or Q4_K_M. Did you mean 'Q4_K_M'?")
    #expect(
      refusal("[run]\nquantizations = [\"Q4_K_M\", \"q4_k\"]\n")
        == "cannot read 'needs.toml' line 3: 'quantizations' has no value 'q4_k'; "
        + "expected each name once.")
    #expect(
      refusal("[run]\nquantizations = \"Q8_0\"\n")
        == "cannot read 'needs.toml' line 3: 'quantizations' has no value 'Q8_0'; "
        + "expected a list such as [\"Q8_0\", \"Q4_K_M\"].")
    #expect(
      refusal("[run]\nmin_bits = 0\n")
        == "cannot read 'needs.toml' line 3: 'min_bits' has no value '0'; "
        + "expected a number from 1 to 32.")
  }

  @Test func `a key of another table is named with that table`() {
    #expect(
      refusal("[workload]\nmin_bits = 3\n")
        == "cannot read 'needs.toml' line 3: there is no key 'min_bits'. "
        + "Did you mean 'run.min_bits'?")
    #expect(
      refusal("[run]\nkv_type = \"f16\"\n")
        == "cannot read 'needs.toml' line 3: there is no key 'kv_type'. "
        + "Did you mean 'workload.kv_type'?")
    #expect(refusal("[workload]\nkv_typ = \"f16\"\n").hasSuffix("Did you mean 'kv_type'?"))
  }

  @Test(arguments: ScenarioSetting.all.map(\.key))
  func `what a setting says of a scenario can be typed back`(key: String) throws {
    let setting = try #require(ScenarioSetting.named(key))
    var scenario = Scenario(name: "set")
    let before = scenario
    try setting.set(setting.text(scenario), in: &scenario)
    #expect(scenario == before)
    #expect(setting.summary.hasSuffix("."))
  }

  @Test func `settings take what people type and refuse the rest in words`() throws {
    var scenario = Scenario(name: "set")
    func set(_ key: String, _ text: String) throws {
      let setting = try #require(ScenarioSetting.named(key))
      try setting.set(text, in: &scenario)
    }
    try set("workload.context", "64k")
    #expect(scenario.contextTokens == 65_536)
    try set("workload.kv_type", "Q8_0")
    #expect(scenario.cacheType == .q8_0)
    try set("run.hosts", "no")
    #expect(!scenario.allowsHosts)
    try set("run.min_bits", "2.5")
    #expect(scenario.minimumBits == 2.5)
    try set("run.quantizations", "Q8_0, Q6_K")
    #expect(scenario.quantizations.map(\.id) == ["Q8_0", "Q6_K"])
    try set("run.quantizations", "none")
    #expect(scenario.quantizations.isEmpty)
    let refused = [
      ("workload.streams", "0", "'0' is no number. Type a whole number from 1."),
      ("run.min_bits", "64", "'64' is no number. Type a number from 1 to 32."),
      ("run.hosts", "perhaps", "'perhaps' is neither yes nor no."),
    ]
    for (key, text, words) in refused {
      let before = scenario
      let error = #expect(throws: AnswerRefusal.self) { try set(key, text) }
      #expect(error?.description == words)
      #expect(scenario == before)
    }
    let error = #expect(throws: AnswerRefusal.self) { try set("run.quantizations", "Q4_K_N") }
    #expect(error?.description.hasSuffix("Did you mean 'Q4_K_M'?") == true)
  }
}
