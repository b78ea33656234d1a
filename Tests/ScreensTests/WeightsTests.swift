import Catalog
import Cells
import Decision
import Scoring
import Screens
import Testing

/// Weights moved by keys, and what follows from them.
@Suite struct WeightsTests {
  static func state(
    size: Size = Size(columns: 80, rows: 24), glyphs: GlyphSet = .unicode,
    change: (inout Scenario) -> Void = { _ in }
  ) throws -> AppState {
    var scenario = try ScreenFixture.scenario()
    change(&scenario)
    return try ScreenFixture.state(
      .weights, size: size, glyphs: glyphs, document: Document(scenario: scenario))
  }

  private func weight(_ id: String, _ state: AppState) -> Double {
    state.outcome.criteria.first { $0.definition.id == id }?.weight ?? -1
  }

  private func shownWeights(_ state: AppState) -> [Double] {
    state.render(state.size).textLines.dropFirst(4).prefix(5).compactMap { line in
      let words = line.prefix(40).split(separator: " ").filter { Double($0) != nil }
      return words.last.flatMap { Double($0) }
    }
  }

  @Test func `an arrow gives one point, and the others keep their shares`() throws {
    var state = try Self.state()
    let before = state.outcome.criteria.map(\.weight)
    state.type("j")
    state.type([.right])
    #expect(abs(weight("price.blended", state) - 0.26) < 1e-12)
    state.type([.right])
    #expect(abs(weight("price.blended", state) - 0.27) < 1e-12)
    let after = state.outcome.criteria.map(\.weight)
    for (left, right) in [(0, 2), (2, 3), (3, 4)] {
      #expect(abs(after[left] / after[right] - before[left] / before[right]) < 1e-9)
    }
  }

  @Test func `the weights shown sum to 100 whatever keys were pressed`() throws {
    var random = SplitMix64(seed: 5)
    var state = try Self.state()
    let keys: [Key] = [
      .left, .right, .character("H"), .character("L"), .character("J"), .character("K"),
      .character("0"), .character("="), .down, .up, .character("r"), .character("u"),
    ]
    for _ in 0..<300 {
      guard let key = keys.randomElement(using: &random) else { continue }
      _ = state.update(key)
      let shown = shownWeights(state)
      #expect(shown.count == 5)
      #expect(abs(shown.reduce(0, +) - 100) < 1e-9, "\(shown)")
      #expect(abs(state.outcome.criteria.map(\.weight).reduce(0, +) - 1) < 1e-9)
    }
  }

  @Test func `keys on one criterion are one change, which u takes back as a whole`() throws {
    var state = try Self.state()
    let start = state.document
    state.type("LLLHl")
    #expect(state.document != start)
    state.type("u")
    #expect(state.document == start)
    state.type("ljl")
    state.type("u")
    #expect(state.document != start)
    state.type("u")
    #expect(state.document == start)
  }

  @Test func `a weight taken to 100 and back gives the others their shares again`() throws {
    var state = try Self.state()
    let before = state.outcome.criteria.map(\.weight)
    state.type(String(repeating: "L", count: 20))
    #expect(weight("quality", state) == 1)
    #expect(state.message == "Quality weighs 100 % already.")
    state.type(String(repeating: "H", count: 10))
    let after = state.outcome.criteria.map(\.weight)
    #expect(abs(after[1] / after[2] - before[1] / before[2]) < 1e-9)
    #expect(after[0] == 0.5)
  }

  @Test func `every change is kept at once`() throws {
    var state = try Self.state()
    let effects = state.type([.right])
    guard case .save(let document, let title) = effects.first else {
      Issue.record("nothing was saved")
      return
    }
    #expect(document == state.document)
    #expect(title == "Quality weighs 46 %")
  }

  @Test func `a criterion is dropped, and the last one cannot be`() throws {
    var state = try Self.state()
    state.type("0")
    #expect(weight("quality", state) == 0)
    state.type("0")
    #expect(state.message == "Quality weighs nothing already.")
    state.type("j0j0j0j0")
    #expect(state.message == "It is the only one that weighs; give another one weight first.")
    #expect(weight("provenance.disclosed", state) == 1)
  }

