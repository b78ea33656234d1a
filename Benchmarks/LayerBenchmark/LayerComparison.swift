import Probe

/// What a layer probe predicted beside what the full depth measured.
struct LayerComparison {
  static let heading =
    "model                     quantity           predicted  (low to high)"
    + "               true    error  in band"

  let name: String
  let predicted: LayerRun
  let truth: LayerRun

  init(_ name: String, predicted: LayerRun, truth: LayerRun) {
    self.name = name
    self.predicted = predicted
    self.truth = truth
  }

  /// Quantities with their unit.
  static var quantities: [(name: String, figure: KeyPath<LayerRun, LayerRun.Figure?>)] {
    [
      ("decode tok/s", \.decodeTokensPerSecond), ("prompt tok/s", \.promptTokensPerSecond),
      ("first token ms", \.firstTokenMilliseconds), ("anonymous MiB", \.anonymousBytes),
      ("mapped MiB", \.mappedBytes),
    ]
  }

  /// The relative error of a quantity; nil where either has no figure.
  func error(_ figure: KeyPath<LayerRun, LayerRun.Figure?>) -> Double? {
    guard let guess = predicted[keyPath: figure], let real = truth[keyPath: figure],
      real.middle > 0, figure != \.firstTokenMilliseconds || isOneLength
    else { return nil }
    return guess.middle / real.middle - 1
  }

  /// Whether both first tokens are of prompts of one length.
  private var isOneLength: Bool { predicted.promptTokens == truth.promptTokens }

  var seconds: Double { Double(predicted.endedAt - predicted.startedAt) / 1000 }

  /// Bytes of its files on disk, as a share of the full model's.
  var diskShare: Double { Double(predicted.diskBytes) / Double(predicted.fullBytes) }

  /// Whether a run has no speeds because of other work.
  var isBusy: Bool { predicted.quality == .busy || truth.quality == .busy }

  var lines: [String] {
    var lines = Self.quantities.map { name, figure in
      guard let guess = predicted[keyPath: figure], let real = truth[keyPath: figure],
        let error = error(figure)
      else { return pad(self.name, 26) + pad(name, 17) + "no figure" }
      let scale = name.hasSuffix("MiB") ? 1.0 / 1_048_576 : 1
      let isIn = guess.low <= real.middle && real.middle <= guess.high
      let band = "(\(number(guess.low * scale)) to \(number(guess.high * scale)))"
      return pad(self.name, 26) + pad(name, 17) + left(number(guess.middle * scale), 11) + "  "
        + pad(band, 24) + left(number(real.middle * scale), 9)
        + left("\(error < 0 ? "" : "+")\(number(error * 100, 1)) %", 10) + (isIn ? "  yes" : "  NO")
    }
    let spreads = [predicted, truth].map { run in
      (run.evidence?.models ?? []).map { model in
        "\(model.layers) layers \(model.spread.map { number($0, 2) } ?? "-")"
      }.joined(separator: ", ")
    }
    lines.append(
      pad(name, 26)
        + "\(predicted.quality.rawValue); spreads: \(spreads[0]); truth: \(spreads[1]); "
        + "\(number(seconds, 1)) s, \(predicted.diskBytes >> 20) of "
        + "\(predicted.fullBytes >> 20) MiB on disk (\(number(diskShare * 100, 1)) %)")
    for refusal in [predicted.refusal, truth.refusal.map { "truth: \($0)" }] {
      if let refusal { lines.append(pad(name, 26) + refusal) }
    }
    return lines
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private func left(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}

/// Whether the comparisons are as good as they must be.
struct LayerVerdict {
  private(set) var lines: [String] = []
  private(set) var isFine = true

  init(_ comparisons: [LayerComparison]) {
    let counted = comparisons.filter { !$0.isBusy }
    lines.append("")
    for (name, figure) in LayerComparison.quantities {
      let isMemory = name.hasSuffix("MiB")
      let errors = (isMemory ? comparisons : counted)
        .compactMap { $0.error(figure).map(abs) }.sorted()
      guard let worst = errors.last else { continue }
      let middle = errors.count / 2
      let median =
        errors.count.isMultiple(of: 2) ? (errors[middle - 1] + errors[middle]) / 2 : errors[middle]
      lines.append(
        "\(name): median error \(number(median * 100, 1)) %, worst \(number(worst * 100, 1)) %, "
          + "\(errors.count) runs")
      check(median <= 0.1, "\(name): median error above 10 %")
    }
    for item in comparisons {
      check(item.seconds <= 60, "\(item.name): longer than 60 s")
      check(
        item.predicted.fullBytes < 1_000_000_000 || item.diskShare <= 0.1,
        "\(item.name): more than a tenth on disk")
    }
    if counted.count < comparisons.count {
      lines.append(
        "machine busy: \(comparisons.count - counted.count) of \(comparisons.count) runs "
          + "flagged themselves and do not count")
    }
  }

  private mutating func check(_ holds: Bool, _ fault: String) {
    guard !holds else { return }
    isFine = false
    lines.append("FAILED: \(fault)")
  }
}

/// A number with few decimals.
func number(_ value: Double, _ decimals: Int? = nil) -> String {
  let places = decimals ?? (abs(value) < 10 ? 2 : abs(value) < 100 ? 1 : 0)
  let scale = [1.0, 10, 100][min(2, places)]
  let rounded = (value * scale).rounded() / scale
  return places == 0 ? "\(Int(rounded))" : "\(rounded)"
}
