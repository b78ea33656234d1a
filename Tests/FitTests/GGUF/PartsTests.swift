import Testing

@testable import Fit

/// Split files, put together by name.
struct GGUFPartsTests {
  private func part(
    _ number: UInt16, of count: UInt16 = 3, tensors: [String], total: Int32 = 3,
    architecture: String? = nil, name: String? = nil
  ) -> GGUFFile {
    var file = GGUFFile(
      "llama", [],
      general: [
        ("split.no", .uint16(number)), ("split.count", .uint16(count)),
        ("split.tensors.count", .int32(total)),
      ], tensors: tensors.map { GGUFFile.Tensor($0, [8]) })
    if number > 0 { file.keys.removeFirst() }
    if let architecture { file.keys.append(("general.architecture", .text(architecture))) }
    if let name { file.keys.append(("general.name", .text(name))) }
    return file
  }

  private let names = (1...3).map { "model-0000\($0)-of-00003.gguf" }

  private func read(
    _ files: [GGUFFile], named names: [String]? = nil, from first: Int = 0, short: Int64 = 0
  ) throws(GGUFProblem) -> GGUFHeader {
    let names = names ?? self.names
    var sources: [String: ByteSource] = [:]
    for (name, file) in zip(names, files) {
      sources[name] = ByteSource(file.header, fileBytes: file.fileBytes - short)
    }
    return try GGUFParts.header(names[first]) { sources[$0] }
  }

  private func problem(_ files: [GGUFFile], from first: Int = 0) -> String? {
    do throws(GGUFProblem) {
      _ = try read(files, from: first)
      return nil
    } catch { return error.message }
  }

  private var whole: [GGUFFile] {
    [part(0, tensors: ["a"], name: "Model"), part(1, tensors: ["b"]), part(2, tensors: ["c"])]
  }

  @Test func `all parts give one header, whichever is named`() throws {
    for first in 0...2 {
      let header = try read(whole, from: first)
      #expect(header.tensors.map(\.name) == ["a", "b", "c"])
      #expect(header.tensors.map(\.part) == [0, 1, 2])
      #expect(header.text("general.name") == "Model")
      #expect(header.parameters == 24)
      #expect(header.totalBytes == whole.reduce(0) { $0 + $1.fileBytes })
    }
  }

  @Test func `a file of its own needs no others`() throws {
    let file = GGUFFile.plain()
    let header = try GGUFParts.header("any name") { _ in ByteSource(file.header) }
    #expect(header.tensors.count == 5)
    #expect(throws: GGUFProblem.missingParts(["gone.gguf"], of: 1)) {
      try GGUFParts.header("gone.gguf") { _ in nil }
    }
  }

  @Test func `missing parts are listed by name`() {
    #expect(
      problem([whole[0]])
        == "2 of 3 parts missing: model-00002-of-00003.gguf, model-00003-of-00003.gguf. Put them "
        + "into the same folder.")
    let first = part(0, of: 12, tensors: ["a"])
    #expect(throws: GGUFProblem.self) {
      try GGUFParts.header("m-00001-of-00012.gguf") {
        $0 == "m-00001-of-00012.gguf" ? ByteSource(first.header) : nil
      }
    }
    #expect(
      GGUFProblem.missingParts((2...12).map { "\($0)" }, of: 12).message
        == "11 of 12 parts missing: 2, 3, 4, 5, 6 and 6 more. Put them into the same folder.")
  }

  @Test func `a name that tells no others is asked to be changed`() {
    #expect(
      GGUFProblem.unnamedParts(name: "x.gguf", count: 3).message
        == "one of 3 parts, but the name 'x.gguf' does not tell those of the others. Rename the "
        + "parts as NAME-00001-of-00003.gguf.")
    #expect(throws: GGUFProblem.unnamedParts(name: "x.gguf", count: 3)) {
      try GGUFParts.header("x.gguf") { _ in ByteSource(whole[0].header) }
    }
    let many = GGUFFile("llama", [], general: [("split.count", .uint32(100_000))])
    #expect(throws: GGUFProblem.tooManyParts(100_000)) {
      try GGUFParts.header("x.gguf") { _ in ByteSource(many.header) }
    }
    #expect(
      GGUFProblem.tooManyParts(100_000).message
        == "one of 100000 parts; up to 99,999 are possible.")
  }

  @Test func `names are told from numbers alone`() {
    #expect(
      GGUFParts.names(of: "a-00002-of-00002.gguf", count: 2)?.first == "a-00001-of-00002.gguf")
    #expect(
      GGUFParts.names(of: "f/ä-00001-of-00002.gguf", count: 2)?.last == "f/ä-00002-of-00002.gguf")
    for name in [
      "a-00003-of-00002.gguf", "a-00001-of-00003.gguf", "a-00000-of-00002.gguf", "a.gguf", "",
      "a-00001-of-00002.bin", "a_00001-of-00002.gguf", "00001-of-00002.gguf",
    ] {
      #expect(GGUFParts.names(of: name, count: 2) == nil, "\(name)")
    }
  }

  @Test func `parts of different models are refused`() {
    var files = whole
    files[1] = part(1, of: 4, tensors: ["b"])
    #expect(
      problem(files)
        == "'model-00002-of-00003.gguf' does not belong to the other parts: it is one of 4 parts "
        + "and not of 3.")
    files[1] = part(2, tensors: ["b"])
    #expect(problem(files)?.hasSuffix("parts: it is part 3 and not 2.") == true)
    files[1] = part(1, tensors: ["b"], architecture: "qwen2")
    #expect(problem(files)?.hasSuffix("its architecture is 'qwen2' and not 'llama'.") == true)
    files[1] = part(1, tensors: ["b"], name: "Other")
    #expect(problem(files)?.hasSuffix("it holds 'Other' and not 'Model'.") == true)
    files[1] = part(1, tensors: ["a"])
    #expect(problem(files)?.hasSuffix("tensor 'a' is in another part as well.") == true)
    files[1] = part(1, tensors: ["b", "d"])
    #expect(problem(files)?.hasSuffix("with it there are 4 tensors and not 3.") == true)
    files[1] = part(1, tensors: ["b"], total: 4)
    #expect(problem(files)?.hasSuffix("with it there are 4 tensors and not 3.") == true)
    files[1] = GGUFFile.plain()
    #expect(problem(files)?.hasSuffix("it is one of 1 parts and not of 3.") == true)
  }

  @Test func `a broken part is named by its own problem`() {
    var files = whole
    files[2].version = 9
    #expect(problem(files) == "GGUF version 9; this reads 2 and 3.")
  }

  @Test func `parts that are cut are counted together`() throws {
    let header = try read(whole, short: 32)
    #expect(header.isCut)
    let needed = whole.reduce(Int64(0)) { $0 + $1.fileBytes }
    #expect(header.notes == [.cut(present: needed - 96, needed: needed)])
  }
}
