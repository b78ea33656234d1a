extension TOMLParser {
  /// A text in any of the four kinds of quotation marks.
  mutating func text() throws(TOMLProblem) -> String {
    let quote = current
    let isLong = byte(1) == quote && byte(2) == quote
    if isLong { return try longText(quote ?? 0) }
    return quote == 0x27 ? try literalText() : try basicText()
  }

  /// A text between single quotation marks, taken as it stands.
  mutating func literalText() throws(TOMLProblem) -> String {
    position += 1
    let start = position
    while let byte = current, byte != 0x27 {
      try refuseControl(byte)
      position += 1
    }
    guard current != nil else { throw problem(.unclosedText) }
    position += 1
    return String(decoding: bytes[start..<(position - 1)], as: UTF8.self)
  }

  /// A text between double quotation marks, with escapes.
  mutating func basicText() throws(TOMLProblem) -> String {
    position += 1
    let start = position
    while let byte = current, byte != 0x22, byte != 0x5C {
      try refuseControl(byte)
      position += 1
    }
    if current == 0x22 {
      position += 1
      return String(decoding: bytes[start..<(position - 1)], as: UTF8.self)
    }
    var text = Array(bytes[start..<position])
    while let byte = current, byte != 0x22 {
      if byte == 0x5C {
        try escape(into: &text)
      } else {
        try refuseControl(byte)
        text.append(byte)
        position += 1
      }
    }
    guard current != nil else { throw problem(.unclosedText) }
    position += 1
    return String(decoding: text, as: UTF8.self)
  }

  private func refuseControl(_ byte: UInt8) throws(TOMLProblem) {
    guard Self.isControl(byte) else { return }
    throw problem(byte == 0x0A || byte == 0x0D ? .unclosedText : .controlCharacter)
  }

  /// A text between three quotation marks, which may span lines.
  private mutating func longText(_ quote: UInt8) throws(TOMLProblem) -> String {
    position += 3
    _ = passLineEnd()
    var text: [UInt8] = []
    while let byte = current {
      if byte == quote, self.byte(1) == quote, self.byte(2) == quote {
        position += 3
        // Up to two quotation marks may stand right before the closing three.
        for _ in 0..<2 where current == quote {
          text.append(quote)
          position += 1
        }
        return String(decoding: text, as: UTF8.self)
      }
      if byte == 0x5C, quote == 0x22 {
        if !skipFoldedLines() { try escape(into: &text) }
      } else if passLineEnd() {
        text.append(0x0A)
      } else {
        if Self.isControl(byte) { throw problem(.controlCharacter) }
        text.append(byte)
        position += 1
      }
    }
    throw problem(.unclosedText)
  }

  /// Whether a backslash ends its line; if so, it is passed with all white space after it.
  private mutating func skipFoldedLines() -> Bool {
    let start = position
    position += 1
    skipBlanks()
    guard passLineEnd() else {
      position = start
      return false
    }
    repeat { skipBlanks() } while passLineEnd()
    return true
  }

  private mutating func escape(into text: inout [UInt8]) throws(TOMLProblem) {
    let start = position
    position += 1
    let kind = current
    position = min(position + 1, bytes.count)
    switch kind {
    case 0x62: text.append(0x08)
    case 0x74: text.append(0x09)
    case 0x6E: text.append(0x0A)
    case 0x66: text.append(0x0C)
    case 0x72: text.append(0x0D)
    case 0x22: text.append(0x22)
    case 0x5C: text.append(0x5C)
    case 0x75: try scalar(digits: 4, from: start, into: &text)
    case 0x55: try scalar(digits: 8, from: start, into: &text)
    default: throw wrongEscape(from: start)
    }
  }

  private mutating func scalar(
    digits: Int, from start: Int, into text: inout [UInt8]
  ) throws(TOMLProblem) {
    let end = position + digits
    guard end <= bytes.count else { throw wrongEscape(from: start) }
    var number: UInt32 = 0
    for byte in bytes[position..<end] {
      guard let digit = Self.hexDigit(byte) else { throw wrongEscape(from: start) }
      number = number << 4 | UInt32(digit)
    }
    guard let scalar = Unicode.Scalar(number) else { throw wrongEscape(from: start) }
    position = end
    text.append(contentsOf: String(scalar).utf8)
  }

  private func wrongEscape(from start: Int) -> TOMLProblem {
    var shown = Array(bytes[start..<min(position, bytes.count)])
    shown.removeAll { Self.isControl($0) }
    return problem(.wrongEscape(String(decoding: shown, as: UTF8.self)), at: start)
  }

  static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: return byte - 0x30
    case 0x41...0x46: return byte - 0x41 + 10
    case 0x61...0x66: return byte - 0x61 + 10
    default: return nil
    }
  }
}
