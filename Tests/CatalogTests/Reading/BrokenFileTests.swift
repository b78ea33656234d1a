import Catalog
import Testing

@Suite struct `Reading broken catalog files` {
  /// A problem as it is printed, without the file: `12 [rule] sentence`.
  private static func problems(_ text: String, path: String = "models/a/b.toml") -> [String] {
    CatalogReader.read([CatalogFile(path: path, text: text)]).diagnostics
      .map { "\($0.line) [\($0.rule)] \($0.message)" }
  }

  private static let head = "id = \"a/b\"\nstatus = \"listed\"\nkinds = [\"chat\"]\n"

  private static let broken: [(String, String)] = [
    (
      "contxet = { v = 1, s = \"hub\" }",
      "4 [unknown-key] There is no key 'contxet'. Did you mean 'context'?"
    ),
    ("zzz = 1", "4 [unknown-key] There is no key 'zzz'."),
    (
      "context = { v = 1, s = \"hub\", x = 2 }",
      "4 [unknown-key] There is no key 'x' in 'context'. Did you mean 'd'?"
    ),
    (
      "context = { v = 1, s = \"hub\", alt = [{ v = 2, s = \"a\", alternative = 1 }] }",
      "4 [unknown-key] There is no key 'alternative' in 'context'."
    ),
    (
      "[arch]\nsource = \"x\"\nhiden_size = 1",
      "6 [unknown-key] There is no key 'hiden_size' in 'arch'. Did you mean 'hidden_size'?"
    ),
    (
      "[[artifacts]]\nformat = \"gguf\"\ns = \"hub\"\nbyte = 1",
      "7 [unknown-key] There is no key 'byte' in 'artifacts'. Did you mean 'bytes'?"
    ),
    (
      "context = 8192",
      "4 [value-shape] 'context' has no source. Write it as { v = …, s = \"…\" }."
    ),
    (
      "context = { v = 8192 }",
      "4 [fact-source] 'context' has no source. Name it with s = \"…\"."
    ),
    (
      "context = { s = \"hub\" }",
      "4 [fact-value] 'context' states nothing. "
        + "Give it v = …, or unknown = \"…\" with what was read."
    ),
    (
      "context = { v = 1, unknown = \"x\", s = \"hub\" }",
      "4 [fact-value] 'context' must be only one of v, unknown and disputed."
    ),
    (
      "context = { v = \"8k\", s = \"hub\" }",
      "4 [value-shape] 'context' must be a whole number from 1 up, but it is a text."
    ),
    (
      "context = { v = 0, s = \"hub\" }",
      "4 [value-range] 'context' must be a whole number from 1 up, but it is 0."
    ),
    (
      "list_input = { v = nan, s = \"hub\" }",
      "4 [value-shape] 'list_input' must be a number from 0 up, but it is not a finite number."
    ),
    (
      "list_input = { v = -0.5, s = \"hub\" }",
      "4 [value-range] 'list_input' must be a number from 0 up, but it is -0.5."
    ),
    (
      "release_date = { v = \"2025\", s = \"hub\" }",
      "4 [value-shape] 'release_date' must be a date such as 2025-12-01, or a month such as "
        + "\"2025-12\", but it is a text."
    ),
    (
      "release_date = { v = 2025-12-01, s = 1 }",
      "4 [value-shape] 's' must be a text, but it is a whole number."
    ),
    (
      "relation = \"finetune\"",
      "4 [value-word] 'relation' has no value 'finetune'. Did you mean 'fine-tune'?"
    ),
    (
      "languages = { v = [\"en\", 1], s = \"hub\" }",
      "4 [value-shape] 'languages' must be a list of texts, but it is a list."
    ),
    (
      "context = { v = 1, s = \"hub\", alt = 2 }",
      "4 [value-shape] 'context' must be a list of tables. Open each with [[context]]."
    ),
    ("arch = 1", "4 [value-shape] 'arch' must be a table. Open it with [arch]."),
    (
      "license = [\"mit\"]",
      "4 [value-shape] 'license' must be a list of tables. Open each with [[license]]."
    ),
    (
      "[arch]\nhidden_size = 1",
      "5 [fact-source] 'arch' has no source. Name it with s = \"…\"."
    ),
    (
      "[[artifacts]]\nformat = \"gguf\"",
      "4 [fact-source] 'artifacts' has no source. Name it with s = \"…\"."
    ),
    (
      "[[artifacts]]\ns = \"hub\"",
      "4 [missing-key] The key 'format' is missing in 'artifacts'."
    ),
    (
      "context = { v = 1, s = \"hub\" }\ncontext = { v = 2, s = \"hub\" }",
      "5 [toml] This is not valid TOML at column 1: 'context' is set twice. Remove one of them."
    ),
    (
      "context = { v = 1, s = \"hub",
      "4 [toml] This is not valid TOML at column 28: a text is not closed. "
        + "Add the closing quotation mark."
    ),
  ]

