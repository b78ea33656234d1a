import Catalog
import Cells
import Decision
import Screens
import Testing

/// Changing needs, and what the counts say at once.
@Suite struct NeedsTests {
  @Test func `a need turned off gives its models back at once`() throws {
    var state = try ScreenFixture.state(.needs)
    let before = state.outcome.excluded.count
    state.type("jjjjj")
    let effects = state.update(.character(" "))
    #expect(effects.count == 1)
    #expect(state.outcome.excluded.count == before - 2)
    #expect(state.text.contains("off"))
    state.type("u")
    #expect(state.outcome.excluded.count == before)
    #expect(state.message == "Undone: Price off.")
  }

  @Test func `m makes a demand a wish, then both, then a demand again`() throws {
    var state = try ScreenFixture.state(.needs)
    state.type("jjjj")
    let limit = state.document.scenario.musts.first { $0.field == "context" }
    state.type("m")
    #expect(!state.document.scenario.musts.contains { $0.field == "context" })
    #expect(state.document.scenario.preferences.contains { $0.criterion == "context" && $0.isOn })
    state.type("m")
    #expect(state.document.scenario.musts.first { $0.field == "context" } == limit)
    #expect(state.document.scenario.preferences.contains { $0.criterion == "context" })
    state.type("m")
    #expect(state.document.scenario.musts.contains { $0.field == "context" && $0.isOn })
    #expect(!state.document.scenario.preferences.contains { $0.criterion == "context" })
  }

  @Test func `a need without a criterion says why it stays a must`() throws {
    var state = try ScreenFixture.state(.needs)
    state.type("jjjm")
    #expect(state.message == "API jurisdiction can only be a must: no criterion weighs it.")
    #expect(state.document.scenario == (try ScreenFixture.scenario()))
  }

  @Test func `x goes through keep, drop and ask`() throws {
    var state = try ScreenFixture.state(.needs)
    state.type("j")
    var seen: [UnknownPolicy] = []
    for _ in 0..<3 {
      state.type("x")
      seen.append(state.document.scenario.musts[0].unknown)
    }
    #expect(seen == [.drop, .ask, .keep])
  }

  @Test func `a typed limit is taken with its unit in mind`() throws {
    var state = try ScreenFixture.state(.needs)
    state.type("jjjj")
    state.type([.enter, .control("u")])
    state.type("64k")
    state.type([.enter])
    #expect(state.document.scenario.musts[3].value == .integer(65_536))
    #expect(state.text.contains("65,536 tokens or more"))
  }

  @Test func `a limit that is none keeps the field open and says so`() throws {
    var state = try ScreenFixture.state(.needs)
    state.type("jjjj")
    state.type([.enter, .control("u")])
    state.type("lots")
    state.type([.enter])
    #expect(state.text.contains("Context needs a number."))
    state.type([.escape])
    #expect(state.document.scenario == (try ScreenFixture.scenario()))
  }

  @Test func `ticked names become the value of the need`() throws {
    var state = try ScreenFixture.state(.needs)
    state.type("jjj")
    state.type([.enter, .end, .character(" "), .enter])
    #expect(state.document.scenario.musts[2].value == .list(["EU", "US", "JP"]))
    #expect(
      state.outcome.row(of: "other/lambda-9b-with-a-name-that-is-far-too-long-for-any-column-2026")
        != nil)
  }

  @Test func `a list of names with none ticked is refused`() throws {
    var state = try ScreenFixture.state(.needs)
    state.type("jjj")
    state.type([.enter, .character(" "), .down, .character(" "), .enter])
    #expect(state.text.contains("API jurisdiction needs at least one name."))
  }

  @Test func `a name that is not listed can be typed`() throws {
    var state = try ScreenFixture.state(.needs)
    state.type("jjj")
    state.type([.enter])
    state.type("/ZZ")
    state.type([.enter, .enter])
    #expect(state.document.scenario.musts[2].value == .list(["ZZ", "EU", "US"]))
  }

  @Test func `J and K move needs within their kind only`() throws {
    var state = try ScreenFixture.state(.needs)
    state.type("jJ")
    #expect(state.document.scenario.musts.map(\.id).prefix(2) == ["delivery", "license"])
    state.type("K")
    #expect(state.document.scenario.musts.map(\.id).prefix(2) == ["license", "delivery"])
    state.type("GkK")
    let places = state.document.scenario.preferences.filter {
      $0.criterion == "provenance.disclosed"
    }
    #expect(places.first?.place == 4)
    state.type("KKKK")
    #expect(state.message == "Demands stand before wishes; m turns one into the other.")
  }

  @Test func `a preset fills the list and keeps the name`() throws {
    var state = try ScreenFixture.state(.needs)
    state.type("p1")
    #expect(state.document.scenario.name == "support-bot-eu")
    #expect(state.document.scenario.musts.map(\.id) == ["price"])
    state.type("u")
    #expect(state.document.scenario == (try ScreenFixture.scenario()))
  }

  @Test func `a document without needs begins at the presets and takes their name`() throws {
    let blank = Document(scenario: Scenario(name: "new"))
    var state = try ScreenFixture.state(.needs, document: blank)
    #expect(state.text.contains("Begin with a preset"))
    state.type("2")
    #expect(state.document.scenario.name == "team")
  }

  @Test func `a scenario is saved under a typed name`() throws {
    var state = try ScreenFixture.state(.needs)
    state.type("P")
    state.type([.control("u")])
    state.type("second try")
    let effects = state.type([.enter])
    #expect(effects == [.saveAs(state.document, name: "second-try")])
    #expect(state.document.scenario.name == "second-try")
  }

  @Test func `undo after saving under a name goes on under that name`() throws {
    var state = try ScreenFixture.state(.needs)
    state.type("j ")
    state.type("P")
    state.type([.control("u")])
    state.type("second")
    state.type([.enter])
    state.type("u")
    #expect(state.document.scenario.name == "second")
    #expect(state.document.scenario.musts == (try ScreenFixture.scenario()).musts)
  }

  @Test(arguments: ["", "../x", "-rf"]) func `a name that is no name is refused`(name: String)
    throws
  {
    var state = try ScreenFixture.state(.needs)
    state.type("P")
    state.type([.control("u")])
    state.type(name)
    #expect(state.type([.enter]).isEmpty)
    #expect(
      state.text.contains(
        "A name has letters, digits and dashes, and begins with a letter or digit."))
  }

  @Test func `a need can be added, with its limit asked for`() throws {
    var state = try ScreenFixture.state(.needs)
    state.type("a")
    state.type("/decode")
    state.type([.enter, .enter])
    #expect(state.text.contains("Decode speed, at least, in tokens per second"))
    state.type("50")
    state.type([.enter])
    #expect(state.document.scenario.musts.last?.field == "decode")
    #expect(state.document.scenario.musts.last?.value == .integer(50))
    #expect(state.text.contains("50 tok/s or more"))
  }

  @Test func `nothing left names the need whose removal brings back most`() throws {
    var state = try ScreenFixture.state(.needs)
    state.type("jjjjj")
    state.type([.enter, .control("u")])
    state.type("0.01")
    state.type([.enter])
    #expect(state.outcome.rows.isEmpty)
    #expect(state.text.contains("No model is left. Without Price, 10 models would be."))
  }
}
