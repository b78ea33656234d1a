import Foundation
import Probe

/// Compares layer probes with the truth: the same engine on the same shapes at full depth.
///
///     LayerBenchmark ENGINE [PRESET:QUANTIZATION …]
///
/// Each model is probed, run whole and probed again, all with one thread. The exit code is 1 if
/// the median error of a quantity is above 10 %, a probe took longer than 60 s, or its files took
/// more than a tenth of a model above 1 GB. Runs that flag the machine as busy do not count.
@main
struct LayerBenchmark {
  /// One architecture each, of 0.8 to 3 GB.
  static let usual = [
    "llama-3.2-1b:Q4_K_M", "qwen2.5-1.5b:Q4_0", "mid-qwen3moe:Q4_0",
  ]

  static func main() throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    guard !arguments.isEmpty else {
      print("usage: LayerBenchmark ENGINE [PRESET:QUANTIZATION ...]")
      exit(64)
    }
    let program = try EngineProgram(named: arguments.removeFirst())
    let cases = try (arguments.isEmpty ? usual : arguments).map(LayerCase.init)
    print(LayerComparison.heading)
    var comparisons: [LayerComparison] = []
    for item in cases {
      let first = try item.probe(program, isWhole: false)
      let truth = try item.probe(program, isWhole: true)
      let second = try item.probe(program, isWhole: false)
      for predicted in [first, second] {
        let comparison = LayerComparison(item.name, predicted: predicted, truth: truth)
        comparison.lines.forEach { print($0) }
        comparisons.append(comparison)
      }
    }
    let verdict = LayerVerdict(comparisons)
    verdict.lines.forEach { print($0) }
    exit(verdict.isFine ? 0 : 1)
  }
}

/// A model to be probed.
struct LayerCase {
  struct Unreadable: Error {
    let text: String
  }

  let name: String
  private let preset: String
  private let quantization: WrittenQuantization

  /// Reads `PRESET:QUANTIZATION`.
  init(_ text: String) throws {
    let parts = text.split(separator: ":").map(String.init)
    guard parts.count == 2, let quantization = WrittenQuantization(named: parts[1]) else {
      throw Unreadable(text: text)
    }
    name = "\(parts[0]) \(parts[1])"
    preset = parts[0]
    self.quantization = quantization
  }

  /// Probes it, or runs it whole.
  func probe(_ program: EngineProgram, isWhole: Bool) throws -> LayerRun {
    var request = LayerProbeRequest(
      model: name, blueprint: try ModelBlueprint(preset: preset, quantization: quantization),
      quantization: quantization.rawValue, program: program, contextTokens: 1024,
      promptTokens: 256)
    request.threads = 1
    request.runsWhole = isWhole
    return try probeLayers(request, environment: .machine(seed: isWhole ? 2 : 1))
  }
}
