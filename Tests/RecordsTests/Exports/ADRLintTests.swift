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
      for format in ExportFormats.all {
        let file = folder.appending(path: "\(number).\(format.fileExtension)")
        try Data(format.text(of: record).utf8).write(to: file)
      }
      for file in SVGExport().files(of: record) {
        try Data(file.text.utf8).write(to: folder.appending(path: "\(number)-\(file.name)"))
      }
      guard number < 8 else { continue }
      let older = folder.appending(path: "older/\(number).md")
      try FileManager.default.createDirectory(
        at: older.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(ADRExport(shape: .two).text(of: record).utf8).write(to: older)
    }
    let configuration = Self.scripts.appending(path: "pymarkdown.json").path
    try Self.run("pymarkdown", ["--config", configuration, "scan", "--recurse", folder.path])
    let script = Self.scripts.appending(path: "front_matter.py").path
    try Self.run("python3", [script, folder.path])
    try Self.run("python3", [Self.scripts.appending(path: "readers.py").path, folder.path])
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
