internal import Cells
internal import Decision
internal import Probe

/// What stands below the steps of a probe: strips of values, what is to be said of them, the server.
struct ProbePage {
  let standing: ProbeStanding
  let isRunning: Bool
  let glyphs: GlyphSet

  /// Strips with their figures, or the figures of a layer probe.
  func figures(width: Int) -> [PanelItem] {
    var items: [PanelItem] = []
    if !standing.drift.isEmpty {
      items += [.title("Since the run before")] + standing.drift.map { .text($0) } + [.blank]
    }
    if let layers = standing.layers { items += LayerFigures(run: layers).items }
    for series in [standing.firstToken, standing.throughput] + standing.rounds {
      let planned = standing.steps.first { $0.label.hasPrefix(series.step) }?.total
      items += strip(series, planned: planned ?? 0, width: width)
    }
    if !standing.levels.isEmpty { items += levels }
    let isOfSpeed = standing.moderation == nil || standing.steps.contains { $0.step == .firstToken }
    if items.isEmpty, isRunning, isOfSpeed {
      items.append(.text("Nothing is measured yet.", .muted))
    }
    if items.last == .blank { items.removeLast() }
    return items
  }

  /// The figures that have no strip.
  var others: [PanelItem] { standing.others?.items ?? [] }

  /// What the words of the page mean, where they are on it.
  var definitions: [PanelItem] {
    let isOfSpeed = standing.steps.contains { $0.step == .firstToken || $0.step == .throughput }
    return standing.layers != nil || standing.moderation != nil && !isOfSpeed
      ? [] : RunFigures.definitions
  }

  /// What several requests at once came to.
  private var levels: [PanelItem] {
    let entries = standing.levels.map { level -> PanelItem in
      var words = "\(ValueSeries.number(level.totalTokensPerSecond)) tok/s together"
      if let each = level.perToken {
        words += ", \(ValueSeries.number(1000 / each.median)) each"
      }
      if let first = level.firstToken { words += ", first token \(ValueSeries.time(first.median))" }
      let failed = level.requests - level.succeeded
      if failed > 0 { words += ", \(failed) of \(level.requests) failed" }
      return .entry("\(level.streams) at once", words)
    }
    return [.title("Several at once")] + entries + [.blank]
  }

  /// One strip: a title, the blocks and the figures, and what is to be said of single values.
  private func strip(_ series: ValueSeries, planned: Int, width: Int) -> [PanelItem] {
    guard !series.values.isEmpty else { return [] }
    let count = Wording.count(series.values.count, series.noun)
    let chunks = Self.chunks(series, isRunning: isRunning)
    let needed =
      chunks.reduce(0) { $0 + glyphs.metrics.cellWidth($1.text) } + 3 * (chunks.count - 1)
    let room = width - needed - 3
    let wanted = min(max(planned, series.values.count), 100)
    // Where both fit, one line; else the blocks have a line of their own, one for each value.
    let isOneLine = room >= wanted
    let cells = isOneLine ? min(room, wanted) : min(width, 100)
    let strip = series.strip(width: cells, glyphs: glyphs)
    var title = "\(series.title), \(count), \(series.longUnit)"
    if strip.perBlock > 1 { title += ", each block the slowest of \(strip.perBlock)" }
    let figures = chunks.map { [$0] }
    var items: [PanelItem] = [.title(title)]
    if isOneLine {
      let blocks = glyphs.metrics.padded(strip.blocks, to: cells)
      items.append(.chunks([[Span(blocks, .accent)]] + figures))
    } else {
      items += [.text(strip.blocks, .accent), .chunks(figures)]
    }
    if let sentence = series.outlierSentence { items.append(.text(sentence)) }
    if series.missing > 0 {
      items.append(
        .text(
          "\(Wording.count(series.missing, "request")) gave no value, shown as ?; "
            + "the figures leave \(series.missing == 1 ? "it" : "them") out."))
    }
    return items + [.blank]
  }

