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
  /// Probe something beside the screen: tell `AppState.probing` what happens, then
  /// `AppState.probeEnded` once, and `AppState.use` before it where the ranking has more to go by.
  case probe(ProbeOrder)
  /// Let the running probe wait before its next request, or go on.
  case pauseProbe(Bool)
  /// End the running probe and keep what it has.
  case stopProbe(ProbeStopping)
  /// Keep what a person says of an answer, and answer with `AppState.labeled` or
  /// `AppState.notLabeled`.
  case label(LabelOrder)
  /// Ask the usual ports of this machine once, and answer with `AppState.found`.
  case findServers
  /// Read the runs of this installation, and answer with `AppState.runs`.
  case loadRuns
  /// Read one run, and answer with `AppState.opened`.
  case openRun(String)
  /// Look which files an export would write, and answer with `AppState.planned`.
  case planExport(ExportOrder)
  /// Write the files, and answer with `AppState.exported`.
  case export(ExportOrder)
  /// Read a shortlist or decision record from a path, and answer with `AppState.listRead`, or with
  /// `AppState.say` where it cannot be read.
  case readList(String)
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
