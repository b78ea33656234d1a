public import Cells

/// How the screen is to look.
public struct TerminalOptions: Hashable, Sendable {
  /// The theme at the start; a terminal of less than 256 colors gets `Theme.terminal` instead.
  public var theme: Theme
  /// False for `NO_COLOR` and the like: every theme is `Theme.mono`, and color is never started.
  public var allowsColor: Bool

  /// Creates options.
  public init(theme: Theme = .terminal, allowsColor: Bool = true) {
    self.theme = theme
    self.allowsColor = allowsColor
  }
}
