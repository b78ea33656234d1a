public import Cells

/// A full-screen program as a value: it takes events and draws cells.
public protocol TerminalApplication {
  /// What tasks post to the mailbox.
  associatedtype Message: Sendable

  /// Takes one event and says what the loop has to do besides drawing.
  mutating func handle(_ event: TerminalEvent<Message>) -> LoopAction

  /// Draws the current state; called once after all events that were waiting.
  func render(_ size: Size) -> CellBuffer
}

/// What happens to a full-screen program.
public enum TerminalEvent<Message: Sendable>: Sendable {
  /// A key was pressed, or text was pasted.
  case key(Key)
  /// The screen has this size from now on; also the first event of all.
  case resized(Size)
  /// A task posted a message.
  case message(Message)
  /// Ctrl-C was pressed, or an interrupt was sent.
  case interrupt
  /// The program has to end: it was asked to, or the terminal went away. The loop ends after this.
  case terminate
  /// The command started by `LoopAction.run` has ended with an exit code; 127 if there is none.
  case commandEnded(exitCode: Int32)
}

/// What an event asks the loop to do; the screen is drawn in any case.
public enum LoopAction: Hashable, Sendable {
  /// Nothing besides drawing.
  case `continue`
  /// Send the whole screen again, for when something else wrote on it.
  case redraw
  /// Stop the program as Ctrl-Z does.
  case suspend
  /// End the loop with an exit code.
  case quit(exitCode: Int32)
  /// Send a text to the terminal's clipboard (OSC 52); whether it arrives depends on the terminal.
  case copy(String)
  /// Leave the screen, run a program with its arguments, and come back when it has ended.
  case run([String])
  /// Use another theme from now on.
  case setTheme(Theme)
  /// Have clicks and the wheel reported, or leave the mouse to selecting text; off at the start.
  case setMouse(Bool)
  /// Several actions, one after the other.
  case all([LoopAction])
}
