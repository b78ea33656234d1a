import Cells

/// Makes keys of raw input: joins what was pasted, and drops sequences no key is known for.
struct KeyReader {
  /// Scalars of one paste that are kept; what exceeds them is dropped.
  static let longestPaste = 1_000_000

  private var pasted = String.UnicodeScalarView()
  private var pastedCount = 0

  /// True between the begin and the end of a paste.
  private(set) var isPasting = false

  /// The keys of one batch of input.
  mutating func keys(from batch: [RawKey]) -> [Key] {
    var keys: [Key] = []
    var rest = batch[...]
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
        let count = Self.sequenceLength(rest)
        if count == 0 { keys.append(.escape) }
        rest = rest.dropFirst(count)
      case .scalar(let scalar):
        if let key = Self.key(of: scalar) { keys.append(key) }
      }
    }
    return keys
  }

  /// Ends a paste whose end did not come, and gives what there is.
  mutating func endPaste() -> [Key] {
    guard isPasting else { return [] }
    defer { self = KeyReader() }
    return [.paste(String(pasted))]
  }

  private mutating func paste(_ raw: RawKey) {
    guard case .scalar(let scalar) = raw, pastedCount < Self.longestPaste else { return }
    pasted.append(scalar == "\r" ? "\n" : scalar)
    pastedCount += 1
  }

  /// How much after an Escape belongs to a sequence curses does not know, such as Ctrl with an
  /// arrow: it must not be taken for the keys it is spelled with.
  private static func sequenceLength(_ rest: ArraySlice<RawKey>) -> Int {
    let scalars = rest.prefix(32).map { raw -> UInt32 in
      if case .scalar(let scalar) = raw { scalar.value } else { 0 }
    }
    if scalars.first == 0x4F {
      return scalars.count > 1 && (0x40...0x7E).contains(scalars[1]) ? 2 : 0
    }
    guard scalars.first == 0x5B else { return 0 }
    let length = scalars.dropFirst().prefix { (0x20...0x3F).contains($0) }.count + 1
    return length < scalars.count && (0x40...0x7E).contains(scalars[length]) ? length + 1 : 0
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
