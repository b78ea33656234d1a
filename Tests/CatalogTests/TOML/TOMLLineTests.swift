import Catalog
import Testing

@Suite struct `Lines of TOML values` {
  private static let text = """
    # first
    id = "x"
    name = { v = [
      1,
      2], s = "hub" }
    a.b.c = 1
    "quoted key" = 2

    [arch]
    layers = 4

    [[offers]]
    input = 1
    [[offers]]
    note = \"\"\"
    [not.a.table]
    x = 1\"\"\"
    input = 2
    [offers.extra]
    deep = 1
    [alt]
    claims = [
      { v = 1 },
      { v = 2 },
    ]
    """

  @Test(
    arguments: [
      (["id"], 2), (["name"], 3), (["name", "v", 1], 3), (["name", "s"], 5), (["a"], 6),
      (["a", "b", "c"], 6), (["quoted key"], 7), (["arch"], 9), (["arch", "layers"], 10),
      (["offers"], 12), (["offers", 0, "input"], 13), (["offers", 1], 14),
      (["offers", 1, "note"], 15), (["offers", 1, "input"], 18),
      (["offers", 1, "extra", "deep"], 20), (["offers", 1, "missing"], 14), (["offers", 2], 12),
      (["alt", "claims", 1, "v"], 24), (["not"], 1), (["id", 0], 2), ([], 1),
    ] as [([TOMLDocument.Step], Int)])
  func `a path has the line it was written on, or that of the value above`(
    path: [TOMLDocument.Step], line: Int
  ) throws {
    let document = try TOMLDocument(Self.text)
    #expect(document.line(of: path) == line)
  }

  @Test func `lines are no part of what is equal`() throws {
    let one = try TOMLDocument("a = 1\n[b]\nc = 2\n")
    let other = try TOMLDocument("# more\n\na = 1\n\n[b]\nc = 2\n")
    #expect(one.root == other.root)
    #expect(one.line(of: ["b", "c"]) != other.line(of: ["b", "c"]))
  }
}
