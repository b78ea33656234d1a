import Foundation
import Testing

@testable import Records

/// Checks by programs that others wrote: `pymarkdown` for the form of Markdown, PyYAML for the front
/// matter, html5lib and an XML parser for pages and drawings.
///
/// They live in `.build/venv`; without it the test says so and does nothing. It takes some seconds,
/// most of them spent in the linter.
struct ADRLintTests {
  static let root = Golden.folder.deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let scripts = root.appending(path: "Tests/Validators")
  static let programs = root.appending(path: ".build/venv/bin")

  static var isThere: Bool {
    ["pymarkdown", "python3"].allSatisfy {
      FileManager.default.isExecutableFile(atPath: programs.appending(path: $0).path)
    }
  }

  @Test(.enabled(if: isThere, "needs .build/venv with Tests/Tools/requirements.txt"))
  func `records lint clean, and pages and drawings read by strict readers`() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "weigh-records-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var records = [
      try RecordFixture.record(), try RecordFixture.record { $0.isNoneOfThese = true },
      try RecordFixture.record { $0.shortlist = [.init("example/delta-9b", .choose)] },
      try RecordFixture.record { $0.status = .superseded(by: 12) },
    ]
    records += try HostileTextTests.names.map { try HostileTextTests.record($0) }
    for (number, record) in records.enumerated() {
      let file = folder.appending(path: "\(number).md")
      try Data(ADRExport().text(of: record).utf8).write(to: file)
      let page = file.deletingPathExtension().appendingPathExtension("html")
      try Data(HTMLExport().text(of: record).utf8).write(to: page)
    }
    let configuration = Self.scripts.appending(path: "pymarkdown.json").path
    try Self.run("pymarkdown", ["--config", configuration, "scan", folder.path])
    let script = Self.scripts.appending(path: "front_matter.py").path
    try Self.run("python3", [script, folder.path])
    try Self.run("python3", [Self.scripts.appending(path: "pages.py").path, folder.path])
  }

  private static func run(_ program: String, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = programs.appending(path: program)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(program): \(text)")
  }
}
