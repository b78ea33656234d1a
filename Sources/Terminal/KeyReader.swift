import Cells

/// Makes keys of raw input: joins what was pasted, reads the mouse, and drops sequences no key is
/// known for.
struct KeyReader {
  /// Scalars of one paste that are kept; what exceeds them is dropped.
  static let longestPaste = 1_000_000

  private var pasted = String.UnicodeScalarView()
  private var pastedCount = 0
  private var begun: [RawKey] = []

  /// True between the begin and the end of a paste.
  private(set) var isPasting = false

  /// True when a sequence came in part.
  var isInsideSequence: Bool { !begun.isEmpty }

  /// The keys of one batch of input.
  mutating func keys(from batch: [RawKey]) -> [Key] {
    var keys: [Key] = []
    var rest = (begun + batch)[...]
    begun = []
    while let raw = rest.popFirst() {
      if isPasting {
        if raw == .pasteEnds { keys += endPaste() } else { paste(raw) }
        continue
      }
      switch raw {
      case .key(let key): keys.append(key)
      case .pasteBegins: isPasting = true
      case .pasteEnds, .unbound: break
      case .scalar("\u{1B}"):
        switch EscapeSequence(rest) {
        case .none: keys.append(.escape)
        case .begun:
          begun = [raw] + rest
          rest = []
        case .whole(let length, let meant):
          keys += meant
          rest = rest.dropFirst(length)
        }
      case .scalar(let scalar):
        if let key = Self.key(of: scalar) { keys.append(key) }
      }
    }
    return keys
  }

  /// Ends what did not come whole within the time: a paste is taken as it is, the beginning of a
  /// sequence as the keys it is spelled with.
  mutating func stopWaiting() -> [Key] {
    if isPasting { return endPaste() }
    guard !begun.isEmpty else { return [] }
    let spelled = begun.dropFirst()
    begun = []
    return [.escape] + keys(from: Array(spelled))
  }

  private mutating func endPaste() -> [Key] {
    defer { self = KeyReader() }
    return [.paste(String(pasted))]
  }

  private mutating func paste(_ raw: RawKey) {
    guard case .scalar(let scalar) = raw, pastedCount < Self.longestPaste else { return }
    pasted.append(scalar == "\r" ? "\n" : scalar)
    pastedCount += 1
  }

  private static func key(of scalar: Unicode.Scalar) -> Key? {
    switch scalar.value {
    case 0x0A, 0x0D: .enter
    case 0x09: .tab
    case 0x08, 0x7F: .backspace
    case 0x01...0x1A: Unicode.Scalar(scalar.value + 0x60).map { .control(Character($0)) }
    case 0x00...0x1F, 0x80...0x9F: nil
    default: .character(Character(scalar))
    }
  }
}
