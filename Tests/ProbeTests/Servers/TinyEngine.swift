import Foundation

@testable import Probe

/// llama.cpp's server with a small model made on the spot.
final class TinyEngine: Sendable {
  static let python = ServerProcess.package.appending(path: ".build/venv/bin/python").path

  static let isInstalled = FileManager.default.isExecutableFile(atPath: python)
  static let reason: String =
    "no engine in .build/venv; make test installs it, or: python3 -m venv .build/venv && "
    + ".build/venv/bin/pip install -r Tests/Tools/requirements.txt"

  private let server: ServerProcess
  private let folder: URL

  /// Makes a model of this width and depth and serves it.
  convenience init(width: Int64 = 64, layers: Int = 2, context: Int = 2048) throws {
    let shape = TransformerShape(
      layout: .llama, embedding: width, feedForward: width * 2, layers: layers, heads: width / 32,
      keyValueHeads: max(1, width / 64), headElements: 32, vocabulary: 640)
    try self.init(ModelBlueprint(shape, name: "tiny", quantization: .q8), context: context)
  }

  /// Writes a model with made-up weights and serves it.
  init(
    _ blueprint: ModelBlueprint, options: WritingOptions = WritingOptions(), context: Int = 2048
  ) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "weigh-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: "tiny.gguf").path
    _ = try blueprint.write(to: file, options)
    server = try ServerProcess(
      python: Self.python, script: "llama_server.py",
      arguments: ["-m", file, "-a", "tiny", "-c", "\(context)", "--until-eof"])
  }

  deinit {
    server.kill()
    // A leftover in the temporary folder does no harm.
    try? FileManager.default.removeItem(at: folder)
  }

  func endpoint() throws -> Endpoint { try Endpoint(server.url) }

  /// Whether the server works on a request now.
  func isBusy() throws -> Bool {
    let endpoint = try endpoint()
    let client = HTTPClient(
      endpoint: endpoint, key: nil, limits: ProbeLimits(), stop: ProbeStop())
    let answer = WholeAnswer(waitSeconds: 5, bodyLimit: 1 << 20) { _ in true }
    _ = client.perform(HTTPRequest(url: endpoint.root + "/slots"), answer)
    var reader = JSONReader(answer.body)
    let slots = try reader.read().array ?? []
    return slots.contains { $0["is_processing"] == .bool(true) }
  }
}
