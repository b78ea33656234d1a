import Foundation
import Testing

/// `weigh probe` against a scripted server.
@Suite struct ProbeTests {
  /// One for all tests; it ends with this process, because its stdin closes then.
  private static let server = Result { try MockServer() }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  /// Runs that are kept, as the program lists them.
  private func runs(_ program: Program) throws -> [[String: Any]] {
    let list = try program.run("probe", "--list", "--json")
    #expect(list.status == 0, "\(list.errors)")
    return try #require(try object(list.output)["items"] as? [[String: Any]])
  }

  @Test func `a run has only the percentiles its number of requests supports`() throws {
    let url = try Self.server.get().address("good")
    for (runs, expected) in [("4", []), ("12", ["p90"]), ("20", ["p90", "p95"])] {
      let result = try Program().run(
        "probe", url, "--runs", runs, "--output-tokens", "20", "--json", "--samples")
      #expect(result.status == 0, "\(result.errors)")
      let object = try object(result.output)
      #expect(object["schema"] as? String == "weigh.probe/1")
      #expect(object["status"] as? String == "complete")
      let metrics = try #require(object["metrics"] as? [String: Any])
      let first = try #require(metrics["ttft_ms"] as? [String: Any])
      #expect(first["n"] as? Int == Int(runs))
      #expect(first.keys.filter { $0.hasPrefix("p") }.sorted() == expected)
      let samples = try #require(object["samples"] as? [[String: Any]])
      #expect(samples.count == 2 * (Int(runs) ?? 0))
    }
  }

