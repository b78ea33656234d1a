import Catalog
import Cells
import Decision
import Screens
import Sheets
import Testing

/// Marked models side by side.
@Suite struct CompareTests {
  /// A leader, a rival, one whose wait is unknown, and one a need keeps out.
  static let mixed = [
    "example/alpha-32b", "other/delta-8b", "north/gamma-13b-chat", "other/zeta-120b-a12b",
  ]

  static func state(
    _ marks: [String] = mixed, size: Size = Size(columns: 80, rows: 24),
    glyphs: GlyphSet = .unicode, change: (inout Scenario) -> Void = { _ in }
  ) throws -> AppState {
    var scenario = try ScreenFixture.scenario()
    change(&scenario)
    return try ScreenFixture.state(
      .compare, size: size, glyphs: glyphs, document: Document(scenario: scenario, marks: marks))
  }

  /// The line of a row, by its label.
  private func line(_ label: String, _ state: AppState) -> String {
    state.render(state.size).textLines.first { $0.dropFirst(4).hasPrefix(label) } ?? ""
  }

  @Test func `without two marks the screen says what to press, and Enter marks the best`() throws {
    var state = try Self.state([])
    #expect(state.text.contains("Mark two to four models with Space on 2 Rank"))
    #expect(state.text.contains("compares the first two of the ranking: alpha-32b and zeta-120b"))
    state.type([.enter])
    #expect(state.document.marks == ["example/alpha-32b", "other/zeta-120b-a12b"])
    #expect(state.text.contains("Where they part"))
    state.type("u")
    #expect(state.document.marks.isEmpty)
  }

  @Test func `with one mark Enter adds the best of the others`() throws {
    var state = try Self.state(["example/alpha-32b"])
    #expect(state.text.contains("adds the best of the others: zeta-120b-a12b"))
    state.type([.enter])
    #expect(state.document.marks == ["example/alpha-32b", "other/zeta-120b-a12b"])
  }

  @Test func `c on Rank compares two marked models, and says why it cannot compare fewer`() throws {
    var state = try ScreenFixture.state(.rank)
    state.type("c")
    #expect(state.screen == .rank)
    #expect(state.message == "Mark two models to compare; Space marks.")
    state.type("  c")
    #expect(state.screen == .compare)
    state.type([.escape])
    #expect(state.screen == .rank)
  }

  @Test func `columns stand best first, and a model that is out says why`() throws {
    var state = try Self.state()
    let head = state.render(state.size).textLines[3]
    let order = ["alph", "zeta", "delt", "gamm"].compactMap {
      head.firstRange(of: $0)?.lowerBound
    }
    #expect(order.count == 4)
    #expect(order == order.sorted())
    let places = state.render(state.size).textLines[4]
    #expect(places.contains("out: Licen"))
    state.resize(Size(columns: 80, rows: 40))
    #expect(state.text.contains("gamma-13b-chat is out."))
    #expect(state.text.contains("It would score"))
  }

  @Test func `an unknown value is a question mark and all that is possible, never a zero bar`()
    throws
  {
    var state = try Self.state(["example/alpha-32b", "other/delta-8b"])
    let row = line("First token", state)
    #expect(row.contains("? ") && row.contains(" ────────"))
    #expect(state.text.contains("Of delta-8b, quality and first token are not known"))
    state.type("jjjj")
    #expect(state.text.contains("not known   counts from 0 to 100"))
  }

  @Test func `the best of a row is marked where it is alone`() throws {
    let state = try Self.state(["example/alpha-32b", "other/zeta-120b-a12b"])
    #expect(line("Price", state).filter { $0 == "+" }.count == 1)
    #expect(!line("License fit", state).contains("+"))
  }

  @Test func `beside an unknown value a known one is not called best`() throws {
    let state = try Self.state(["example/alpha-32b", "other/delta-8b"])
    #expect(!line("First token", state).contains("+"))
  }

  @Test func `adding a model moves no number of the others`() throws {
    let two = ModelComparison(Array(Self.mixed.prefix(2)), in: try outcome())
    let four = ModelComparison(Self.mixed, in: try outcome())
    for column in two.columns {
      let other = try #require(four.columns.first { $0.model.id == column.model.id })
      #expect(column.row?.score == other.row?.score)
      #expect(column.row?.contributions == other.row?.contributions)
    }
  }

  private func outcome() throws -> Outcome { try ScreenFixture.state().outcome }

  @Test func `d drops the column under the cursor, and u brings it back`() throws {
    var state = try Self.state()
    state.type("ld")
    #expect(!state.document.marks.contains("other/zeta-120b-a12b"))
    #expect(state.message == "zeta-120b-a12b is no longer compared; u brings it back.")
    state.type("u")
    #expect(state.document.marks == Self.mixed)
  }

  @Test func `Enter opens the model of the column, and Esc comes back to it`() throws {
    var state = try Self.state()
    state.type([.right, .enter])
    #expect(state.text.contains("zeta-120b-a12b    rank 1"))
    state.type([.escape])
    #expect(state.screen == .compare)
    #expect(state.text.contains("Where they part"))
  }

  @Test func `v goes round the views a window has room for`() throws {
    var state = try Self.state()
    #expect(state.text.contains("[bars]"))
    state.type("v")
    #expect(state.text.contains("[scatter]"))
    state.type("v")
    #expect(state.text.contains("[table]"))
    state.type("v")
    #expect(state.text.contains("[lists]"))
    state.type("v")
    #expect(state.text.contains("[bars]"))
    state.resize(Size(columns: 120, rows: 40))
    state.type("vvv")
    #expect(state.text.contains("[all]"))
    state.resize(Size(columns: 80, rows: 24))
    #expect(state.text.contains("[bars]"))
  }

