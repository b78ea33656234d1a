import Foundation
import Testing

/// `weigh license show`, `check` and `evaluate`, as a person runs them.
@Suite struct LicenseCommandTests {
  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  /// A catalog of two invented licenses and one model, compiled for this test alone.
  private func program() throws -> Program {
    var program = try Program()
    _ = try program.file(
      "catalog/catalog.toml", "format = 1\nrelease = \"test\"\nas_of = 2026-01-01\n")
    _ = try program.file(
      "catalog/sources.toml",
      """
      [card]
      title = "Card"
      publisher = "Maker"
      url = "https://maker.example/card"
      retrieved = 2026-01-01
      license = "none stated"
      tier = "primary"
      carry = "facts"

      """)
    for (id, hash, role) in [
      ("invented-1", "797b5b557d12c318508404849d5a7d49c720e45707592ea42f43b9b40e9ab5fd", "notice"),
      ("invented-2", Self.termsHash, "agreement"),
    ] {
      _ = try program.file(
        "catalog/licenses/\(id).toml",
        """
        id = "\(id)"
        name = "\(id) terms"
        licensor = "Maker"
        category = "restricted-open-weight"
        spdx = "LicenseRef-\(id)"
        text_status = "full-text"

        commercial_use = { v = "no", clause = "§1" }

        [known]
        thresholds = true
        territory = true
        high_stakes = true
        duties = true
        naming = true

        [[texts]]
        role = "\(role)"
        repo = "maker/terms"
        path = "TERMS"
        sha256 = "\(hash)"

        """)
    }
    _ = try program.file(
      "catalog/licenses/aliases.toml",
      "[aliases]\nboth = [\"invented-1\", \"invented-2\"]\none = [\"invented-1\"]\n")
    let built = try program.run(
      "catalog", "build", "--from", program.home.path + "/catalog", "--out",
      program.home.path + "/own.sqlite", "-q")
    try #require(built.status == 0, "\(built.errors)")
    program.environment["WEIGH_CATALOG"] = program.home.path + "/own.sqlite"
    return program
  }

  /// SHA-256 of `terms`.
  private static let terms = "Invented terms.\n"
  private static let termsHash =
    "2c66ac8de542e00c3d440a56d129707245211f09967fa2b4a9e90febee4a0137"

  @Test func `show prints facts with clause, texts with hash, and the models under it`() throws {
    let result = try Program().run("license", "show", "llama-3.2")
    #expect(result.status == 0)
    for words in [
      "Commercial use: yes", "§1.a; below the user limit of §2", "700,000,000 monthly active users",
      "\"Built with Llama\"", "sha256 8cc15535a8a3…", "Weights: 8 models", "the full text was read",
    ] { #expect(result.output.contains(words), "\(words)") }
    let json = try object(try Program().run("license", "show", "LLAMA-3.2", "--json").output)
    #expect(json["schema"] as? String == "weigh.license/1")
    let texts = try #require(json["texts"] as? [[String: Any]])
    #expect((texts.first?["sha256"] as? String)?.count == 64)
    #expect(texts.first?["address"] as? String != nil)
    let facts = try #require(json["facts"] as? [String: [String: Any]])
    #expect(facts["patent_grant"]?["value"] as? String == "ip-rights-general")
    #expect(facts["patent_grant"]?["clause"] as? String == "§1.a")
  }

  @Test func `show tells what was not read from what the text does not say`() throws {
    let result = try Program().run("license", "show", "openpangu-2.0", "--prose")
    #expect(result.status == 0)
    #expect(result.output.contains("only secondary reports were read"))
    #expect(result.output.contains("Patent grant: not known."))
    #expect(result.output.contains("What was not read."))
    let plain = try Program().run("license", "show", "mit", "--plain")
    #expect(plain.output.hasPrefix("page\tpart\tlabel\ttext\nmit\t\tId\tmit\n"))
  }

  @Test func `show without an id lists every license`() throws {
    let plain = try Program().run("license", "show", "--plain")
    #expect(plain.status == 0)
    #expect(plain.output.split(separator: "\n").count == 86)
    let json = try object(try Program().run("license", "show", "--json").output)
    #expect((json["items"] as? [Any])?.count == 85)
    #expect(try Program().run("license", "show").output.contains("85 licenses."))
  }

  @Test func `show answers a tag of several licenses and a mistyped id`() throws {
    let tag = try Program().run("license", "show", "modified-mit")
    #expect(tag.status == 66)
    #expect(tag.errors.hasPrefix("weigh: 'modified-mit' names 4 different licenses:"))
    let typo = try Program().run("license", "show", "apach-2.0")
    #expect(typo.status == 66)
    #expect(
      typo.errors
        == "weigh: there is no license 'apach-2.0' in this catalog. Did you mean 'apache-2.0'?\n")
    #expect(try Program().run("license", "show", "other").status == 66)
  }

