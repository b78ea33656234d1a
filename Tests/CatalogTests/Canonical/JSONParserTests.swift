import Catalog
import Scoring
import Testing

@Suite struct `Reading JSON` {
  private static func read(_ text: String) throws(JSONProblem) -> JSONValue {
    try JSONValue(reading: Array(text.utf8))
  }

  @Test(
    arguments: [
      ("null", JSONValue.null), (" true\n", .flag(true)), ("false", .flag(false)),
      ("-7", .integer(-7)), ("9223372036854775807", .integer(.max)),
      ("9223372036854775808", .stated(9.223372036854776e18)), ("0.5", .stated(0.5)),
      ("1e3", .stated(1000)), ("-0.0", .stated(-0.0)), ("\"\"", .text("")),
      ("\"a\\n\\\"\\\\\\/\\u00e9\\ud83d\\ude42\"", .text("a\n\"\\/é🙂")), ("[]", .list([])),
      ("[1, [\"x\"]]", .list([.integer(1), .list([.text("x")])])), ("{}", .object([:])),
      ("{\"a\": {\"b\": [null]}}", .object(["a": .object(["b": .list([.null])])])),
    ] as [(String, JSONValue)])
  func `documents become values`(text: String, value: JSONValue) throws {
    #expect(try Self.read(text) == value)
  }

  @Test(
    arguments: [
      ("", 1, 1, JSONProblem.Reason.missingValue), ("[1,]", 1, 4, .missingValue),
      ("[1 2]", 1, 4, .missing("]")), ("{\"a\" 1}", 1, 6, .missing(":")),
      ("{a: 1}", 1, 2, .missing("\"")), ("{\"a\": 1 \"b\": 2}", 1, 9, .missing("}")),
      ("{\"a\": 1,\n \"a\": 2}", 2, 5, .repeatedKey("a")), ("\"x", 1, 3, .unclosedText),
      ("\"x\ny\"", 1, 3, .unclosedText), ("\"\u{1}\"", 1, 2, .controlCharacter),
      ("\"\\x\"", 1, 4, .wrongEscape), ("\"\\ud83d\"", 1, 8, .wrongEscape),
      ("01", 1, 1, .missingValue), ("1.", 1, 3, .missingValue), ("1e999", 1, 1, .missingValue),
      ("nul", 1, 1, .missingValue), ("NaN", 1, 1, .missingValue), ("1 1", 1, 3, .moreAfterTheEnd),
    ] as [(String, Int, Int, JSONProblem.Reason)])
  func `a broken text is refused with its place`(
    text: String, line: Int, column: Int, reason: JSONProblem.Reason
  ) {
    #expect(throws: JSONProblem.syntax(line: line, column: column, reason)) {
      try Self.read(text)
    }
  }

  @Test func `deep nesting and bytes that are no text are refused`() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: JSONProblem.syntax(line: 1, column: 65, .tooDeep(limit: 64))) {
      try Self.read(deep)
    }
    #expect(throws: JSONProblem.syntax(line: 1, column: 4, .notUTF8)) {
      try JSONValue(reading: [0x22, 0xFF, 0x22])
    }
  }

  @Test(
    arguments: [
      (JSONProblem.Reason.missingValue, "a value is missing."),
      (.missing("]"), "']' is missing."), (.unclosedText, "a text is not closed."),
      (.controlCharacter, "a control character must be written as an escape."),
      (.wrongEscape, "there is no such escape."), (.notUTF8, "the text is not UTF-8."),
      (.repeatedKey("a"), "'a' is set twice."),
      (.tooDeep(limit: 64), "objects and lists are nested more than 64 deep."),
      (.moreAfterTheEnd, "only one value may stand here."),
    ] as [(JSONProblem.Reason, String)])
  func `every problem has its sentence`(reason: JSONProblem.Reason, sentence: String) {
    #expect(
      JSONProblem.syntax(line: 1, column: 2, reason).message
        == "This is not valid JSON at column 2: " + sentence)
  }

  @Test func `canonical text reads back, and ten thousand mutations end in a value or a problem`()
    throws
  {
    let value = JSONValue.object([
      "a": .list([.integer(-1), .stated(0.25), .null, .flag(true)]), "é\n": .text("x\"\\🙂"),
      "o": .object(["n": .integer(.min)]),
    ])
    let text = Array(value.canonicalText.utf8)
    #expect(try JSONValue(reading: text) == value)
    #expect(try JSONValue(reading: Array(value.indentedText.utf8)) == value)
    var random = SplitMix64(seed: 9)
    var outcomes = (values: 0, problems: 0)
    for _ in 0..<10_000 {
      var bytes = text
      for _ in 0..<(1 + random.below(2)) {
        let place = random.below(bytes.count)
        switch random.below(3) {
        case 0: bytes[place] = UInt8(random.below(256))
        case 1: bytes.remove(at: place)
        default: bytes.insert(Array("\"{}[],:\\0e-".utf8)[random.below(11)], at: place)
        }
        if bytes.isEmpty { bytes = text }
      }
      do {
        _ = try JSONValue(reading: bytes)
        outcomes.values += 1
      } catch {
        outcomes.problems += 1
      }
    }
    #expect(outcomes.values > 200 && outcomes.problems > 200)
  }
}
