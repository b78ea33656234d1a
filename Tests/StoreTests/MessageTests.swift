import Store
import Testing

@Suite struct CatalogMessageTests {
  @Test(arguments: [
    (
      CatalogFileError.nowhere(searched: ["/a", "/b"]),
      "there is no catalog at '/a' or '/b'. To make one: weigh catalog build."
    ),
    (
      .nowhere(searched: ["/a"]), "there is no catalog at '/a'. To make one: weigh catalog build."
    ),
    (
      .nowhere(searched: []),
      "there is no catalog at any known place. To make one: weigh catalog build."
    ),
    (
      .missing(path: "x.sqlite"),
      "there is no catalog at 'x.sqlite'. To make one: weigh catalog build --out 'x.sqlite'."
    ),
    (
      .unreadable(path: "x.sqlite", reason: "Permission denied"),
      "cannot read the catalog 'x.sqlite': Permission denied."
    ),
    (
      .foreign(path: "x.sqlite"),
      "'x.sqlite' is not a catalog of Weigh. To make one: weigh catalog build."
    ),
    (
      .damaged(path: "x.sqlite"),
      "the catalog 'x.sqlite' is damaged or cut short. "
        + "To make it again: weigh catalog build --out 'x.sqlite'."
    ),
    (
      .newer(path: "x.sqlite", format: 3, reads: 2),
      "the catalog 'x.sqlite' was made by a newer Weigh (format 3, this reads 2). "
        + "Update Weigh, or name another catalog."
    ),
    (
      .older(path: "x.sqlite", format: 1, reads: 2),
      "the catalog 'x.sqlite' was made by an older Weigh (format 1, this reads 2). "
        + "To make it again: weigh catalog build --out 'x.sqlite'."
    ),
    (
      .unwritable(path: "x.sqlite", reason: "No space left on device"),
      "cannot write the catalog 'x.sqlite': No space left on device. "
        + "What was there before is unchanged."
    ),
  ])
  func `each failure has its sentence`(error: CatalogFileError, sentence: String) {
    #expect(error.message == sentence)
  }
}

@Suite struct UserMessageTests {
  @Test(arguments: [
    (
      UserDatabaseError.unwritable(path: "/d/user.sqlite", reason: "Permission denied"),
      "cannot write '/d/user.sqlite': Permission denied. Weigh runs, but nothing will be saved."
    ),
    (
      .newer(path: "/d/user.sqlite", format: 3, reads: 2),
      "'/d/user.sqlite' was made by a newer Weigh (format 3, this reads 2). "
        + "Update Weigh; nothing in the file was changed."
    ),
    (
      .foreign(path: "/d/user.sqlite"),
      "'/d/user.sqlite' is not a database of Weigh; nothing in it was changed. "
        + "Move it away to begin with an empty one."
    ),
    (
      .damaged(path: "/d/user.sqlite"),
      "'/d/user.sqlite' is damaged. Put a copy you kept in its place, "
        + "or move it away to begin with an empty one."
    ),
    (
      .busy(path: "/d/user.sqlite"),
      "another program is changing '/d/user.sqlite' and did not finish in time. Try again."
    ),
    (.blankName, "a scenario needs a name."),
    (
      .scenarioExists(name: "Chat"),
      "there is already a scenario named 'Chat'. Choose another name."
    ),
    (.noScenario(name: "chta"), "there is no scenario named 'chta'."),
    (
      .changedElsewhere(name: "Chat"),
      "another Weigh changed 'Chat' meanwhile. Here is its present state; "
        + "your last change was not saved."
    ),
    (.noProbeRun(id: "r9"), "there is no probe run 'r9'."),
    (
      .bug(path: "/d/user.sqlite", detail: "no such table: x"),
      "a bug in Weigh: '/d/user.sqlite' was used wrongly (no such table: x)."
    ),
  ])
  func `each failure has its sentence`(error: UserDatabaseError, sentence: String) {
    #expect(error.message == sentence)
  }
}
