import Cells
import Foundation
import Probe
import Screens

extension ProbeFixture {
  /// A layer probe with made-up figures, read as a stored one is.
  static func layerRun(_ quality: LayerRun.Quality) throws -> LayerRun {
    func figure(_ name: String, _ middle: Double, _ band: Double) -> String {
      quality == .busy
        ? ""
        : """
        "\(name)": {"low": \(middle * (1 - band)), "middle": \(middle), \
        "high": \(middle * (1 + band))},
        """
    }
    func model(_ layers: Int, _ spread: Double) -> String {
      """
      {"layers": \(layers), "diskBytes": 94896128, "spread": \(spread), "buffers": []}
      """
    }
    let rounds = (0..<24).map { number -> String in
      let layers = number.isMultiple(of: 2) ? 2 : 14
      let busy = quality == .busy && number % 5 == 3 ? 2.4 : 1
      let time = (Double(layers) * 5.1 + 8 + Double((number * 7) % 5) / 4) * busy
      return """
        {"layers": \(layers), "index": \(number / 2), "promptTokens": 64,
        "promptMilliseconds": \(time * 40), "tokenMilliseconds": \(time),
        "wallMilliseconds": \(time * 46)}
        """
    }
    let text = """
      {"status": "complete", "program": "weigh", "startedAt": 1794960000000,
      "endedAt": 1794960058000, "seed": 7, "model": "north/beta-70b", "architecture": "llama",
      "quantization": "Q4_K_M", "layers": 80, "shallow": [2, 14], "contextTokens": 8192,
      "threads": 2, "engine": "llama.cpp b11549", "diskBytes": 189792256,
      "fullBytes": 45097156608, "promptTokens": 90,
      \(figure("decodeTokensPerSecond", 2.36, 0.1)) \(figure("promptTokensPerSecond", 7.04, 0.1))
      \(figure("firstTokenMilliseconds", 12_840, 0.1))
      \(figure("anonymousBytes", 3.2 * 1_073_741_824, 0.05))
      \(figure("mappedBytes", 39.6 * 1_073_741_824, 0.05)) "quality": "\(quality.rawValue)",
      "evidence": {"models": [\(model(2, 1.04)), \(model(14, quality == .busy ? 2.2 : 1.06))],
      "rounds": [\(rounds.joined(separator: ","))], "longRounds": [], "notes": []}}
      """
    return try JSONDecoder().decode(LayerRun.self, from: Data(text.utf8))
  }

  /// A layer probe in the middle of its rounds.
  static func runningLayers(size: Size) throws -> AppState {
    var state = try idle(size: size)
    state.type([.down, .down, .enter, .enter, .enter])
    state.probing(
      .planned([
        .init(.files, 2), .init(.engines, 2), .init(.rounds, 12), .init(.longPrompt, 3),
      ]))
    let steps: [(ProbeProgress.Step, Int, Int, Double)] = [
      (.files, 2, 2, 2.1), (.engines, 2, 2, 9.4), (.rounds, 0, 12, 9.5), (.rounds, 5, 12, 24),
    ]
    for (step, done, total, elapsed) in steps {
      state.probing(
        .progress(
          ProbeProgress(
            step: step, done: done, total: total, elapsedSeconds: elapsed,
            lastValue: step == .rounds && done > 0 ? 48.2 : nil)))
    }
    return state
  }
}
