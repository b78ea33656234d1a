/// A value of a JSON document with the line it stands in, and the parts it is made of.
///
/// Lists of rows are read through it: a list of what was not taken must name the line of each row.
struct JSONPart {
  /// Its key, where it is a member of an object.
  let key: String?
  /// The line it begins in, from 1.
  let line: Int
  /// The value.
  let value: JSONValue
  private let bytes: [UInt8]
  /// Where its text begins, and in which line that is: a value may stand below its key.
  private let start: (position: Int, line: Int)

  private init(
    key: String?, line: Int, value: JSONValue, bytes: [UInt8], start: (position: Int, line: Int)
  ) {
    self.key = key
    self.line = line
    self.value = value
    self.bytes = bytes
    self.start = start
  }

  /// The members of a document that is one object, in the order of the file.
  ///
  /// **Shape**: a key that stands there twice comes twice, so that both rows can be named; below
  /// that, repeated keys are refused as everywhere. `nil` where the document is no object.
  /// `line` is the line its first byte stands in.
  ///
  /// - Throws: `JSONProblem` with the line of the first problem.
  static func members(
    of bytes: [UInt8], from line: Int = 1
  ) throws(JSONProblem) -> [JSONPart]? {
    guard bytes.first(where: { ![0x20, 0x0A, 0x0D, 0x09].contains($0) }) == 0x7B else {
      _ = try JSONValue(reading: bytes)
      return nil
    }
    var parser = JSONParser(bytes)
    let parts = try parts(of: bytes, from: (0, line), &parser)
    try parser.end()
    return parts
  }

  /// The members of an object or the items of a list, in the order of the file; none of other
  /// values.
  ///
  /// **Cost**: reads the text of the value once more.
  var parts: [JSONPart] {
    var parser = JSONParser(bytes, from: start.position)
    // What was read once reads again.
    return (try? Self.parts(of: bytes, from: start, &parser)) ?? []
  }

  /// The member with a key, where the value is an object.
  subscript(key: String) -> JSONPart? { parts.first { $0.key == key } }

  private static func parts(
    of bytes: [UInt8], from start: (position: Int, line: Int), _ parser: inout JSONParser
  ) throws(JSONProblem) -> [JSONPart] {
    var parts: [JSONPart] = []
    var counted = start
    func line(at position: Int) -> Int {
      counted.line += bytes[counted.position..<position].count { $0 == 0x0A }
      counted.position = position
      return counted.line
    }
    try parser.forEachPart { key, value, start, valueStart in
      parts.append(
        JSONPart(
          key: key, line: line(at: start), value: value, bytes: bytes,
          start: (valueStart, line(at: valueStart))))
    }
    return parts
  }
}
