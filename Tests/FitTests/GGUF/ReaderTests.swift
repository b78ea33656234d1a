import Testing

@testable import Fit

/// Headers as they are read.
struct GGUFReaderTests {
  private func every(_ alignment: UInt32 = 64) -> GGUFFile {
    var file = GGUFFile(
      "llama", [],
      general: [
        ("general.alignment", .uint32(alignment)), ("a.uint8", .uint8(250)),
        ("a.int8", .int8(-5)), ("a.uint16", .uint16(65_000)), ("a.int16", .int16(-30_000)),
        ("a.uint32", .uint32(4_000_000_000)), ("a.int32", .int32(-2_000_000_000)),
        ("a.uint64", .uint64(18_000_000_000_000_000_000)), ("a.int64", .int64(-9_000_000_000)),
        ("a.float32", .float32(0.5)), ("a.float64", .float64(-0.25)), ("a.bool", .bool(true)),
        ("a.text", .text("Grüße, 世界")), ("a.empty", .text("")),
        ("a.texts", .texts(["one", "", "three"])),
        ("a.numbers", .array(3, [.int16(-1), .int16(2)])),
        ("a.flags", .array(7, [.bool(true), .bool(false)])), ("a.none", .array(4, [])),
        ("a.nested", .array(9, [.array(8, [.text("x")]), .array(0, [.uint8(1)])])),
        ("a.last", .uint32(7)),
      ],
      tensors: [
        .init("first", [32, 3], type: 8), .init("second", [5], type: 0),
        .init("third", [2, 3, 4, 5], type: 1),
      ])
    file.alignment = UInt64(alignment)
    return file
  }

  @Test func `every type of value is read, and what follows it`() throws {
    let header = try GGUFHeader(reading: every().header)
    #expect(header["a.uint8"] == .unsigned(250))
    #expect(header.integer("a.int8") == -5)
    #expect(header.integer("a.uint16") == 65_000)
    #expect(header.integer("a.int16") == -30_000)
    #expect(header.integer("a.uint32") == 4_000_000_000)
    #expect(header.integer("a.int32") == -2_000_000_000)
    #expect(header["a.uint64"] == .unsigned(18_000_000_000_000_000_000))
    #expect(header.integer("a.uint64") == nil)
    #expect(header.integer("a.int64") == -9_000_000_000)
    #expect(header.number("a.float32") == 0.5)
    #expect(header.number("a.float64") == -0.25)
    #expect(header.flag("a.bool") == true)
    #expect(header.text("a.text") == "Grüße, 世界")
    #expect(header.text("a.empty")?.isEmpty == true)
    #expect(header.array("a.texts")?.count == 3)
    #expect(header.integers("a.numbers") == [-1, 2])
    #expect(header.integers("a.flags") == [1, 0])
    #expect(header.integers("a.none") == [])
    #expect(header.array("a.nested")?.elementType == .array)
    #expect(header.integer("a.last") == 7)
    #expect(header.entries.count == 21)
    #expect(header.entry("a.uint16")?.type == .uint16)
    #expect(header["a.absent"] == nil)
    #expect(header.integer("a.text") == nil)
    #expect(header.integers("a.texts") == nil)
  }

  @Test func `tensors keep their sizes and places`() throws {
    let file = every()
    let header = try GGUFHeader(reading: file.header, fileBytes: file.fileBytes)
    #expect(header.alignment == 64)
    #expect(header.dataStart % 64 == 0)
    #expect(header.dataStart - header.headerBytes < 64)
    #expect(header.headerBytes == Int64(file.header.count))
    #expect(header.tensors.map(\.name) == ["first", "second", "third"])
    #expect(header.tensors.map(\.sizes) == [[32, 3], [5], [2, 3, 4, 5]])
    #expect(header.tensors.map(\.byteCount) == [102, 20, 240])
    #expect(header.tensors.map(\.offset) == [0, 128, 192])
    #expect(header.parameters == 221)
    #expect(header.tensorBytes == 362)
    #expect(header.totalBytes == file.fileBytes)
    #expect(header.bytesByType.map(\.type.name) == ["F32", "F16", "Q8_0"])
    #expect(header.bytesByType.map(\.bytes) == [20, 240, 102])
    #expect(header.notes == [])
  }

  @Test func `version 2 is read as version 3 is`() throws {
    var file = every()
    file.version = 2
    #expect(try GGUFHeader(reading: file.header).version == 2)
  }

  @Test func `tensors may lie in any order and with gaps`() throws {
    let file = GGUFFile(
      "llama", [],
      tensors: [.init("late", [8], offset: 4096), .init("early", [8], offset: 64)])
    let header = try GGUFHeader(reading: file.header)
    #expect(header.tensors.map(\.name) == ["late", "early"])
    #expect(header.neededBytes == header.dataStart + 4096 + 32)
  }

