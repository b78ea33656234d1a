import Catalog
import Cells
import Decision
import Screens
import Testing

/// Ways of running a model: named in its row, unfolded below it, listed in its detail.
@Suite struct WaysTests {
  private func lines(_ state: AppState) -> [String] {
    Array(state.render(state.size).textLines.dropFirst(4))
  }

  private func cursorLine(_ state: AppState) -> String {
    state.render(state.size).textLines.first { $0.hasPrefix(" ▸") } ?? ""
  }

  private func ways(_ state: AppState) throws -> [Way] {
    let candidate = try #require(state.base.candidate("example/alpha-32b"))
    return state.outcome.ways(of: candidate)
  }

  @Test func `a row names the way its model runs by`() throws {
    let state = try WaysFixture.state(size: Size(columns: 100, rows: 30))
    let line = try #require(lines(state).first { $0.contains("alpha-32b") })
    let row = try #require(state.outcome.row(of: "example/alpha-32b"))
    #expect(line.contains(row.alternative.deliveryName))
  }

  @Test func `z opens the other ways below the row and folds them again`() throws {
    var state = try WaysFixture.state(size: Size(columns: 100, rows: 40))
    let before = state.text
    while !cursorLine(state).contains("alpha-32b") { state.type([.down]) }
    let start = state.text
    state.type("z")
    let ways = try ways(state)
    #expect(ways.count > 4)
    for way in ways where !way.isBest {
      #expect(state.text.contains(way.name), "\(way.name)")
      #expect(state.text.contains(way.shortReason(in: state.outcome)), "\(way.name)")
    }
    #expect(state.text.contains("weigh rank --ways"))
    state.type("jj")
    #expect(cursorLine(state).contains(ways[2].name))
    state.type("z")
    #expect(cursorLine(state).contains("alpha-32b"))
    #expect(state.text == start)
    #expect(before.contains("Runs by"))
  }

  @Test func `a way says its reason, memory, speed and price in the pane`() throws {
    var state = try WaysFixture.state(size: Size(columns: 120, rows: 40))
    while !cursorLine(state).contains("alpha-32b") { state.type([.down]) }
    state.type("z")
    var seen = ""
    for _ in 0..<10 {
      seen += state.text + "\n"
      state.type([.down])
    }
    for words in [
      "Q4_K_M on workstation", "points behind", "Hardware", "laptop", "formula", "reported",
    ] { #expect(seen.contains(words), "\(words)") }
  }

  @Test func `Enter on a way opens the model by that way, and Esc goes back to it`() throws {
    var state = try WaysFixture.state()
    while !cursorLine(state).contains("alpha-32b") { state.type([.down]) }
    state.type("zj")
    let name = try ways(state)[1]
    let line = cursorLine(state)
    state.type([.enter])
    #expect(state.text.contains("by \(name.name)"))
    #expect(
      state.update(.character("Y"))
        == [
          .copy("weigh why example/alpha-32b --way \(name.key) --scenario support-bot-eu")
        ])
    state.type([.escape])
    #expect(cursorLine(state) == line)
  }

  @Test func `the ways stay open while weights change, and go with their model`() throws {
    var state = try WaysFixture.state(size: Size(columns: 100, rows: 40))
    while !cursorLine(state).contains("alpha-32b") { state.type([.down]) }
    state.type("zs3+++")
    #expect(state.text.contains("laptop"))
    #expect(cursorLine(state).contains("alpha-32b"))
    state.type("/zeta")
    state.type([.enter])
    #expect(!state.text.contains("laptop"))
  }

  @Test func `a model with one way says so, and a closed one that nobody else runs it`() throws {
    var state = try ScreenFixture.state(.rank)
    while !cursorLine(state).contains("epsilon") { state.type([.down]) }
    state.type("z")
    #expect(
      state.message
        == "epsilon-24b-instruct has no other way to run it under this scenario.")
    while !cursorLine(state).contains("omega") { state.type([.down]) }
    state.type("z")
    #expect(state.message == "A closed model is run by its developer only.")
  }

  @Test func `the page of ways lists all of them and opens each`() throws {
    var state = try WaysFixture.state(size: Size(columns: 120, rows: 40))
    while !cursorLine(state).contains("alpha-32b") { state.type([.down]) }
    state.type([.enter])
    #expect(state.text.contains("Ways to run it"))
    state.type("z")
    let ways = try ways(state)
    for way in ways { #expect(state.text.contains(way.name), "\(way.name)") }
    #expect(state.text.contains("GiB of budget"))
    state.type([.enter])
    #expect(state.message == "This is the way that is shown; Esc goes back to it.")
    state.type([.down, .enter])
    #expect(state.text.contains("by \(ways[1].name)"))
    state.type([.escape])
    #expect(state.text.contains("GiB of budget"))
    state.type("/laptop")
    state.type([.enter])
    #expect(!state.text.contains("Borealis  "))
    #expect(state.text.contains("laptop"))
  }

  @Test func `an excluded model names the way it came nearest by`() throws {
    var state = try WaysFixture.state(.excluded) { $0.allowsHosts = false }
    state.type([.tab])
    var seen = state.text
    for _ in 0..<12 {
      state.type([.down])
      seen += state.text
    }
    #expect(seen.contains("Nearest by Q4_K_M on "))
  }

  @Test func `no number of a way is cut at any width`() throws {
    var state = try WaysFixture.state()
    while !cursorLine(state).contains("alpha-32b") { state.type([.down]) }
    state.type("z")
    let ways = try ways(state).filter { !$0.isBest }
    for width in 60...160 {
      state.resize(Size(columns: width, rows: 40))
      let shown = lines(state)
      for way in ways {
        let short = way.alternative.deliveryNames.last ?? way.name
        guard
          let line = shown.first(where: { $0.dropFirst(8).contains(short) && !$0.contains("▸") })
        else { continue }
        let room = way.alternative.headroomWords ?? way.alternative.priceWords ?? "?"
        #expect(
          shown.contains { $0.contains(short) && $0.contains(room) }, "\(width): \(room) in \(line)"
        )
      }
    }
  }
}
