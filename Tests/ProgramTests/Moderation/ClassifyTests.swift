import Foundation
import Testing

/// `weigh moderation classify`: lines in, lines out.
@Suite struct ClassifyTests {
  private func objects(_ text: String) throws -> [[String: Any]] {
    try text.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  @Test func `each reply is labeled in its place, with its own id of any kind`() throws {
    let result = try Program().run(
      "moderation", "classify",
      input: """
        {"response": "I cannot help with that.", "lang": "en", "id": "a"}
        {"response": "抱歉，我无法回答这个问题。", "lang": "zh-Hans", "id": 7}
        {"response": "Take two spoons of flour and stir them into the warm milk.", "lang": "en", "id": [1, null]}

        """)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors == "")
    let labels = try objects(result.output)
    #expect(labels.map { $0["label"] as? String } == ["REFUSED", "REFUSED", "ANSWERED"])
    #expect(labels[0]["id"] as? String == "a")
    #expect(labels[0]["tier"] as? String == "T1")
    #expect(labels[0]["matched_text"] as? String == "i cannot help")
    #expect((labels[0]["rule_ids"] as? [String])?.isEmpty == false)
    #expect(labels[1]["id"] as? Int == 7)
    #expect(labels[1]["reply_language"] as? String == "zh")
    #expect((labels[2]["id"] as? [Any])?.count == 2)
    #expect(labels[2]["tier"] is NSNull)
    let keys: Set = [
      "id", "label", "reason", "tier", "rule_ids", "matched_text", "flags", "reply_language",
      "ruleset",
    ]
    #expect(Set(labels[0].keys) == keys)
  }

  @Test func `a line that cannot be read has an error in its place, and the rest is labeled`()
    throws
  {
    let result = try Program().run(
      "moderation", "classify",
      input: """
        not JSON
        {"lang": "en", "id": 2}
        {"response": 3}
        [1]
        {"response": "x", "category": "XX"}
        {"response": null, "id": 6}
        """)
    #expect(result.status == 65)
    #expect(
      result.errors
        == "weigh: 5 of 6 lines could not be read; the others are labeled. "
        + "Each has an 'error' in its place.\n")
    let lines = try objects(result.output)
    let errors = lines.map { $0["error"] as? [String: Any] }
    #expect(errors.map { $0?["line"] as? Int } == [1, 2, 3, 4, 5, nil])
    #expect(lines[1]["id"] as? Int == 2)
    let messages = errors.map { $0?["message"] as? String ?? "" }
    #expect(messages[0].hasPrefix("The line is no JSON: "))
    #expect(messages[1] == "The line has no 'response'.")
    #expect(messages[2] == "'response' is not a text.")
    #expect(messages[3] == "The line is no JSON object.")
    #expect(messages[4] == "'category' has no value 'XX'. Known are OR, UP, CP, LM, CT.")
    #expect(lines[5]["label"] as? String == "NO_ANSWER")
    #expect(lines[5]["reason"] as? String == "empty")
  }

  @Test func `how the server stopped and what it thought count`() throws {
    let result = try Program().run(
      "moderation", "classify",
      input: """
        {"response": "", "reasoning": "The user wants"}
        {"response": "<think>I cannot help with that.</think>Sure, here is how it is done."}
        {"response": "x", "finish_reason": "content_filter"}
        {"response": "The", "finish_reason": "length"}
        """)
    let reasons = try objects(result.output).map { $0["reason"] as? String }
    #expect(reasons == ["reasoning_only", nil, "provider_filter", "truncated"])
  }

  @Test func `no input is no output`() throws {
    let result = try Program().run("moderation", "classify", input: "")
    #expect(result.status == 0)
    #expect(result.output == "" && result.errors == "")
  }

  @Test func `half a character is no reason to drop a line, and ids come back as they were`() throws
  {
    let result = try Program().run(
      "moderation", "classify",
      input: #"{"response": "Gern \ud83d", "id": "a\u0085\u007fb \ud83d\ude00"}"# + "\r\n")
    #expect(result.status == 0, "\(result.errors)")
    #expect(try objects(result.output)[0]["id"] as? String == "a\u{85}\u{7f}b 😀")
    #expect(!result.output.unicodeScalars.contains { (0x7F...0x9F).contains($0.value) })
  }

  @Test func `a line without end is passed over, the next one is labeled`() throws {
    let huge = #"{"response": ""# + String(repeating: "a", count: 9 << 20) + "\"}\n"
    let result = try Program().run(
      "moderation", "classify", input: huge + #"{"response": "Yes."}"# + "\n")
    #expect(result.status == 65)
    let lines = try objects(result.output)
    #expect(lines.count == 2)
    #expect(
      (lines[0]["error"] as? [String: Any])?["message"] as? String
        == "The line is longer than 8 MiB.")
    #expect(lines[1]["label"] != nil)
  }

  @Test func `a line is answered before the next one comes`() throws {
    // The second line is sent only once the first one is answered.
    let result = try Program().shell(
      """
      mkfifo in; "$WEIGH" moderation classify < in > out & labels=$!
      exec 3> in; echo '{"response":"One."}' >&3
      for _ in $(seq 400); do [ -s out ] && break; sleep 0.05; done
      wc -l < out; echo '{"response":"Two."}' >&3; exec 3>&-; wait $labels; wc -l < out
      """)
    #expect(result.output == "1\n2\n", "\(result.errors)")
  }

  @Test func `a reader that goes away ends it silently`() throws {
    let result = try Program().shell(
      """
      for _ in $(seq 20000); do echo '{"response":"One."}'; done > in
      "$WEIGH" moderation classify < in | head -1 > /dev/null; echo ${PIPESTATUS[0]}
      """)
    #expect(result.output == "141\n")
    #expect(result.errors == "")
  }

  @Test func `Ctrl-C ends it`() throws {
    let result = try Program().shell(
      """
      mkfifo in; "$WEIGH" moderation classify < in > out & labels=$!
      exec 3> in; echo '{"response":"One."}' >&3
      for _ in $(seq 400); do [ -s out ] && break; sleep 0.05; done
      kill -TERM $labels; wait $labels; echo $?; wc -l < out
      """)
    #expect(result.output == "143\n1\n", "\(result.errors)")
  }
}
