public import Catalog

/// Numbers as people type them: `32k`, `1.5M`, `20 million`, `2e7`, `32,768`, `0.60`.
public enum TypedNumber {
  /// The number, or nothing when it is none; `0,60` could mean 0.60 and is none.
  public static func read(_ text: String) -> Double? {
    var parts = text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    guard let last = parts.popLast() else { return nil }
    let unit = String(last.reversed().prefix { $0.isLetter }.reversed())
    guard let factor = unit.isEmpty ? 1 : factors[unit] else { return nil }
    let rest = String(last.dropLast(unit.count))
    if !rest.isEmpty { parts.append(rest) }
    // Blanks and commas stand between groups of three digits, and nowhere else.
    let groups = parts.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }
    guard areSound(groups) else { return nil }
    let digits = groups.joined().filter { $0 != "_" }
    let isPlain = digits.allSatisfy { $0.isASCII && ($0.isWholeNumber || "e.+-".contains($0)) }
    guard isPlain, digits.first?.isLetter == false, let number = Double(digits) else { return nil }
    let product = number * factor
    return product.isFinite ? product : nil
  }

  private static func areSound(_ groups: [Substring]) -> Bool {
    guard let first = groups.first else { return false }
    guard groups.count > 1 else { return true }
    let lead = first.drop { $0 == "+" || $0 == "-" }
    guard (1...3).contains(lead.count), lead.allSatisfy(\.isWholeNumber), lead.first != "0" else {
      return false
    }
    return groups.dropFirst().enumerated().allSatisfy { position, group in
      let whole = group.prefix { $0.isWholeNumber }
      let isLast = position == groups.count - 2
      return whole.count == 3
        && (isLast
          ? group.dropFirst(3).allSatisfy { ".0123456789".contains($0) } : group.count == 3)
    }
  }

  private static let factors: [String: Double] = [
    "k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "mio": 1e6, "million": 1e6, "millions": 1e6,
    "b": 1e9, "g": 1e9, "bn": 1e9, "billion": 1e9, "billions": 1e9,
  ]

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