  @Test func `even weights and the weights that stood before are one key each`() throws {
    var state = try Self.state()
    let start = state.document
    state.type("=")
    for criterion in state.outcome.criteria { #expect(abs(criterion.weight - 0.2) < 1e-12) }
    #expect(state.text.contains("changed · r back"))
    state.type("r")
    #expect(state.document == start)
    #expect(!state.text.contains("changed · r back"))
    state.type("r")
    #expect(state.message == "The weights are as they were.")
  }

  @Test func `the order of importance gives the weights anew`() throws {
    var state = try Self.state()
    state.type([.right])
    state.type("J")
    #expect(state.outcome.scenario.weightMethod == .centroid)
    let expected = WeightMethod.centroid.weights(places: [2, 1, 3, 4, 5])
    for (criterion, weight) in zip(state.outcome.criteria, expected) {
      #expect(abs(criterion.weight - weight) < 1e-12)
    }
    // The cursor went with its criterion.
    let line = state.render(state.size).textLines[5]
    #expect(line.hasPrefix(" ▸  Quality"))
    state.type("K")
    #expect(state.render(state.size).textLines[4].hasPrefix(" ▸  Quality"))
    state.type("K")
    #expect(state.message == "Quality matters most already.")
  }

  @Test func `of criteria that matter the same one steps out`() throws {
    var state = try Self.state { scenario in
      for position in 1...3 { scenario.preferences[position].place = 2 }
    }
    state.type("jjK")
    let places = state.document.scenario.preferences.map(\.place)
    #expect(places == [1, 3, 2, 3, 5])
    state.type("K")
    #expect(state.document.scenario.preferences.map(\.place) == [2, 3, 1, 3, 5])
  }

  @Test func `the order of a preset is taken over, and what it lacks follows`() throws {
    var state = try Self.state { scenario in
      scenario.preferences.reverse()
      for position in scenario.preferences.indices {
        scenario.preferences[position].place = position + 1
      }
    }
    let before = state.document.scenario.preferences.map(\.criterion)
    state.type("p")
    #expect(state.text.contains("Order of importance of a preset"))
    state.type("1")
    #expect(state.message == "The order of team.")
    let ordered = state.document.scenario.preferences.sorted { $0.place < $1.place }
    #expect(ordered.map(\.criterion) == before.reversed())
  }

  @Test func `places moved since the weights before are shown, and none while nothing changed`()
    throws
  {
    var state = try Self.state()
    func moves(_ state: AppState) -> [Substring] {
      state.render(state.size).textLines.dropFirst(4).prefix(5).compactMap { line in
        line.split(separator: " ").last { $0.hasPrefix("▲") || $0.hasPrefix("▼") }
      }
    }
    #expect(moves(state).isEmpty)
    let before = state.outcome.rows.map(\.model.id)
    state.type("LLLL")
    let after = state.outcome.rows.map(\.model.id)
    #expect(before != after)
    #expect(!moves(state).isEmpty)
  }

  @Test func `just beyond an end that is named the named model is first`() throws {
    let state = try Self.state()
    let ranges = state.outcome.weightRanges.compactMap { $0 }
    var count = 0
    for (position, range) in ranges.enumerated() {
      for (end, step) in [(range.low, -1e-6), (range.high, 1e-6)] {
        guard let name = end.successor?.model.shortName else { continue }
        count += 1
        #expect(state.text.contains(name.prefix(8)))
        let rest = 1 - range.criterion.weight
        let target = end.weight + step
        let weights = state.outcome.criteria.enumerated().map { index, criterion in
          index == position ? target : criterion.weight / rest * (1 - target)
        }
        #expect(state.outcome.reweighted(weights).rows.first?.model.shortName == name)
      }
    }
    #expect(count > 0)
  }

  @Test
  func `an answer to weights that were left is void, and old shares stay until new ones come`()
    throws
  {
    var state = try Self.state()
    let effects = state.type("j")
    guard case .draw(let request) = effects.last else {
      Issue.record("nothing was asked for")
      return
    }
    #expect(state.text.contains("They are being drawn."))
    let quick = try #require(state.outcome.robustness(reach: .live))
    let more = state.drawn(quick, for: request)
    #expect(state.text.contains("First in 2,000 weightings that keep your order"))
    guard case .draw(let thorough) = more.first else {
      Issue.record("no further draws were asked for")
      return
    }
    #expect(thorough.isThorough)
    let full = try #require(state.outcome.robustness())
    #expect(state.drawn(full, for: thorough).isEmpty)
    #expect(state.text.contains("First in 10,000 weightings"))
    #expect(state.text.contains(" 2= zeta-120b"))
    let next = state.type([.right])
    #expect(state.text.contains("Being drawn anew; before the change"))
    #expect(next.contains { if case .draw = $0 { true } else { false } })
    #expect(state.drawn(quick, for: request).isEmpty)
    #expect(state.text.contains("before the change"))
  }

  @Test func `a key that changes no weight asks for no draws`() throws {
    var state = try Self.state()
    state.type("j")
    #expect(state.type("jk?").isEmpty)
  }

  @Test func `Y copies the command that gives the same weights`() throws {
    var state = try Self.state()
    #expect(state.type("Y").contains(.copy("weigh rank --scenario support-bot-eu")))
    state.type("j")
    state.type([.right])
    #expect(
      state.type("Y").contains(
        .copy("weigh rank --weight price.blended=26 --scenario support-bot-eu")))
  }

