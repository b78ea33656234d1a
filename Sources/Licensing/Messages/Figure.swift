/// Figures in sentences.
enum Figure {
  /// A number with its thousands apart, such as `100,000,000`.
  static func plain(_ number: Double) -> String {
    guard let whole = Int64(exactly: number) else { return String(number) }
    let digits = Array(String(whole.magnitude))
    var text = ""
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return (whole < 0 ? "-" : "") + text
  }

  /// Words joined as in a sentence.
  static func listed(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}