  /// The figures in words, and from how many values on there will be more of them.
  private static func chunks(_ series: ValueSeries, isRunning: Bool) -> [Span] {
    guard let summary = series.summary else { return [Span("no value yet", .muted)] }
    let number = ValueSeries.number
    var chunks = [
      Span("min \(number(summary.min))"), Span("median \(number(summary.median))"),
    ]
    if let p90 = summary.p90, summary.p95 == nil {
      chunks.append(Span("p90 \(number(p90))"))
    }
    if let p95 = summary.p95 { chunks.append(Span("p95 \(number(p95))")) }
    chunks.append(Span("max \(number(summary.max))"))
    if let spread = series.spread {
      chunks.append(Span("spread \(Wording.decimals(spread, 2))"))
    }
    if summary.p95 == nil, isRunning, series.noun == "run" {
      chunks.append(Span("p95 from run 20", .muted))
    }
    return chunks
  }

  /// What a reader must know beside the figures.
  var remarks: [PanelItem] {
    guard !standing.remarks.isEmpty else { return [] }
    return [.title("To know")] + standing.remarks.map { .text([Span($0)], indent: 2) } + [.blank]
  }

  /// The server and the model on it.
  var server: [PanelItem] {
    var items: [PanelItem] = []
    if let model = standing.served {
      items.append(.chunks(Self.facts(model).map { [Span($0)] }))
    }
    items += standing.identity.map { .text($0) }
    guard !items.isEmpty else { return [] }
    return [.title(standing.layers == nil ? "Server" : "Model")] + items + [.blank]
  }

  /// What a server says of itself and its model, each fact in a few words.
  static func facts(_ model: ServedModel) -> [String] {
    let engine = model.engine + (model.engineBuild.map { " \($0)" } ?? "")
    let facts: [String?] = [
      engine, model.id, model.quantization,
      model.parameters.map { "\(Wording.decimals(Double($0) / 1e9, 1)) B parameters" },
      model.contextTokens.map { "context \(Wording.tokens(Double($0)))" },
      model.slots.map { Wording.count($0, "slot") },
    ]
    return facts.compactMap { $0 }
  }

  /// Who is asked, and what becomes of the answers.
  var privacy: [PanelItem] {
    // An address that was refused was never asked.
    let isAskable =
      standing.address.isEmpty
      || (standing.address.hasPrefix("http") && Self.isThisMachine(standing.address))
    guard isRunning || isAskable || standing.steps.contains(where: { $0.done > 0 }) else {
      return []
    }
    let place =
      standing.address.isEmpty
      ? "The engine runs on this machine and listens on 127.0.0.1 alone."
      : "Only \(standing.address) \(isRunning ? "is" : "was") asked."
    let isLocal = standing.address.isEmpty || Self.isThisMachine(standing.address)
    return [
      .title("Privacy"),
      .text(
        [
          place, isLocal ? "Nothing leaves this machine." : "It is another machine.",
          standing.moderation == nil
            ? "It gets random words, never your data."
            : "It gets random words and the questions of the battery, never your data.",
          standing.moderation == nil
            ? "Figures are kept in your data folder." : "Answers are kept in your data folder.",
        ].joined(separator: " ")),
    ]
  }

  /// Whether an address is on this machine.
  static func isThisMachine(_ address: String) -> Bool {
    ["://127.", "://localhost:", "://localhost/", "://[::1]"].contains { address.contains($0) }
  }
}

extension ValueSeries {
  /// The part of a run that measures it, by the beginning of its label.
  fileprivate var step: String {
    switch title {
    case "First token": ProbeProgress.Step.firstToken.words
    case "Throughput": ProbeProgress.Step.throughput.words
    default: ProbeProgress.Step.rounds.words
    }
  }

  fileprivate var noun: String { step == ProbeProgress.Step.rounds.words ? "round" : "run" }

  fileprivate var longUnit: String { unit == "tok/s" ? "tokens a second" : unit }
}
