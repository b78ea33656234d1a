import Foundation
import Testing

@testable import Records

/// Checks by programs that others wrote: `pymarkdown` for the form of Markdown, PyYAML for the front
/// matter, html5lib and an XML parser for pages and drawings.
///
/// It takes some seconds, most of them spent in the linter.
struct ADRLintTests {
  @Test(.enabled(if: Validators.areThere, "needs .build/venv, made by 'make venv'"))
  func `records lint clean, and pages and drawings read by strict readers`() throws {
    try Validators.withFolder(Self.check)
  }

  private static func check(_ folder: URL) throws {
    var records = try RecordCases.all().map(\.record)
    records += [
      try RecordFixture.record { $0.isNoneOfThese = true },
      try RecordFixture.record { $0.shortlist = [.init("example/delta-9b", .choose)] },
      try RecordFixture.record { $0.status = .superseded(by: 12) },
    ]
    records += try HostileTextTests.names.map { try HostileTextTests.record($0) }
    records += try RecordCases.all().map(\.record)
    for (number, record) in records.enumerated() {
      for format in ExportFormats.all {
        let file = folder.appending(path: "\(number).\(format.fileExtension)")
        // A format may refuse a record; bills have validators of their own.
        guard let text = try? format.text(of: record) else { continue }
        try Data(text.utf8).write(to: file)
      }
      for file in SVGExport().files(of: record) {
        try Data(file.text.utf8).write(to: folder.appending(path: "\(number)-\(file.name)"))
      }
      guard number < 14 else { continue }
      let older = folder.appending(path: "older/\(number).md")
      try FileManager.default.createDirectory(
        at: older.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(ADRExport(shape: .two).text(of: record).utf8).write(to: older)
    }
    let configuration = Validators.scripts.appending(path: "pymarkdown.json").path
    try Validators.python(
      ["-m", "pymarkdown", "--config", configuration, "scan", "--recurse", folder.path])
    for script in ["front_matter.py", "readers.py"] {
      try Validators.python([Validators.scripts.appending(path: script).path, folder.path])
    }
  }
}
