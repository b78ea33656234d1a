public import Catalog
public import Fit

/// How fast a model runs on a declared device: measured on the same hardware, or by formula.
extension MemoryStanding {
  /// Tokens a second of one stream, from the most trusted figure.
  public var decodeSpeed: Cell { Self.cell(decodeChoice, in: 1) }

  /// Milliseconds to the first token of the scenario's prompt, from the most trusted figure.
  public var firstToken: Cell { Self.cell(firstTokenChoice, in: 1000) }

  /// The speed in a sentence, with its interval and what it rests on; where a probe says it, the
  /// formula's behind it.
  public var speedSentence: String {
    let formula = shape.decodeSpeed(delivery.plan, on: device).sentence
    guard let probe = probes.first, let decode = probe.decodeTokensPerSecond else { return formula }
    return "\(Self.rate(decode)), \(probe.methodWords). By formula: \(formula)"
  }

  /// Whether the figure that counts comes from a layer probe of a kind nobody compared with a full
  /// model; such a figure never lets a need pass.
  func isUnvalidated(_ choice: SpeedChoice) -> Bool {
    guard let best = choice.best, best.origin == .layerProbe else { return false }
    return probes.contains { $0.run == best.source && !$0.isValidated }
  }

  /// Every figure of the decode speed, in tokens a second.
  public var decodeChoice: SpeedChoice {
    var figures = probes.compactMap(\.decodeFigure)
    figures += matchingRuns.compactMap { run, origin in
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
    var figures = probes.compactMap { $0.firstTokenFigure(promptTokens: workload.promptTokens) }
    figures += matchingRuns.compactMap { run, origin -> SpeedFigure? in
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
      if let probe = probes.first(where: { $0.run == figure.source && $0.origin == figure.origin })
      {
        return EvidenceItem(
          field: field,
          value: "\(spelled(figure.middle)) \(Self.band(figure)), \(probe.methodWords), \(place)",
          kind: probe.method == .own ? .measured : .estimated, source: figure.source,
          asOf: probe.date, note: figure.remark)
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

  /// A band as people write it: `± 10 %` where it is even, else both ends' distance.
  private static func band(_ figure: SpeedFigure) -> String {
    let down = ((figure.middle - figure.low) / figure.middle * 100).rounded()
    let up = ((figure.high - figure.middle) / figure.middle * 100).rounded()
    guard figure.middle > 0, down.isFinite, up.isFinite else { return "" }
    return (down - up).magnitude <= 1
      ? "± \(Wording.decimals(max(down, up), 0)) %"
      : "−\(Wording.decimals(down, 0)) +\(Wording.decimals(up, 0)) %"
  }

  /// A decode speed with its interval: `2.4 tok/s [2.1–2.6]`.
  private static func rate(_ figure: DeviceProbe.Figure) -> String {
    func number(_ value: Double) -> String { Wording.decimals(value, value < 10 ? 1 : 0) }
    return "\(number(figure.middle)) tok/s [\(number(figure.low))–\(number(figure.high))]"
  }

  private static func cell(_ choice: SpeedChoice, in unit: Double) -> Cell {
    guard let best = choice.best else { return .missing }
    return .range(best.low * unit, best.middle * unit, best.high * unit)
  }

  private static let formulaSource = "fit " + SpeedModel.version
}
