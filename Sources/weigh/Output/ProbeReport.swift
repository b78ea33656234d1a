internal import Catalog
internal import Cells
internal import Decision
internal import Fit
internal import Probe
internal import Store

/// One run of a server as text, tab-separated lines, or `weigh.probe/1`.
struct ProbeReport {
  let kept: KeptProbe
  let run: Probe.ProbeRun
  /// What the needs of a scenario make of it; nothing where no scenario was named.
  var needs: [ProbedNeed] = []
  /// The run this one repeats.
  var former: KeptProbe?
  /// Whether machine output has each request.
  var hasSamples = false

  init?(_ kept: KeptProbe) {
    guard let run = kept.latency else { return nil }
    self.kept = kept
    self.run = run
  }

  var summary: Store.ProbeRun.Summary { kept.summary }

  /// The report for people: what was asked, the figures, what they mean, what to know about them.
  func lines(width: Int, glyphs: GlyphSet) -> [String] {
    var lines = [heading]
    lines += facts.map { "  " + $0 }
    lines.append("")
    lines += figures(width: width, glyphs)
    lines += strips(width: width, glyphs)
    lines += levels(width: width, glyphs)
    lines.append("")
    lines += definitions.map { "  " + $0 }
    var remarks = run.model.remarks.map(\.message)
    remarks += run.flags.map(\.message)
    remarks += run.notes.map(\.message)
    remarks += quiet
    if run.status == .failed, let failure = run.failure { remarks.append(failure.message) }
    if !remarks.isEmpty { lines += [""] + remarks.map { "  " + $0 } }
    if !needs.isEmpty { lines += [""] + needs.map { "  " + $0.sentence } }
    return lines + changes + ["", ending]
  }

  /// What was probed where, in a line.
  private var heading: String { "\(run.model.id) at \(run.endpointURL)" }

  /// Engine, model and setting as the server states them, and which model of the catalog it is.
  private var facts: [String] {
    let model = run.model
    var parts = [model.engine + (model.engineBuild.map { " \($0)" } ?? "")]
    if let quantization = model.quantization { parts.append(quantization) }
    if let context = model.contextTokens {
      parts.append("context \(Wording.grouped(Double(context)))")
    }
    if let slots = model.slots { parts.append(Wording.count(slots, "slot")) }
    if let device = kept.device { parts.append("on " + device.words) }
    return [parts.joined(separator: ", "), kept.identitySentence]
  }

  private func figures(width: Int, _ glyphs: GlyphSet) -> [String] {
    let present = ProbeMetric.all.compactMap { metric in
      metric.summary(run.metrics).map { (metric, $0) }
    }
    guard !present.isEmpty else { return ["  Nothing was measured."] }
    func column(_ header: String) -> Table.Column {
      Table.Column(header: header, alignsRight: true, minimum: nil)
    }
    let summaries = present.map(\.1)
    // A percentile stands only where the number of requests supports it.
    let percentiles: [(String, KeyPath<MetricSummary, Double?>)] = [
      ("p90", \.p90), ("p95", \.p95), ("p99", \.p99),
    ].filter { (_, path) in summaries.contains { $0[keyPath: path] != nil } }
    var table = Table(
      columns: [Table.Column(header: "", alignsRight: false, minimum: nil), column("median")]
        + [Table.Column(header: "", alignsRight: false, minimum: nil), column("95 % interval")]
        + [column("min"), column("max")] + percentiles.map { column($0.0) } + [column("n")])
    for (metric, figures) in present {
      let number = metric.spelled
      table.rows.append(
        [
          metric.label, number(figures.median), metric.unit,
          figures.n < MetricSummary.fewestForInterval
            ? glyphs.dash : "\(number(figures.low)) to \(number(figures.high))",
          number(figures.min),
          number(figures.max),
        ] + percentiles.map { figures[keyPath: $0.1].map(number) ?? glyphs.dash }
          + ["\(figures.n)"])
    }
    return table.lines(width: max(40, width - 2), glyphs: glyphs).map { "  " + $0 }
  }

  /// The values in the order they were measured, as a strip of blocks.
  private func strips(width: Int, _ glyphs: GlyphSet) -> [String] {
    let fine = run.samples.filter { $0.failure == nil }
    let strips = [
      ("first token", fine.filter { $0.phase == .firstToken }.compactMap(\.firstTokenMilliseconds)),
      (
        "decode",
        fine.filter { $0.phase == .throughput }.compactMap(\.millisecondsPerToken).map { 1000 / $0 }
      ),
    ].filter { $0.1.count > 1 }
    guard !strips.isEmpty, glyphs != .ascii else { return [] }
    return [""]
      + strips.map { name, values in
        "  " + name.padding(to: 12) + ValueStrip.text(values, width: max(10, width - 16))
      }
  }

