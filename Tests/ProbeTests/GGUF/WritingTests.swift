import Fit
import Foundation
import Testing

@testable import Probe

/// What is written, and what is left behind.
struct WritingTests {
  private static let tiny = ["tiny-llama", "tiny-qwen2", "tiny-qwen3", "tiny-qwen3moe"]
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: tiny, WrittenQuantization.allCases)
  func `a header is read back as it was written`(
    name: String, quantization: WrittenQuantization
  ) throws {
    let blueprint = try ModelBlueprint(preset: name, quantization: quantization)
    let path = folder.path("tiny.gguf")
    let written = try blueprint.write(to: path)
    #expect(written.bytes == blueprint.fileBytes)
    let header = try readHeader(path)
    #expect(header.notes == [] && header.version == 3 && header.neededBytes <= written.bytes)
    #expect(header.totalBytes == blueprint.fileBytes)
    #expect(header.parameters == blueprint.parameters)
    #expect(header.tensors.map(\.offset) == blueprint.offsets)
    let copy = try ModelBlueprint(copying: header)
    #expect(copy.keys == blueprint.keys && copy.tensors == blueprint.tensors)
    #expect(copy.headerBytes == blueprint.headerBytes)
    #expect(GGUFModel(header).quantizationName == quantization.rawValue)
    #expect(GGUFModel(header).architecture.layers == 2)
  }

  @Test func `the same seed gives the same bytes, and another one others`() throws {
    let blueprint = try ModelBlueprint(preset: "tiny-llama", quantization: .q4)
    for (name, seed) in [("a", 7 as UInt64), ("b", 7), ("c", 8)] {
      _ = try blueprint.write(to: folder.path(name), WritingOptions(seed: seed))
    }
    #expect(try folder.bytes("a") == folder.bytes("b"))
    #expect(try folder.bytes("a") != folder.bytes("c"))
    #expect(folder.names == ["a", "b", "c"])
  }

  /// Pins the bytes, which a second implementation in Python gave too.
  ///
  /// F32, F16, Q8_0, Q4_K and Q6_K, hashed by FNV-1a.
  @Test func `the noise is the same on every machine`() {
    let sums = [0, 1, 8, 12, 14].map { code in
      WeightNoise.bytes(TensorType(code: code), row: 256, seed: 1, blocks: 32)
        .reduce(UInt64(14_695_981_039_346_656_037)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    }
    #expect(
      sums == [
        6_761_060_941_712_386_758, 5_346_548_471_018_805_316, 1_230_953_344_812_629_085,
        12_563_819_471_793_968_228, 7_819_287_442_788_499_666,
      ])
  }

  @Test func `only rows of whole words are spoken`() throws {
    let blueprint = try ModelBlueprint(preset: "tiny-llama")
    let path = folder.path("tiny.gguf")
    _ = try blueprint.write(to: path)
    let bytes = try folder.bytes("tiny.gguf")
    let place = try #require(blueprint.tensors.firstIndex { $0.name == "output.weight" })
    let start = Int(blueprint.dataStart + blueprint.offsets[place])
    let row = 64 / 32 * 34
    for token in 0..<512 {
      let isZero = bytes[(start + token * row)..<(start + (token + 1) * row)]
        .allSatisfy { $0 == 0 }
      #expect(isZero != blueprint.spokenTokens.contains(token), "token \(token)")
    }
  }

  @Test func `norms are one and biases zero, whatever the fill`() throws {
    for fill in WritingOptions.Fill.allCases {
      let blueprint = try ModelBlueprint(preset: "tiny-qwen2", quantization: .f16)
      _ = try blueprint.write(
        to: folder.path("x"), WritingOptions(fill: fill, replacesFile: true))
      let bytes = try folder.bytes("x")
      for (tensor, offset) in zip(blueprint.tensors, blueprint.offsets) where tensor.type == .f32 {
        let start = Int(blueprint.dataStart + offset)
        let values = stride(from: start, to: start + Int(tensor.byteCount), by: 4).map {
          Float(
            bitPattern: UInt32(
              littleEndian: bytes[$0..<$0 + 4].reversed()
                .reduce(0) { $0 << 8 | UInt32($1) }))
        }
        let wanted: Float = tensor.name.contains("norm") ? 1 : 0
        #expect(values.allSatisfy { $0 == wanted }, "\(tensor.name)")
      }
    }
  }

  @Test func `a file of zeros holds nothing else in its matrices`() throws {
    let blueprint = try ModelBlueprint(preset: "tiny-qwen3moe")
    _ = try blueprint.write(to: folder.path("x"), WritingOptions(fill: .zero))
    let bytes = try folder.bytes("x")
    let place = try #require(blueprint.tensors.firstIndex { $0.role == "ffn_up_exps.weight" })
    let start = Int(blueprint.dataStart + blueprint.offsets[place])
    let matrix = bytes[start..<start + Int(blueprint.tensors[place].byteCount)]
    #expect(matrix.allSatisfy { $0 == 0 })
  }

  @Test func `a sparse file takes little disk`() throws {
    let blueprint = try ModelBlueprint(preset: "llama-3.1-8b", quantization: .q4, layers: 2)
    let written = try blueprint.write(to: folder.path("x"), WritingOptions(fill: .sparse))
    #expect(written.bytes == blueprint.fileBytes && written.bytes > 900_000_000)
    // The header, 8 MiB of embeddings and what is under 8 MiB.
    #expect(written.diskBytes < 40 << 20)
    #expect(try readHeader(folder.path("x")).totalBytes == written.bytes)
  }
}

extension TensorType {
  /// Types the writer has noise for.
  static let made: [TensorType] = [
    0, 1, 2, 3, 6, 7, 8, 10, 11, 12, 13, 14, 16, 17, 18, 19, 20, 21, 22, 23, 28, 30, 34, 35, 39,
  ].map { TensorType(code: $0) }
}
