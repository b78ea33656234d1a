import Catalog
import Cells
import Decision
import Licensing
import Screens
import Testing

/// Policy packs on the screens: switched on at Needs, seen everywhere, never part of the score.
@Suite struct RestrictionScreenTests {
  /// The example catalog with a pack that covers weights served by others.
  private static let covering = EvaluationBase(
    snapshot: CatalogSnapshot(
      release: CatalogFixture.snapshot.release,
      records: CatalogFixture.models + CatalogFixture.hosts + CatalogFixture.licenses
        + CatalogFixture.sources + CatalogFixture.others + [
          Record(
            kind: .policy, id: "yy-2026",
            identity: [
              .init("version", .text("1")), .init("jurisdiction", .text("YY")),
              .init("instrument", .text("Example order 2")), .init("date", .text("2026-03")),
              .init("as_of", .text("2026-04")), .init("subjects", .list(["Other Works"])),
              .init("scope_third_party_host", .text("covered")),
              .init("scope_self_hosted_weights", .text("covered")),
              .init("sources", .list(["https://news.example/order"])),
            ])
        ]))

  private func state(_ screen: ScreenID, _ policies: [String: PolicyPack.Effect]) throws -> AppState
  {
    var scenario = try ScreenFixture.scenario()
    scenario.policies = policies
    var state = try AppState(
      base: Self.covering, document: Document(scenario: scenario), screen: screen, glyphs: .unicode)
    state.resize(Size(columns: 80, rows: 24))
    return state
  }

  @Test func `a pack is switched on, its effect goes round, and undo takes it back`() throws {
    var state = try ScreenFixture.state(.needs)
    let rows = state.outcome.rows.map(\.model.id)
    state.type("R")
    #expect(state.text.contains("Example direction 1"))
    #expect(state.text.contains("[ ]"))
    #expect(state.type(" ").count == 1)
    #expect(state.document.scenario.policies == ["xx-2025": .info])
    var seen: [PolicyPack.Effect?] = []
    for _ in 0..<3 {
      state.type("e")
      seen.append(state.document.scenario.policies["xx-2025"])
    }
    #expect(seen == [.warn, .exclude, .info])
    state.type("u")
    #expect(state.document.scenario.policies == ["xx-2025": .exclude])
    #expect(state.outcome.rows.map(\.model.id) == rows)
    state.type("o")
    #expect(state.message == "Opening https://news.example/direction")
    state.type([.escape, .end])
    #expect(state.text.contains("1 pack on: 1 exclude"))
    state.type("R ")
    #expect(state.document.scenario == (try ScreenFixture.scenario()))
  }

  @Test func `the row of restrictions is no need`() throws {
    var state = try ScreenFixture.state(.needs)
    state.type("G")
    #expect(state.text.contains("reported: off, 1 pack"))
    state.type("m")
    #expect(
      state.message == "Restrictions stand apart from needs; Enter sets what each pack does.")
    state.type("K")
    #expect(state.message == "It is already at the end.")
    #expect(state.document.scenario == (try ScreenFixture.scenario()))
    state.type([.enter])
    #expect(state.text.contains("Space on/off"))
  }

  @Test func `what a pack leaves out stands on Excluded with instrument, date and source`() throws {
    var plain = try state(.excluded, [:])
    plain.resize(Size(columns: 200, rows: 41))
    #expect(!plain.text.contains("Reported restriction"))
    var state = try state(.excluded, ["yy-2026": .exclude])
    state.resize(Size(columns: 200, rows: 41))
    let out = state.outcome.restricted
    #expect(!out.isEmpty)
    #expect(state.text.contains("\(out.count) by a restriction"))
    #expect(state.text.contains("Reported restriction"))
    state.type("/Reported r")
    state.type([.enter])
    #expect(state.text.contains("Example order 2 (YY, 2026-03"))
    state.type("t")
    #expect(state.message == "What a pack does is set on Needs, where R lists the packs.")
    state.type([.enter, .enter])
    #expect(state.text.contains("left out by a reported restriction, YY"))
    #expect(state.text.contains("weigh why"))
  }

  @Test func `the column is there where a pack is on, and no row moves`() throws {
    let plain = try state(.rank, [:])
    let warned = try state(.rank, ["yy-2026": .warn])
    let size = Size(columns: 240, rows: 41)
    let text = warned.render(size).textLines.joined(separator: "\n")
    #expect(text.contains("Restrictions"))
    #expect(text.contains("warn: YY"))
    #expect(!plain.render(size).textLines.joined().contains("Restrictions"))
    #expect(warned.outcome.rows.map(\.score) == plain.outcome.rows.map(\.score))
  }
}