  @Test(arguments: broken)
  func `each problem has its line, its rule and its sentence`(text: String, problem: String) {
    #expect(Self.problems(Self.head + text) == [problem])
  }

  @Test func `a model with two problems shows both`() {
    #expect(Self.problems(Self.head + "zzz = 1\ncontext = 1").count == 2)
  }

  @Test func `an id must equal its path, case included`() {
    #expect(
      Self.problems(Self.head, path: "models/a/B.toml") == [
        "1 [id-path] The id 'a/b' differs from the path, which says 'a/B'. Rename one of them."
      ])
  }

  @Test func `a file cut at a line's end lacks its keys`() {
    #expect(
      Self.problems("id = \"a/b\"\n") == [
        "1 [missing-key] The key 'kinds' is missing.",
        "1 [missing-key] The key 'status' is missing.",
      ])
  }

  @Test func `a source without a key names its table`() {
    #expect(
      Self.problems(
        "x = 1\n[hub]\ntitle = \"Hub\"\nretrieved = 2026-01-01\nlicense = \"mit\"\n",
        path: "sources.toml") == [
          "1 [value-shape] 'x' must be a table. Open it with [x].",
          "2 [missing-key] The key 'tier' is missing in 'hub'.",
        ])
  }

  @Test(arguments: ["model/a.toml", "hosts/a/b.toml", "developers/.toml", "other.toml"])
  func `a file at the wrong place is named`(path: String) {
    #expect(
      Self.problems("", path: path) == [
        "1 [file] No record belongs at this place. Move the file or remove it."
      ])
  }

  @Test func `a file that cannot be read is one diagnostic`() {
    let reading = CatalogReader.read([
      CatalogFile(path: "models/a/b.toml", unreadable: "it is a folder")
    ])
    #expect(
      reading.diagnostics.map(\.printed) == [
        "models/a/b.toml:1: error [file] The file cannot be read: it is a folder."
      ])
  }

  @Test func `a file that is not UTF-8 is one diagnostic`() {
    let reading = CatalogReader.read([
      CatalogFile(path: "models/a/b.toml", bytes: [0x61, 0x0A, 0xFF])
    ])
    #expect(
      reading.diagnostics.map(\.printed) == [
        "models/a/b.toml:2: error [toml] The text is not UTF-8. Save the file as UTF-8."
      ])
  }

  @Test func `a folder that is not there is one diagnostic`() {
    let reading = CatalogReader.read(folder: "/nowhere/at/all")
    #expect(
      reading.diagnostics.map(\.printed) == [
        "/nowhere/at/all:1: error [file] The catalog folder cannot be read: "
          + "there is no such file or folder."
      ])
    #expect(reading.records == [])
  }

  @Test(arguments: [
    (FieldSpec.Shape.number(0...100), "a number from 0 to 100"),
    (.integer(1...9), "a whole number from 1 to 9"),
    (.number(-.greatestFiniteMagnitude ... .greatestFiniteMagnitude), "a number"),
    (.flag, "true or false"), (.country, "a two-letter country code"),
    (.countries, "a list of two-letter country codes"), (.numbers, "a list of numbers"),
    (.counts, "a table of whole numbers"), (.reference(.model), "a word"),
  ])
  func `every shape has words`(shape: FieldSpec.Shape, words: String) {
    #expect(shape.inWords == words)
  }
}
