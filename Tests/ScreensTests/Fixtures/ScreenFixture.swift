import Catalog
import Cells
import Decision
import Screens
import Testing

/// States to draw, and a way to type at them.
enum ScreenFixture {
  static let base = EvaluationBase(snapshot: CatalogFixture.snapshot)

  static func scenario() throws -> Scenario {
    var scenario = try Scenario(toml: CatalogFixture.presetText, file: "team")
    scenario.name = "support-bot-eu"
    return scenario
  }

  /// The program opened on the example scenario.
  static func state(
    _ screen: ScreenID = .rank, size: Size = Size(columns: 80, rows: 24),
    glyphs: GlyphSet = .unicode, document: Document? = nil
  ) throws -> AppState {
    let document = try document ?? Document(scenario: scenario())
    var state = try AppState(base: base, document: document, screen: screen, glyphs: glyphs)
    state.resize(size)
    return state
  }
}

extension AppState {
  /// Types keys one after the other; letters of a text are keys of their own.
  @discardableResult
  mutating func type(_ keys: [Key]) -> [Effect] { keys.flatMap { update($0) } }

  @discardableResult
  mutating func type(_ text: String) -> [Effect] { type(text.map { .character($0) }) }

  /// The screen as text, at the size last told.
  var text: String { render(size).textLines.joined(separator: "\n") }
}
