import Catalog
import Foundation
import Testing

@testable import Fit

/// Where the engine's Python and the tool that asks it lie.
private enum EngineTool {
  static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../..").standardized
  static let python = package.appending(path: ".build/venv/bin/python").path
  static let isInstalled = FileManager.default.isExecutableFile(atPath: python)
}

/// What the formulas say against what a running engine sets aside, for models of true shape.
@Suite(.serialized, .enabled(if: EngineTool.isInstalled, "no engine in .build/venv"))
struct EngineMemoryTests {
  private struct Run: Decodable {
    let context: Int64
    let slots: Int64
    let compute: Double
    let cache: Double
  }

  private func runs(_ arguments: String) throws -> [Run] {
    let process = Process()
    process.executableURL = URL(filePath: EngineTool.python)
    process.arguments =
      ["-B", EngineTool.package.appending(path: "Tests/Tools/engine_memory.py").path]
      + arguments.split(separator: " ").map(String.init)
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return try data.split(separator: UInt8(ascii: "\n")).map {
      try JSONDecoder().decode(Run.self, from: Data($0))
    }
  }

  struct Shape: Sendable, CustomTestStringConvertible {
    let arguments: String
    let arch: [Field: FactValue]
    var testDescription: String { arguments }
  }

  private static func shape(_ arguments: String, _ arch: [String: FactValue]) -> Shape {
    let shared: [Field: FactValue] = [
      "num_hidden_layers": .integer(2), "num_key_value_heads": .integer(2),
      "head_dim": .integer(64), "vocab_size": .integer(640),
    ]
    let own = Dictionary(uniqueKeysWithValues: arch.map { (Field($0.key), $0.value) })
    return Shape(arguments: arguments, arch: shared.merging(own) { _, new in new })
  }

  static let shapes: [Shape] = [
    shape(
      "llama --width 1024 --feed-forward 2816",
      [
        "model_type": .text("llama"), "hidden_size": .integer(1024),
        "intermediate_size": .integer(2816), "num_attention_heads": .integer(16),
      ]),
    shape(
      "qwen2 --width 896 --feed-forward 4864",
      [
        "model_type": .text("qwen2"), "hidden_size": .integer(896),
        "intermediate_size": .integer(4864), "num_attention_heads": .integer(14),
      ]),
    shape(
      "qwen3moe --width 512 --feed-forward 192 --experts 16 --used 4",
      [
        "model_type": .text("qwen3_moe"), "hidden_size": .integer(512),
        "moe_intermediate_size": .integer(192), "num_experts": .integer(16),
        "num_experts_per_tok": .integer(4), "num_attention_heads": .integer(8),
      ]),
    shape(
      "qwen3moe --width 512 --feed-forward 512 --experts 16 --used 4",
      [
        "model_type": .text("qwen3_moe"), "hidden_size": .integer(512),
        "moe_intermediate_size": .integer(512), "num_experts": .integer(16),
        "num_experts_per_tok": .integer(4), "num_attention_heads": .integer(8),
      ]),
    shape(
      "gemma3 --width 640 --feed-forward 2048 --window 512 --layers 7",
      [
        "model_type": .text("gemma3"), "hidden_size": .integer(640),
        "intermediate_size": .integer(2048), "num_attention_heads": .integer(10),
        "num_hidden_layers": .integer(7), "sliding_window": .integer(512),
        "layer_type_counts": counts(["full_attention": 1, "sliding_attention": 6]),
      ]),
  ]

  @Test(arguments: shapes)
  func `buffers and caches are those of the engine's own log`(_ example: Shape) throws {
    let model = ModelShape(record: record(arch: example.arch))
    let device = processor(gibibytes: 64)
    let found = try runs(example.arguments + " --contexts 512,4096 --slots 1,4")
    #expect(found.count == 4)
    for run in found {
      let work = Workload(contextTokens: run.context, streams: run.slots)
      let plan = model.memory(quantization("Q8_0"), on: device, under: work)
      let compute = plan[.compute]
      #expect(compute.isExact, "\(example.arguments)")
      #expect(abs(Double(compute.low) / 1_048_576 - run.compute) <= 1, "\(run)")
      let cache = model.engineAllocation(for: work).cache
      #expect(abs(Double(cache.low) / 1_048_576 - run.cache) <= 0.01, "\(run)")
    }
  }
}
