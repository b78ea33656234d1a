import Cells
import Screens
import Testing

/// The one table that keys, hints, help and documents come from.
@Suite struct KeyTableTests {
  @Test(arguments: Place.allCases) func `no key stands twice in a place`(place: Place) {
    var seen: [Key: Action] = [:]
    for spec in KeyTable.all where spec.places.contains(place) {
      for key in spec.keys {
        #expect(seen[key] == nil, "\(key.name()) twice on \(place.name)")
        seen[key] = spec.action
      }
    }
  }

  @Test func `every action has a row`() {
    let named = Set(KeyTable.all.map(\.action))
    for action in Action.allCases { #expect(named.contains(action), "\(action)") }
  }

  @Test func `every row says what it does in a sentence`() {
    for spec in KeyTable.all {
      #expect(spec.help.hasSuffix("."), "\(spec.action)")
      #expect(!spec.label.isEmpty, "\(spec.action)")
      #expect(spec.help.first?.isUppercase == true, "\(spec.action)")
    }
  }

  @Test func `a key means one idea everywhere`() {
    var labels: [Key: Set<Action>] = [:]
    for spec in KeyTable.all {
      for key in spec.keys { labels[key, default: []].insert(spec.action) }
    }
    for (key, actions) in labels { #expect(actions.count == 1, "\(key.name()): \(actions)") }
  }

  @Test(arguments: Place.allCases)
  func `every key does something or says why not`(place: Place) throws {
    for spec in KeyTable.all where spec.places.contains(place) {
      for key in spec.keys {
        var state = try opened(place)
        let before = state.render(state.size)
        let effects = state.update(key)
        let changed = state.render(state.size) != before
        let isAtEdge = [Action.move, .edge, .page, .halfPage].contains(spec.action)
        // A key for the screen in front, or one that moves at the end of a list, has nothing to do.
        let isHere = spec.action == .goTo
        #expect(
          changed || !effects.isEmpty || isAtEdge || isHere, "\(key.name()) on \(place.name)")
      }
    }
  }

  /// A state in which that place is in front, somewhere in the middle of its list.
  private func opened(_ place: Place) throws -> AppState {
    switch place {
    case .needs:
      var state = try ScreenFixture.state(.needs)
      state.type("jjj")
      return state
    case .rank:
      var state = try ScreenFixture.state(.rank)
      state.type("j")
      return state
    case .detail:
      var state = try ScreenFixture.state(.rank)
      state.type([.enter, .down])
      return state
    case .excluded: return try ScreenFixture.state(.excluded)
    case .compare:
      var state = try CompareTests.state()
      state.type("j")
      return state
    case .weights:
      var state = try WeightsTests.state()
      state.type("jl")
      return state
    case .probe: return try ScreenFixture.state(.probe)
    case .decide:
      var state = try DecideTests.state()
      state.type([.character("a"), .paste("reviewer 1"), .enter])
      return state
    }
  }

  @Test func `keys are printed in ASCII where asked`() {
    for spec in KeyTable.all {
      let names = spec.keyNames(in: .ascii)
      #expect(names.unicodeScalars.allSatisfy { $0.isASCII }, "\(names)")
    }
  }
}
