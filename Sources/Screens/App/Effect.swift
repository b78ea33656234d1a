/// What a screen asks the program to do; screens themselves touch nothing outside.
public enum Effect: Hashable, Sendable {
  /// Keep the document; the title is what undo would say.
  case save(Document, title: String)
  /// Keep the document under a name of its own and go on with that one.
  case saveAs(Document, name: String)
  /// Find out what devices this machine has, and answer with `AppState.detected`.
  case detectDevices
  /// Draw weightings of the ranking in front, and answer with `AppState.drawn`; a newer request
  /// makes older ones void.
  case draw(DrawRequest)
  /// Put a text on the clipboard.
  case copy(String)
  /// Open a public address.
  case open(String)
  /// Paint everything again.
  case redraw
  /// Use the next theme.
  case nextTheme
  /// Turn the mouse on or off.
  case toggleMouse
  /// Stop this program until the shell wakes it.
  case suspend
  /// End the program.
  case quit
}
