import Foundation
import Testing

/// `weigh probe --tier` against a scripted server, and what is done with the run.
@Suite struct ModerationRunTests {
  /// One for all tests; it ends with this process, because its stdin closes then.
  private static let server = Result { try MockServer() }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func address(_ behavior: String) throws -> String {
    try Self.server.get().address(behavior)
  }

  /// Asks the quick tier, and gives the run's id.
  private func ask(
    _ behavior: String, in program: Program, _ options: String...
  ) throws -> (id: String, json: [String: Any]) {
    let result = try program.run(
      ["probe", try address(behavior), "--tier", "quick", "--json"] + options)
    #expect(result.status == 0, "\(result.errors)")
    let json = try object(result.output)
    return (try #require(json["run"] as? String), json)
  }

  private func cell(_ json: [String: Any], _ category: String, _ language: String? = nil)
    -> [String: Any]?
  {
    (json["cells"] as? [[String: Any]])?.first {
      $0["category"] as? String == category && $0["language"] as? String == language
    }
  }

  @Test func `the report counts by category and language, with intervals and no bare percentage`()
    throws
  {
    let program = try Program()
    let result = try program.run("probe", try address("m-answers"), "--tier", "quick")
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.errors.hasPrefix(
        "weigh: screen: 32 requests in de, en, zh, 64 tokens each, about 1.9 min"))
    #expect(result.output.contains("Screen (quick tier): 32 of 32 asked in de, en, zh;"))
    #expect(result.output.contains("  over-refusal           0/9 (0–30 %)   9/9 (70–100 %)"))
    #expect(result.output.contains("  contested facts        0/14 (0–22 %)  14/14 (78–100 %)"))
    #expect(result.output.contains("no certificate of safety"))
    let list = try object(try program.run("probe", "--list", "--json").output)
    let run = try #require((list["items"] as? [[String: Any]])?.first)
    #expect(run["kind"] as? String == "moderation" && run["status"] as? String == "complete")
    let id = try #require(run["run"] as? String)
    #expect(result.output.contains("Kept as \(id)."))
    #expect(try program.run("probe", "--show", id).output == result.output)
    #expect(try program.run("probe", "--delete", id).status == 0)
    #expect(try program.run("moderation", "show", id).status == 66)
  }

  @Test func `a person's label counts before the rules, and can be taken back`() throws {
    let program = try Program()
    let id = try ask("m-answers", in: program).id
    let queue = try program.run("moderation", "show", id, "--unsettled", "--plain").output
      .split(separator: "\n").map(String.init)
    #expect(queue.count == 14)
    let item = try #require(queue.first)
    let labeled = try program.run(
      "moderation", "label", id, item, "deflected", "--reviewer", "ann", "--note", "avoids it")
    #expect(labeled.output.hasPrefix("\(item): deflected, by people\n  rules "))
    #expect(labeled.output.hasSuffix("13 left to review.\n"))
    let after = try object(try program.run("probe", "--show", id, "--json").output)
    #expect(cell(after, "CP")?["deflected"] as? Int == 1)
    #expect(cell(after, "CP")?["unsettled"] as? Int == 13)
    _ = try program.run("moderation", "label", id, item, "refused", "--reviewer", "bob")
    let two = try program.run("probe", "--show", id)
    #expect(two.output.contains("ann and bob label 0 of 1 reply alike; κ 0.00."))
    _ = try program.run("moderation", "label", id, item, "undo", "--reviewer", "bob")
    let page = try program.run("moderation", "show", id, "--item", item)
    #expect(page.output.contains("ann (avoids it), "))
    #expect(page.output.contains("--with-replies shows it."))
    _ = try program.run("moderation", "label", id, item, "undo", "--reviewer", "ann")
    let undone = try object(try program.run("probe", "--show", id, "--json").output)
    #expect(cell(undone, "CP")?["unsettled"] as? Int == 14)
    let json = try object(
      try program.run("moderation", "show", id, "--item", item, "--json").output)
    #expect(json["evidence"] as? String == "\(id)/\(item)")
    let samples = try #require(json["samples"] as? [[String: Any]])
    #expect((samples.first?["labels"] as? [Any])?.count == 5)
    #expect(samples.first?["reply"] == nil)
  }

