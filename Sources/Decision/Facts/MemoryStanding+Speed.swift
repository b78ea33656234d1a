public import Catalog
public import Fit

/// How fast a model runs on a declared device: measured on the same hardware, or by formula.
extension MemoryStanding {
  /// Tokens a second of one stream, from the most trusted figure.
  public var decodeSpeed: Cell { Self.cell(decodeChoice, in: 1) }

  /// Milliseconds to the first token of the scenario's prompt, from the most trusted figure.
  public var firstToken: Cell { Self.cell(firstTokenChoice, in: 1000) }

  /// The estimated speed in a sentence, with its interval and what it rests on.
  public var speedSentence: String {
    shape.decodeSpeed(delivery.plan, on: device).sentence
  }

  /// Every figure of the decode speed, in tokens a second.
  public var decodeChoice: SpeedChoice {
    var figures = matchingRuns.compactMap { run, origin in
      run.decodeTokensPerSecond.map { Self.figure($0, origin, run) }
    }
    if let estimate = shape.decodeSpeed(delivery.plan, on: device).estimate {
      figures.append(
        SpeedFigure(
          origin: .formula, low: estimate.low, middle: estimate.middle, high: estimate.high,
          source: Self.formulaSource))
    }
    return SpeedChoice(figures)
  }

  /// Every figure of the time to the first token, in seconds.
  public var firstTokenChoice: SpeedChoice {
    let tokens = Double(max(1, workload.promptTokens))
    var figures = matchingRuns.compactMap { run, origin -> SpeedFigure? in
      guard let prefill = run.prefillTokensPerSecond, let decode = run.decodeTokensPerSecond else {
        return nil
      }
      return Self.figure(tokens / prefill + 1 / decode, origin, run)
    }
    if let estimate = shape.firstToken(delivery.plan, on: device).estimate,
      let high = estimate.high
    {
      figures.append(
        SpeedFigure(
          origin: .formula, low: estimate.low, middle: estimate.middle, high: high,
          source: Self.formulaSource))
    }
    return SpeedChoice(figures)
  }

  /// The statements behind the decode speed, the one that counts first.
  public func decodeEvidence(in snapshot: CatalogSnapshot) -> [EvidenceItem] {
    evidence("decode speed", decodeChoice, in: snapshot) {
      "\(Wording.decimals($0, $0 < 10 ? 1 : 0)) tok/s"
    }
  }

  /// The statements behind the time to the first token, the one that counts first.
  public func firstTokenEvidence(in snapshot: CatalogSnapshot) -> [EvidenceItem] {
    evidence("first token", firstTokenChoice, in: snapshot) {
      "\(Wording.grouped(($0 * 1000).rounded())) ms"
    }
  }

  private func evidence(
    _ field: String, _ choice: SpeedChoice, in snapshot: CatalogSnapshot,
    spelled: (Double) -> String
  ) -> [EvidenceItem] {
    ([choice.best].compactMap(\.self) + choice.others).map { figure in
      let place = "\(delivery.quantization.id) on \(device.name)"
      if figure.origin == .formula {
        return EvidenceItem(
          field: field, value: "formula, \(place)", kind: .estimated, source: figure.source,
          asOf: nil)
      }
      return EvidenceItem(
        field: field,
        value: "\(spelled(figure.middle)), \(figure.origin.words), \(place)", kind: .reported,
        source: figure.source, asOf: snapshot.date(of: Evidence(source: figure.source)),
        note: figure.remark)
    }
  }

  /// What others measured with this device, number, quantization and engine.
  private var matchingRuns: [(MeasuredRun, SpeedOrigin)] {
    runs.compactMap { run in
      let setting = MeasuredSetting(
        device: run.device, count: run.count, quantization: run.quantization, engine: run.engine,
        build: run.build)
      return setting.origin(.community, on: device, quantization: delivery.quantization)
        .map { (run, $0) }
    }
  }

  /// How far runs of others lie apart on the same hardware, by build and cooling; chosen.
  private static let communitySpread = 0.15

  private static func figure(
    _ value: Double, _ origin: SpeedOrigin, _ run: MeasuredRun
  ) -> SpeedFigure {
    let build = [run.engine, run.build].compactMap(\.self).joined(separator: " ")
    return SpeedFigure(
      origin: origin, low: value * (1 - communitySpread), middle: value,
      high: value * (1 + communitySpread), source: run.evidence?.source ?? "overlay",
      remark: build.isEmpty ? nil : build)
  }

  private static func cell(_ choice: SpeedChoice, in unit: Double) -> Cell {
    guard let best = choice.best else { return .missing }
    return .range(best.low * unit, best.middle * unit, best.high * unit)
  }

  private static let formulaSource = "fit " + SpeedModel.version
}
