import Cells
import Foundation
import Testing

@Suite struct ThemeTests {
  /// The themes that name colors, with the contrast and distance documented for each.
  static let documented: [(name: String, contrast: Double, distance: Double)] = [
    ("slate", 4.6, 0.208), ("paper", 4.7, 0.236), ("contrast-dark", 7.1, 0.233),
    ("contrast-light", 5.7, 0.195),
  ]

  @Test(arguments: documented)
  func `good, caution and bad can be read and told apart`(
    name: String, contrast: Double, distance: Double
  ) throws {
    let theme = try #require(Theme.named(name))
    let roles: [Role] = [.good, .caution, .bad]
    let colors = try roles.map { try Color(index: #require(theme.style(of: $0).foreground)) }
    let background = try Color(index: #require(theme.style(of: .text).background))
    let text = try Color(index: #require(theme.style(of: .text).foreground))

    let least = colors.map { $0.contrast(to: background) }.min() ?? 0
    #expect(least >= 4.5)
    #expect(abs(least - contrast) < 0.1)
    #expect(text.contrast(to: background) >= 4.5)

    var smallest = Double.infinity
    for vision in Vision.all {
      for first in 0..<3 {
        for second in 0..<first {
          let pair = [colors[first], colors[second]].map { $0.seen(with: vision).lab }
          smallest = min(smallest, hypot3(pair[0], pair[1]))
        }
      }
    }
    #expect(smallest >= 0.19)
    #expect(abs(smallest - distance) < 0.001)
  }

  @Test func `text on the cursor row can be read`() throws {
    for theme in Theme.all where theme.usesColor {
      for role in Role.allCases {
        let style = theme.style(of: role, isCursorRow: true)
        let ink = try Color(index: #require(style.foreground))
        let paper = try Color(index: #require(style.background))
        #expect(ink.contrast(to: paper) >= 4.5, "\(theme.name) \(role)")
      }
    }
  }

  @Test func `themes without colors tell roles apart by effects`() {
    for name in ["terminal", "mono"] {
      guard let theme = Theme.named(name) else { continue }
      #expect(!theme.usesColor)
      #expect(theme.style(of: .muted).effects == .dim)
      #expect(theme.style(of: .bad).effects.contains(.underline))
      #expect(theme.style(of: .good, isCursorRow: true).effects == [.bold, .reverse])
    }
    #expect(Theme.mono.style(of: .caution).effects == .reverse)
  }

  @Test func `every theme has a name of its own and the accent looks as good does`() {
    #expect(Set(Theme.all.map(\.name)).count == Theme.all.count)
    #expect(Theme.all.first == .terminal)
    for theme in Theme.all {
      #expect(theme.style(of: .accent) == theme.style(of: .good))
    }
    #expect(Theme.named("neon") == nil)
  }
}

private func hypot3(_ left: [Double], _ right: [Double]) -> Double {
  zip(left, right).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
}
