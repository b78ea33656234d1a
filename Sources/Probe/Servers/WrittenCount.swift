/// A number of parameters as people write it: `7.6B`, `270M`, `1.1T`.
struct WrittenCount: Equatable {
  /// The number.
  let count: Int
  /// How far it may be off because it is rounded: half of its last written digit.
  let margin: Int

  /// Reads one; nil for anything that is not such a number.
  init?(_ text: String) {
    guard text.utf8.count <= 24 else { return nil }
    let plain = text.filter { !$0.isWhitespace }
    guard let unit = plain.last, let factor = Self.factors[unit] else { return nil }
    let digits = plain.dropLast()
    guard digits.allSatisfy({ ($0.isASCII && $0.isNumber) || $0 == "." }),
      let number = Double(digits), number > 0, number.isFinite
    else { return nil }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2 else { return nil }
    let decimals = parts.count == 2 ? parts[1].count : 0
    guard decimals <= 6 else { return nil }
    var step = factor
    for _ in 0..<decimals { step /= 10 }
    let value = (number * factor).rounded()
    guard value <= Double(ServedModel.mostParameters) else { return nil }
    count = Int(value)
    margin = Int((step / 2).rounded(.up))
  }

  private static let factors: [Character: Double] = [
    "K": 1e3, "M": 1e6, "B": 1e9, "T": 1e12, "k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12,
  ]
}
