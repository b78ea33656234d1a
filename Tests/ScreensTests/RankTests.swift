import Catalog
import Cells
import Decision
import Screens
import Testing

/// Moving, marking, sorting and weighing on the ranked list.
@Suite struct RankTests {
  @Test func `sorting by a column never changes a rank number`() throws {
    var state = try ScreenFixture.state(.rank, size: Size(columns: 100, rows: 30))
    func ranks() -> [String: String] {
      var ranks: [String: String] = [:]
      for line in state.render(state.size).textLines.dropFirst(4).prefix(7) {
        let name = line.dropFirst(8).prefix { $0 != " " }
        ranks[String(name)] = String(line.dropFirst(2).prefix(4))
      }
      return ranks
    }
    let before = ranks()
    for choice in 2...6 {
      state.type("s\(choice)")
      let after = ranks()
      for (name, rank) in before where after[name] != nil {
        #expect(after[name] == rank, "\(name)")
      }
    }
  }

  @Test func `the list sorted by price rises, and S turns it around`() throws {
    var state = try ScreenFixture.state(.rank, size: Size(columns: 100, rows: 30))
    func prices() -> [Double] {
      let lines = state.render(state.size).textLines
      guard let end = lines[3].firstRange(of: "$/Mtok")?.lowerBound else { return [] }
      let column = lines[3].distance(from: lines[3].startIndex, to: end)
      return lines.dropFirst(4).prefix(6).compactMap {
        Double($0.dropFirst(column - 1).prefix(8).split(separator: " ").last ?? "")
      }
    }
    state.type("s3")
    #expect(prices() == prices().sorted())
    #expect(prices().count > 3)
    state.type("S")
    #expect(prices() == prices().sorted(by: >))
  }

  @Test func `plus and minus move one point of weight, and undo takes them back`() throws {
    var state = try ScreenFixture.state(.rank)
    state.type("+")
    #expect(state.message == "Sort by a criterion first (s); + and - then change its weight.")
    state.type("s3+")
    let price = state.outcome.criteria.first { $0.definition.id == "price.blended" }
    #expect(abs((price?.weight ?? 0) - 0.27) < 1e-9)
    let quality = state.outcome.criteria.first { $0.definition.id == "quality" }
    let license = state.outcome.criteria.first { $0.definition.id == "license.freedom" }
    let before = try ScreenFixture.state().outcome.criteria
    let share = before[0].weight / before[2].weight
    #expect(abs((quality?.weight ?? 0) / (license?.weight ?? 1) - share) < 1e-9)
    state.type("u")
    #expect(state.document.scenario == (try ScreenFixture.scenario()))
  }

  @Test func `the cursor stays on its model while the list is weighed anew`() throws {
    var state = try ScreenFixture.state(.rank)
    state.type("s3j")
    let name = cursorName(state)
    for _ in 0..<30 { state.type("+") }
    #expect(cursorName(state) == name)
  }

  private func cursorName(_ state: AppState) -> String {
    let line = state.render(state.size).textLines.first { $0.hasPrefix(" ▸") } ?? ""
    return String(line.dropFirst(8).prefix { $0 != " " })
  }

  @Test func `models that hang on an unknown fact are one line until x`() throws {
    var state = try ScreenFixture.state(.rank)
    #expect(state.text.contains("2 more hang on an unknown fact"))
    #expect(!state.text.contains("delta-8b"))
    state.type("x")
    #expect(state.text.contains("delta-8b"))
    #expect(!state.text.contains("more hang on"))
  }

  @Test func `a closed model has no rank number`() throws {
    let state = try ScreenFixture.state(.rank)
    let line = state.render(state.size).textLines.first { $0.contains("omega-closed") }
    #expect(line?.dropFirst(4).first == "–")
  }

  @Test func `a filter shows what holds its letters, and Esc clears it`() throws {
    var state = try ScreenFixture.state(.rank)
    state.type("/zeta")
    #expect(!state.text.contains("alpha-32b "))
    state.type([.enter])
    #expect(state.text.contains("find: zeta"))
    #expect(state.text.contains("zeta-120b-a12b"))
    state.type("1")
    #expect(!state.text.contains("find: zeta"))
    state.type([.escape])
    #expect(state.text.contains("find: zeta"))
    state.type([.escape])
    #expect(!state.text.contains("find: zeta"))
    #expect(state.screen == .rank)
  }

