import Catalog
import Testing

@Suite struct `Reading TOML` {
  @Test func `every kind of value becomes a plain tree`() throws {
    let document = try TOMLDocument(
      """
      name = "Alpha"
      tokens = 163_840
      share = 0.25
      open = true
      day = 2025-12-01
      month = "2025-08"
      at = 07:32:00
      both = 2025-12-01T07:32:00Z
      names = ["b", "a"]
      fact = { v = 1, s = "hub" }
      [arch]
      layers = 4
      [[offers]]
      input = 1
      [[offers]]
      input = 2.5
      """)
    let root = document.root
    #expect(root["name"]?.text == "Alpha")
    #expect(root["tokens"]?.integer == 163_840)
    #expect(root["tokens"]?.number == 163_840)
    #expect(root["share"]?.number == 0.25)
    #expect(root["open"]?.flag == true)
    #expect(root["day"]?.date == CalendarDate("2025-12-01"))
    #expect(root["month"]?.date == CalendarDate("2025-08"))
    #expect(root["at"] == .moment("07:32:00"))
    #expect(root["both"]?.shapeInWords == "a time")
    #expect(root["names"]?.array == [.text("b"), .text("a")])
    #expect(root["fact"]?.table?["s"]?.text == "hub")
    #expect(root["arch"]?.table?["layers"]?.integer == 4)
    #expect(root["offers"]?.array?.last?.table?["input"]?.number == 2.5)
    #expect(root["nothing"] == nil)
  }

  @Test func `keys come in the order they were written`() throws {
    let document = try TOMLDocument("b = 1\nB.x = 2\na = 3\nB.y = 4\n")
    #expect(document.root.keys == ["b", "B", "a"])
    #expect(document.root["B"]?.table?.keys == ["x", "y"])
  }

  @Test(arguments: ["nan", "-inf", "+inf"])
  func `a number that is not finite is kept but is no number`(literal: String) throws {
    let value = try #require(try TOMLDocument("x = \(literal)").root["x"])
    #expect(value.number == nil)
    #expect(value.shapeInWords == "not a finite number")
  }

  private static let broken: [(String, Int, Int, TOMLProblem.Reason)] = [
    ("a = 1\nb = ", 2, 5, .missingValue),
    ("a = 1\na = 2\n", 2, 1, .repeatedKey("a")),
    ("é = 1", 1, 1, .missingKey),
    ("\"é\" 1", 1, 5, .missingEqualSign(key: "é")),
    ("a = 1\n[ =x]", 2, 3, .missingKey),
    ("[[", 1, 3, .missingKey),
    ("[a", 1, 3, .missingBracket("]")),
    ("[[a]", 1, 4, .missingBracket("]]")),
    ("a = [1 2]", 1, 8, .missingBracket("]")),
    ("a = { b = 1", 1, 12, .missingBracket("}")),
    ("a = 1 b = 2", 1, 7, .missingLineEnd),
    ("a = \"x\nb = 1", 1, 7, .unclosedText),
    ("a = '''x\nb = 1", 2, 6, .unclosedText),
    ("a = \"x\u{1}\"", 1, 7, .controlCharacter),
    ("a = \"\\q\"", 1, 6, .wrongEscape("\\q")),
    ("a = \"\\uD800\"", 1, 6, .wrongEscape("\\u")),
    ("a = maybe", 1, 5, .wrongLiteral("maybe")),
    ("a = 1__0", 1, 5, .wrongLiteral("1__0")),
    ("a = 010", 1, 5, .wrongLiteral("010")),
    ("a = 9223372036854775808", 1, 5, .numberTooLarge("9223372036854775808")),
    ("a = 2025-02-30", 1, 5, .noSuchDate("2025-02-30")),
    ("[a]\n[a]", 2, 1, .repeatedTable("a")),
    ("a = 1\n[a.b]", 2, 1, .notATable("a")),
    ("a = 1\na.b = 1", 2, 1, .notATable("a")),
    ("[a]\n[[a]]", 2, 1, .notAList("a")),
    ("a = { b = 1 }\na.c = 2", 2, 1, .notATable("a")),
    ("[a.b]\nx = 1\n[a]\nb.y = 2", 4, 1, .closedTable("b")),
    ("a = " + repeated("[", 100), 1, 68, .tooDeep(limit: 64)),
    ("\na" + repeated(".a", 100_000) + " = 1", 2, 200_003, .tooDeep(limit: 64)),
    ("[a" + repeated(".a", 100_000) + "]", 1, 200_003, .tooDeep(limit: 64)),
  ]

