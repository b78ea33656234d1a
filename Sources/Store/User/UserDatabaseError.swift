/// Why the user's database cannot be opened, read or changed.
public enum UserDatabaseError: Error, Hashable, Sendable {
  /// Nothing can be saved there; the in-memory twin still works.
  case unwritable(path: String, reason: String)
  /// A later Weigh made it, in a format this one does not know.
  case newer(path: String, format: Int, reads: Int)
  /// The file is something else.
  case foreign(path: String)
  /// The file is cut short, or its contents do not hold together.
  case damaged(path: String)
  /// Another program kept it locked for longer than Weigh waits.
  case busy(path: String)
  /// A scenario needs a name that is not blank.
  case blankName
  /// The name is taken; case does not tell names apart.
  case scenarioExists(name: String)
  /// No scenario has the name.
  case noScenario(name: String)
  /// Somebody else changed the scenario since it was read; the change asked for was not made.
  case changedElsewhere(name: String)
  /// No probe run has the id.
  case noProbeRun(id: String)
  /// SQLite refused what Weigh asked: a bug in Weigh.
  case bug(path: String, detail: String)
}