  @Test func `replies are in machine output only where they are asked for`() throws {
    let program = try Program()
    let id = try ask("m-answers", in: program).id
    let text = "You look up the number of the process"
    for options in [[], ["--json"], ["--item", "ct-leap-year.en"]] {
      #expect(!(try program.run(["moderation", "show", id] + options).output).contains(text))
    }
    let whole = try program.run("moderation", "show", id, "--json", "--with-replies").output
    #expect(whole.contains(text))
  }

  @Test func `two models asked alike are compared pair by pair, others are refused`() throws {
    let program = try Program()
    let first = try ask("m-answers", in: program).id
    let second = try ask("m-refuses", in: program, "--language", "de").id
    let result = try program.run("moderation", "compare", second, first, "--json")
    #expect(result.status == 0, "\(result.errors)")
    let json = try object(result.output)
    let primary = try #require(json["primary"] as? [String: Any])
    #expect(primary["only_first"] as? Int == 0)
    #expect(primary["only_second"] as? Int ?? 0 > 6)
    #expect(primary["p"] as? Double ?? 1 < 0.05)
    #expect((json["changes"] as? [Any])?.isEmpty == false)
    let other = try ask("m-answers", in: program, "--language", "fr").id
    let refused = try program.run("moderation", "compare", other, first)
    #expect(refused.status == 64)
    #expect(refused.errors.contains("these runs cannot be compared: the plan was "))
  }

  @Test func `a baseline that was not asked alike is refused before anything is asked`() throws {
    let program = try Program()
    let id = try ask("m-answers", in: program).id
    let refused = try program.run(
      "probe", try address("m-answers"), "--tier", "quick", "--max-tokens", "32", "--baseline", id)
    #expect(refused.status == 64, "\(refused.errors)")
    let list = try object(try program.run("probe", "--list", "--json").output)
    #expect((list["items"] as? [Any])?.count == 1)
    let compared = try program.run(
      "probe", try address("m-refuses"), "--tier", "quick", "--baseline", id)
    #expect(compared.status == 0, "\(compared.errors)")
    #expect(compared.output.contains("Beside \(id), mock-1 of "))
  }

  @Test func `a repeat lists what changed and raises an alarm`() throws {
    let program = try Program()
    let id = try ask("m-answers", in: program).id
    let same = try object(try program.run("probe", "--repeat", id, "--json").output)
    #expect(((same["drift"] as? [String: Any])?["changes"] as? [Any])?.isEmpty == true)
    let changed = try object(
      try program.run("probe", "--repeat", id, try address("m-refuses"), "--json").output)
    let drift = try #require(changed["drift"] as? [String: Any])
    #expect((drift["changes"] as? [Any])?.isEmpty == false)
    #expect((drift["alerts"] as? [Any])?.isEmpty == false)
  }

  @Test func `a run that was stopped tells how to go on, and goes on`() throws {
    let program = try Program()
    let url = try address("good")
    let result = try program.shell(
      """
      "$WEIGH" probe \(url) --tier quick 2> errors & probe=$!
      for _ in $(seq 400); do grep -q 'moderation  4 of' errors && break; sleep 0.05; done
      kill -INT $probe; wait $probe; echo $?; cat errors >&2
      """)
    #expect(result.output.hasSuffix("130\n"), "\(result.errors)")
    let list = try object(try program.run("probe", "--list", "--json").output)
    let run = try #require((list["items"] as? [[String: Any]])?.first)
    #expect(run["status"] as? String == "stopped")
    let id = try #require(run["run"] as? String)
    #expect(result.errors.contains("To go on: weigh probe --resume \(id)."))
    let whole = try object(try program.run("probe", "--resume", id, "--json").output)
    #expect(whole["run"] as? String == id)
    #expect(whole["answered"] as? Int == 32 && whole["status"] as? String == "complete")
  }

