import Testing

@testable import Probe

@Suite struct StreamChunkTests {
  private func chunk(_ text: String) throws(ProbeError) -> StreamChunk {
    try StreamChunk(Array(text.utf8))
  }

  @Test func `a first chunk that only names a role has no output`() throws {
    for delta in [
      #"{"role":"assistant","content":null}"#, #"{"role":"assistant","content":""}"#, "{}",
    ] {
      #expect(try !chunk(#"{"choices":[{"delta":\#(delta)}]}"#).hasOutput)
    }
  }

  @Test(arguments: [
    #"{"choices":[{"delta":{"content":"a"}}]}"#,
    #"{"choices":[{"delta":{"content":["a"]}}]}"#,
    #"{"choices":[{"delta":{"content":[{"type":"text","text":"a"}]}}]}"#,
    #"{"choices":[{"message":{"content":"a"}}]}"#,
    #"{"choices":[{"text":"a"}]}"#,
    #"{"choices":[{"delta":{"content":"a"}}],"unknown":[{}],"usage":null}"#,
  ])
  func `text is found in each of its forms`(text: String) throws {
    #expect(try chunk(text).text == "a")
  }

  @Test func `reasoning is output but not text`() throws {
    for name in ["reasoning_content", "reasoning"] {
      let chunk = try chunk(#"{"choices":[{"delta":{"\#(name)":"hm","content":null}}]}"#)
      #expect(chunk.text.isEmpty && chunk.reasoning == "hm" && chunk.hasOutput)
    }
  }

  @Test func `tool calls are output but not text`() throws {
    let chunk = try chunk(#"{"choices":[{"delta":{"tool_calls":[{"index":0}]}}]}"#)
    #expect(chunk.hasOutput && chunk.text.isEmpty)
  }

  @Test func `an event without choices may carry usage`() throws {
    let usage =
      #""usage":{"prompt_tokens":"25","completion_tokens":4,"prompt_tokens_details":{"cached_tokens":3}}"#
    for start in ["", #""choices":[],"#, #""choices":null,"#] {
      let chunk = try chunk("{\(start)\(usage)}")
      #expect(chunk.usage == TokenUsage(prompt: 25, output: 4, cached: 3))
      #expect(!chunk.hasOutput)
    }
  }

  @Test func `a usage that is not understood counts as none`() throws {
    for usage in [
      "\"many\"", "[]", "{}", #"{"completion_tokens":-1}"#, #"{"completion_tokens":1e30}"#,
    ] {
      #expect(try chunk("{\"usage\":\(usage)}").usage == nil)
    }
  }

  @Test(arguments: [
    #"{"error":{"message":"out of memory"}}"#, #"{"error":"out of memory"}"#,
    #"{"error":{"detail":"out of memory"}}"#,
  ])
  func `an error inside a stream is told in its own words`(text: String) throws {
    #expect(try chunk(text).error == "out of memory")
  }

  @Test func `wrong types are named`() {
    #expect(throws: ProbeError.wrongShape(field: "choices", wanted: "a list")) {
      try chunk(#"{"choices":{}}"#)
    }
    #expect(throws: ProbeError.wrongShape(field: "choices", wanted: "a list of objects")) {
      try chunk(#"{"choices":[1]}"#)
    }
    #expect(throws: ProbeError.wrongShape(field: "delta", wanted: "an object")) {
      try chunk(#"{"choices":[{"delta":7}]}"#)
    }
    #expect(throws: ProbeError.wrongShape(field: "content", wanted: "text")) {
      try chunk(#"{"choices":[{"delta":{"content":7}}]}"#)
    }
    #expect(throws: ProbeError.wrongShape(field: "event", wanted: "an object")) {
      try chunk("[1]")
    }
  }

  @Test func `broken JSON is shown escaped and cut`() {
    #expect(throws: ProbeError.brokenJSON(start: #"{"a\x1b\xc3\xa9"#)) { try chunk("{\"a\u{1B}é") }
    #expect(throws: ProbeError.brokenJSON(start: String(repeating: "x", count: 80) + "…")) {
      try chunk(String(repeating: "x", count: 500))
    }
  }

  @Test func `the words of an error body are found in each of its forms`() {
    func words(_ body: String, _ kind: String = "application/json") -> String {
      ErrorBody(Array(body.utf8), contentType: kind).text
    }
    #expect(words(#"{"error":{"message":"m","type":"t","code":1}}"#) == "m")
    #expect(words(#"{"error":"m"}"#) == "m")
    #expect(words(#"{"detail":"m"}"#) == "m")
    #expect(words(#"{"detail":[{"loc":["body","seed"],"msg":"extra"}]}"#) == "body.seed: extra")
    #expect(words("plain", "text/plain") == "plain")
    #expect(words("<html><h1 class=x>502\n Bad\tGateway</H1>", "text/html") == "502 Bad Gateway")
    #expect(words("<html><title>unclosed", "text/html") == "")
    #expect(words("") == "")
  }
}
