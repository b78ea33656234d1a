/// Cuts bytes that come piece by piece into lines.
///
/// Where the first line is no whole document, all bytes are one, and are kept until the end.
struct HubLines {
  private var buffer: [UInt8] = []
  private var start = 0
  private var number = 0
  private var isDocument: Bool?

  mutating func take(_ bytes: ArraySlice<UInt8>) {
    if start > 0 {
      buffer.removeSubrange(..<start)
      start = 0
    }
    buffer.append(contentsOf: bytes)
  }

  /// The next whole line with its number, from 1.
  mutating func next() -> (bytes: ArraySlice<UInt8>, number: Int)? {
    if isDocument == true { return nil }
    guard let end = buffer[start...].firstIndex(of: 0x0A) else { return nil }
    let line = buffer[start..<end]
    if isDocument == nil, let first = line.first(where: { ![0x20, 0x09, 0x0D].contains($0) }) {
      // One line of a document over several lines is none by itself.
      isDocument =
        first == 0x5B || (try? JSONValue(reading: Array(line))) == nil && !isNextBrace(end)
      if isDocument == true { return nil }
    }
    start = end + 1
    number += 1
    return (line, number)
  }

  /// Whether another line begins with a brace, so that a broken first line is only a broken line.
  private func isNextBrace(_ end: Int) -> Bool {
    end + 1 < buffer.count && buffer[end + 1] == 0x7B
  }

  /// What is left: the document, or a last line without a line feed.
  func rest() -> (document: [UInt8]?, line: (bytes: ArraySlice<UInt8>, number: Int)?) {
    if isDocument == true || isDocument == nil {
      let isEmpty = buffer[start...].allSatisfy { [0x20, 0x09, 0x0D, 0x0A].contains($0) }
      return (isEmpty ? nil : Array(buffer[start...]), nil)
    }
    return (nil, start < buffer.count ? (buffer[start...], number + 1) : nil)
  }

  // MARK: Looking through

  /// The id of a reply without GGUF files, where a look at its bytes tells: the line is one object
  /// whose braces and texts close.
  ///
  /// **Cost**: one pass over the bytes, without a value for each.
  static func idOfUnread(_ line: ArraySlice<UInt8>) -> String? {
    line.withUnsafeBufferPointer { bytes in
      var depth = 0
      var position = 0
      var key: Range<Int>?
      var id: Range<Int>?
      var isClosed = false
      while position < bytes.count {
        let byte = bytes[position]
        switch byte {
        case 0x22:
          guard let end = endOfText(bytes, position), !isClosed else { return nil }
          let text = position + 1..<end
          position = end
          // `.gguf` at the end of a file name: such a reply may hold artifacts.
          if text.count > 5, matches(bytes, end - 5, ".gguf") { return nil }
          guard depth == 1 else { break }
          if let named = key {
            if id == nil, matches(bytes, named, "id") || matches(bytes, named, "modelId") {
              id = text
            }
            key = nil
          } else if nextIsColon(bytes, end + 1) {
            key = text
          }
        case 0x7B, 0x5B:
          if isClosed || (depth == 0 && byte == 0x5B) { return nil }
          if depth == 1 { key = nil }
          depth += 1
        case 0x7D, 0x5D:
          depth -= 1
          if depth == 0 { isClosed = true }
          if depth < 0 { return nil }
        case 0x2C: if depth == 1 { key = nil }
        case 0x20, 0x09, 0x0D: break
        default: if depth == 0 { return nil }
        }
        position += 1
      }
      guard isClosed, let id, !bytes[id].contains(0x5C) else { return nil }
      return String(validating: bytes[id], as: UTF8.self)?.withoutControlCharacters
    }
  }

  private static func endOfText(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    var position = start + 1
    while position < bytes.count {
      switch bytes[position] {
      case 0x5C: position += 2
      case 0x22: return position
      default: position += 1
      }
    }
    return nil
  }

  private static func nextIsColon(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    var position = start
    while position < bytes.count, bytes[position] == 0x20 { position += 1 }
    return position < bytes.count && bytes[position] == 0x3A
  }

  private static func matches(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ word: StaticString
  ) -> Bool {
    range.count == word.utf8CodeUnitCount && matches(bytes, range.lowerBound, word)
  }

  private static func matches(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ word: StaticString
  ) -> Bool {
    guard start >= 0, start + word.utf8CodeUnitCount <= bytes.count else { return false }
    for offset in 0..<word.utf8CodeUnitCount
    where bytes[start + offset] != word.utf8Start[offset] {
      return false
    }
    return true
  }
}
