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
