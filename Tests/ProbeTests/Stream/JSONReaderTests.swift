import Testing

@testable import Probe

@Suite struct JSONReaderTests {
  private func read(_ text: String) throws -> JSONValue {
    var reader = JSONReader(Array(text.utf8))
    return try reader.read()
  }

  @Test(arguments: [
    ("null", JSONValue.null), (" true ", .bool(true)), ("false", .bool(false)),
    ("0", .number(0)), ("-0.5e1", .number(-5)), ("1E+2", .number(100)),
    (#""a\"\\\/\b\f\n\r\t""#, .string("a\"\\/\u{8}\u{C}\n\r\t")),
    (#""\u00e9\ud83c\udf0a""#, .string("é🌊")),
    ("[]", .array([])), ("[1, [2]]", .array([.number(1), .array([.number(2)])])),
    ("{}", .object([:])), (#"{"a":1,"a":2}"#, .object(["a": .number(2)])),
    ("\"a\nb\"", .string("a\nb")),
  ])
  func `JSON is read`(text: String, value: JSONValue) throws {
    #expect(try read(text) == value)
  }

  @Test(arguments: [
    "", " ", "nul", "truex", "01", "-", "1.", "1e", ".5", "+1", "[1,]", "[1 2]", "{\"a\"}",
    "{\"a\":}", "{a:1}", "{\"a\":1,}", "\"a", "\"\\x\"", "\"\\u12g4\"", "[", "{", "1 2", "NaN",
    "]", "\u{0}",
  ])
  func `what is not JSON is refused`(text: String) {
    #expect(throws: JSONFault.self) { try read(text) }
  }

  @Test func `half a surrogate pair becomes a replacement character`() throws {
    for text in [#""\ud83d""#, #""\udf0a""#, #""\ud83d\u0041""#, #""\ud83dA""#] {
      var reader = JSONReader(Array(text.utf8))
      let value = try reader.read()
      #expect(value.string?.contains("\u{FFFD}") == true)
      #expect(reader.isRepaired)
    }
    #expect(try read(#""\ud83d\u0041""#) == .string("\u{FFFD}A"))
  }

  @Test func `invalid UTF-8 is repaired and noted`() throws {
    var reader = JSONReader([UInt8(ascii: "\""), 0xFF, 0x61, UInt8(ascii: "\"")])
    #expect(try reader.read() == .string("\u{FFFD}a"))
    #expect(reader.isRepaired)
    var clean = JSONReader(Array(#""a""#.utf8))
    _ = try clean.read()
    #expect(!clean.isRepaired)
  }

  @Test func `nesting ends at 64`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(throws: Never.self) { try read(nested(64)) }
    #expect(throws: JSONFault.tooDeep(limit: 64)) { try read(nested(65)) }
    #expect(throws: JSONFault.tooDeep(limit: 64)) {
      try read(String(repeating: "{\"a\":", count: 100_000))
    }
  }

  @Test func `long lists are cut and still checked to their end`() throws {
    let numbers = (0..<5000).map(String.init).joined(separator: ",")
    var reader = JSONReader(Array("[\(numbers)]".utf8))
    #expect(try reader.read().array?.count == 1000)
    #expect(reader.isCut)
    #expect(throws: JSONFault.self) { try read("[\(numbers),]") }
  }

  @Test func `memory for values is bounded`() {
    let inner = "[" + Array(repeating: "0", count: 1000).joined(separator: ",") + "]"
    let text = "[" + Array(repeating: inner, count: 500).joined(separator: ",") + "]"
    #expect(throws: JSONFault.tooMany(limit: 400_000)) { try read(text) }
  }

  @Test func `numbers beyond all bounds are no numbers`() throws {
    #expect(try read("1e999").double == nil)
    #expect(try read(String(repeating: "9", count: 10_000)).double == nil)
    #expect(try read("1e30").count(upTo: 1000) == nil)
    #expect(try read("-5").count(upTo: 1000) == nil)
    #expect(try read("\"12\"").count(upTo: 1000) == 12)
    #expect(try read("\"NaN\"").double == nil)
    #expect(try read("\"inf\"").count(upTo: 1000) == nil)
  }

  @Test func `what is written is read back`() throws {
    let value = JSONValue.object([
      "text": .string("a\"\\\n\u{0}é🌊"), "list": .array([.null, .bool(true), .number(-1.5)]),
      "big": .number(1e300), "whole": .number(128),
    ])
    #expect(try read(value.encoded) == value)
    #expect(JSONValue.number(128).encoded == "128")
  }

  @Test func `a hundred thousand damaged inputs do not trap`() throws {
    let seeds =
      StreamFixture.all.map(\.bytes) + [
        Array(#"{"choices":[{"delta":{"content":"\ud83c\udf0a"}}],"usage":{"a":[1e5,-2]}}"#.utf8)
      ]
    var numbers = SeededNumbers(seed: 7)
    var readable = 0
    for round in 0..<100_000 {
      var bytes = seeds[round % seeds.count]
      for _ in 0..<Int.random(in: 1...4, using: &numbers) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &numbers)
        switch Int.random(in: 0..<3, using: &numbers) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
        case 1: bytes.remove(at: place)
        default: bytes.insert(bytes[place], at: place)
        }
      }
      var reader = JSONReader(bytes)
      if (try? reader.read()) != nil { readable += 1 }  // most are not JSON, which is the point
      _ = try? StreamChunk(bytes)  // only a trap would be wrong here
    }
    #expect(readable > 0)
  }
}
