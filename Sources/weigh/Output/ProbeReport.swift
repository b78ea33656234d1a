internal import Catalog
internal import Decision
internal import Probe
internal import Store

/// One probe run as text, tab-separated lines, or `weigh.probe/1`.
struct ProbeReport {
  let run: Probe.ProbeRun
  let summary: Store.ProbeRun.Summary

  private struct Metric {
    let key: String
    let label: String
    let unit: String
    let summary: MetricSummary?
  }

  private var metrics: [Metric] {
    [
      Metric(key: "ttft_ms", label: "First token", unit: "ms", summary: run.metrics.firstToken),
      Metric(key: "tpot_ms", label: "Time per token", unit: "ms", summary: run.metrics.perToken),
      Metric(
        key: "decode_tok_s", label: "Decode speed", unit: "tok/s", summary: run.metrics.decode),
      Metric(
        key: "prompt_tok_s", label: "Prompt speed", unit: "tok/s", summary: run.metrics.prompt),
    ]
  }

  /// The report for people.
  var lines: [String] {
    var lines = [
      "\(run.model.id) at \(run.endpointURL), \(run.model.engine)"
        + (run.model.engineBuild.map { " \($0)" } ?? "")
        + (run.model.quantization.map { ", \($0)" } ?? "")
    ]
    lines.append(
      summary.catalogID.map { "Counts for \($0), by its name; --id names another." }
        ?? "No model of the catalog has this name; --id ID says which one it is.")
    for metric in metrics {
      guard let figures = metric.summary else {
        lines.append("  \(metric.label): not measured")
        continue
      }
      var text =
        "  \(metric.label): median \(number(figures.median)) \(metric.unit), min "
        + "\(number(figures.min)), max \(number(figures.max)), "
        + Wording.count(figures.n, "run")
      if let p95 = figures.p95 { text += ", p95 \(number(p95))" }
      lines.append(text)
    }
    lines += run.flags.map { "  \($0.message)" }
    lines += run.notes.map { "  \($0.message)" }
    lines.append("Kept as \(summary.id). Rank with it: weigh rank.")
    return lines
  }

  /// Tab-separated lines: one per metric.
  var plain: [String] {
    [PlainTable.line(["metric", "unit", "median", "min", "max", "p90", "p95", "n"])]
      + metrics.compactMap { metric in
        guard let figures = metric.summary else { return nil }
        return PlainTable.line([
          metric.key, metric.unit, "\(figures.median)", "\(figures.min)", "\(figures.max)",
          figures.p90.map { "\($0)" } ?? "", figures.p95.map { "\($0)" } ?? "", "\(figures.n)",
        ])
      }
  }

  /// The run as machine output: `weigh.probe/1`.
  var json: JSONValue {
    .object([
      "schema": .text("weigh.probe/1"), "run": .text(summary.id),
      "status": .text(run.status.rawValue), "created": .text(summary.created),
      "model": .object([
        "served": .text(run.model.id), "catalogID": summary.catalogID.map { .text($0) } ?? .null,
        "identity": .text(summary.catalogID == nil ? "unknown" : "by name"),
        "parameters": run.model.parameters.map { .integer(Int64($0)) } ?? .null,
        "quantization": run.model.quantization.map { .text($0) } ?? .null,
        "contextTokens": run.model.contextTokens.map { .integer(Int64($0)) } ?? .null,
      ]),
      "engine": .object([
        "name": .text(run.model.engine),
        "build": run.model.engineBuild.map { .text($0) } ?? .null,
      ]),
      "metrics": .object(
        Dictionary(
          metrics.map { ($0.key, $0.summary.map(Self.json) ?? .null) },
          uniquingKeysWith: { first, _ in first })),
      "flags": .list(run.flags.map { .text($0.rawValue) }),
      "seed": .integer(Int64(clamping: run.seed)),
    ])
  }

  private static func json(_ figures: MetricSummary) -> JSONValue {
    .object([
      "median": .computed(figures.median), "min": .computed(figures.min),
      "max": .computed(figures.max), "low": .computed(figures.low),
      "high": .computed(figures.high), "n": .integer(Int64(figures.n)),
      "p90": figures.p90.map { .computed($0) } ?? .null,
      "p95": figures.p95.map { .computed($0) } ?? .null,
    ])
  }

  private func number(_ value: Double) -> String {
    Wording.decimals(value, value < 100 ? 1 : 0)
  }
}
