import Fit
import Foundation
import Testing

@testable import Probe

/// What is refused before and while a file is written, and what each refusal says.
struct RefusalTests {
  private let folder: TemporaryFolder
  private let tiny: ModelBlueprint

  init() throws {
    folder = try TemporaryFolder()
    tiny = try ModelBlueprint(preset: "tiny-llama")
  }

  @Test func `a file that is there stays, unless it is to be replaced`() throws {
    let path = folder.path("x")
    try Data("mine".utf8).write(to: URL(filePath: path))
    #expect(throws: WritingError.fileExists(path: path)) { try tiny.write(to: path) }
    #expect(try folder.bytes("x") == Array("mine".utf8))
    _ = try tiny.write(to: path, WritingOptions(replacesFile: true))
    #expect(try folder.bytes("x").count == 162_784)
    #expect(folder.names == ["x"])
  }

  @Test func `places that are no files are refused`() throws {
    #expect(throws: WritingError.isFolder(path: folder.url.path)) {
      try tiny.write(to: folder.url.path, WritingOptions(replacesFile: true))
    }
    let nowhere = folder.path("not/there")
    #expect(throws: WritingError.noFolder(path: nowhere)) { try tiny.write(to: nowhere) }
    #expect(throws: WritingError.noFolder(path: "")) { try tiny.write(to: "") }
    #expect(throws: WritingError.noFolder(path: "a\0b")) { try tiny.write(to: "a\0b") }
    #expect(throws: WritingError.notAFile(path: "/dev/null")) {
      try tiny.write(to: "/dev/null", WritingOptions(replacesFile: true))
    }
    #expect(throws: WritingError.self) { try tiny.write(to: folder.path("new") + "/") }
    #expect(folder.names.isEmpty)
  }

  @Test(.enabled(if: getuid() != 0, "a superuser may write anywhere"))
  func `a folder one may not write to is named`() throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o500], ofItemAtPath: folder.url.path)
    #expect(throws: WritingError.notAllowed(folder: folder.url.path)) {
      try tiny.write(to: folder.path("x"))
    }
  }

  @Test func `a stopped file leaves nothing`() throws {
    let stop = ProbeStop()
    stop.stop()
    #expect(throws: WritingError.stopped) { try tiny.write(to: folder.path("x"), stop: stop) }
    #expect(folder.names.isEmpty)
  }

  @Test func `a file larger than the disk is refused before it is begun`() throws {
    let shape = TransformerShape(
      layout: .qwen3moe, embedding: 1 << 20, feedForward: 1 << 20, layers: 4, heads: 64,
      keyValueHeads: 8, headElements: 128, vocabulary: 512,
      experts: TransformerShape.Experts(count: 1 << 14, usedCount: 2, width: 1 << 12))
    let huge = try ModelBlueprint(shape, name: "huge", quantization: .f16)
    do throws(WritingError) {
      _ = try huge.write(to: folder.path("x"), WritingOptions(fill: .zero))
      Issue.record("it was written")
    } catch {
      guard case .noSpace(_, let needed, let free?) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(needed > 1 << 50 && free < needed)
    }
    #expect(folder.names.isEmpty)
  }

  @Test func `a tensor list beyond any file is refused`() throws {
    var shape = try #require(TransformerShape.preset("tiny-qwen3moe"))
    shape.embedding = 1 << 24
    shape.experts = TransformerShape.Experts(count: 1 << 16, usedCount: 1, width: 1 << 24)
    #expect(throws: BlueprintError.self) {
      try ModelBlueprint(shape, name: "x", quantization: .f16)
    }
  }

  @Test func `only unfinished files of processes that are gone are removed`() throws {
    let gone = try Self.goneProcess()
    let names = [
      UnfinishedFiles.name(for: "a.gguf", process: gone, number: 1),
      UnfinishedFiles.name(for: "b.gguf", process: getpid(), number: 2), ".c.\(gone)-1.part",
      ".d.weigh-part", "e.\(gone)-1.weigh-part", ".f.x-1.weigh-part", ".g.0-1.weigh-part",
    ]
    for name in names { try Data().write(to: folder.url.appending(path: name)) }
    #expect(UnfinishedFiles.remove(in: folder.url.path) == [names[0]])
    #expect(Set(folder.names) == Set(names.dropFirst()))
    #expect(UnfinishedFiles.remove(in: folder.path("not/there")).isEmpty)
    let long = String(repeating: "ä", count: 150)
    #expect(UnfinishedFiles.name(for: long, process: 4_194_304, number: 99_999).utf8.count <= 255)
  }

  /// The number of a process that ran and is no more.
  private static func goneProcess() throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/true")
    try process.run()
    process.waitUntilExit()
    return process.processIdentifier
  }

  @Test func `each refusal to write says what to do`() {
    let errors: [(WritingError, String)] = [
      (.fileExists(path: "a\u{1B}"), "'a^[' exists; --force replaces it."),
      (.isFolder(path: "a"), "'a' is a folder; name a file in it."),
      (.notAFile(path: "a"), "'a' is no plain file; name another."),
      (.noFolder(path: "a/b"), "There is no folder for 'a/b'; make it first."),
      (.notAllowed(folder: "a"), "'a' cannot be written to; name another folder."),
      (
        .noSpace(folder: "a", neededBytes: 2_800_000_000, freeBytes: 999_960_000),
        "This needs 2.8 GB of disk in 'a' and 1.0 GB are free."
      ),
      (
        .noSpace(folder: "a", neededBytes: 12_345, freeBytes: nil),
        "This needs 12.3 kB of disk in 'a' and they are not free."
      ),
      (
        .noHoles(folder: "a", neededBytes: 2_800_000_000),
        "'a' is on a disk that keeps no holes in files: this needs 2.8 GB of disk here. "
          + "Name another folder, or use --fill zero."
      ),
      (.stopped, "Stopped; the unfinished file is removed."),
      (.failed(path: "a", reason: "b"), "'a' cannot be written: b."),
    ]
    for (error, message) in errors { #expect(error.message == message) }
  }

  @Test func `each refusal of a blueprint says why`() {
    let header = "that needs a GGUF header: --header FILE or URL"
    let errors: [(BlueprintError, String)] = [
      (.needsHeader(architecture: "b"), "'b' needs a GGUF header: --header FILE or URL"),
      (
        .needsHeader(architecture: nil),
        "An unstated architecture needs a GGUF header: --header FILE or URL"
      ),
      (.missingSizes(["b", "c"]), "The catalog does not state b, c; " + header),
      (
        .wrongSizes(["b"]),
        "No model can have these sizes: b. That needs a GGUF header: --header FILE or URL"
      ),
      (
        .parametersDisagree(counted: 1, published: 2),
        "The catalog's sizes give 1 parameters and 2 are published; " + header
      ),
      (.noLayers, "The header states no number of layers."),
      (.wrongDepth(asked: 3, layers: 2), "3 layers are asked for; one to 2 are there."),
      (
        .unwritableTensor(name: "b\n", type: "type 99"),
        "Tensor 'b^J' of type type 99 cannot be written."
      ),
      (.shortHeader(key: "b"), "The file ends inside key 'b'."),
      (.tooLarge, "These tensors fit into no file."),
    ]
    for (error, message) in errors { #expect(error.message == message) }
    #expect(
      BlueprintError.unknownPreset("b").message.hasPrefix(
        "There is no preset 'b'. There are: tiny-llama, "))
  }
}