  @Test func `check recognizes a text by its bytes and nothing by likeness`() throws {
    let program = try program()
    _ = try program.file("LICENSE", Self.terms)
    let found = try program.run("license", "check", "LICENSE")
    #expect(found.status == 0)
    #expect(
      found.output.hasPrefix("'LICENSE' is the text of 'invented-2': its SHA-256 is on record."))
    let near = try program.file("NEAR", "Invented terms!\n")
    let missed = try program.run("license", "check", near, "--json")
    #expect(missed.status == 1)
    let json = try object(missed.output)
    #expect(json["schema"] as? String == "weigh.license-check/1")
    #expect(json["recognized"] as? Bool == false)
    #expect(((json["file"] as? [String: Any])?["sha256"] as? String)?.count == 64)
    #expect((json["next"] as? String)?.contains("SHA-256") == true)
    let tag = try program.run("license", "check", near, "--declared", "one")
    #expect(tag.status == 0)
    #expect(tag.output.contains("The file itself is none of the texts on record."))
    #expect(try program.run("license", "check", "--declared", "both").status == 1)
    #expect(try program.run("license", "check", "-", input: Self.terms).status == 0)
  }

  @Test func `check refuses what is no license file`() throws {
    let program = try program()
    let folder = try program.run("license", "check", program.home.path)
    #expect(folder.status == 66)
    #expect(folder.errors.contains("is a folder."))
    #expect(try program.run("license", "check", "nowhere").status == 66)
    let huge = try program.file("HUGE", String(repeating: "x", count: 4 * 1024 * 1024 + 1))
    let large = try program.run("license", "check", huge)
    #expect(large.status == 65)
    #expect(large.errors.contains("is larger than 4 MiB, which no license text is."))
    let limit = try program.file("LIMIT", String(repeating: "x", count: 4 * 1024 * 1024))
    #expect(try program.run("license", "check", limit).status == 1)
    let empty = try program.run("license", "check", try program.file("EMPTY", ""))
    #expect(empty.status == 1)
    #expect(empty.output.contains("The file is empty."))
    #expect(try program.run("license", "check").status == 64)
    #expect(try program.run("license", "check", "F", "--revision", "R").status == 64)
  }

  @Test func `check judges for a preset, and an ambiguous tag for information only`() throws {
    let tag = try Program().run(
      "license", "check", "--declared", "modified-mit", "--preset", "eu-product")
    #expect(tag.status == 1)
    #expect(tag.output.contains("What each would give, for information only; none is chosen"))
    #expect(tag.output.contains("- kimi-k2-modified-mit, "))
    let model = try Program().run(
      "license", "check", "--model", "tencent/Hunyuan-A13B-Instruct", "--preset", "eu-product")
    #expect(model.status == 0)
    #expect(model.output.contains("Verdict: prohibited"))
    #expect(model.output.contains("not legal advice"))
    let typo = try Program().run("license", "check", "--model", "nobody/nothing-at-all")
    #expect(typo.status == 66)
  }

  @Test func `evaluate prints a line a case and goes on after one that cannot be read`() throws {
    let program = try Program()
    let file = try program.file(
      "cases.json",
      """
      {"cases": [
        {"id": "A", "model": {"name": "m", "licences": ["apache-2.0"], "multimodal": false},
         "profile": {"use": {"purpose": "product", "users_in": ["EU"]}},
         "expected": {"overall": "prohibited"}},
        {"id": "B", "model": {"name": "m"}, "profile": {}},
        {"id": "C", "model": {"name": "m", "licenses": ["no-such-license"]}, "profile": {}}]}
      """)
    let result = try program.run("license", "evaluate", "--cases", file)
    #expect(result.status == 65)
    let lines = try result.output.split(separator: "\n").map { try object(String($0)) }
    #expect(lines.map { $0["id"] as? String } == ["A", "B", "C"])
    #expect(lines[0]["overall"] as? String == "allowed")
    for key in ["by_question", "reasons", "duties", "assumptions"] {
      #expect(lines[0][key] != nil, "\(key)")
    }
    #expect(lines[1]["error"] as? String == "'model.licenses' takes a list of license ids.")
    #expect(lines[2]["overall"] as? String == "unknown")
    #expect(result.errors.contains("1 of 3 cases"))
  }

  @Test func `evaluate compares only when asked to`() throws {
    let program = try Program()
    let cases =
      """
      {"cases": [{"id": "A", "model": {"licenses": ["apache-2.0"], "multimodal": false},
        "profile": {"use": {"purpose": "product"}},
        "expected": {"overall": "prohibited", "by_question": {"use": "allowed"}}}]}
      """
    let quiet = try program.run("license", "evaluate", "--cases", "-", input: cases)
    #expect(quiet.status == 0)
    #expect(quiet.errors == "")
    let checked = try program.run("license", "evaluate", "--cases", "-", "--check", input: cases)
    #expect(checked.status == 1)
    #expect(
      checked.errors
        == "A: overall is allowed, expected prohibited.\n0 of 1 overall; use 1 of 1.\n")
  }

  @Test func `evaluate says what is wrong with a file in one sentence`() throws {
    let program = try Program()
    for (text, words) in [
      ("not JSON", "is no JSON."), ("{}", "has no list of 'cases'."), ("[]", "has no list of"),
      (#"{"cases": []}"#, "has no cases."), ("", "is no JSON."),
    ] {
      let result = try program.run("license", "evaluate", "--cases", "-", input: text)
      #expect(result.status == 65, "\(text)")
      #expect(result.output == "")
      #expect(result.errors.contains(words), "\(text): \(result.errors)")
      #expect(result.errors.split(separator: "\n").count == 1)
    }
    #expect(try program.run("license", "evaluate", "--cases", "nowhere").status == 66)
    #expect(try program.run("license", "evaluate").status == 64)
  }

  @Test func `the help says once that this is no legal advice`() throws {
    let help = try Program().run("license", "--help").output
    #expect(help.components(separatedBy: "not legal advice").count == 2)
  }
}
