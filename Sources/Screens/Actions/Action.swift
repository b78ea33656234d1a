/// Everything a key can ask for.
///
/// One table turns these into keys, hints, help and documents.
public enum Action: String, CaseIterable, Hashable, Sendable {
  case goTo, previousScreen, nextScreen
  case move, edge, page, halfPage, columns
  case open, back, quit, otherPane, mark
  case filter, nextMatch, previousMatch, sort, reverseSort
  case mustOrPrefer, unknowns, preset, savePreset, later, earlier
  case heavier, lighter, whyNot, add, restrictions, ways, devices
  case tryChange, keepTried
  case again, label
  case wideStep, dropWeight, evenWeights, resetWeights
  case compare, nextView, axes, dropColumn, openList, export
  case openSource, copy, copyCommand
  case undo, redo, palette, help, theme, mouse, redraw, suspend, interrupt
}
