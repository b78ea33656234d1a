internal import Catalog
internal import Decision
internal import Fit

/// What probes found, beside what the formulas say.
extension FitPage {
  /// Speeds of one probe with their bands, how they came about, and the run.
  ///
  /// `2.4 tok/s [2.1–2.6], prompts 7 tok/s [6.3–7.7]; llama.cpp b11549, 2 threads; run-…, date.`
  func probed(_ probe: DeviceProbe) -> SheetItem {
    var figures = [
      probe.decodeTokensPerSecond.map { "\(span($0)) tok/s" },
      probe.promptTokensPerSecond.map { "prompts \(span($0)) tok/s" },
    ].compactMap(\.self)
    if let first = probe.firstTokenMilliseconds {
      figures.append(
        "first token \(span(first)) ms after \(tokens(Int64(probe.promptTokens))) tokens")
    }
    let from = [probe.setting, probe.run + (probe.date.map { ", \($0)" } ?? "")]
    return .statement(
      ([figures.isEmpty ? "no speed" : Wording.list(figures)] + from.compactMap(\.self))
        .joined(separator: "; ") + ".",
      lead: Self.capitalized(probe.methodWords))
  }

  /// Memory a probe found, where it looked.
  func probedMemory(_ probe: DeviceProbe) -> SheetItem? {
    guard let anonymous = probe.anonymousBytes else { return nil }
    var text = "\(gibibytes(anonymous)) anonymous"
    if let mapped = probe.mappedBytes { text += ", \(gibibytes(mapped)) mapped" }
    if let context = probe.contextTokens { text += ", at \(tokens(Int64(context))) tokens" }
    return .entry("Memory, \(probe.methodWords)", text)
  }

  private func span(_ figure: DeviceProbe.Figure) -> String {
    "\(rate(figure.middle)) [\(rate(figure.low))–\(rate(figure.high))]"
  }

  private func gibibytes(_ figure: DeviceProbe.Figure) -> String {
    let gibibyte = Double(Int64.gibibyte)
    return Wording.decimals(figure.middle / gibibyte, 1) + " GiB"
      + (figure.bandPercent.map { $0 > 0 ? " ± \($0) %" : "" } ?? "")
  }

  private static func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}

extension DeviceProbe {
  /// The same for programs.
  var json: JSONValue {
    func json(_ figure: Figure?) -> JSONValue {
      guard let figure else { return .null }
      return .object([
        "low": .computed(figure.low), "mid": .computed(figure.middle),
        "high": .computed(figure.high),
      ])
    }
    return .object([
      "run": .text(run), "basis": .text(methodWords),
      "asOf": date.map { .text($0.description) } ?? .null,
      "setting": setting.map { .text($0) } ?? .null,
      "decode_tok_s": json(decodeTokensPerSecond), "prompt_tok_s": json(promptTokensPerSecond),
      "ttft_ms": json(firstTokenMilliseconds), "prompt_tokens": .integer(Int64(promptTokens)),
      "anonymous_bytes": json(anonymousBytes), "mapped_bytes": json(mappedBytes),
      "context": contextTokens.map { .integer(Int64($0)) } ?? .null,
    ])
  }
}
