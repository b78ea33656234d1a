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
  init(width: Int = 64, layers: Int = 2, context: Int = 2048) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "weigh-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: "tiny.gguf").path
    let maker = Process()
    maker.executableURL = URL(fileURLWithPath: Self.python)
    maker.arguments = [
      "-B", ServerProcess.tool("make_tiny_model.py"), file, "--width", "\(width)", "--layers",
      "\(layers)",
    ]
    try maker.run()
    maker.waitUntilExit()
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
