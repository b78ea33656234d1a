internal import Cells
internal import Decision
internal import Probe

/// The figures of a kept run that have no strip of their own, and what its server used.
struct RunFigures: Sendable {
  let metrics: ProbeMetrics
  let use: ServerUse?

  /// Each figure with its median and how many values it is of; the server's own beside ours.
  var items: [PanelItem] {
    let entries = [
      entry("First answer", metrics.firstAnswer, isDifferent, ValueSeries.time),
      entry("Time per token", metrics.perToken, true, ValueSeries.time),
      entry("Between texts", metrics.interToken, true, ValueSeries.time),
      entry("Prompts", metrics.prompt, true, Self.rate),
      entry("Whole answer", metrics.endToEnd, true, ValueSeries.time),
      entry("Server, decode", metrics.serverDecode, true, Self.rate),
      entry("Server, prompts", metrics.serverPrompt, true, Self.rate),
    ].compactMap { $0 }
    guard !entries.isEmpty else { return [] }
    return [.title("Other figures, medians")] + entries + memory + [.blank]
  }

  /// What the words of the page mean.
  static let definitions: [PanelItem] = [
    .title("How it is measured"),
    .text(
      "First token: from the request sent to the first text, reasoning included. Throughput: tokens "
        + "after the first in a second, one request at a time. Requests that fail count for nothing.",
      .muted),
    .blank,
  ]

  /// Whether the first text that is no reasoning came later than the first text.
  private var isDifferent: Bool {
    guard let answer = metrics.firstAnswer, let token = metrics.firstToken else { return false }
    return answer.median > token.median * 1.01
  }

  private func entry(
    _ label: String, _ summary: MetricSummary?, _ isShown: Bool, _ text: (Double) -> String
  ) -> PanelItem? {
    guard let summary, isShown else { return nil }
    return .entry(
      label,
      [
        Span(text(summary.median)),
        Span("   \(text(summary.min)) to \(text(summary.max)), \(summary.n) values", .muted),
      ])
  }

  private static func rate(_ value: Double) -> String { ValueSeries.number(value) + " tok/s" }

  private var memory: [PanelItem] {
    func size(_ bytes: Int64) -> String {
      "\(Wording.decimals(Double(bytes) / 1_073_741_824, 2)) GiB"
    }
    let parts = [
      use?.anonymousBytes.map { size($0) + " allocated" },
      use?.mappedBytes.map { size($0) + " of files" },
      use?.peakBytes.map { "\(size($0)) at most" },
    ].compactMap { $0 }
    return parts.isEmpty ? [] : [.entry("Memory", parts.joined(separator: ", "))]
  }
}
