import Catalog
import Cells
import Decision
import Screens
import Testing

/// Why a model is out, and trying what would bring it back.
@Suite struct ExcludedTests {
  @Test func `a tried change shows on every screen and is not kept`() throws {
    var state = try ScreenFixture.state(.excluded)
    let before = state.outcome.rows.count
    #expect(state.update(.character("t")).isEmpty)
    #expect(state.outcome.rows.count == before + 1)
    for screen in ScreenID.allCases {
      state.type("\(screen.rawValue)")
      #expect(state.text.contains("trying: allow JP"), "\(screen)")
    }
    #expect(state.document.scenario == (try ScreenFixture.scenario()))
    state.type("3t")
    #expect(state.outcome.rows.count == before)
    #expect(!state.text.contains("trying:"))
  }

  @Test func `the palette keeps a tried change as an edit that can be undone`() throws {
    var state = try ScreenFixture.state(.excluded)
    state.type("t:keep the")
    let effects = state.type([.enter])
    #expect(effects == [.save(state.document, title: "API jurisdiction: allow JP")])
    #expect(!state.text.contains("trying:"))
    #expect(state.document.scenario.musts[2].value == .list(["EU", "US", "JP"]))
    state.type("u")
    #expect(state.document.scenario == (try ScreenFixture.scenario()))
  }

  @Test func `a model is counted at the first need it fails and names the others`() throws {
    var state = try ScreenFixture.state(.excluded)
    #expect(state.text.contains("5 excluded"))
    state.type([.tab, .down, .enter])
    #expect(state.text.contains("eta-3b"))
    #expect(state.text.contains("excluded by API jurisdiction and Context"))
  }

  @Test func `Tab moves between needs and models`() throws {
    var state = try ScreenFixture.state(.excluded)
    state.type("j")
    #expect(state.text.contains("── Price: 0.60 USD/Mtok or less"))
    state.type([.tab, .down, .backTab, .down])
    #expect(state.text.contains("── License permits: the intended use"))
  }

  @Test func `digits choose in a picker and change screens only when none is open`() throws {
    var state = try ScreenFixture.state(.rank)
    state.type("s3")
    #expect(state.screen == .rank)
    state.type("3")
    #expect(state.screen == .excluded)
  }

  @Test func `undoing the need of a tried change drops the trial`() throws {
    var state = try ScreenFixture.state(.needs)
    state.type("p1")
    state.type("3t")
    state.type("u")
    #expect(state.document.scenario == (try ScreenFixture.scenario()))
    _ = state.text
    state.type("t")
    _ = state.text
  }
}
