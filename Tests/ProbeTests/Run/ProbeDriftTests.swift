import Testing

@testable import Probe

@Suite struct ProbeDriftTests {
  /// A run whose samples have these times to the first text and per token.
  private func run(
    _ firsts: [Double], _ each: [Double], at milliseconds: Int64,
    change: (inout ProbeRun) -> Void = { _ in }
  ) -> ProbeRun {
    let early = firsts.enumerated().map { index, first in
      sample(.firstToken, index, first: first, last: first + 7, tokens: 8)
    }
    let long = each.enumerated().map { index, time in
      sample(.throughput, index, first: 50, last: 50 + time * 100, tokens: 101)
    }
    var run = ProbeRun(
      status: .complete, endpointLabel: "here", endpointURL: "http://127.0.0.1:1/v1",
      model: ServedModel(wireName: "m", engine: "e"), plan: ProbePlan(), seed: 1,
      samples: early + long)
    run.startedAt = milliseconds
    change(&run)
    return run
  }

  private func sample(
    _ phase: ProbeSample.Phase, _ index: Int, first: Double, last: Double, tokens: Int
  ) -> ProbeSample {
    var sample = ProbeSample(
      phase: phase, index: index, promptNumber: index, promptWords: 1, requestedTokens: tokens)
    sample.firstTextMilliseconds = first
    sample.lastTextMilliseconds = last
    sample.endMilliseconds = last
    sample.outputTokens = tokens
    sample.chunks = tokens
    sample.promptTokens = 100
    return sample
  }

  /// 2026-08-20 at noon.
  private static let august: Int64 = 1_787_227_200_000
  private static let november: Int64 = 1_795_348_800_000
  private let tens = [9.8, 9.9, 10, 10, 10, 10.1, 10.2]

  @Test func `a figure whose intervals part is said to have changed`() throws {
    let before = run([100, 101, 102], tens, at: Self.august)
    let after = run([100, 101, 102], tens.map { $0 / 0.82 }, at: Self.november)
    let drift = ProbeDrift(before, after)
    #expect(drift.isSignificant && drift.settings.isEmpty)
    let decode = try #require(drift.changes.first { $0.figure == .decode })
    #expect(abs(decode.ratio - 0.82) < 0.001 && decode.intervalsPart)
    #expect(
      drift.message(of: decode)
        == "decode 18 % slower than on 2026-08-20; intervals do not overlap")
    #expect(
      drift.messages.contains("Decode 18 % slower than on 2026-08-20; intervals do not overlap."))
    let first = try #require(drift.changes.first { $0.figure == .firstToken })
    #expect(!first.intervalsPart && first.ratio == 1)
    #expect(drift.message(of: first) == "first token as on 2026-08-20; too few requests to tell")
    // The order of the arguments does not matter: the earlier run is the one before.
    #expect(ProbeDrift(after, before) == drift)
  }

  @Test func `a change within the intervals is no change that can be shown`() {
    let before = run([100, 110, 120], tens, at: Self.august)
    let after = run([105, 112, 125], tens.map { $0 * 1.005 }, at: Self.november)
    let drift = ProbeDrift(before, after)
    #expect(!drift.isSignificant)
    #expect(drift.messages == ["No change since 2026-08-20 that the intervals can show."])
    #expect(drift.changes.map(\.figure) == [.firstToken, .decode, .prompt, .endToEnd])
  }

  @Test func `the words fit the figure`() {
    let hundreds = [Double](repeating: 100, count: 6)
    let before = run(hundreds, tens, at: Self.august)
    let after = run(hundreds.map { $0 * 2 }, tens.map { $0 / 2 }, at: Self.november)
    #expect(
      ProbeDrift(before, after).messages == [
        "First token 100 % later than on 2026-08-20; intervals do not overlap.",
        "Decode 100 % faster than on 2026-08-20; intervals do not overlap.",
        "Prompt 50 % slower than on 2026-08-20; intervals do not overlap.",
        "Whole answer 48 % earlier than on 2026-08-20; intervals do not overlap.",
      ])
  }

  @Test func `five requests show no change, however large`() throws {
    let before = run([100, 100, 100, 100, 100], tens, at: Self.august)
    let after = run([200, 200, 200, 200, 200, 200], tens, at: Self.november)
    let drift = ProbeDrift(before, after)
    #expect(!drift.isSignificant)
    let first = try #require(drift.changes.first { $0.figure == .firstToken })
    #expect(
      drift.message(of: first)
        == "first token 100 % later than on 2026-08-20; too few requests to tell")
  }

  @Test func `what differs in the setting is named`() {
    let before = run([100], tens, at: Self.august) { run in
      run.model.quantization = "Q8_0"
      run.model.engineBuild = "b1"
      run.model.contextTokens = 4096
      run.device = "laptop"
    }
    let after = run([100], tens, at: Self.november) { run in
      run.model.quantization = "Q4_0"
      run.model.engineBuild = "b2"
      run.device = "laptop"
    }
    let drift = ProbeDrift(before, after)
    #expect(drift.settings.map(\.setting) == [.quantization, .build, .context])
    #expect(
      drift.messages.last == "The setting differs: the quantization was Q8_0 and is now Q4_0; "
        + "the engine build was b1 and is now b2; the context was 4096 and is now unknown.")
  }

  @Test func `another chat template is a difference, an unknown one is not`() {
    func after(_ template: String?) -> [RunDifference.Setting] {
      let before = run([100], tens, at: Self.august) {
        $0.model.templateSHA256 = String(repeating: "a", count: 64)
      }
      let now = run([100], tens, at: Self.november) { $0.model.templateSHA256 = template }
      return ProbeDrift(before, now).settings.map(\.setting)
    }
    #expect(after(String(repeating: "a", count: 64)).isEmpty && after(nil).isEmpty)
    #expect(after(String(repeating: "b", count: 64)) == [.template])
  }

  @Test func `figures of other lengths are not compared`() {
    let before = run([100], tens, at: Self.august)
    let after = run([100], tens, at: Self.november) { $0.plan.promptTokens = 2048 }
    let drift = ProbeDrift(before, after)
    #expect(drift.changes.map(\.figure) == [.decode, .endToEnd])
    #expect(drift.settings.map(\.setting) == [.plan])
    let other = run([100], tens, at: Self.november) { $0.plan.outputTokens = 16 }
    #expect(ProbeDrift(before, other).changes.map(\.figure) == [.firstToken, .prompt])
    let empty = run([], [], at: Self.november)
    #expect(
      ProbeDrift(before, empty).messages == ["The two runs have no figure that can be compared."])
  }

  @Test(arguments: RunDifference.Setting.allCases)
  func `each setting has its words`(setting: RunDifference.Setting) {
    #expect(!setting.words.isEmpty && RunDifference(setting, "a", "a") == nil)
    #expect(
      RunDifference(setting, "a", "b")?.message == "the \(setting.words) was a and is now b")
  }
}
