internal import Catalog
internal import Cells
internal import Decision
internal import Moderation
internal import Probe
internal import Store

/// The runs this installation keeps, as a table, tab-separated lines, or `weigh.probe-runs/1`.
struct ProbeRunList {
  let runs: [Store.ProbeRun.Summary]
  /// Figures of a run by its id, where it has any.
  let figures: [String: KeptProbe]

  init(_ database: UserDatabase) throws(Failure) {
    do {
      runs = try database.probeRuns()
      var figures: [String: KeptProbe] = [:]
      for run in runs {
        if let kept = try KeptProbe.figures(of: run.id, in: database) {
          figures[run.id] = kept
        }
      }
      self.figures = figures
    } catch {
      throw Failure(error.exitStatus, error.message)
    }
  }

  func lines(width: Int, glyphs: GlyphSet) -> [String] {
    guard !runs.isEmpty else { return ["No probe runs yet. To make one: weigh probe URL"] }
    func right(_ header: String) -> Table.Column {
      Table.Column(header: header, alignsRight: true, minimum: nil)
    }
    func left(_ header: String, _ minimum: Int? = nil) -> Table.Column {
      Table.Column(header: header, alignsRight: false, minimum: minimum)
    }
    var table = Table(columns: [
      left("run"), left("began"), left("model", 20), left("at", 14), left("how"),
      right("first token"), right("decode"), left("ended"),
    ])
    for run in runs {
      table.rows.append([
        run.id, String(run.created.prefix(10)), run.catalogID ?? run.servedModel, run.endpoint,
        kind(run), firstToken(run, glyphs), decode(run, glyphs), run.status.rawValue,
      ])
    }
    return table.lines(width: width, glyphs: glyphs)
  }

  var plain: [String] {
    [
      PlainTable.line([
        "run", "kind", "status", "created", "served", "catalog_id", "endpoint", "ttft_ms",
        "decode_tok_s",
      ])
    ]
      + runs.map { run in
        PlainTable.line([
          run.id, run.kind, run.status.rawValue, run.created, run.servedModel,
          run.catalogID ?? "", run.endpoint, speeds(run).first.map { "\($0)" } ?? "",
          speeds(run).decode.map { "\($0)" } ?? "",
        ])
      }
  }

  var json: JSONValue {
    .object([
      "schema": .text("weigh.probe-runs/1"),
      "items": .list(
        runs.map { run in
          .object([
            "run": .text(run.id), "kind": .text(run.kind), "status": .text(run.status.rawValue),
            "created": .text(run.created), "served": .text(run.servedModel),
            "catalogID": run.catalogID.map { .text($0) } ?? .null,
            "endpoint": .text(run.endpoint),
            "identity": figures[run.id].map { .text($0.identityWords) } ?? .null,
            "device": figures[run.id]?.device?.json ?? .null,
            "ttft_ms": speeds(run).first.map { .computed($0) } ?? .null,
            "decode_tok_s": speeds(run).decode.map { .computed($0) } ?? .null,
          ])
        }),
    ])
  }

  /// What was done; the quick tier of a battery is a screen and no more.
  private func kind(_ run: Store.ProbeRun.Summary) -> String {
    switch figures[run.id]?.content {
    case .latency: "measured"
    case .layers: "layer probe"
    case .moderation(let moderation):
      "moderation \(moderation.plan.tier == .quick ? "screen" : moderation.plan.tier.rawValue)"
    case nil: run.kind
    }
  }

  private func speeds(_ run: Store.ProbeRun.Summary) -> (first: Double?, decode: Double?) {
    switch figures[run.id]?.content {
    case .latency(let run): return (run.metrics.firstToken?.median, run.metrics.decode?.median)
    case .layers(let run):
      return (run.firstTokenMilliseconds?.middle, run.decodeTokensPerSecond?.middle)
    case .moderation, nil: return (nil, nil)
    }
  }

  /// A layer probe is an estimate, and marked as one.
  private func mark(_ run: Store.ProbeRun.Summary) -> String {
    run.kind == KeptProbe.layersKind ? "~" : ""
  }

  private func firstToken(_ run: Store.ProbeRun.Summary, _ glyphs: GlyphSet) -> String {
    speeds(run).first.map { mark(run) + "\(Wording.grouped($0)) ms" } ?? glyphs.dash
  }

  private func decode(_ run: Store.ProbeRun.Summary, _ glyphs: GlyphSet) -> String {
    speeds(run).decode.map { mark(run) + "\(Wording.decimals($0, $0 < 10 ? 1 : 0)) tok/s" }
      ?? glyphs.dash
  }
}
