import Catalog
import Testing

@Suite struct `The content hash` {
  private static let model = """
    id = "a/b"
    status = "listed"
    kinds = ["chat"]
    context = { v = 8192, s = "card", n = "see card", alt = [{ v = 4096, s = "hub" }] }
    release_date = { v = 2025-12-01, s = "hub", d = 2026-01-01 }
    [[artifacts]]
    format = "gguf"
    s = "hub"
    [[artifacts]]
    format = "mlx"
    s = "hub"
    """
  private static let files = [
    CatalogFile(path: "catalog.toml", text: "format = 1\nrelease = \"1\"\nas_of = 2026-02-01\n"),
    CatalogFile(path: "developers/x.toml", text: "id = \"x\"\nname = \"X\"\n"),
    CatalogFile(path: "models/a/b.toml", text: model),
  ]

  private static func hash(_ files: [CatalogFile]) -> String {
    ContentHash.sha256(of: CatalogReader.read(files).records)
  }

  private static func hash(model: String) -> String {
    hash([files[0], files[1], CatalogFile(path: "models/a/b.toml", text: model)])
  }

  @Test func `rows are kind, id, field, JSON, source and date`() {
    #expect(
      ContentHash.rows(of: CatalogReader.read(Self.files).records) == [
        "developer\tx\tid\t\"x\"\t\t", "developer\tx\tname\t\"X\"\t\t",
        "meta\tcatalog\tas_of\t\"2026-02-01\"\t\t", "meta\tcatalog\tformat\t1\t\t",
        "meta\tcatalog\trelease\t\"1\"\t\t",
        "model\ta/b\tartifacts\t{\"format\":\"gguf\"}\thub\t",
        "model\ta/b\tartifacts\t{\"format\":\"mlx\"}\thub\t",
        "model\ta/b\tcontext\t8192\tcard\t", "model\ta/b\tcontext/alt\t4096\thub\t",
        "model\ta/b\tcontext/n\t\"see card\"\tcard\t", "model\ta/b\tid\t\"a/b\"\t\t",
        "model\ta/b\tkinds\t[\"chat\"]\t\t",
        "model\ta/b\trelease_date\t\"2025-12-01\"\thub\t2026-01-01",
        "model\ta/b\tstatus\t\"listed\"\t\t",
      ])
  }

  @Test func `it is SHA-256 over the rows joined by line feeds`() {
    let rows = ContentHash.rows(of: CatalogReader.read(Self.files).records)
    #expect(Self.hash(Self.files) == SHA256.hex(rows.joined(separator: "\n")))
    #expect(
      ContentHash.sha256(of: [])
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test func `shuffled files and records give the same hash`() {
    let records = CatalogReader.read(Self.files).records
    #expect(Self.hash(Self.files.reversed()) == Self.hash(Self.files))
    #expect(ContentHash.sha256(of: records.reversed()) == ContentHash.sha256(of: records))
  }

  @Test func `comments, spaces and the order of rows give the same hash`() {
    let other = """
      # a comment
      kinds = [ 'chat', ] # another
      status="listed"
      id="a/b"

      release_date = { d = 2026-01-01, s = "hub", v = 2025-12-01 }
      context = { n = "see card", s = "card", v = 8_192, alt = [{ v = 0x1000, s = "hub" }] }

      [[artifacts]]
      format = "mlx"
      s = "hub"
      [[artifacts]]
      s = "hub"
      format = "gguf"
      """
    #expect(Self.hash(model: other) == Self.hash(Self.files))
  }

  @Test(arguments: [
    ("8192", "8193"), ("4096", "4097"), ("\"card\"", "\"cart\""), ("2025-12-01", "2025-12-02"),
    ("2026-01-01", "2026-01-02"), ("see card", "see cart"), ("\"gguf\"", "\"ggud\""),
    ("listed", "closed"),
  ])
  func `one changed character in a value gives another hash`(old: String, new: String) {
    #expect(Self.hash(model: Self.model.replacing(old, with: new)) != Self.hash(Self.files))
  }

  @Test func `a losing claim is not the same as a winning one`() {
    let swapped = Self.model.replacing("v = 8192, s = \"card\"", with: "v = 4096, s = \"hub\"")
      .replacing("[{ v = 4096, s = \"hub\" }]", with: "[{ v = 8192, s = \"card\" }]")
    #expect(Self.hash(model: swapped) != Self.hash(Self.files))
  }
}
