public import Catalog

/// Numbers as people type them: `32k`, `1.5M`, `20 million`, `2e7`, `32,768`, `0.60`.
public enum TypedNumber {
  /// The number, or nothing when it is none; `0,60` could mean 0.60 and is none.
  public static func read(_ text: String) -> Double? {
    guard hasSoundGroups(text) else { return nil }
    var digits = text.lowercased().filter { $0 != " " && $0 != "," && $0 != "_" }
    let letters = String(digits.reversed().prefix { $0.isLetter }.reversed())
    digits.removeLast(letters.count)
    guard let factor = letters.isEmpty ? 1 : factors[letters] else { return nil }
    let isPlain = digits.allSatisfy { $0.isASCII && ($0.isWholeNumber || "e.+-".contains($0)) }
    guard isPlain, digits.first?.isLetter == false, let number = Double(digits), number.isFinite
    else { return nil }
    return number * factor
  }

  private static let factors: [String: Double] = [
    "k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "mio": 1e6, "million": 1e6, "millions": 1e6,
    "b": 1e9, "g": 1e9, "bn": 1e9, "billion": 1e9, "billions": 1e9,
  ]

  /// A comma stands between groups of three digits.
  private static func hasSoundGroups(_ text: String) -> Bool {
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    return groups.dropFirst().allSatisfy { $0.prefix { $0.isWholeNumber }.count == 3 }
  }

  /// Tokens: `32k` means 32,768, as vendors print it.
  public static func readTokens(_ text: String) -> Double? {
    guard let number = read(text) else { return nil }
    let letter = text.last { $0 != " " }
    if letter == "k" || letter == "K" { return number / 1000 * 1024 }
    if letter == "m" || letter == "M" { return number / 1_000_000 * 1_048_576 }
    return number
  }

  /// A number as a value: whole numbers stay whole.
  public static func value(_ number: Double) -> FactValue {
    Int64(exactly: number).map(FactValue.integer) ?? .number(number)
  }

  /// A number as somebody would type it.
  public static func text(_ number: Double) -> String {
    if let whole = Int64(exactly: number) { return "\(whole)" }
    return "\(number)"
  }
}
