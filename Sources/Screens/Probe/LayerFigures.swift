internal import Cells
internal import Decision
internal import Probe

/// What a layer probe predicts, each figure with its band.
struct LayerFigures {
  let run: LayerRun

  var items: [PanelItem] {
    var items: [PanelItem] = [.title("Predicted from \(layers)")]
    if run.quality == .busy {
      items.append(
        .text(
          run.refusal.map { AppState.sentence($0) + "." }
            ?? "No figures: the machine was busy. Run it again when it is idle.", .caution))
    }
    items += [
      figure("Speed", run.decodeTokensPerSecond, unit: "tok/s"),
      figure("Prompts", run.promptTokensPerSecond, unit: "tok/s"),
      figure(
        "First token", run.firstTokenMilliseconds, unit: "ms",
        remark: "prompt of \(run.promptTokens) tokens"),
    ].compactMap { $0 }
    if let memory { items.append(.entry("Memory", memory)) }
    items += [.blank, .text(quality), .text(setting, .muted), .blank]
    return items
  }

  private var layers: String {
    "\(Wording.list(run.shallow.map(String.init))) of \(run.layers) layers"
  }

  private func figure(
    _ label: String, _ figure: LayerRun.Figure?, unit: String, remark: String? = nil
  ) -> PanelItem? {
    guard let figure else { return nil }
    let text: (Double) -> String = {
      unit == "ms" ? ValueSeries.time($0) : "\(ValueSeries.number($0)) \(unit)"
    }
    var spans = [
      Span("~\(text(figure.middle))"),
      Span("   \(text(figure.low)) to \(text(figure.high))", .muted),
    ]
    if let remark { spans.append(Span("   \(remark)", .muted)) }
    return .entry(label, spans)
  }

  private var memory: String? {
    func size(_ figure: LayerRun.Figure) -> String {
      "~\(Wording.decimals(figure.middle / 1_073_741_824, 1)) GiB"
    }
    let parts = [
      run.anonymousBytes.map { size($0) + " allocated" },
      run.mappedBytes.map { size($0) + " of the file" },
    ].compactMap { $0 }
    guard !parts.isEmpty else { return nil }
    return parts.joined(separator: " + ")
      + ", at \(Wording.tokens(Double(run.contextTokens))) of context"
  }

  /// How far the figures can be trusted.
  private var quality: String {
    switch run.quality {
    case .good: "The machine was quiet and such layers were compared with full models."
    case .fair: "Other work on the machine doubled the bands."
    case .notValidated:
      "Not validated: such layers were never compared with a full model, so the bands are wide."
    case .busy:
      run.anonymousBytes == nil
        ? "No speeds follow from so little."
        : "What the full model needs in memory does not depend on that."
    }
  }

  private var setting: String {
    let threads = Wording.count(run.threads, "thread")
    let seconds = Wording.decimals(Double(run.endedAt - run.startedAt) / 1000, 0)
    let disk = Wording.decimals(Double(run.diskBytes) / 1_048_576, 0)
    return "\(run.engine), \(threads), \(seconds) s, \(disk) MiB on disk; "
      + "the machine as it was then, no throttling."
  }
}