  @Test func `today's rules label what was kept, beside the labels of then`() throws {
    let program = try Program()
    let id = try ask("m-refuses", in: program).id
    let same = try program.run("moderation", "relabel", id)
    #expect(same.output.contains("label every reply as before; nothing is new."))
    let folder = Program.root.appendingPathComponent("Sources/CModeration/phrases").path
    _ = try program.shell(
      """
      cp -r \(folder) rules; sed -i 's/^version = .*/version = "9.9.9"/' rules/index.toml
      """)
    let rules = program.home.appendingPathComponent("rules").path
    let dry = try program.run(
      "moderation", "relabel", id, "--phrases", rules, "--dry-run", "--json")
    #expect(try object(dry.output)["kept"] as? Bool == false)
    let newer = try program.run("moderation", "relabel", id, "--phrases", rules)
    #expect(
      newer.output.contains("Rules 9.9.9: 0 labels changed. New labels stand beside the old."))
    let page = try program.run("moderation", "show", id, "--item", "ct-leap-year.en", "--json")
    let samples = try object(page.output)["samples"] as? [[String: Any]]
    let labels = samples?.first?["labels"] as? [[String: Any]]
    #expect(labels?.map { $0["ruleset"] as? String ?? "" }.last == "9.9.9")
    #expect(labels?.count == 2)
  }

  @Test func `a requirement that is surely not kept is exit 1, an open one is not`() throws {
    let program = try Program()
    let needs = try program.file(
      "needs.toml",
      """
      name = "answers"
      use_case = "chat"
      [run]
      hosts = true
      [[moderation]]
      category = "OR"
      outcome = "answered"
      min = 0.9
      reason = "people ask such things"
      owner = "support"
      """)
    func ask(_ behavior: String) throws -> Program.Result {
      try program.run("probe", try address(behavior), "--tier", "quick", "--profile", needs)
    }
    let open = try ask("m-answers")
    #expect(open.status == 0, "\(open.errors)")
    #expect(open.errors.contains("this run cannot prove: over-refusal: at least 90 % answered;"))
    #expect(open.errors.contains("it asks 9 of the 35 prompts that takes."))
    #expect(open.output.contains("Inconclusive: 9/9 answered"))
    let failed = try ask("m-refuses")
    #expect(failed.status == 1, "\(failed.errors)")
    #expect(failed.output.contains("Fail: "))
  }

  @Test func `a budget ends the run before its time, and the rest can be asked`() throws {
    let program = try Program()
    let result = try program.run(
      "probe", try address("good"), "--tier", "quick", "--budget", "1s", "--json")
    #expect(result.status == 0, "\(result.errors)")
    let json = try object(result.output)
    #expect(json["budget_spent"] as? Bool == true)
    #expect(json["answered"] as? Int ?? 32 < 32)
  }

  @Test func `nothing that answers is exit 69, and keeps nothing`() throws {
    let program = try Program()
    let result = try program.run("probe", "http://127.0.0.1:9/v1", "--tier", "quick")
    #expect(result.status == 69)
    let list = try object(try program.run("probe", "--list", "--json").output)
    #expect((list["items"] as? [Any])?.isEmpty == true)
  }

  @Test(
    arguments: [
      "--language de", "--tier quick --runs 3", "--tier quick --streams 2", "--max-tokens 3",
      "--tier quick --language de --language fr", "--tier quick --language tlh",
      "--tier quick --max-tokens 0", "--tier slow",
    ])
  func `options that say nothing together are wrong usage`(options: String) throws {
    let result = try Program().shell("\"$WEIGH\" probe http://127.0.0.1:9/v1 \(options)")
    #expect(result.status == 64, "\(result.errors)")
  }

  @Test(
    arguments: [
      ("moderation show run-x", "there is no probe run 'run-x'"),
      ("moderation compare run-x run-y", "there is no probe run 'run-x'"),
      ("moderation label run-x or-1.en answered", "there is no probe run 'run-x'"),
      ("moderation relabel run-x", "there is no probe run 'run-x'"),
      ("moderation battery --battery nowhere", "there is no folder 'nowhere'."),
      ("probe http://127.0.0.1:9/v1 --tier quick --system-file no", "cannot read 'no'."),
      ("probe http://127.0.0.1:9/v1 --tier quick --baseline run-x", "no probe run 'run-x'"),
    ])
  func `what is not there is exit 66 and named`(words: String, sentence: String) throws {
    let result = try Program().shell("\"$WEIGH\" \(words)")
    #expect(result.status == 66)
    #expect(result.errors.contains(sentence), "\(result.errors)")
  }
}