  @Test func `a file without tensors is a vocabulary`() throws {
    let header = try GGUFHeader(reading: GGUFFile("llama", []).header, fileBytes: 60)
    #expect(header.tensors.isEmpty)
    #expect(header.parameters == nil)
    #expect(header.notes == [])
  }

  @Test func `bytes that end anywhere in the header ask for more`() throws {
    let bytes = every().header
    for count in 1..<bytes.count {
      #expect(throws: GGUFProblem.needsMoreBytes(given: Int64(count))) {
        try GGUFHeader(reading: Array(bytes.prefix(count)))
      }
    }
    #expect(try GGUFHeader(reading: bytes + [1, 2, 3]).headerBytes == Int64(bytes.count))
  }

  @Test func `a header is read the same through windows of any size`() throws {
    let bytes = every().header
    for step in [1, 7, 64] {
      let source = ByteSource(byteCount: Int64(bytes.count), fileBytes: nil) { offset, count in
        let start = Int(offset)
        // A window as small as the question allows.
        return Array(bytes[start..<min(bytes.count, start + min(count, max(step, 64)))])
      }
      #expect(try GGUFHeader(reading: source).entries.count == 21)
    }
  }

  @Test func `a file that shrinks while it is read asks for more`() {
    let bytes = every().header
    let source = ByteSource(byteCount: Int64(bytes.count), fileBytes: nil) { offset, count in
      offset > 0 ? [] : Array(bytes.prefix(min(count, 50)))
    }
    #expect(throws: GGUFProblem.needsMoreBytes(given: 4)) { try GGUFHeader(reading: source) }
  }

  @Test func `a cut file keeps its header and says how much is there`() throws {
    let file = GGUFFile("llama", [], tensors: [.init("big", [1_100_000_000])])
    let header = try GGUFHeader(reading: file.header, fileBytes: 3_100_000_000)
    #expect(header.isCut)
    #expect(header.parameters == 1_100_000_000)
    #expect(
      header.notes.map(\.message) == [
        "The file is cut: 3.1 of 4.4 GB. Its header is whole, so what it needs is known; it cannot "
          + "be run."
      ])
    #expect(try !GGUFHeader(reading: file.header, fileBytes: file.fileBytes).isCut)
  }

  @Test func `an unknown type has the bytes its neighbors leave, and no parameters`() throws {
    let file = GGUFFile(
      "llama", [],
      tensors: [
        .init("odd", [32], type: 99, offset: 0), .init("plain", [8], offset: 96),
        .init("last", [8], type: 98, offset: 128),
      ])
    let whole = try GGUFHeader(reading: file.header, fileBytes: file.fileBytes)
    #expect(whole.parameters == nil)
    #expect(whole.tensors.map(\.byteCount) == [96, 32, 32])
    #expect(
      whole.notes == [.unknownType(code: 98, tensors: 1), .unknownType(code: 99, tensors: 1)])
    #expect(try GGUFHeader(reading: file.header).tensors.last?.byteCount == nil)
    #expect(TensorType(code: 99).name == "type 99")
  }

  @Test func `control characters and broken texts are replaced when shown`() throws {
    let file = GGUFFile(
      "llama", [],
      general: [
        ("a.bell", .text("a\u{7}b\u{1B}[31m\nc")), ("a.broken", .rawText([0x61, 0xFF, 0x62])),
        ("a.turned", .text("x\u{202E}y")),
      ])
    let header = try GGUFHeader(reading: file.header)
    #expect(header.text("a.bell") == "a\u{FFFD}b\u{FFFD}[31m\u{FFFD}c")
    #expect(header.text("a.broken") == "a\u{FFFD}b")
    #expect(header.textBytes("a.broken") == [0x61, 0xFF, 0x62])
    #expect(header.text("a.turned") == "x\u{FFFD}y")
  }

  @Test func `an alignment of another type states nothing`() throws {
    let file = GGUFFile("llama", [], general: [("general.alignment", .text("64"))])
    #expect(try GGUFHeader(reading: file.header).alignment == 32)
  }

  @Test func `a list of 262,144 texts is passed over, not kept`() throws {
    let count = 262_144
    let file = GGUFFile(
      "llama", [],
      general: [("tokenizer.ggml.tokens", .texts((0..<count).map { "token \($0)" }))])
    let bytes = file.header
    let read = WindowCount()
    let source = ByteSource(byteCount: Int64(bytes.count), fileBytes: nil) { offset, wanted in
      read.add(wanted)
      let start = Int(offset)
      return Array(bytes[start..<min(bytes.count, start + wanted)])
    }
    let header = try GGUFHeader(reading: source)
    #expect(header.array("tokenizer.ggml.tokens")?.count == Int64(count))
    #expect(read.largest <= 1 << 18)
    #expect(header.integers("tokenizer.ggml.tokens") == nil)
  }
}

/// The largest window anybody asked for.
private final class WindowCount: @unchecked Sendable {
  // Asked by one reader at a time, inside one test.
  private(set) var largest = 0

  func add(_ count: Int) { largest = max(largest, count) }
}