  @Test func `a change of the wishes elsewhere begins anew what stood before`() throws {
    var state = try Self.state()
    state.type([.right])
    #expect(state.text.contains("changed · r back"))
    state.type("2s3+5")
    #expect(!state.text.contains("changed · r back"))
  }

  @Test func `saved under a name, the weights are where later changes count from`() throws {
    var state = try Self.state()
    state.type("LLLL")
    #expect(state.text.contains("changed · r back"))
    #expect(state.text.contains("▲"))
    state.type("P")
    state.type([.control("u")])
    state.type("mine")
    state.type([.enter])
    #expect(!state.text.contains("changed · r back"))
    #expect(!state.text.contains("▲"))
    let kept = state.outcome.criteria.map(\.weight)
    state.type("=r")
    #expect(state.outcome.criteria.map(\.weight) == kept)
  }

  @Test func `without a wish and with one alone no weight can move`() throws {
    var state = try Self.state { $0.preferences = [] }
    #expect(state.text.contains("Nothing is preferred yet, so nothing weighs"))
    for key in "hlHLJK0=r" { state.type(String(key)) }
    #expect(state.message?.hasPrefix("Nothing is preferred yet") == true)
    state = try Self.state { $0.preferences.removeLast($0.preferences.count - 1) }
    state.type("l")
    #expect(state.message?.contains("the only one that weighs") == true)
    #expect(state.document.scenario.weightMethod == .centroid)
    // Nor on the ranked list.
    state.type("2")
    state.type([.character("s"), .down, .enter, .character("+")])
    #expect(state.message?.contains("the only one that weighs") == true)
    #expect(state.document.scenario.weightMethod == .centroid)
  }

  @Test func `keys that do nothing with one criterion are not offered`() throws {
    let size = Size(columns: 120, rows: 40)
    let hints = try #require(Self.state(size: size).text.split(separator: "\n").last)
    let alone = try Self.state(size: size) {
      $0.preferences.removeLast($0.preferences.count - 1)
    }
    let left = try #require(alone.text.split(separator: "\n").last)
    for key in ["←→ change", "J K order", "0 drop", "= even", "p presets", "r reset"] {
      #expect(hints.contains(key), "\(hints)")
      #expect(!left.contains(key), "\(left)")
    }
    #expect(left.contains("? help"))
  }

  @Test func `without a model left the weights can still be moved`() throws {
    var state = try Self.state { scenario in
      scenario.musts[4].value = .number(0.0001)
    }
    #expect(state.outcome.rows.isEmpty)
    #expect(state.text.contains("No model is left"))
    state.type("lLJ=r")
    #expect(state.message != nil)
  }

  @Test func `no score and no weight is cut at any width`() throws {
    var state = try Self.state()
    let scores = state.outcome.rows.prefix(4).map {
      Wording.decimals($0.score.mid * 100, 1)
    }
    for width in 60...200 {
      state.resize(Size(columns: width, rows: width % 2 == 0 ? 24 : 40))
      let lines = state.render(state.size).textLines.dropFirst(4).prefix(4)
      for (line, score) in zip(lines, scores) {
        #expect(line.contains(" \(score)"), "\(width): \(line)")
        #expect(line.prefix(width * 57 / 100 + 2).contains("."), "\(width): \(line)")
      }
    }
  }
}
