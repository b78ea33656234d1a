internal import Catalog
internal import Cells
internal import Decision
internal import Fit
internal import Probe
internal import Store

/// One layer probe as text, tab-separated lines, or `weigh.probe-layers/1`.
struct LayerReport {
  let kept: KeptProbe
  let run: LayerRun
  /// What the needs of a scenario make of it; nothing where no scenario was named.
  var needs: [ProbedNeed] = []

  init?(_ kept: KeptProbe) {
    guard let run = kept.layers else { return nil }
    self.kept = kept
    self.run = run
  }

  private struct Line {
    let key: String
    let label: String
    let unit: String
    let figure: LayerRun.Figure?
    let spelled: (Double) -> String
  }

  private var figures: [Line] {
    func rate(_ value: Double) -> String { Wording.decimals(value, value < 10 ? 2 : 1) }
    func memory(_ bytes: Double) -> String { Wording.decimals(bytes / 1_073_741_824, 2) }
    return [
      Line(
        key: "decode_tok_s", label: "decode", unit: "tok/s", figure: run.decodeTokensPerSecond,
        spelled: rate),
      Line(
        key: "prompt_tok_s", label: "prompt", unit: "tok/s", figure: run.promptTokensPerSecond,
        spelled: rate),
      Line(
        key: "ttft_ms", label: "first token", unit: "ms", figure: run.firstTokenMilliseconds,
        spelled: Wording.grouped),
      Line(
        key: "anonymous_gib", label: "memory set aside", unit: "GiB", figure: run.anonymousBytes,
        spelled: memory),
      Line(
        key: "mapped_gib", label: "file in memory", unit: "GiB", figure: run.mappedBytes,
        spelled: memory),
    ]
  }

  /// The report for people.
  func lines(width: Int, glyphs: GlyphSet) -> [String] {
    var lines = ["\(kept.summary.catalogID ?? run.model) in \(run.quantization), layer probe"]
    lines += facts.map { "  " + $0 }
    lines.append("")
    let shown = figures.filter { $0.figure != nil }
    if !shown.isEmpty {
      var table = Table(columns: [
        Table.Column(header: "predicted", alignsRight: false, minimum: nil),
        Table.Column(header: "", alignsRight: true, minimum: nil),
        Table.Column(header: "", alignsRight: false, minimum: nil),
        Table.Column(header: "between", alignsRight: true, minimum: nil),
      ])
      for line in shown {
        guard let figure = line.figure else { continue }
        table.rows.append([
          line.label, "~" + line.spelled(figure.middle), line.unit,
          "\(line.spelled(figure.low)) and \(line.spelled(figure.high))",
        ])
      }
      lines += table.lines(width: max(40, width - 2), glyphs: glyphs).map { "  " + $0 }
      lines.append("")
    }
    lines += remarks.map { "  " + $0 }
    if !needs.isEmpty { lines += [""] + needs.map { "  " + $0.sentence } }
    return lines + ["", ending]
  }

  private var facts: [String] {
    let layers = run.shallow.map(String.init)
    let seconds = Double(run.endedAt - run.startedAt) / 1000
    var setting = [run.engine, Wording.count(run.threads, "thread")]
    if let device = kept.device { setting.append("on " + device.words) }
    setting.append("\(Wording.decimals(seconds, 0)) s")
    return [
      "\(run.architecture), \(run.layers) layers, from models of \(Wording.list(layers))",
      setting.joined(separator: ", "),
      "files of \(gibibytes(run.diskBytes)) GiB on disk for a model of "
        + "\(gibibytes(run.fullBytes)) GiB",
    ]
  }

  private func gibibytes(_ bytes: Int64) -> String {
    Wording.decimals(Double(bytes) / 1_073_741_824, 2)
  }

  private var remarks: [String] {
    var remarks: [String]
    switch run.quality {
    case .good:
      remarks = ["Foretold from a few layers, never measured: the band holds for such layers."]
    case .fair: remarks = ["Foretold from a few layers; noise doubled the band."]
    case .notValidated:
      remarks = [
        "Not validated: this kind of layers or hardware was never compared with a full model; "
          + "± 30 %, and no need is met by it."
      ]
    case .busy:
      remarks = ["There are no figures of speed; run it again when the machine is idle."]
    }
    if run.firstTokenMilliseconds != nil {
      remarks.append(
        "First token after \(Wording.count(run.promptTokens, "token")) of prompt; memory at "
          + "\(Wording.grouped(Double(run.contextTokens))) tokens of context.")
    }
    remarks += run.notes
    remarks.append("It says nothing of quality, of throttling, or of how long a model reasons.")
    return remarks
  }

  private var ending: String {
    guard run.quality != .busy else { return "Kept as \(kept.summary.id); no ranking uses it." }
    return kept.summary.catalogID == nil
      ? "Kept as \(kept.summary.id). No ranking uses it: it is of no model of the catalog."
      : "Kept as \(kept.summary.id). Rank with it: weigh rank --device this."
  }

  /// Tab-separated lines: one per figure.
  var plain: [String] {
    [PlainTable.line(["run", "model", "figure", "low", "mid", "high", "quality"])]
      + figures.compactMap { line in
        line.figure.map {
          PlainTable.line([
            kept.summary.id, kept.summary.catalogID ?? run.model, line.key, "\($0.low)",
            "\($0.middle)", "\($0.high)", run.quality.rawValue,
          ])
        }
      }
  }

  /// The run as machine output: `weigh.probe-layers/1`.
  var json: JSONValue {
    func json(_ figure: LayerRun.Figure?) -> JSONValue {
      figure.map {
        .object([
          "low": .computed($0.low), "mid": .computed($0.middle), "high": .computed($0.high),
        ])
      } ?? .null
    }
    return .object([
      "schema": .text("weigh.probe-layers/1"), "run": .text(kept.summary.id),
      "status": .text(kept.summary.status.rawValue), "created": .text(kept.summary.created),
      "model": .object([
        "named": .text(run.model), "catalogID": kept.summary.catalogID.map { .text($0) } ?? .null,
        "architecture": .text(run.architecture), "quantization": .text(run.quantization),
        "layers": .integer(Int64(run.layers)), "bytes": .integer(run.fullBytes),
        "headerSHA256": run.headerSHA256.map { .text($0) } ?? .null,
      ]),
      "shallow": .list(run.shallow.map { .integer(Int64($0)) }),
      "engine": .text(run.engine), "threads": .integer(Int64(run.threads)),
      "device": kept.device?.json ?? .null, "quality": .text(run.quality.rawValue),
      "basis": .text("layer probe"),
      "seconds": .computed(Double(run.endedAt - run.startedAt) / 1000),
      "diskBytes": .integer(run.diskBytes),
      "contextTokens": .integer(Int64(run.contextTokens)),
      "promptTokens": .integer(Int64(run.promptTokens)),
      "metrics": .object([
        "decode_tok_s": json(run.decodeTokensPerSecond),
        "prompt_tok_s": json(run.promptTokensPerSecond),
        "ttft_ms": json(run.firstTokenMilliseconds), "anonymous_bytes": json(run.anonymousBytes),
        "mapped_bytes": json(run.mappedBytes),
      ]),
      "needs": .list(needs.map(\.json)), "seed": .integer(Int64(clamping: run.seed)),
    ])
  }
}
