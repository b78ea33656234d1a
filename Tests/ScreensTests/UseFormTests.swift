import Catalog
import Cells
import Decision
import Screens
import Testing

/// The page of fifteen questions about the intended use.
@Suite struct UseFormTests {
  private func form(_ size: Size = Size(columns: 80, rows: 24)) throws -> AppState {
    var state = try ScreenFixture.state(.needs, size: size)
    state.type([.enter])
    return state
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)])
  func `all fifteen questions stand on one page`(size: Size) throws {
    let text = try form(size).text
    for label in [
      "Who you are", "Seat and group", "Purpose", "Users and servers", "How many users",
      "How much revenue", "Your other business", "How it is reached", "What leaves the house",
      "What outputs train", "Delicate uses", "Marks you accept", "Patents and indemnity",
      "Fixed, approved terms", "Laws you refuse",
    ] { #expect(text.contains(label), "\(label)") }
    #expect(text.contains("not legal advice"))
  }

  @Test func `a small window scrolls to the last question`() throws {
    var state = try form(Size(columns: 60, rows: 16))
    #expect(!state.text.contains("Laws you refuse"))
    state.type("G")
    #expect(state.text.contains("Laws you refuse"))
  }

  @Test func `an open question says what is assumed or left open`() throws {
    let text = try form().text
    #expect(text.contains("not answered: left open"))
    #expect(text.contains("not answered (assumed: self-host, no)"))
  }

  @Test func `Space goes through the answers of a question with one field`() throws {
    var state = try form()
    state.type(" ")
    #expect(state.document.scenario.use["entity.kind"] == .text("individual"))
    state.type("u")
    #expect(state.document.scenario.use["entity.kind"] == .text("company"))
    state.type("x")
    #expect(state.document.scenario.use["entity.kind"] == nil)
  }

  @Test func `Enter opens the fields, and a typed answer goes on to the next`() throws {
    var state = try form()
    state.type([.down, .enter, .enter, .control("u")])
    state.type("fr")
    state.type([.enter])
    #expect(state.document.scenario.use["entity.domicile"] == .text("FR"))
    state.type([.enter])
    state.type("eu no")
    state.type([.enter])
    #expect(state.document.scenario.use["entity.establishments"] == .list(["EU", "NO"]))
    #expect(state.text.contains("Intended use: Purpose"))
  }

  @Test func `a wrong country is refused with a sentence and nothing changes`() throws {
    var state = try form()
    state.type([.down, .enter, .enter, .control("u")])
    state.type("QQ")
    state.type([.enter])
    #expect(state.text.contains("'QQ' is no country code. Did you mean 'QA'?"))
    state.type([.escape, .escape, .escape])
    #expect(state.document.scenario == (try ScreenFixture.scenario()))
  }

  @Test func `a digit begins a figure, and words of size are understood`() throws {
    var state = try form()
    state.type([.down, .down, .down, .down, .enter])
    state.type("20 million")
    state.type([.enter])
    #expect(state.document.scenario.use["entity.mau_all_products"] == .integer(20_000_000))
    #expect(state.text.contains("20,000,000"))
  }

  @Test func `a contradiction names both fields at once and is not kept`() throws {
    var state = try form()
    state.type([.down, .down, .down, .down, .enter])
    state.type("1000")
    state.type([.enter])
    state.type("1500")
    state.type([.enter])
    #expect(state.text.contains("'use.product_mau' (1,500) cannot be greater"))
    #expect(state.document.scenario.use["use.product_mau"] == nil)
    state.type([.control("u")])
    state.type("900")
    state.type([.enter])
    #expect(state.document.scenario.use["use.product_mau"] == .integer(900))
  }

  @Test func `x on a question clears all its fields, and undo brings them back`() throws {
    var state = try form()
    state.type("jj")
    #expect(state.document.scenario.use["use.purpose"] == .text("product"))
    state.type("x")
    #expect(
      state.document.scenario.use.keys.allSatisfy { $0 != "use.purpose" && $0 != "use.commercial" })
    state.type("u")
    #expect(state.document.scenario == (try ScreenFixture.scenario()))
  }

  @Test func `p fills in common answers and leaves figures and places alone`() throws {
    var state = try form()
    state.type("p3")
    let use = state.document.scenario.use
    #expect(use["use.purpose"] == .text("maas"))
    #expect(use["entity.operates_maas"] == .flag(true))
    #expect(use["entity.domicile"] == .text("DE"))
    #expect(use["entity.mau_all_products"] == nil)
    #expect(state.text.contains("Intended use"))
    state.type("u")
    #expect(state.document.scenario == (try ScreenFixture.scenario()))
  }

  @Test func `models that wait for an answer are counted beside its question`() throws {
    var state = try form()
    #expect(!state.text.contains("wait for it"))
    state.type("jjx")
    #expect(state.text.contains("12 wait for it"))
    #expect(state.text.contains("12 models wait"))
  }
}
