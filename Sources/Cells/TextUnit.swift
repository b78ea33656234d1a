/// The smallest piece of text that is drawn or left out as a whole.
struct TextUnit {
  /// What is drawn: one printable scalar with at most four combining marks.
  var text: String
  /// 1 or 2 cells.
  let width: Int
  /// True for blanks, where a line may be broken.
  let isBlank: Bool
}

/// Splits text into units and makes it harmless on the way.
///
/// Controls become caret notation (`^[`, `^G`), marks that change the direction of writing become
/// `?`, scalars that draw nothing are left out. Of a joined emoji only the first one is kept, skin
/// tones are dropped and flags become the letters of their code, because terminals disagree on
/// their widths; so every unit has one spacing scalar, and its width is that scalar's.
struct TextUnits: Sequence, IteratorProtocol {
  private static let mostMarks = 4

  private var scalars: String.UnicodeScalarView.Iterator
  private var ahead: Unicode.Scalar?
  private var caret: Unicode.Scalar?
  private let ambiguousIsWide: Bool

  init(_ text: String, ambiguousIsWide: Bool) {
    scalars = text.unicodeScalars.makeIterator()
    ahead = scalars.next()
    self.ambiguousIsWide = ambiguousIsWide
  }

  mutating func next() -> TextUnit? {
    if let letter = caret {
      caret = nil
      return TextUnit(text: String(letter), width: 1, isBlank: false)
    }
    while let scalar = ahead {
      ahead = scalars.next()
      let kind = WidthClass.of(scalar)
      switch kind {
      case .narrow:
        return finished(scalar, width: 1, isPictograph: false)
      case .replaced:
        return replacement(of: scalar)
      case .mark, .ignored, .joiner:
        continue
      default:
        let width = kind.width(ambiguousIsWide: ambiguousIsWide)
        if width == 0 { continue }
        return finished(scalar, width: width, isPictograph: kind.isPictograph)
      }
    }
    return nil
  }

  /// Adds to a spacing scalar what belongs in its cells.
  private mutating func finished(
    _ base: Unicode.Scalar, width: Int, isPictograph: Bool
  ) -> TextUnit {
    var unit = TextUnit(text: String(base), width: width, isBlank: base == " ")
    var marks = 0
    var isJoining = false
    while let scalar = ahead, scalar.value >= 0x300 {
      let kind = WidthClass.of(scalar)
      if kind == .mark {
        if marks < Self.mostMarks { unit.text.unicodeScalars.append(scalar) }
        marks += 1
      } else if kind == .joiner {
        isJoining = isPictograph
      } else if kind == .modifier, isPictograph {
        isJoining = false
      } else if kind.isPictograph, isJoining {
        isJoining = false
      } else if kind != .ignored {
        break
      }
      ahead = scalars.next()
    }
    return unit
  }

  private mutating func replacement(of scalar: Unicode.Scalar) -> TextUnit {
    guard scalar.value < 0xA0 else {
      let letter = Self.letter(of: scalar).map(String.init) ?? "?"
      return TextUnit(text: letter, width: 1, isBlank: false)
    }
    // The eight-bit controls are the two-byte ones with Escape left out: both show as the same.
    caret = Unicode.Scalar(UInt8(scalar.value & 0x7F) ^ 0x40)
    return TextUnit(text: "^", width: 1, isBlank: false)
  }

  /// The letter of a regional indicator: a flag is drawn as the code it is made of.
  private static func letter(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard (0x1F1E6...0x1F1FF).contains(scalar.value) else { return nil }
    return Unicode.Scalar(scalar.value - 0x1F1E6 + 0x41)
  }
}
