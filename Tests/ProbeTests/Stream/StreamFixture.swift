import Testing

/// A stream and the data of its events.
struct StreamFixture: Sendable, CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]
  let events: [String]

  var testDescription: String { name }

  init(_ name: String, _ text: String, _ events: [String]) {
    self.name = name
    bytes = Array(text.utf8)
    self.events = events
  }

  static let all: [StreamFixture] = [
    StreamFixture("one event", "data: a\n\n", ["a"]),
    StreamFixture("two events", "data: a\n\ndata: b\n\n", ["a", "b"]),
    StreamFixture("line ends of Windows", "data: a\r\n\r\ndata: b\r\n\r\n", ["a", "b"]),
    StreamFixture("line ends of old Macs", "data: a\r\rdata: b\r\r", ["a", "b"]),
    StreamFixture("mixed line ends", "data: a\r\n\ndata: b\r\r\ndata: c\n\r\n", ["a", "b", "c"]),
    StreamFixture("several data lines", "data: a\ndata: b\ndata:\n\n", ["a\nb\n"]),
    StreamFixture("comments", ": ping\n\ndata: a\n: ping\n\n:\n\n", ["a"]),
    StreamFixture("byte order mark", "\u{FEFF}data: a\n\n", ["a"]),
    StreamFixture("no blank line at the end", "data: a\n\ndata: b", ["a", "b"]),
    StreamFixture("field without colon", "data\n\n", [""]),
    StreamFixture("unknown fields", "id: 7\nretry: 10\nfoo: bar\ndata: a\n\n", ["a"]),
    StreamFixture("event without data", "event: ping\n\ndata: a\n\n", ["a"]),
    StreamFixture("colons in data", "data: a: b: c\n\n", ["a: b: c"]),
    StreamFixture("text of several bytes", "data: Größe 水 🌊\n\n", ["Größe 水 🌊"]),
    StreamFixture("lines of JSON", "{\"a\":1}\n{\"b\":2}\r\n", ["{\"a\":1}", "{\"b\":2}"]),
    StreamFixture("JSON lines among events", "data: x\n{\"a\":1}\n\n", ["x", "{\"a\":1}"]),
    StreamFixture("empty", "", []),
    StreamFixture("blank lines only", "\n\r\n\r\r\n\n", []),
    StreamFixture("the end mark", "data: {\"a\":1}\n\ndata: [DONE]\n\n", ["{\"a\":1}", "[DONE]"]),
    StreamFixture("spaces kept", "data:  a \n\n", [" a "]),
    StreamFixture(
      "a llama.cpp stream",
      "data: {\"choices\":[{\"delta\":{\"content\":\" she\"}}]}\n\ndata: [DONE]\n\n\n",
      ["{\"choices\":[{\"delta\":{\"content\":\" she\"}}]}", "[DONE]"]),
    StreamFixture(
      "a role, then text",
      "data: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":null}}]}\n\ndata: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n",
      [
        "{\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":null}}]}",
        "{\"choices\":[{\"delta\":{\"content\":\"a\"}}]}",
      ]),
    StreamFixture(
      "a list of parts",
      "data: {\"choices\":[{\"delta\":{\"content\":[{\"type\":\"text\",\"text\":\"a\"},\"b\"]}}]}\n\n",
      ["{\"choices\":[{\"delta\":{\"content\":[{\"type\":\"text\",\"text\":\"a\"},\"b\"]}}]}"]),
    StreamFixture(
      "reasoning before text",
      "data: {\"choices\":[{\"delta\":{\"reasoning_content\":\"hm\"}}]}\r\n\r\ndata: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\r\n\r\n",
      [
        "{\"choices\":[{\"delta\":{\"reasoning_content\":\"hm\"}}]}",
        "{\"choices\":[{\"delta\":{\"content\":\"a\"}}]}",
      ]),
    StreamFixture(
      "reasoning by its other name", "data:{\"choices\":[{\"delta\":{\"reasoning\":\"hm\"}}]}\n\n",
      ["{\"choices\":[{\"delta\":{\"reasoning\":\"hm\"}}]}"]),
    StreamFixture(
      "a tool call", "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0}]}}]}\n\n",
      ["{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0}]}}]}"]),
    StreamFixture(
      "usage without choices",
      "data: {\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":\"4\"}}\n\n",
      ["{\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":\"4\"}}"]),
    StreamFixture(
      "usage in every event",
      "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}],\"usage\":{\"completion_tokens\":1}}\n\ndata: {\"choices\":[{\"delta\":{\"content\":\"b\"}}],\"usage\":{\"completion_tokens\":2}}\n\n",
      [
        "{\"choices\":[{\"delta\":{\"content\":\"a\"}}],\"usage\":{\"completion_tokens\":1}}",
        "{\"choices\":[{\"delta\":{\"content\":\"b\"}}],\"usage\":{\"completion_tokens\":2}}",
      ]),
    StreamFixture(
      "usage null until the end",
      "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}],\"usage\":null}\n\n",
      ["{\"choices\":[{\"delta\":{\"content\":\"a\"}}],\"usage\":null}"]),
    StreamFixture(
      "a finish reason of its own",
      "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"eos_token\"}]}\n\n",
      ["{\"choices\":[{\"delta\":{},\"finish_reason\":\"eos_token\"}]}"]),
    StreamFixture(
      "an error inside",
      "data: {\"error\":{\"message\":\"no room\"}}\n\ndata: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n",
      ["{\"error\":{\"message\":\"no room\"}}", "{\"choices\":[{\"delta\":{\"content\":\"a\"}}]}"]),
    StreamFixture(
      "an error under its event name", "event: error\ndata: {\"error\":\"x\"}\n\n",
      ["{\"error\":\"x\"}"]),
    StreamFixture("not JSON", "data: oops\n\n", ["oops"]),
    StreamFixture("JSON that is no object", "data: 7\n\ndata: [1]\n\n", ["7", "[1]"]),
    StreamFixture(
      "JSON over several data lines",
      "data: {\"choices\":\ndata: [{\"delta\":\ndata: {\"content\":\"a\"}}]}\n\n",
      ["{\"choices\":\n[{\"delta\":\n{\"content\":\"a\"}}]}"]),
    StreamFixture(
      "escapes",
      "data: {\"choices\":[{\"delta\":{\"content\":\"\\u00e9\\ud83c\\udf0a\\n\\\\\"}}]}\n\n",
      ["{\"choices\":[{\"delta\":{\"content\":\"\\u00e9\\ud83c\\udf0a\\n\\\\\"}}]}"]),
    StreamFixture(
      "half a surrogate pair", "data: {\"choices\":[{\"delta\":{\"content\":\"\\ud83d\"}}]}\n\n",
      ["{\"choices\":[{\"delta\":{\"content\":\"\\ud83d\"}}]}"]),
    StreamFixture(
      "a null character", "data: {\"choices\":[{\"delta\":{\"content\":\"a\\u0000\"}}]}\n\n",
      ["{\"choices\":[{\"delta\":{\"content\":\"a\\u0000\"}}]}"]),
    StreamFixture("two end marks", "data: [DONE]\n\ndata: [DONE]\n\n", ["[DONE]", "[DONE]"]),
    StreamFixture(
      "text after the end mark",
      "data: [DONE]\n\ndata: {\"choices\":[{\"delta\":{\"content\":\"late\"}}]}\n\n",
      ["[DONE]", "{\"choices\":[{\"delta\":{\"content\":\"late\"}}]}"]),
    StreamFixture("an end mark without its line end", "data: [DONE]", ["[DONE]"]),
    StreamFixture("an end mark with spaces", "data:   [DONE] \n\n", ["  [DONE] "]),
    StreamFixture(
      "a completion of llama.cpp",
      "data: {\"content\":\" at\",\"tokens\":[264],\"stop\":false}\n\ndata: {\"content\":\"\",\"stop\":true,\"tokens_predicted\":1,\"tokens_evaluated\":40}\n\n",
      [
        "{\"content\":\" at\",\"tokens\":[264],\"stop\":false}",
        "{\"content\":\"\",\"stop\":true,\"tokens_predicted\":1,\"tokens_evaluated\":40}",
      ]),
    StreamFixture(
      "timings", "data: {\"choices\":[],\"timings\":{\"prompt_n\":5,\"prompt_ms\":1.5}}\n\n",
      ["{\"choices\":[],\"timings\":{\"prompt_n\":5,\"prompt_ms\":1.5}}"]),
    StreamFixture(
      "lines of JSON with a last one unended", "{\"a\":1}\n{\"b\":2}", ["{\"a\":1}", "{\"b\":2}"]),
    StreamFixture(
      "lines of JSON ended by CR", "{\"a\":1}\r{\"b\":2}\r", ["{\"a\":1}", "{\"b\":2}"]),
    StreamFixture("white space before JSON", "data:    {\"a\":1}\n\n", ["   {\"a\":1}"]),
    StreamFixture("an empty data line", "data:\n\ndata: a\n\n", ["", "a"]),
    StreamFixture("a field name in capitals", "DATA: a\n\ndata: b\n\n", ["b"]),
    StreamFixture("a space before the colon", "data : a\n\ndata: b\n\n", ["b"]),
    StreamFixture("only comments", ": a\n: b\n\n: c\n\n", []),
    StreamFixture("a comment between data lines", "data: a\n: ping\ndata: b\n\n", ["a\nb"]),
    StreamFixture("an event name after its data", "data: a\nevent: late\n\n", ["a"]),
    StreamFixture("a byte order mark inside data", "data: \u{FEFF}a\n\n", ["\u{FEFF}a"]),
    StreamFixture("line ends of Unicode", "data: a\u{2028}b\u{85}c\n\n", ["a\u{2028}b\u{85}c"]),
  ]
}