  @Test func `b chooses both axes and shows them`() throws {
    var state = try Self.state()
    state.type("b2")
    #expect(state.text.contains("Axis upwards"))
    state.type("2")
    #expect(state.text.contains("License fit against price"))
  }

  @Test func `a model with an unknown value is named below the scatter, not drawn`() throws {
    var state = try Self.state()
    state.type("v")
    #expect(state.text.contains("not drawn: delta-8b"))
    #expect(state.text.contains("Unbeaten on both"))
  }

  @Test func `nobody listed as unbeaten is beaten, and whoever is beaten has a beater`() throws {
    let outcome = try outcome()
    let comparison = ModelComparison(Self.mixed, in: outcome)
    for right in outcome.criteria.indices {
      for up in outcome.criteria.indices where up != right {
        let points = comparison.tradeOff(right: right, up: up).points
        for point in points {
          let beaters = points.filter {
            $0.isRanked && $0.worth.right >= point.worth.right && $0.worth.up >= point.worth.up
              && $0.worth != point.worth
          }
          if point.isUnbeaten {
            #expect(beaters.isEmpty, "\(point.name)")
          } else if point.column != nil {
            #expect(point.beatenBy.isEmpty == beaters.isEmpty, "\(point.name)")
          }
        }
      }
    }
  }

  @Test func `a model of the scatter's list can be marked and opened`() throws {
    var state = try Self.state(["example/alpha-32b", "other/zeta-120b-a12b"])
    state.type("v ")
    #expect(state.document.marks.count == 3)
    let added = try #require(state.document.marks.last)
    state.type("g")
    state.type([.enter])
    #expect(state.text.contains("weigh show \(added)"))
  }

  @Test func `two equal models are level, and neither is best`() throws {
    var state = try TwinFixture.state()
    #expect(state.text.contains("score the same"))
    #expect(!line("Score", state).contains("+"))
    #expect(!line("Price", state).contains("+"))
    state.type("v")
    #expect(state.text.contains("Unbeaten on both"))
  }

  @Test func `without a wish there is only the table`() throws {
    var state = try Self.state(change: { $0.preferences = [] })
    #expect(state.text.contains("[table]"))
    #expect(!state.text.contains("Score"))
    state.type("v")
    #expect(state.text.contains("view [lists]"))
    state.type("v")
    #expect(state.text.contains("view [table]"))
    state.type("b")
    #expect(state.message == "Two axes need two wishes; 1 Needs adds them.")
  }

  @Test func `with one wish there is no scatter to draw, and that is said`() throws {
    var state = try Self.state(change: { $0.preferences.removeLast($0.preferences.count - 1) })
    state.type("v")
    #expect(state.text.contains("A scatter needs two wishes"))
  }

  @Test func `no score is cut at any width`() throws {
    var state = try Self.state()
    let comparison = ModelComparison(Self.mixed, in: state.outcome)
    let scores = comparison.columns.compactMap { $0.row.map { Wording.points($0.score.mid) } }
    for width in 60...200 {
      state.resize(Size(columns: width, rows: width % 2 == 0 ? 24 : 40))
      let row = line("Score", state)
      for score in scores { #expect(row.contains(" \(score) "), "\(width): \(row)") }
    }
  }

  @Test func `o opens the source of the fact under the cursor`() throws {
    var state = try Self.state()
    #expect(state.type("o").isEmpty)
    #expect(state.type("jjo") == [.open("https://prices.example/list")])
  }

  @Test func `Y copies the command that compares the same models`() throws {
    var state = try Self.state(Array(Self.mixed.prefix(2)))
    #expect(
      state.type("Y") == [
        .copy(
          "weigh compare example/alpha-32b other/delta-8b --scenario support-bot-eu")
      ])
  }

  @Test func `a tried change shows in the comparison`() throws {
    var state = try Self.state()
    state.type("3t4")
    #expect(state.text.contains("trying: "))
  }
}

/// The invented catalog with one model twice.
enum TwinFixture {
  static func state(size: Size = Size(columns: 80, rows: 24)) throws -> AppState {
    let twin = CatalogFixture.model(
      "other/alpha-32b-twin", nil, billions: 32.8, context: 131_072, released: "2026-05-14",
      languages: ["en", "de", "fr", "zh"])
    let first = CatalogFixture.model(
      "other/alpha-32b-copy", nil, billions: 32.8, context: 131_072, released: "2026-05-14",
      languages: ["en", "de", "fr", "zh"])
    let host = CatalogFixture.host(
      "delos", "Delos", "DE",
      ["other/alpha-32b-twin", "other/alpha-32b-copy"].map {
        CatalogFixture.offer($0, 0.2, 0.5, wait: 310, speed: 60)
      })
    let base = EvaluationBase(
      snapshot: CatalogSnapshot(
        release: CatalogFixture.snapshot.release,
        records: CatalogFixture.models + [twin, first, host] + CatalogFixture.hosts
          + CatalogFixture.licenses + CatalogFixture.sources + CatalogFixture.others))
    var state = try AppState(
      base: base,
      document: Document(
        scenario: try ScreenFixture.scenario(),
        marks: ["other/alpha-32b-twin", "other/alpha-32b-copy"]),
      screen: .compare, glyphs: .unicode)
    state.resize(size)
    return state
  }
}