  @Test func `at most four models are marked`() throws {
    var state = try ScreenFixture.state(.rank)
    state.type("     ")
    #expect(state.document.marks.count == 4)
    #expect(state.message == "Four models are marked, as many as can be compared.")
  }

  @Test func `a puts a model on the shortlist and takes it off`() throws {
    var state = try ScreenFixture.state(.rank)
    state.type("a")
    #expect(state.document.shortlist == ["example/alpha-32b"])
    #expect(state.message == "alpha-32b is on the shortlist.")
    state.type("a")
    #expect(state.document.shortlist.isEmpty)
  }

  @Test func `why not opens any model of the catalog by a part of its name`() throws {
    var state = try ScreenFixture.state(.rank)
    state.type("wgamma13")
    state.type([.enter])
    #expect(state.text.contains("gamma-13b-chat"))
    #expect(state.text.contains("excluded by License permits"))
    #expect(state.text.contains("weigh why north/gamma-13b-chat"))
  }

  @Test func `Y copies the command and y the model`() throws {
    var state = try ScreenFixture.state(.rank)
    #expect(state.update(.character("Y")) == [.copy("weigh rank --scenario support-bot-eu")])
    #expect(state.update(.character("y")) == [.copy("example/alpha-32b")])
    #expect(state.message == "Copied: example/alpha-32b")
  }

  @Test func `a name is quoted for the shell`() throws {
    var scenario = try ScreenFixture.scenario()
    scenario.name = "it's new"
    var state = try ScreenFixture.state(.rank, document: Document(scenario: scenario))
    #expect(state.update(.character("Y")) == [.copy(#"weigh rank --scenario 'it'\''s new'"#)])
  }

  @Test func `the arrow keys scroll to the columns that do not fit`() throws {
    var state = try ScreenFixture.state(.rank)
    #expect(state.text.contains("5 columns hidden, → shows"))
    #expect(!state.text.contains("Languages"))
    for _ in 0..<9 { state.type([.right]) }
    #expect(state.text.contains("Languages"))
    #expect(state.message == "No column is hidden.")
    state.type([.up])
    #expect(state.text.contains("columns hidden, ← shows"))
    for _ in 0..<9 { state.type([.left]) }
    state.type([.right, .up])
    #expect(state.text.contains("columns hidden, 1 ← and "))
    state.type([.left])
    #expect(state.text.contains("$/Mtok"))
  }
}

/// What is found, clicked and sorted on the ranked list.
@Suite struct RankFindingTests {
  @Test func `a filter finds a model by the place that runs it`() throws {
    var state = try ScreenFixture.state(.rank)
    func listed(_ name: String) -> Bool {
      state.render(state.size).textLines.dropFirst(4).prefix(9).contains {
        $0.dropFirst(8).hasPrefix(name)
      }
    }
    #expect(listed("zeta-120b"))
    state.type("/borealis")
    #expect(listed("epsilon-24b-instruct"))
    #expect(!listed("zeta-120b"))
  }

  @Test func `the column the list is sorted by is named where it is out of sight`() throws {
    var state = try ScreenFixture.state(.rank)
    state.type("s5")
    #expect(!state.text.contains("sorted by"))
    state.resize(Size(columns: 60, rows: 16))
    #expect(state.text.contains("sorted by TTFT ms ▼"))
    state.type("S")
    #expect(state.text.contains("sorted by TTFT ms ▲"))
  }

  @Test func `a click moves the cursor, and on a tab it changes the screen`() throws {
    var state = try ScreenFixture.state(.rank)
    func cursorLine() -> Int? {
      state.render(state.size).textLines.firstIndex { $0.hasPrefix(" ▸") }
    }
    #expect(cursorLine() == 4)
    _ = state.update(.click(Position(row: 7, column: 20)))
    #expect(cursorLine() == 7)
    _ = state.update(.click(Position(row: 22, column: 20)))
    #expect(cursorLine() == 7)
    let tabs = state.render(state.size).textLines[0]
    let column = tabs.distance(
      from: tabs.startIndex, to: tabs.firstRange(of: "Weights")?.lowerBound ?? tabs.startIndex)
    _ = state.update(.click(Position(row: 0, column: column)))
    #expect(state.screen == .weights)
  }

  @Test func `a page of running text offers no filter`() throws {
    var state = try ScreenFixture.state(.rank)
    state.type([.enter])
    #expect(state.render(state.size).textLines.last?.contains("/ find") == true)
    state.type([.enter])
    #expect(state.render(state.size).textLines.last?.contains("/ find") == false)
  }
}
