import Testing

@testable import Fit

/// Everything that can be wrong with a header, with its sentence.
struct GGUFProblemTests {
  private func problem(
    _ file: GGUFFile, fileBytes: Int64? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) -> GGUFProblem? {
    problem(file.header, fileBytes: fileBytes, sourceLocation: sourceLocation)
  }

  private func problem(
    _ bytes: [UInt8], fileBytes: Int64? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) -> GGUFProblem? {
    do throws(GGUFProblem) {
      _ = try GGUFHeader(reading: bytes, fileBytes: fileBytes)
      Issue.record("the header was read", sourceLocation: sourceLocation)
      return nil
    } catch { return error }
  }

  private func tensors(_ tensors: GGUFFile.Tensor...) -> GGUFFile {
    GGUFFile("llama", [], tensors: tensors)
  }

  @Test func `another magic`() {
    #expect(
      problem(Array("PK\u{3}\u{4}rest".utf8))?.message
        == "not a GGUF file. It begins with the bytes 50 4B 03 04.")
    #expect(
      problem(Array("ggml".utf8))?.message == "not a GGUF file. It begins with 'ggml'.")
    #expect(problem([])?.message == "not a GGUF file. It is empty.")
  }

  @Test func `numbers in the other order`() {
    let sentence =
      "big-endian GGUF, not supported. Convert it on a machine of the usual byte order."
    var file = GGUFFile.plain()
    file.magic = Array("FUGG".utf8)
    #expect(problem(file)?.message == sentence)
    file = GGUFFile.plain()
    file.version = UInt32(3).byteSwapped
    #expect(problem(file)?.message == sentence)
  }

  @Test func `another version`() {
    var file = GGUFFile.plain()
    file.version = 4
    #expect(problem(file)?.message == "GGUF version 4; this reads 2 and 3.")
    file.version = 1
    #expect(
      problem(file)?.message
        == "GGUF version 1; this reads 2 and 3. Convert it again with a current llama.cpp.")
    file.version = 0
    #expect(problem(file) == .version(0))
  }

  @Test func `bytes that end inside the header`() {
    #expect(
      problem(Array(GGUFFile.plain().header.prefix(1000).prefix(150)))?.message
        == "header needs more than the 150 bytes given. Fetch the file again, or more of it.")
  }

  @Test func `counts no file has`() {
    var file = GGUFFile.plain()
    file.statedTensors = (1 << 20) + 1
    #expect(
      problem(file)?.message
        == "states 1,048,577 tensors at byte 8; up to 1,048,576 are read. The file is damaged, or "
        + "no model.")
    file.statedTensors = .max
    #expect(
      problem(file)?.message.hasPrefix("states 18446744073709551615 tensors at byte 8;") == true)
    file.statedTensors = nil
    file.statedKeys = (1 << 16) + 1
    #expect(
      problem(file)?.message
        == "states 65,537 keys at byte 16; up to 65,536 are read. The file is damaged, or no model."
    )
    // As many as are allowed, and no bytes behind them.
    file = GGUFFile.plain(tensors: [])
    file.statedKeys = 1 << 16
    #expect(problem(file) == .needsMoreBytes(given: Int64(file.header.count)))
    file.statedKeys = nil
    file.statedTensors = 1 << 20
    #expect(problem(file) == .needsMoreBytes(given: Int64(file.header.count)))
  }

  @Test func `texts and lists no file has`() {
    var bytes = GGUFFile("llama", [], general: [("a", .text("x"))]).header
    bytes.replaceSubrange(bytes.count - 9..<bytes.count - 1, with: GGUFFile.bytes(UInt64(1) << 27))
    #expect(
      problem(bytes)?.message
        == "states a text of 134,217,728 bytes at byte \(bytes.count - 9); up to 67,108,864 are "
        + "read. The file is damaged, or no model.")
    bytes = GGUFFile("llama", [], general: [("a", .array(0, []))]).header
    bytes.replaceSubrange(bytes.count - 8..<bytes.count, with: GGUFFile.bytes(UInt64(1) << 25))
    #expect(
      problem(bytes)?.message
        == "states a list of 33,554,432 elements at byte \(bytes.count - 8); up to 16,777,216 are "
        + "read. The file is damaged, or no model.")
    let deep = GGUFFile(
      "llama", [], general: [("a", .array(9, [.array(9, [.array(0, [.uint8(1)])])]))])
    #expect(
      problem(deep)?.message.contains("lists inside each other, 3 deep, at byte") == true)
    let long = GGUFFile(
      "llama", [], general: [(String(repeating: "k", count: 65_536), .bool(true))])
    #expect(problem(long)?.message.hasPrefix("states a key of 65,536 bytes at byte") == true)
  }

  @Test func `keys that are too much together`() {
    let keys = (0..<40).map { number in
      (String(repeating: "k", count: 60_000) + "\(number)", GGUFFile.Value.bool(true))
    }
    #expect(
      problem(GGUFFile("llama", [], general: keys))?.message
        .contains("bytes together at byte") == true)
  }

  @Test func `a header that is too long`() {
    // One list after the other, in a file that seems to go on.
    let entry =
      GGUFFile.text(Array("a".utf8)) + GGUFFile.bytes(UInt32(9)) + GGUFFile.bytes(UInt32(12))
      + GGUFFile.bytes(UInt64(1) << 24)
    let start =
      Array("GGUF".utf8) + GGUFFile.bytes(UInt32(3)) + GGUFFile.bytes(UInt64(0))
      + GGUFFile.bytes(UInt64(9))
    let source = ByteSource(byteCount: 1 << 40, fileBytes: 1 << 40) { offset, count in
      // Every list has its key, with another letter, right behind the list before it.
      let period = Int64(entry.count) + (1 << 27)
      return (offset..<offset + Int64(count)).map { place in
        if place < Int64(start.count) { return start[Int(place)] }
        let (list, inside) = (place - Int64(start.count)).quotientAndRemainder(dividingBy: period)
        if inside == 8 { return UInt8(0x61 + list) }
        return inside < Int64(entry.count) ? entry[Int(inside)] : 0
      }
    }
    #expect(throws: GGUFProblem.self) { try GGUFHeader(reading: source) }
    do throws(GGUFProblem) {
      _ = try GGUFHeader(reading: source)
    } catch {
      #expect(error.message.hasPrefix("states a header of 268,435,"))
      #expect(error.message.contains("up to 268,435,456 are read"))
    }
  }

  @Test func `values and keys that cannot be`() {
    var bytes = GGUFFile("llama", [], general: [("odd", .bool(true))]).header
    bytes.replaceSubrange(bytes.count - 5..<bytes.count - 1, with: GGUFFile.bytes(UInt32(13)))
    #expect(
      problem(bytes)?.message
        == "key 'odd' holds a value of type 13 at byte \(bytes.count - 5); types 0 to 12 are known. "
        + "The file may be damaged.")
    let twice = GGUFFile("llama", [], general: [("a", .bool(true)), ("a", .bool(false))])
    #expect(
      problem(twice)?.message == "key 'a' stands there twice, again at byte 83.")
    for stated in [UInt32(0), 48] {
      let file = GGUFFile("llama", [], general: [("general.alignment", .uint32(stated))])
      #expect(
        problem(file)?.message
          == "'general.alignment' is \(stated); it must be a power of two up to 2,147,483,648.")
    }
  }

  @Test func `tensors that cannot be`() {
    #expect(
      problem(tensors(.init("a", [8]), .init("a", [8])))?.message
        == "tensor 'a' stands there twice.")
    #expect(
      problem(tensors(.init("a", [1, 1, 1, 1, 1])))?.message
        == "tensor 'a' has 5 dimensions; one to four are possible.")
    #expect(problem(tensors(.init("a", []))) == .dimensions(tensor: "a", count: 0))
    #expect(
      problem(tensors(.init("a", [8, 0])))?.message == "tensor 'a' has a dimension of zero.")
    for sizes: [UInt64] in [[1 << 32, 1 << 32], [.max], [1 << 62]] {
      #expect(
        problem(tensors(.init("a", sizes)))?.message == "tensor 'a' is larger than any file.")
    }
    #expect(
      problem(tensors(.init("a", [100, 2], type: 12)))?.message
        == "tensor 'a' has rows of 100 elements, which do not fill blocks of 256.")
    #expect(
      problem(tensors(.init("a", [8], offset: 33)))?.message
        == "tensor 'a' begins at 33, which is no multiple of 32.")
    #expect(
      problem(tensors(.init("a", [16], offset: 0), .init("b", [8], offset: 32)))?.message
        == "tensors 'a' and 'b' lie on top of each other.")
    #expect(
      problem(tensors(.init("a", [8], offset: 32), .init("b", [8], type: 99, offset: 32)))
        == .overlapping(tensor: "b", other: "a"))
    #expect(
      problem(tensors(.init("a", [8], offset: 1 << 63))) == .tensorTooLarge(tensor: "a"))
    #expect(
      problem(tensors(.init("a", [8], offset: (1 << 63) - 32))) == .tensorTooLarge(tensor: "a"))
  }

  @Test func `a list of tensors that is too long`() {
    let file = tensors(
      .init(String(repeating: "n", count: 5 << 20), [8]),
      .init(String(repeating: "m", count: 5 << 20), [8]))
    #expect(problem(file)?.message.hasPrefix("states a list of tensors of 10,48") == true)
  }

  @Test func `names are shown short and without control characters`() {
    #expect(
      problem(tensors(.init("a\u{1B}[2J\n" + String(repeating: "x", count: 100), [0])))?.message
        == "tensor 'a\u{FFFD}[2J\u{FFFD}" + String(repeating: "x", count: 55)
        + "...' has a dimension of zero.")
  }

  @Test func `notes have a sentence each`() {
    let notes: [(GGUFNote, String)] = [
      (.cut(present: 10, needed: 20), "The file is cut: 10 of 20 bytes."),
      (.unknownType(code: 77, tensors: 2), "2 tensors of type 77, which is not known here"),
      (.unusableKey("llama.block_count"), "'llama.block_count' holds something it cannot hold"),
      (.notAModel(kind: "mmproj"), "This is no language model, but 'mmproj'."),
      (.unknownArchitecture("new"), "The architecture 'new' is not known here"),
      (.noArchitecture, "No architecture is stated"), (.noLayers, "No number of layers is stated"),
      (.unstatedPattern, "Some layers see only a window, and which ones is not stated"),
      (
        .ignoredWindow(tokens: 4096),
        "A window of 4,096 tokens is stated, which llama.cpp leaves out"
      ),
      (.expandedLatent, "Written before llama.cpp could keep the latent"),
      (.draftLayers(1, bytes: 2_000_000_000), "1 layer that draft tokens (2.0 GB)"),
      (.noTensors, "There is no tensor in it"),
    ]
    for (note, start) in notes {
      #expect(note.message.hasPrefix(start), "\(note.message)")
      #expect(note.message.hasSuffix("."))
    }
  }
}
