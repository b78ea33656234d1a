import Fit
import Foundation
import Testing

@testable import Probe

/// Written files as the reference library reads them.
@Suite(.enabled(if: TinyEngine.isInstalled, Comment(rawValue: TinyEngine.reason)))
struct ReferenceReadingTests {
  /// Each tiny preset in each quantization, and two layers of large ones in one.
  private static let cases: [(String, WrittenQuantization)] =
    ["tiny-llama", "tiny-qwen2", "tiny-qwen3", "tiny-qwen3moe"].flatMap { name in
      WrittenQuantization.allCases.map { (name, $0) }
    } + [("qwen2.5-0.5b", .q4k), ("qwen3-30b-a3b", .q4)]
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: cases)
  func `the reference library reads what was written`(
    name: String, quantization: WrittenQuantization
  ) throws {
    let blueprint = try ModelBlueprint(preset: name, quantization: quantization, layers: 2)
    let path = folder.path("x.gguf")
    _ = try blueprint.write(to: path, WritingOptions(fill: .sparse))
    let lines = try PythonTool.lines(ServerProcess.tool("gguf_files.py"), "dump", path)
    let keys = lines.filter { $0.hasPrefix("K\t") }.map { $0.split(separator: "\t")[1] }
    #expect(keys.map(String.init) == blueprint.keys.map(\.name))
    let tensors = zip(blueprint.tensors, blueprint.offsets).map { tensor, offset in
      "T\t\(tensor.name)\t\(tensor.type.code)\t\(tensor.elementCount)\t\(tensor.byteCount)\t"
        + "\(blueprint.dataStart + offset)\t"
        + tensor.sizes.map(String.init).joined(separator: ",")
    }
    #expect(lines.filter { $0.hasPrefix("T\t") } == tensors)
  }

  /// Values that are not numbers, or far from one over the root of the row, would make an engine
  /// work on other numbers than those of a model.
  @Test func `noise of every type has the spread it should, as the library unpacks it`() throws {
    let row: Int64 = 512
    let tensors = TensorType.made.compactMap {
      ModelBlueprint.Tensor("t\($0.code).weight", [row, 64], $0)
    }
    let keys = [
      ModelBlueprint.Key(name: "general.architecture", value: .text("llama")),
      ModelBlueprint.Key(name: "llama.block_count", value: .count(1)),
    ]
    let path = folder.path("x.gguf")
    _ = try ModelBlueprint(keys: keys, tensors: tensors).write(to: path)
    let lines = try PythonTool.lines(ServerProcess.tool("gguf_files.py"), "spread", path)
    #expect(lines.count == TensorType.made.count)
    let wanted = 1 / Double(row).squareRoot()
    for line in lines where !line.hasSuffix("unknown") {
      let parts = line.split(separator: "\t").map(String.init)
      let mean = try #require(Double(parts[1]))
      let spread = try #require(Double(parts[2]))
      #expect(mean.magnitude < wanted && (wanted * 0.5...wanted * 2).contains(spread), "\(line)")
    }
  }

  /// The description the presets were made from, where it lies beside the package.
  ///
  /// Rows that no block fits are left out: the description stores them as F16, and Weigh as
  /// llama.cpp does.
  @Test(.enabled(if: description != nil, "no description beside the package"))
  func `presets agree with the description they were made from`() throws {
    let script = try #require(Self.description)
    for (name, quantization) in [
      ("tiny-llama", WrittenQuantization.q8), ("tiny-qwen2", .f16), ("tiny-qwen3moe", .q8),
      ("llama-3.2-1b", .q4k),
    ] {
      let theirs = folder.path("theirs.gguf")
      let ours = folder.path("ours.gguf")
      _ = try PythonTool.lines(
        script, theirs, "--preset", name, "--quant", quantization.rawValue, "--layers", "2",
        "--fill", "sparse")
      let options = WritingOptions(fill: .sparse, replacesFile: true)
      _ = try ModelBlueprint(preset: name, quantization: quantization, layers: 2)
        .write(to: ours, options)
      let (left, right) = (try readHeader(ours), try readHeader(theirs))
      #expect(left.tensors == right.tensors, "\(name)")
      #expect(
        try ModelBlueprint(copying: left).keys == ModelBlueprint(copying: right).keys, "\(name)")
      #expect(left.totalBytes == right.totalBytes)
    }
  }

  private static let description: String? = {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../../shared/tools/make_tiny_gguf.py").standardized.path
    return FileManager.default.isReadableFile(atPath: path) ? path : nil
  }()
}

/// Runs a script of Tests/Tools with the Python of the virtual environment.
enum PythonTool {
  static func lines(_ arguments: String...) throws -> [String] {
    let process = Process()
    process.executableURL = ServerProcess.package.appending(path: ".build/venv/bin/python")
    process.arguments = ["-B"] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
