import Foundation
import Testing

/// Each exit code, and the sentence that goes with it.
@Suite struct FailureTests {
  @Test func `without a scenario the sentence says how to begin one`() throws {
    let result = try Program().run("rank")
    #expect(result.status == 66)
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("weigh: there is no scenario yet. To begin one: weigh needs"))
  }

  @Test func `a mistyped preset is answered with the nearest one`() throws {
    let result = try Program().run("rank", "--preset", "eu-prodct")
    #expect(result.status == 66)
    #expect(result.errors.contains("Did you mean 'eu-product'?"))
  }

  @Test func `a model that is not there is answered with near ones`() throws {
    let result = try Program().run("why", "QwQ-33B", "--preset", "eu-product")
    #expect(result.status == 66)
    #expect(result.errors.hasPrefix("weigh: there is no model 'QwQ-33B' in this catalog."))
  }

  @Test func `wrong usage exits with 64`() throws {
    #expect(try Program().run("rank", "--limit", "zero").status == 64)
    #expect(try Program().run("rank", "--json", "--plain").status == 64)
    #expect(try Program().run("nonsense-command").status == 64)
    let weight = try Program().run("rank", "--preset", "eu-product", "--weight", "prise=3")
    #expect(weight.status == 64)
    #expect(weight.errors.contains("'prise' names no single criterion"))
  }

  @Test func `a command that is not there is named, whatever else was asked`() throws {
    let program = try Program()
    for arguments in [
      ["rnak"], ["rnak", "--help"], ["rnak", "--limit", "3"], ["help", "rnak"],
    ] {
      let result = try program.run(arguments)
      #expect(result.status == 64, "\(arguments)")
      #expect(result.output == "")
      #expect(
        result.errors == "weigh: there is no command 'weigh rnak'. Did you mean 'weigh rank'?\n")
    }
    let inner = try program.run("catalog", "bild", "--help")
    #expect(inner.status == 64)
    #expect(
      inner.errors
        == "weigh: there is no command 'weigh catalog bild'. Did you mean 'weigh catalog build'?\n")
    let far = try program.run("xyzzy")
    #expect(
      far.errors == "weigh: there is no command 'weigh xyzzy'. For all commands: weigh --help.\n")
    // These are a command with a word behind it, and help that is there.
    #expect(try program.run("help", "catalog", "build").output.contains("weigh catalog build"))
    #expect(try program.run("quality", "show", "--help").status == 0)
    #expect(try program.run("quality", "no-such-model").status == 66)
    #expect(try program.run("--help").status == 0)
  }

  @Test func `wrong arguments are one JSON object when JSON was asked for`() throws {
    let program = try Program()
    for (arguments, words, help) in [
      (["rank", "--json", "--foo"], "Unknown option '--foo'", "weigh rank --help"),
      (["weights", "--draws", "x", "--json"], "'x' is invalid", "weigh weights --help"),
      (["compare", "--json", "--plain"], "Choose one of", "weigh compare --help"),
      (["catalog", "build", "--json", "more"], "'more'", "weigh catalog build --help"),
      (["rnak", "--json"], "there is no command 'weigh rnak'", "weigh rank"),
    ] {
      let result = try program.run(arguments)
      #expect(result.status == 64, "\(arguments)")
      #expect(result.output == "")
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(result.errors.utf8)) as? [String: Any])
      let error = try #require(object["error"] as? [String: Any])
      #expect(error["kind"] as? String == "usage")
      let message = try #require(error["message"] as? String)
      #expect(message.contains(words), "\(message)")
      #expect(!message.hasPrefix("Error"))
      #expect((error["hint"] as? String)?.contains(help) == true)
    }
    #expect(try program.run("rank", "--json", "--help").status == 0)
    #expect(try program.run("rank", "--json", "--help").output.hasPrefix("OVERVIEW"))
  }

  @Test func `a broken scenario names file and line`() throws {
    let program = try Program()
    let half = try program.file("half.toml", "name = \"a\"\n[[must]]\nfield = \"conte")
    let cut = try program.run("rank", "--scenario", half)
    #expect(cut.status == 65)
    #expect(cut.errors.contains("half.toml' line 3"))
    let typo = try program.file(
      "typo.toml", "name = \"a\"\n\n[[must]]\nfield = \"contxt\"\nvalue = 5\n")
    let wrong = try program.run("rank", "--scenario", typo)
    #expect(wrong.status == 65)
    #expect(wrong.errors.contains("typo.toml' line 4"))
    #expect(wrong.errors.contains("Did you mean 'context'?"))
    let key = try program.file("key.toml", "name = \"a\"\nuse_cas = \"chat\"\n")
    let unknown = try program.run("rank", "--scenario", key)
    #expect(unknown.status == 65)
    #expect(unknown.errors.contains("key.toml' line 2"))
    #expect(unknown.errors.contains("Did you mean 'use_case'?"))
  }

  @Test func `failures are one JSON object when JSON was asked for`() throws {
    let result = try Program().run("rank", "--preset", "nothing", "--json")
    #expect(result.status == 66)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(result.errors.utf8)) as? [String: Any])
    let error = try #require(object["error"] as? [String: Any])
    #expect(error["kind"] as? String == "not-there")
  }

  @Test func `a catalog that is missing, foreign or cut says so`() throws {
    let program = try Program()
    let missing = try program.run("rank", "--catalog", "nowhere.sqlite", "--preset", "eu-product")
    #expect(missing.status == 66)
    #expect(missing.errors.contains("weigh catalog build"))
    let text = try program.file("text.sqlite", "not a database")
    let foreign = try program.run("rank", "--catalog", text, "--preset", "eu-product")
    #expect(foreign.status == 65)
    let whole = try Data(contentsOf: URL(fileURLWithPath: Program.catalog))
    let cut = program.home.appendingPathComponent("cut.sqlite")
    try whole.prefix(whole.count / 2).write(to: cut)
    let damaged = try program.run("rank", "--catalog", cut.path, "--preset", "eu-product")
    #expect(damaged.status == 65)
    #expect(damaged.errors.contains("damaged"))
  }

  @Test func `an unwritable data folder is said once and nothing else changes`() throws {
    var program = try Program()
    let blocker = try program.file("blocker", "a file where a folder should be")
    program.environment["XDG_DATA_HOME"] = blocker + "/data"
    let result = try program.run("rank", "--preset", "eu-product", "--limit", "1")
    #expect(result.status == 0)
    #expect(result.errors.split(separator: "\n").count == 1)
    #expect(result.errors.contains("nothing will be saved"))
  }

  @Test func `a reader that goes away ends the program silently`() throws {
    let result = try Program().shell(
      "\"$WEIGH\" rank --preset eu-product --limit 400 2>err | head -1; echo ${PIPESTATUS[0]}; cat err"
    )
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.last == "141" || lines.last == "0")
  }

  @Test func `without a terminal the full screen names the commands`() throws {
    let result = try Program().run()
    #expect(result.status == 64)
    #expect(
      result.errors
        == "weigh: this is not a terminal. For a table: weigh rank. For JSON: weigh rank --json.\n")
  }

  @Test func `a scenario that cannot be stored is not said to be begun`() throws {
    var program = try Program()
    program.environment["XDG_DATA_HOME"] = try program.file("a-file-where-a-folder-should-be", "")
    let result = try program.run("needs", "--preset", "eu-product", "--name", "kept")
    #expect(result.status == 73)
    #expect(
      result.errors.contains("weigh: nothing was stored. To store elsewhere, set XDG_DATA_HOME"))
    #expect(!result.errors.contains("begun"))
  }

  @Test func `a command sends no escape byte to a dumb terminal`() throws {
    var program = try Program()
    program.environment["TERM"] = "dumb"
    let result = try program.run("rank", "--preset", "eu-product")
    #expect(result.status == 0)
    #expect(!result.output.utf8.contains(0x1B))
    #expect(!result.errors.utf8.contains(0x1B))
  }

  @Test func `a broken catalog folder is linted with file and line and never built`() throws {
    let program = try Program()
    let folder = program.home.appendingPathComponent("broken").path
    _ = try program.shell("cp -r '\(Program.root.path)/catalog' '\(folder)'")
    _ = try program.file(
      "broken/models/example/no-source.toml",
      "id = \"example/no-source\"\nstatus = \"listed\"\nkinds = [\"chat\"]\n\ncontext = { v = 5 }\n"
    )
    _ = try program.file(
      "broken/models/example/unknown-key.toml",
      "id = \"example/unknown-key\"\nstatus = \"listed\"\nkinds = [\"chat\"]\ncontxt = 5\n")
    _ = try program.file("broken/models/example/cut.toml", "id = \"example/cut\"\nstatus = \"lis")
    _ = try program.file(
      "broken/models/example/license.toml",
      "id = \"example/license\"\nstatus = \"listed\"\nkinds = [\"chat\"]\n\n[[license]]\n"
        + "artifact = \"weights\"\nid = [\"appache-2.0\"]\nbasis = \"tag\"\ns = \"hub\"\n")
    let lint = try program.run("catalog", "lint", folder, "--plain", "-q")
    #expect(lint.status == 1)
    for (file, line) in [
      ("no-source", "5"), ("unknown-key", "4"), ("cut", "2"), ("license", "7"),
    ] {
      let found = lint.output.split(separator: "\n").contains {
        $0.hasPrefix("error\tmodels/example/\(file).toml\t\(line)\t")
      }
      #expect(found, "\(file).toml line \(line) is not reported:\n\(lint.output)")
    }
    let out = program.home.appendingPathComponent("out.sqlite").path
    let build = try program.run("catalog", "build", "--from", folder, "--out", out)
    #expect(build.status == 65)
    #expect(!FileManager.default.fileExists(atPath: out))
  }
}
