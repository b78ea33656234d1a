internal import Decision
internal import Probe

/// One figure of a run: its key in machine output, its name, its unit, and what it means.
struct ProbeMetric: Sendable {
  let key: String
  let label: String
  let unit: String
  let summary: @Sendable (ProbeMetrics) -> MetricSummary?
  /// What it means, in a line, for a run of this plan; nothing where another line says it too.
  let definition: @Sendable (ProbePlan) -> String?

  /// Every figure, in the order reports show them.
  static let all: [ProbeMetric] = [
    ProbeMetric(
      key: "ttft_ms", label: "first token", unit: "ms", summary: \.firstToken,
      definition: {
        "First token: from the request sent to the first text, after \(tokens($0.promptTokens)) of "
          + "prompt."
      }),
    ProbeMetric(
      key: "ttfa_ms", label: "first answer", unit: "ms",
      summary: { $0.firstAnswer == $0.firstToken ? nil : $0.firstAnswer },
      definition: { _ in "First answer: the same, to the first text that is not reasoning." }),
    ProbeMetric(
      key: "decode_tok_s", label: "decode", unit: "tok/s", summary: \.decode,
      definition: {
        "Decode: tokens a second after the first, in answers of \(tokens($0.outputTokens)); the "
          + "median of requests."
      }),
    ProbeMetric(
      key: "tpot_ms", label: "per token", unit: "ms", summary: \.perToken,
      definition: { _ in "Per token: (last text − first text) ÷ (tokens − 1), one value a request."
      }
    ),
    ProbeMetric(
      key: "itl_ms", label: "between tokens", unit: "ms", summary: \.interToken,
      definition: { _ in "Between tokens: every wait between two texts, of all requests together." }
    ),
    ProbeMetric(
      key: "prompt_tok_s", label: "prompt", unit: "tok/s", summary: \.prompt,
      definition: { _ in "Prompt: tokens of the prompt that were not cached ÷ first token." }),
    ProbeMetric(
      key: "e2e_ms", label: "end to end", unit: "ms", summary: \.endToEnd,
      definition: {
        "End to end: from sent to the end of an answer of \(tokens($0.outputTokens))."
      }),
    ProbeMetric(
      key: "server_decode_tok_s", label: "server's decode", unit: "tok/s", summary: \.serverDecode,
      definition: { _ in "Server's: its own figures, as it counts them." }),
    ProbeMetric(
      key: "server_prompt_tok_s", label: "server's prompt", unit: "tok/s", summary: \.serverPrompt,
      definition: { _ in nil }),
  ]

  private static func tokens(_ count: Int) -> String {
    Wording.count(count, "token")
  }

  /// A value with the digits a person reads.
  func spelled(_ value: Double) -> String {
    Wording.decimals(value, value < 10 ? 2 : value < 100 ? 1 : 0)
  }
}