  @Test func `the report has the figures, what they mean, and where the run is kept`() throws {
    let program = try Program()
    let result = try program.run(
      "probe", try Self.server.get().address("good"), "--runs", "5", "--output-tokens", "20")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.hasPrefix("mock-1 at http://127.0.0.1:"))
    #expect(result.output.contains("median"))
    // Gaps between tokens are pooled, so there are more of them than requests: 95 here.
    #expect(result.output.contains("p95") && !result.output.contains("p99"))
    #expect(result.output.contains("First token: from the request sent to the first text"))
    #expect(result.output.contains("No model of the catalog has this name"))
    let run = try #require(try runs(program).first?["run"] as? String)
    #expect(result.output.contains("Kept as \(run)."))
    let shown = try program.run("probe", "--show", run)
    #expect(shown.output == result.output)
    #expect(try program.run("probe", "--delete", run).status == 0)
    #expect(try runs(program).isEmpty)
  }

  @Test func `nothing that answers is exit 69, and keeps nothing`() throws {
    let program = try Program()
    let result = try program.run("probe", "http://127.0.0.1:9/v1")
    #expect(result.status == 69)
    #expect(result.output == "")
    #expect(result.errors.contains("Nothing answers at http://127.0.0.1:9"))
    #expect(try runs(program).isEmpty)
  }

  @Test(
    arguments: [
      ["probe", "--show", "run-x"], ["probe", "--delete", "run-x"],
    ])
  func `a run that is not there is named`(arguments: [String]) throws {
    let result = try Program().shell("\"$WEIGH\" \(arguments.joined(separator: " "))")
    #expect(result.status == 66)
    #expect(
      result.errors == "weigh: there is no probe run 'run-x'. To list them: weigh probe --list.\n")
  }

  @Test func `one server that fails stops no other, and the command tells`() throws {
    let program = try Program()
    let result = try program.run(
      "probe", try Self.server.get().address("good"), "http://127.0.0.1:9/v1", "--runs", "3",
      "--output-tokens", "20", "--json")
    #expect(result.status == 69)
    #expect(result.errors.contains("127.0.0.1:9: Nothing answers"))
    #expect(result.errors.contains("1 of 2 servers were not measured whole."))
    let object = try object(result.output)
    #expect(object["schema"] as? String == "weigh.probes/1")
    #expect((object["items"] as? [Any])?.count == 1)
    #expect(try runs(program).map { $0["status"] as? String } == ["complete"])
  }

  @Test func `servers measured together stand side by side`() throws {
    let program = try Program()
    let (one, two) = (try Self.server.get().address("good"), try Self.server.get().address("slow"))
    let result = try program.run("probe", one, two, "--runs", "2", "--output-tokens", "20")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("medians"))
    #expect(try runs(program).count == 2)
  }

  @Test func `a need of the scenario about speed that is not met is exit 1`() throws {
    let program = try Program()
    func scenario(_ limit: String) throws -> String {
      try program.file(
        "needs.toml",
        """
        name = "speed"
        use_case = "chat"
        [run]
        hosts = true
        [[must]]
        id = "first"
        field = "first_token"
        op = "<="
        value = \(limit)
        """)
    }
    let url = try Self.server.get().address("slow")
    let common = ["--runs", "2", "--output-tokens", "20", "--id", "Qwen/QwQ-32B", "--json"]
    func run(_ limit: String) throws -> Program.Result {
      let file = try scenario(limit)
      return try program.shell(
        "\"$WEIGH\" probe \(url) --scenario \(file) " + common.joined(separator: " "))
    }
    let met = try run("5000")
    #expect(met.status == 0, "\(met.errors)")
    let failed = try run("1")
    #expect(failed.status == 1, "\(failed.errors)")
    let needs = try #require(try object(failed.output)["needs"] as? [[String: Any]])
    #expect(needs.map { $0["verdict"] as? String } == ["fail"])
  }

  @Test(arguments: ["INT", "TERM", "HUP"])
  func `a signal keeps what is measured and tells how to go on`(signal: String) throws {
    let program = try Program()
    let url = try Self.server.get().address("truth")
    let result = try program.shell(
      """
      "$WEIGH" probe \(url) --runs 30 2> errors & probe=$!
      until grep -q 'first token  3 of' errors; do sleep 0.05; done
      kill -\(signal) $probe; wait $probe; echo $?; cat errors >&2
      """)
    #expect(result.output.hasSuffix("130\n"))
    let run = try #require(try runs(program).first)
    #expect(run["status"] as? String == "stopped")
    let id = try #require(run["run"] as? String)
    #expect(result.errors.contains("To go on: weigh probe --resume \(id)."))
    let shown = try object(try program.run("probe", "--show", id, "--json").output)
    let requests = try #require(shown["requests"] as? [String: Any])
    #expect(requests["measured"] as? Int ?? 0 >= 3)
  }

  /// Slow because a server answers at its own pace.
  @Test func `a stopped run goes on where it was, once its server is the same`() throws {
    let program = try Program()
    let url = try Self.server.get().address("truth")
    _ = try program.shell(
      """
      "$WEIGH" probe \(url) --runs 6 --output-tokens 20 2> errors & probe=$!
      until grep -q 'first token  3 of' errors; do sleep 0.05; done
      kill -INT $probe; wait $probe
      """)
    let id = try #require(try runs(program).first?["run"] as? String)
    let other = try program.run("probe", try Self.server.get().address("truth"), "--resume", id)
    #expect(other.status == 64)
    #expect(other.errors.contains("This run cannot go on: the endpoint was"))
    #expect(try runs(program).first?["status"] as? String == "stopped")
    let whole = try program.run("probe", "--resume", id, "--json")
    #expect(whole.status == 0, "\(whole.errors)")
    let object = try object(whole.output)
    #expect(object["run"] as? String == id)
    #expect((object["requests"] as? [String: Any])?["measured"] as? Int == 12)
    #expect(try runs(program).map { $0["status"] as? String } == ["complete"])
    let again = try program.run("probe", "--resume", id)
    #expect(again.status == 64)
    #expect(again.errors.contains("This run is complete"))
  }

  @Test func `a run that is repeated says what changed`() throws {
    let program = try Program()
    let first = try program.run(
      "probe", try Self.server.get().address("good"), "--runs", "6", "--output-tokens", "20",
      "--json")
    let id = try #require(try object(first.output)["run"] as? String)
    let second = try program.run("probe", "--repeat", id, "--json")
    #expect(second.status == 0, "\(second.errors)")
    let drift = try #require(try object(second.output)["drift"] as? [String: Any])
    #expect(drift["schema"] as? String == "weigh.probe-drift/1")
    #expect((drift["changes"] as? [[String: Any]])?.isEmpty == false)
    #expect((drift["settings"] as? [String]) == [])
    #expect(try runs(program).count == 2)
  }

  @Test func `a list of endpoints is probed with its labels, and its faults are named`() throws {
    let program = try Program()
    let good = try program.file(
      "good.toml",
      """
      [[endpoint]]
      url = "\(try Self.server.get().address("good"))"
      label = "one"
      device = "workstation"
      [[endpoint]]
      url = "\(try Self.server.get().address("good"))"
      label = "two"
      """)
    let result = try program.run(
      "probe", "--endpoints", good, "--runs", "2", "--output-tokens", "20", "--plain")
    #expect(result.status == 0, "\(result.errors)")
    let labels = Set(
      result.output.split(separator: "\n").dropFirst().map { $0.split(separator: "\t")[1] })
    #expect(labels == ["one", "two"])
    let devices = try runs(program).compactMap { $0["device"] as? [String: Any] }
    #expect(devices.contains { $0["declared"] as? String == "workstation" })
    let bad = try program.file("bad.toml", "[[endpoint]]\nlabel = \"one\"\n")
    let refused = try program.run("probe", "--endpoints", bad)
    #expect(refused.status == 65)
    #expect(refused.errors.contains("bad.toml' line 1: This endpoint has no 'url'."))
  }

  @Test func `without an address the servers of this machine are listed, none is measured`() throws
  {
    let program = try Program()
    let result = try program.run("probe", "--json")
    #expect(result.status == 0, "\(result.errors)")
    #expect(try object(result.output)["schema"] as? String == "weigh.servers/1")
    #expect(try runs(program).isEmpty)
  }

  @Test(
    arguments: [
      ("file.gguf", "No llama-server found."),
      ("file.gguf --server nowhere", "No program 'nowhere'."),
      ("--layers Qwen/QwQ-32B --quant Q4_K_M", "No llama-server found."),
      ("--layers no/such-model", "there is no model 'no/such-model'"),
      ("--layers no.gguf", "there is no file 'no.gguf'"),
      ("--resume run-x", "there is no probe run 'run-x'"),
    ])
  func `what is not there is exit 66 and named`(arguments: String, sentence: String) throws {
    let result = try Program().shell("\"$WEIGH\" probe \(arguments)")
    #expect(result.status == 66)
    #expect(result.errors.contains(sentence), "\(result.errors)")
  }

  @Test(
    arguments: [
      "--header x.gguf", "--streams 0", "--budget soon", "--list http://127.0.0.1:1/v1",
      "--layers a --gguf b", "--resume a --repeat b", "http://127.0.0.1:1/v1 x.gguf --id y",
    ])
  func `options that contradict each other are wrong usage`(arguments: String) throws {
    #expect(try Program().shell("\"$WEIGH\" probe \(arguments)").status == 64)
  }

  /// Slow because it kills a program twenty times at different moments.
  @Test func `a program killed at any moment loses nothing it had measured`() throws {
    let program = try Program()
    let url = try Self.server.get().address("good")
    var kept = 0
    for round in 0..<20 {
      // The error stream has a line after each request, once that is kept.
      _ = try program.shell(
        """
        "$WEIGH" probe \(url) --runs 10 --output-tokens 40 2> errors-\(round) & probe=$!
        for _ in $(seq 500); do grep -q "^first token *1 of" errors-\(round) && break; sleep 0.02; done
        sleep 0.\(String(round * 2).leftPadded)
        kill -9 $probe; wait $probe
        """)
      let log = try String(
        contentsOf: program.home.appendingPathComponent("errors-\(round)"), encoding: .utf8)
      let told = log.split(separator: "\n").compactMap { line -> Int? in
        guard line.hasPrefix("first token") || line.hasPrefix("throughput") else { return nil }
        let words = line.split(separator: " ")
        guard let of = words.firstIndex(of: "of"), of > 0 else { return nil }
        return (line.hasPrefix("throughput") ? 10 : 0) + (Int(words[of - 1]) ?? 0)
      }.max()
      let all = try runs(program)
      guard let told else { continue }
      let newest = try #require(all.first)
      #expect(["stopped", "complete"].contains(newest["status"] as? String ?? ""))
      let id = try #require(newest["run"] as? String)
      let shown = try object(try program.run("probe", "--show", id, "--json").output)
      let requests = try #require(shown["requests"] as? [String: Any])
      #expect(requests["measured"] as? Int ?? -1 >= told)
      kept += requests["measured"] as? Int ?? 0
    }
    #expect(kept > 0, "no round had kept a request when it was killed")
    #expect(try program.run("doctor").status == 0)
    let rank = try program.run("rank", "--preset", "eu-product", "--limit", "1")
    #expect(rank.status == 0, "\(rank.errors)")
  }
}

extension String {
  /// Two digits.
  fileprivate var leftPadded: String { count < 2 ? "0" + self : self }
}
