import Foundation
import Testing

@testable import Records

/// The page on rechecks says what the program does.
struct RecheckDocumentTests {
  private static func page() throws -> String {
    try String(contentsOf: Validators.root.appending(path: "docs/recheck.md"), encoding: .utf8)
  }

  @Test(arguments: RecheckCode.allCases)
  func `every code stands in the table`(_ code: RecheckCode) throws {
    let classes = code.severities.map(\.rawValue).joined(separator: " · ")
    let row = "| `\(code.rawValue)` | \(classes) | \(code.summary) |\n"
    #expect(try Self.page().contains(row), "\(row)")
  }

  @Test(.enabled(if: Validators.areThere, "needs .build/venv, made by 'make venv'"))
  func `the snippets for pipelines are YAML, and their steps are shell`() throws {
    try Validators.python([
      Validators.scripts.appending(path: "pipelines.py").path,
      Validators.root.appending(path: "docs/recheck.md").path,
    ])
  }

  @Test func `the shelf lives are those of the program`() throws {
    let page = try Self.page().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for (key, words) in [
      (CriterionKey.price, "DAYS days when it is a price"),
      (CriterionKey.firstToken, "DAYS when it is a speed of a host"),
      (CriterionKey.decodeSpeed, "DAYS when it is a speed of a host"),
      (CriterionKey.adoption, "DAYS when it counts downloads"),
      (CriterionKey.quality, "DAYS when it is a published result"),
      (CriterionKey.license, "DAYS when it assigns a license"),
    ] {
      let days = try #require(EvidenceShelfLife.days(criterion: key))
      #expect(page.contains(words.replacing("DAYS", with: String(days))))
    }
  }
}
