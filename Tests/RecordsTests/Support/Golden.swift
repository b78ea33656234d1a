import Foundation
import Testing

/// Files that hold what an export must give, byte by byte.
enum Golden {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/Records")

  /// The text of a file.
  static func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
  }

  /// Compares a text with its file, line by line; `RECORD_SNAPSHOTS=1` writes the file and fails.
  static func check(
    _ text: String, against name: String, at location: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appending(path: name)
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try Data(text.utf8).write(to: file)
      Issue.record("\(name) was recorded; look at it and run again", sourceLocation: location)
      return
    }
    let expected = try Self.text(name)
    guard text != expected else { return }
    let found = text.split(separator: "\n", omittingEmptySubsequences: false)
    let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let line =
      zip(found, wanted).enumerated().first { $1.0 != $1.1 }?.offset
      ?? min(found.count, wanted.count)
    let difference =
      "\(name) line \(line + 1): expected '\(line < wanted.count ? wanted[line] : "")', "
      + "found '\(line < found.count ? found[line] : "")'"
    Issue.record("\(difference)", sourceLocation: location)
  }
}
