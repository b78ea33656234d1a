internal import Catalog
internal import Decision
internal import Foundation
internal import Probe
internal import Store

/// Probe runs of this machine as measurements the ranking uses.
enum Measurements {
  /// The newest complete or stopped run of each model and endpoint.
  static func load(_ database: UserDatabase) throws -> [Decision.Measurement] {
    var measurements: [Decision.Measurement] = []
    var seen: Set<String> = []
    for summary in try database.probeRuns() where summary.kind == "latency" {
      guard let model = summary.catalogID, seen.insert(model + "\t" + summary.endpoint).inserted,
        let run = try database.probeRun(id: summary.id).flatMap({ KeptProbe($0) })?.latency
      else { continue }
      measurements.append(measurement(of: run, summary: summary, model: model))
    }
    return measurements
  }

  private static func measurement(
    of run: Probe.ProbeRun, summary: Store.ProbeRun.Summary, model: String
  ) -> Decision.Measurement {
    Decision.Measurement(
      run: summary.id, model: model, endpoint: summary.endpoint,
      date: CalendarDate(String(summary.created.prefix(10))),
      firstTokenMilliseconds: quantity(run.metrics.firstToken),
      tokensPerSecond: quantity(run.metrics.decode),
      quantization: run.model.quantization)
  }

  private static func quantity(_ summary: MetricSummary?) -> Decision.Measurement.Quantity? {
    guard let summary else { return nil }
    return Decision.Measurement.Quantity(
      low: summary.low, median: summary.median, high: summary.high, count: summary.n)
  }
}
