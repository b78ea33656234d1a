import Fit
import Testing

@testable import Probe

@Suite struct CopiedLayersTests {
  private let small = TensorType(code: 12)
  private let large = TensorType(code: 14)

  /// Sixteen layers of which some have larger types, as quantizations mix them.
  private func blueprint() throws -> ModelBlueprint {
    var shape = try #require(TransformerShape.preset("tiny-llama"))
    (shape.layers, shape.embedding, shape.feedForward) = (16, 256, 512)
    (shape.heads, shape.keyValueHeads, shape.headElements) = (16, 16, 16)
    return try ModelBlueprint(shape, name: "mixed", quantization: .q4k)
  }

  private func bytes(
    _ blueprint: ModelBlueprint, _ types: Set<TensorType>, below layers: Int
  ) -> Int64 {
    blueprint.tensors.filter { ($0.layer ?? .max) < layers && types.contains($0.type) }
      .reduce(0) { $0 + $1.byteCount }
  }

  @Test func `the copied types are told from the sizes of two models`() throws {
    let blueprint = try blueprint()
    #expect(bytes(blueprint, [small], below: 2) > 0 && bytes(blueprint, [large], below: 2) > 0)
    for types in [[small], [large], [small, large]] as [Set<TensorType>] {
      let copies = [2, 8].map { (layers: $0, bytes: bytes(blueprint, types, below: $0)) }
      let copied = try #require(CopiedLayers(blueprint, copies: copies))
      #expect(copied.types == types)
      #expect(
        copied.bytes(of: blueprint, layers: 16) == bytes(blueprint, types, below: 16))
    }
  }

  @Test func `sizes as exact as a log states them are enough`() throws {
    let blueprint = try blueprint()
    let copies = [2, 8].map {
      (layers: $0, bytes: Int64(Double(bytes(blueprint, [small], below: $0)) * 1.002))
    }
    #expect(CopiedLayers(blueprint, copies: copies)?.types == [small])
  }

  @Test func `sizes that no types give tell nothing`() throws {
    let blueprint = try blueprint()
    #expect(CopiedLayers(blueprint, copies: [(2, 12_345), (8, 12_345)]) == nil)
    #expect(CopiedLayers(blueprint, copies: [(2, 0), (8, 0)]) == nil)
    // Right for one model alone.
    let first = bytes(blueprint, [small], below: 2)
    #expect(CopiedLayers(blueprint, copies: [(2, first), (8, first)]) == nil)
  }
}
