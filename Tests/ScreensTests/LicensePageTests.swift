import Catalog
import Cells
import Decision
import Foundation
import Screens
import Sheets
import Testing

/// The license page of one prohibited model, one with a duty, and one of unknown license.
@Suite struct LicensePageTests {
  enum Subject: String, CaseIterable {
    case prohibited = "gamma-13b-chat"
    case duty = "mu-20b"
    case unknown = "theta-9b"
  }

  /// A license like the open one that asks for a mark.
  private static let marked: Record = {
    let open = CatalogFixture.licenses[0]
    let duty = Row(
      values: [
        .init("kind", .text("display")), .init("trigger", .text("make-available")),
        .init("text", .text("Built with Mu")), .init("where", .list(["website", "documentation"])),
        .init("clause", .text("§4.b")), .init("n", .text("Show the mark.")),
      ], evidence: nil)
    return Record(
      kind: .license, id: "marked-1.0",
      identity: open.identity.map {
        $0.field == "name" ? .init("name", .text("Marked Example License 1.0")) : $0
      }, facts: open.facts, sections: open.sections,
      lists: open.lists.filter { $0.name != "duties" } + [.init(name: "duties", rows: [duty])])
  }()

  private static let base: EvaluationBase = {
    let models = CatalogFixture.models.filter {
      ["north/gamma-13b-chat", "north/beta-70b", "north/theta-9b"].contains($0.id)
    }
    return EvaluationBase(
      snapshot: CatalogSnapshot(
        release: CatalogFixture.snapshot.release,
        records: models + [
          CatalogFixture.model(
            "north/mu-20b", "beta", billions: 20, context: 65_536, released: "2026-05-05",
            license: "marked-1.0"), marked,
        ] + CatalogFixture.licenses + CatalogFixture.sources + CatalogFixture.others))
  }()

  /// The program on the license page of a model, reached by keys.
  private func state(_ subject: Subject, _ size: Size) throws -> AppState {
    var scenario = try ScreenFixture.scenario()
    scenario.musts = []
    var state = try AppState(
      base: Self.base, document: Document(scenario: scenario), screen: .rank, glyphs: .unicode)
    state.resize(Size(columns: 80, rows: 24))
    try step(&state) { $0.contains(subject.rawValue) }
    state.type([.enter])
    try step(&state) { $0.dropFirst().drop { $0 == " " }.hasPrefix("License  ") }
    state.type([.enter])
    state.resize(size)
    return state
  }

  /// Goes down until the line under the cursor is the one wanted.
  private func step(_ state: inout AppState, to isWanted: (Substring) -> Bool) throws {
    state.type([.home])
    for _ in 0..<40 {
      let lines = state.text.split(separator: "\n")
      if let line = lines.first(where: { $0.contains("▸") }),
        isWanted(line.drop { $0 != "▸" })
      {
        return
      }
      state.type([.down])
    }
    Issue.record("not reached:\n\(state.text)")
  }

  @Test(arguments: SnapshotTests.sizes, Subject.allCases)
  func `the license page of a model looks as recorded`(size: Size, subject: Subject) throws {
    try SnapshotTests().check(try state(subject, size), "license-\(subject)")
  }

  @Test(arguments: Subject.allCases)
  func `everything on the page is reached by keys at 80 by 24`(subject: Subject) throws {
    func bare(_ text: some StringProtocol) -> String { String(text.filter { !$0.isWhitespace }) }
    var tall = try state(subject, Size(columns: 80, rows: 400))
    let whole = tall.text.split(separator: "\n").map(bare)
    var small = try state(subject, Size(columns: 80, rows: 24))
    var seen: Set<String> = []
    for _ in 0..<40 {
      seen.formUnion(small.text.split(separator: "\n").map(bare))
      small.type([.pageDown])
    }
    for line in whole.dropFirst(3).dropLast(3) where !line.isEmpty {
      #expect(seen.contains(line), "\(line)")
    }
    let text = whole.joined()
    for words in [
      "How the license is known", "Taken for granted, because nobody answered", "not legal advice",
    ] { #expect(text.contains(bare(words)), "\(words)") }
    switch subject {
    case .prohibited:
      for words in [
        "The license forbids", "Way out: Obtain a separate license", "reserved-1.0.txt",
        "north/beta-70b of the same family passes: allowed",
      ] { #expect(text.contains(bare(words)), "\(words)") }
    case .duty:
      for words in [
        "The words: \"Built with Mu\".", "website, documentation", "§4.b", "state: open",
        "Due when you make the model",
      ] { #expect(text.contains(bare(words)), "\(words)") }
    case .unknown:
      for words in ["No source assigns one", "The catalog can answer"] {
        #expect(text.contains(bare(words)), "\(words)")
      }
    }
    tall.type([.escape])
  }
}
