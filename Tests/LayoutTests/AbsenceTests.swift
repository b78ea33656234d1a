import Foundation
import Testing

/// Invariants that are stated as absences.
@Suite struct AbsenceTests {
  @Test(arguments: [
    "Decision", "Licensing", "Records", "Sheets", "Screens", "Cells", "Search", "Quality",
    "Scoring", "Columns", "Moderation",
  ])
  func `pure targets ask for no clock, file, environment or chance`(_ target: String) throws {
    let forbidden = [
      "Date()", "Date.now", "ContinuousClock", "SuspendingClock", "FileManager", "ProcessInfo",
      "getenv", "SystemRandomNumberGenerator", ".random(in", "arc4random", "Thread",
      "DispatchQueue",
      "Task {", "Task.detached", "URLSession",
    ]
    for file in Repository.files(below: "Sources/\(target)", ending: ".swift") {
      let code = try code(of: file)
      for word in forbidden where code.contains(word) {
        Issue.record("\(Repository.name(file)) contains \(word)")
      }
    }
  }

  @Test func `only Store names SQL`() throws {
    for file in Repository.files(below: "Sources", ending: ".swift")
    where !file.path.contains("/Sources/Store/") {
      let code = try code(of: file)
      for word in ["SELECT ", "INSERT INTO", "CREATE TABLE", "PRAGMA "] where code.contains(word) {
        Issue.record("\(Repository.name(file)) contains \(word)")
      }
    }
  }

  @Test func `nothing listens on a port`() throws {
    for suffix in [".swift", ".c"] {
      for file in Repository.files(below: "Sources", ending: suffix) {
        let code = try code(of: file)
        for word in [" listen(", "\tlisten(", "NWListener", "bind("] where code.contains(word) {
          Issue.record("\(Repository.name(file)) contains \(word)")
        }
      }
    }
  }

  /// Ids are catalog data; the engines know only facts.
  @Test(arguments: ["Licensing", "Fit", "Quality", "Scoring", "Decision", "Records"])
  func `no license id, model name or host stands in an engine`(_ target: String) throws {
    let licenses = Repository.files(below: "catalog/licenses", ending: ".toml").map {
      $0.deletingPathExtension().lastPathComponent
    }.filter { $0 != "aliases" && $0.contains("-") }
    let developers = Repository.files(below: "catalog/models", ending: ".toml").map {
      $0.deletingLastPathComponent().lastPathComponent + "/"
    }
    for file in Repository.files(below: "Sources/\(target)", ending: ".swift") {
      let code = try code(of: file)
      for id in licenses where code.contains("\"\(id)\"") {
        Issue.record("\(Repository.name(file)) names the license \(id)")
      }
      for organization in Set(developers) where code.contains("\"\(organization)") {
        Issue.record("\(Repository.name(file)) names \(organization)")
      }
    }
  }

  @Test func `no mark of unfinished work stands in the sources`() throws {
    for file in Repository.files(below: "Sources", ending: ".swift") {
      let text = try Repository.text(file)
      for word in ["TODO", "FIXME", "not implemented"] where text.contains(word) {
        Issue.record("\(Repository.name(file)) contains \(word)")
      }
    }
  }

  /// The text of a file without its comments.
  private func code(of file: URL) throws -> String {
    try Repository.text(file).split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.range(of: "//").map { String(line[..<$0.lowerBound]) } ?? String(line)
    }.joined(separator: "\n")
  }
}
