import Foundation
import Testing

/// `weigh catalog import gguf`, with a file made here and a catalog of one model.
struct GGUFImportTests {
  private static func number<Number: FixedWidthInteger>(_ number: Number) -> Data {
    withUnsafeBytes(of: number.littleEndian) { Data($0) }
  }

  private static func text(_ text: String) -> Data {
    number(UInt64(text.utf8.count)) + Data(text.utf8)
  }

  /// A header of a plain model with one tensor, and its data.
  private static func file(_ extra: [(String, String)] = []) -> Data {
    let numbers: [(String, UInt32)] = [
      ("llama.block_count", 2), ("llama.context_length", 4096), ("llama.embedding_length", 64),
      ("llama.attention.head_count", 4), ("llama.attention.head_count_kv", 2),
    ]
    let texts = [("general.architecture", "llama"), ("general.name", "Small")] + extra
    var data = Data("GGUF".utf8) + number(UInt32(3)) + number(UInt64(1))
    data += number(UInt64(numbers.count + texts.count))
    for (key, value) in texts { data += text(key) + number(UInt32(8)) + text(value) }
    for (key, value) in numbers { data += text(key) + number(UInt32(4)) + number(value) }
    data += text("token_embd.weight") + number(UInt32(2)) + number(UInt64(64))
    data += number(UInt64(32)) + number(UInt32(1)) + number(UInt64(0))
    data += Data(count: (32 - data.count % 32) % 32)
    return data + Data(count: 64 * 32 * 2)
  }

  private func prepared() throws -> Program {
    let program = try Program()
    _ = try program.file(
      "c/catalog.toml", "format = 1\nrelease = \"test\"\nas_of = 2999-01-01\n")
    _ = try program.file(
      "c/sources.toml",
      "[hub]\ntitle = \"H\"\nretrieved = 2026-01-01\nlicense = \"mit\"\ntier = \"primary\"\n")
    _ = try program.file(
      "c/models/org/small.toml", "id = \"org/small\"\nstatus = \"listed\"\nkinds = [\"chat\"]\n")
    try Self.file().write(to: program.home.appending(path: "small.gguf"))
    return program
  }

  private func contents(_ program: Program, _ path: String) -> String {
    let data = FileManager.default.contents(atPath: program.home.appending(path: path).path)
    return String(decoding: data ?? Data(), as: UTF8.self)
  }

