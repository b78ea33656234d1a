import Foundation
import Testing

/// The worked example of a team, in a folder of its own: two catalogs, compiled, and a record.
struct TeamExample {
  static let folder = Program.root.appendingPathComponent("docs/examples/team")
  static let record = "decisions/0001-model-of-the-support-bot.json"

  var program: Program
  /// The copy of the example.
  var folder: URL { program.home.appendingPathComponent("team") }

  init() throws {
    program = try Program()
    try FileManager.default.copyItem(
      at: Self.folder, to: program.home.appendingPathComponent("team"))
    program.environment["PATH"] =
      (Program.binary as NSString).deletingLastPathComponent + ":/usr/bin:/bin"
    program.environment["WEIGH_CATALOG"] = nil
    let built = try shell(
      """
      set -e
      cp -r catalog later; cp -r change/models change/hosts change/catalog.toml later/
      cat change/sources.toml >> later/sources.toml
      weigh catalog build --from catalog --out catalog.sqlite -q
      weigh catalog build --from later --out later.sqlite -q
      """)
    try #require(built.status == 0, "\(built.errors)")
  }

  /// Runs shell commands in the copy.
  func shell(_ command: String) throws -> Program.Result {
    try Program.execute(
      "/bin/bash", ["-c", command], environment: program.environment, folder: folder)
  }

  /// Runs `weigh recheck` on a catalog of the example.
  func recheck(_ arguments: String, catalog: String = "later") throws -> Program.Result {
    try shell("weigh recheck --catalog \(catalog).sqlite \(arguments)")
  }

  /// The text of a file of the copy.
  func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  func write(_ text: String, to name: String) throws {
    try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
  }
}
