/// How many letters of a text belong to each script that tells a language.
struct ScriptShares: Equatable {
  enum Script: CaseIterable {
    case hangul, kana, han, arabic, devanagari, cyrillic, thai
  }

  private(set) var letters = 0
  private(set) var counts: [Script: Int] = [:]

  /// Counts the first scalars of a text.
  init(_ text: String, first limit: Int = .max) {
    for scalar in text.unicodeScalars.prefix(limit) {
      if let script = Self.script(of: scalar) {
        counts[script, default: 0] += 1
        letters += 1
      } else if scalar.properties.isAlphabetic {
        letters += 1
      }
    }
  }

  func count(_ script: Script) -> Int { counts[script] ?? 0 }

  /// The share of all letters, 0 without any.
  func share(_ script: Script) -> Double {
    letters == 0 ? 0 : Double(count(script)) / Double(letters)
  }

  private static func script(of scalar: Unicode.Scalar) -> Script? {
    switch scalar.value {
    case 0x1100...0x11FF, 0x3130...0x318F, 0xAC00...0xD7A3: .hangul
    case 0x3041...0x3096, 0x30A1...0x30FA: .kana
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x20000...0x2FA1F: .han
    case 0x0600...0x06FF where scalar.properties.isAlphabetic, 0x0750...0x077F: .arabic
    case 0x0900...0x097F: .devanagari
    case 0x0400...0x04FF: .cyrillic
    case 0x0E00...0x0E7F: .thai
    default: nil
    }
  }
}
