import Testing

@testable import Fit

/// Kinds of layers, and values as they stand in a file.
struct LayerKindsTests: HeaderCases {
  private func kinds(_ file: GGUFFile) throws -> LayerKinds? {
    LayerKinds(try GGUFHeader(reading: file.header))
  }

  @Test func `a listed pattern tells which layers see a window`() throws {
    let flags = [true, true, false, true, true, false]
    let found = try kinds(GGUFFile("gemma4", keys(6, [window, pattern(flags)])))
    #expect(found?.windowed == flags && found?.isKnown == true)
    #expect(found?.mainLayers == 6 && found?.draftLayers == 0)
  }

  @Test func `an unlisted architecture has layers and no kinds`() throws {
    let found = try kinds(GGUFFile("nobody", keys(4, [("nextn_predict_layers", .uint32(1))])))
    #expect(found?.isKnown == false && found?.windowed == nil && found?.recurrent == nil)
    #expect(found?.mainLayers == 3 && found?.draftLayers == 1)
    #expect(try kinds(GGUFFile("nobody", [])) == nil)
  }

  @Test func `layers with a state are told from the others`() throws {
    let found = try kinds(GGUFFile("qwen3next", keys(8, spaces)))
    #expect(found?.recurrent == [true, true, true, false, true, true, true, false])
  }

  @Test func `a value of every type is given back as it stands in the file`() throws {
    let values: [GGUFFile.Value] = [
      .uint8(200), .int8(-100), .uint16(60_000), .int16(-30_000), .uint32(4_000_000_000),
      .int32(-2_000_000_000), .uint64(.max), .int64(.min), .float32(0.1), .float64(-1e300),
      .bool(true), .text("世界"), .rawText([0xFF, 0, 0x1B]), .texts(["", "a"]),
      .array(5, [.int32(-1), .int32(7)]), .array(9, [.texts(["x"]), .texts([])]),
    ]
    let file = GGUFFile("x", values.enumerated().map { ("k\($0.offset)", $0.element) })
    let header = try GGUFHeader(reading: file.header)
    for (place, value) in values.enumerated() {
      let entry = try #require(header.entry("x.k\(place)"))
      #expect(header.valueBytes(entry) == value.bytes, "\(value)")
    }
  }
}
