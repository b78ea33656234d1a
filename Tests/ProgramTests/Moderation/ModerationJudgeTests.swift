import Foundation
import Testing

/// A second model that labels what the rules cannot settle, against a scripted server.
@Suite struct ModerationJudgeTests {
  /// One for all tests; it ends with this process, because its stdin closes then.
  private static let server = Result { try MockServer() }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func address(_ behavior: String) throws -> String {
    try Self.server.get().address(behavior)
  }

  private func ask(_ program: Program) throws -> String {
    let result = try program.run(
      "probe", try address("m-answers"), "--tier", "quick", "--json")
    return try #require(try object(result.output)["run"] as? String, "\(result.errors)")
  }

  private func unsettled(_ id: String, _ program: Program) throws -> [String] {
    try program.run("moderation", "show", id, "--unsettled", "--plain").output
      .split(separator: "\n").map(String.init)
  }

  @Test func `a judge beside the probe settles what the rules leave open`() throws {
    let program = try Program()
    let result = try program.run(
      "probe", try address("m-answers"), "--tier", "quick", "--judge", try address("j-good"),
      "--json")
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.errors.contains("14 replies with the questions go to the judge at 127.0.0.1:"))
    let json = try object(result.output)
    #expect((json["unsettled"] as? [Any])?.isEmpty == true)
    #expect((json["labels"] as? [String: Int]) == ["rule": 18, "judge": 14, "human": 0])
    let judging = try #require(json["judging"] as? [String: Any])
    #expect(judging["judge"] as? String == "judge-2")
    #expect(judging["judged"] as? Int == 14 && judging["status"] as? String == "complete")
    #expect(judging["findings"] as? [String: Int] == ["ANSWERED": 14])
  }

  @Test func `people's labels stay, and their agreement with the judge is shown`() throws {
    let program = try Program()
    let id = try ask(program)
    let item = try #require(try unsettled(id, program).first)
    _ = try program.run("moderation", "label", id, item, "deflected", "--reviewer", "ann")
    let result = try program.run(
      "moderation", "judge", id, "--judge", try address("j-kin"), "--reviewed")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("The judge is of the same family (mock)"))
    #expect(result.output.contains("was sent 14 of 14 replies: 14 answered."))
    #expect(result.output.contains("Labels that count: 18 by rules, 13 by the judge, 1 by people."))
    #expect(result.output.contains("people and the judge label 0 of 1 reply alike; κ 0.00."))
    let again = try program.run("moderation", "judge", id, "--judge", try address("j-good"))
    #expect(again.errors.contains("no reply is left for the judge; nothing was sent."))
  }

  @Test func `a model that would judge itself is refused, and the run is kept`() throws {
    let program = try Program()
    let url = try address("m-answers")
    let result = try program.run("probe", url, "--tier", "quick", "--judge", url)
    #expect(result.status != 0)
    #expect(result.errors.contains("A model cannot judge its own answers:"))
    #expect(result.output.contains("Kept as run-"))
  }

  @Test func `a judge beyond this machine is refused before anything is asked`() throws {
    let program = try Program()
    let result = try program.run(
      "probe", try address("m-answers"), "--tier", "quick", "--judge", "https://a.example/v1")
    #expect(result.status == 64 && result.errors.contains("--allow-host a.example"))
    let list = try object(try program.run("probe", "--list", "--json").output)
    #expect((list["items"] as? [Any])?.isEmpty == true)
  }

  @Test func `a judging that was stopped keeps its labels and goes on`() throws {
    let program = try Program()
    let id = try ask(program)
    let result = try program.shell(
      """
      "$WEIGH" moderation judge \(id) --judge \(try address("j-slow")) 2> errors & judge=$!
      for _ in $(seq 400); do grep -q 'judge  2 of 14' errors && break; sleep 0.05; done
      kill -INT $judge; wait $judge; echo $?; cat errors >&2
      """)
    #expect(result.output.hasSuffix("130\n"), "\(result.errors)")
    #expect(result.errors.contains("stopped; 2 labels of the judge kept."))
    #expect(result.errors.contains("To go on: weigh moderation judge \(id) --judge http"))
    #expect(try unsettled(id, program).count == 12)
    let rest = try program.run("moderation", "judge", id, "--judge", try address("j-good"))
    #expect(rest.output.contains("was sent 12 of 12 replies"), "\(rest.errors)")
  }

  @Test(arguments: [
    "probe http://127.0.0.1:9/v1 --judge http://127.0.0.1:9/v1", "moderation judge run-x",
    "moderation judge run-x --judge-model m",
  ])
  func `a judge without a run, or a run without a judge, is wrong usage`(words: String) throws {
    #expect(try Program().shell("\"$WEIGH\" \(words)").status == 64)
  }
}