  private static func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  @Test(arguments: broken)
  func `a broken text is refused with line, column and reason`(
    text: String, line: Int, column: Int, reason: TOMLProblem.Reason
  ) {
    #expect(throws: TOMLProblem.syntax(line: line, column: column, reason)) {
      try TOMLDocument(text)
    }
  }

  @Test func `tables nested in turns are refused before the stack ends`() {
    let text =
      "a = " + Self.repeated("{ a.a.a.a = ", 20_000) + "1" + Self.repeated("}", 20_000)
    let thrown = #expect(throws: TOMLProblem.self) { try TOMLDocument(text) }
    #expect(thrown?.message.hasSuffix("nested more than 64 deep.") == true)
  }

  @Test func `brackets inside strings and comments are no nesting`() throws {
    let brackets = String(repeating: "[", count: 200)
    let document = try TOMLDocument(
      "a = \"\(brackets)\" # \(brackets)\nb = '''\n\(brackets)\n'''\nc = '\(brackets)'\n")
    #expect(document.root["a"]?.text == brackets)
    #expect(document.line(of: ["c"]) == 5)
  }

  @Test func `bytes that are not UTF-8 are refused with their line`() {
    #expect(throws: TOMLProblem.notUTF8(line: 2)) {
      try TOMLDocument(bytes: Array("a = 1\n".utf8) + [0x62, 0xFF, 0x0A, 0x63])
    }
  }

  @Test func `a text beyond the limit is refused before it is parsed`() {
    let bytes = [UInt8](repeating: 0x0A, count: TOMLDocument.byteLimit + 1)
    #expect(
      throws: TOMLProblem.tooLarge(
        bytes: TOMLDocument.byteLimit + 1, limit: TOMLDocument.byteLimit)
    ) { try TOMLDocument(bytes: bytes) }
  }

  private static let sentences: [(TOMLProblem, String)] = [
    (.notUTF8(line: 3), "The text is not UTF-8. Save the file as UTF-8."),
    (.tooLarge(bytes: 9, limit: 8), "The file has 9 bytes; at most 8 are read."),
    (syntax(.missingKey), "This is not valid TOML at column 4: a key is missing."),
    (
      syntax(.missingEqualSign(key: "a\u{1B}[2J")),
      "This is not valid TOML at column 4: 'a [2J' needs an equal sign after it."
    ),
    (syntax(.missingValue), "This is not valid TOML at column 4: a value is missing."),
    (
      syntax(.missingLineEnd),
      "This is not valid TOML at column 4: only a comment may follow on this line."
    ),
    (syntax(.missingBracket("]")), "This is not valid TOML at column 4: ']' is missing."),
    (
      syntax(.unclosedText),
      "This is not valid TOML at column 4: a text is not closed. Add the closing quotation mark."
    ),
    (
      syntax(.controlCharacter),
      "This is not valid TOML at column 4: a control character must be written as an escape."
    ),
    (
      syntax(.wrongEscape("\\q")),
      "This is not valid TOML at column 4: '\\q' is no escape. Write a backslash as '\\\\'."
    ),
    (
      syntax(.wrongLiteral("maybe")),
      "This is not valid TOML at column 4: 'maybe' is no value. Put texts in quotation marks."
    ),
    (
      syntax(.numberTooLarge("99")),
      "This is not valid TOML at column 4: '99' does not fit in 64 bits."
    ),
    (
      syntax(.noSuchDate("2025-02-30")),
      "This is not valid TOML at column 4: '2025-02-30' is no date in the calendar."
    ),
    (
      syntax(.repeatedKey("a")),
      "This is not valid TOML at column 4: 'a' is set twice. Remove one of them."
    ),
    (
      syntax(.repeatedTable("a")),
      "This is not valid TOML at column 4: "
        + "table 'a' is opened twice. Put its keys under one header."
    ),
    (
      syntax(.notATable("a")),
      "This is not valid TOML at column 4: "
        + "'a' is a value already, so nothing can stand below it."
    ),
    (
      syntax(.notAList("a")),
      "This is not valid TOML at column 4: "
        + "'a' is no list of tables, so it takes single brackets."
    ),
    (
      syntax(.closedTable("a")),
      "This is not valid TOML at column 4: "
        + "table 'a' is complete already; nothing can be added to it here."
    ),
    (
      syntax(.tooDeep(limit: 64)),
      "This is not valid TOML at column 4: tables and lists are nested more than 64 deep."
    ),
  ]

  private static func syntax(_ reason: TOMLProblem.Reason) -> TOMLProblem {
    .syntax(line: 1, column: 4, reason)
  }

  @Test(arguments: sentences)
  func `every problem has its sentence`(problem: TOMLProblem, sentence: String) {
    #expect(problem.message == sentence)
  }
}