  @Test func `a file is asked for its model and its source, never guessed`() throws {
    let program = try prepared()
    let nameless = try program.run("catalog", "import", "gguf", "small.gguf", "--into", "c")
    #expect(nameless.status == 64)
    #expect(
      nameless.errors
        == "weigh: 'small.gguf' does not tell its model: it is named 'Small'. Name the model: "
        + "--model OWNER/NAME.\n")
    let model = ["--model", "org/small", "--into", "c"]
    let sourceless = try program.run(["catalog", "import", "gguf", "small.gguf"] + model)
    #expect(sourceless.errors.contains("a file names no source of itself."))
    let undeclared = try program.run(
      ["catalog", "import", "gguf", "small.gguf", "--source", "hab"] + model)
    #expect(
      undeclared.errors.contains("there is no source 'hab' in sources.toml. Did you mean 'hub'?"))
    let typo = try program.run(
      "catalog", "import", "gguf", "small.gguf", "--model", "org/smal", "--into", "c")
    #expect(typo.errors.contains("Did you mean 'org/small'?"))
  }

  @Test func `facts, bytes and a new source are written, and again no byte changes`() throws {
    let program = try prepared()
    let command = [
      "catalog", "import", "gguf", "small.gguf", "--into", "c", "--model", "org/small",
      "--source", "mine", "--license", "as the model", "--date", "2026-01-15", "--sha256",
    ]
    let shown = try program.run(command + ["--dry-run"])
    #expect(shown.output.hasPrefix("Nothing is written. Facts of org/small:\n"))
    #expect(shown.errors.contains("1 tensor,"))
    #expect(!FileManager.default.fileExists(atPath: program.home.appending(path: "c/imports").path))
    #expect(try program.run(command).status == 0)
    let facts = contents(program, "c/imports/mine/facts.jsonl")
    #expect(
      facts.contains(
        "\"field\":\"arch.head_dim\",\"id\":\"org/small\",\"source\":\"mine\",\"value\":16"))
    #expect(facts.contains("\"quant\":\"F16\""))
    #expect(facts.contains("\"bytes\":\(Self.file().count)"))
    #expect(facts.contains("\"sha256\":\""))
    let sources = contents(program, "c/sources.toml")
    #expect(sources.contains("[mine]\ntitle = \"GGUF file small.gguf\"\npath = \"small.gguf\"\n"))
    let again = try program.run(command)
    #expect(again.status == 0)
    #expect(contents(program, "c/sources.toml") == sources)
    #expect(contents(program, "c/imports/mine/facts.jsonl") == facts)
    #expect(try program.run("catalog", "lint", "c", "--errors-only").status == 0)
    try Self.file().write(to: program.home.appending(path: "other.gguf"))
    let other = try program.run(
      "catalog", "import", "gguf", "other.gguf", "--into", "c", "--model", "org/small",
      "--source", "mine")
    #expect(other.status == 64)
    #expect(other.errors.contains("source 'mine' holds facts of 'small.gguf' already."))
  }

  @Test func `a repository in the file names the model`() throws {
    let program = try prepared()
    let url = [("general.repo_url", "https://huggingface.co/org/small")]
    try Self.file(url).write(to: program.home.appending(path: "told.gguf"))
    let shown = try program.run(
      "catalog", "import", "gguf", "told.gguf", "--into", "c", "--dry-run")
    #expect(shown.status == 0)
    #expect(shown.output.contains("Facts of org/small:"))
  }

  @Test func `a file of another model, or of a day the catalog cannot hold, is refused`() throws {
    let program = try prepared()
    _ = try program.file(
      "c/models/org/small.toml",
      "id = \"org/small\"\nstatus = \"listed\"\nkinds = [\"chat\"]\n\n"
        + "params_total = { v = 8_000_000_000, s = \"hub\" }\n")
    let words = [
      "catalog", "import", "gguf", "small.gguf", "--model", "org/small", "--source", "hub",
      "--into", "c",
    ]
    let other = try program.run(words)
    #expect(other.status == 65)
    #expect(
      other.errors.contains("holds 2,048 parameters; the catalog states 8,000,000,000"),
      "\(other.errors)")
    let early = try prepared()
    _ = try early.file("c/catalog.toml", "format = 1\nrelease = \"t\"\nas_of = 2020-01-01\n")
    let later = try early.run(words)
    #expect(later.status == 64)
    #expect(later.errors.contains("after the day of the catalog, 2020-01-01."), "\(later.errors)")
  }

  @Test func `what is no model is refused, and a part tells the others`() throws {
    let program = try prepared()
    try Data("PK\u{3}\u{4}".utf8).write(to: program.home.appending(path: "zip.gguf"))
    let zip = try program.run("catalog", "import", "gguf", "zip.gguf", "--into", "c")
    #expect(zip.status == 65)
    #expect(
      zip.errors
        == "weigh: cannot read 'zip.gguf': not a GGUF file. It begins with the bytes 50 4B 03 04.\n"
    )
    try Self.file([("general.type", "mmproj")]).write(
      to: program.home.appending(path: "proj.gguf"))
    let projector = try program.run("catalog", "import", "gguf", "proj.gguf", "--into", "c")
    #expect(projector.status == 65)
    #expect(projector.errors.contains("This is no language model, but 'mmproj'."))
    #expect(try program.run("catalog", "import", "gguf", "none.gguf", "--into", "c").status == 66)
    #expect(try program.run("catalog", "import", "facts", "a", "--model", "x").status == 64)
  }
}