  /// Several requests at once: what each got, and all together.
  private func levels(width: Int, _ glyphs: GlyphSet) -> [String] {
    let levels = run.levels
    guard !levels.isEmpty else { return [] }
    func column(_ header: String) -> Table.Column {
      Table.Column(header: header, alignsRight: true, minimum: nil)
    }
    var table = Table(
      columns: [
        column("at once"), column("total tok/s"), column("each tok/s"), column("first token ms"),
        column("n"),
      ])
    for level in levels {
      let each = level.perToken.map { Wording.decimals(1000 / $0.median, 1) }
      table.rows.append([
        "\(level.streams)", Wording.decimals(level.totalTokensPerSecond, 1), each ?? glyphs.dash,
        level.firstToken.map { Wording.decimals($0.median, 0) } ?? glyphs.dash,
        "\(level.succeeded)",
      ])
    }
    return [""] + table.lines(width: max(40, width - 2), glyphs: glyphs).map { "  " + $0 }
  }

  /// What each figure that is shown means.
  private var definitions: [String] {
    ProbeMetric.all.compactMap { metric in
      metric.summary(run.metrics) == nil ? nil : metric.definition(run.plan)
    }
  }

  /// The figures without the requests during which this machine had other work.
  private var quiet: [String] {
    guard let quiet = run.quietMetrics else { return [] }
    let figures = [
      quiet.firstToken.map { "first token \(Wording.decimals($0.median, 0)) ms" },
      quiet.decode.map { "decode \(Wording.decimals($0.median, 1)) tok/s" },
    ].compactMap(\.self)
    return figures.isEmpty
      ? [] : ["Without the requests while this machine was busy: " + Wording.list(figures) + "."]
  }

  /// What changed since the run this one repeats.
  private var changes: [String] {
    guard let former = former?.latency else { return [] }
    return [""] + ProbeDrift(former, run).messages.map { "  " + $0 }
  }

  private var ending: String {
    switch run.status {
    case .complete:
      return summary.catalogID == nil
        ? "Kept as \(summary.id). No ranking uses it; --id ID says which model of the catalog it is."
        : "Kept as \(summary.id). Rank with it: weigh rank."
    case .stopped: return "Kept as \(summary.id), \(Wording.count(run.succeeded, "request"))."
    case .failed: return "Kept as \(summary.id), which failed."
    }
  }

  /// Tab-separated lines: one per metric.
  static let plainHeader = PlainTable.line([
    "run", "endpoint", "model", "metric", "unit", "median", "low", "high", "min", "max", "p90",
    "p95", "p99", "n",
  ])

  var plain: [String] {
    ProbeMetric.all.compactMap { metric in
      guard let figures = metric.summary(run.metrics) else { return nil }
      let numbers = [figures.median, figures.low, figures.high, figures.min, figures.max]
      return PlainTable.line(
        [summary.id, run.endpointLabel, run.model.id, metric.key, metric.unit]
          + numbers.map { "\($0)" }
          + [figures.p90, figures.p95, figures.p99].map { $0.map { "\($0)" } ?? "" }
          + ["\(figures.n)"])
    }
  }
}

extension String {
  /// The text with blanks behind it, so many cells wide.
  func padding(to width: Int) -> String {
    count < width ? self + String(repeating: " ", count: width - count) : self
  }
}

/// Values as a line of blocks, the least one low and the greatest one high.
enum ValueStrip {
  private static let blocks = Array("▁▂▃▄▅▆▇█")

  /// **Shape**: one block for each value; where there are more than fit, the greatest of each group.
  static func text(_ values: [Double], width: Int) -> String {
    guard let least = values.min(), let most = values.max(), width > 0 else { return "" }
    let shown: [Double] =
      values.count <= width
      ? values
      : (0..<width).compactMap { cell in
        values[(cell * values.count / width)..<((cell + 1) * values.count / width)].max()
      }
    return String(
      shown.map { value in
        guard most > least else { return blocks[3] }
        let place = (value - least) / (most - least) * Double(blocks.count - 1)
        return blocks[Int(place.rounded())]
      })
  }
}
