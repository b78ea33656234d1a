internal import Catalog

/// Numbers as people read them: the same text on every machine, whatever its locale.
public enum Wording {
  /// A whole number with commas between thousands.
  public static func grouped(_ number: Double) -> String {
    guard number.isFinite, number.magnitude < 1e15 else { return "not a number" }
    let digits = String(Int64(number.rounded()).magnitude)
    var output = ""
    for (position, digit) in digits.enumerated() {
      if position > 0 && (digits.count - position).isMultiple(of: 3) { output.append(",") }
      output.append(digit)
    }
    return (number < 0 && digits != "0" ? "-" : "") + output
  }

  /// A number with this many decimals.
  public static func decimals(_ number: Double, _ count: Int) -> String {
    guard number.isFinite else { return "not a number" }
    var scale = 1.0
    for _ in 0..<count { scale *= 10 }
    let units = (number.magnitude * scale).rounded()
    guard units < 9e15 else { return grouped(number) }
    let whole = Int64(units) / Int64(scale)
    let sign = number < 0 && units > 0 ? "-" : ""
    guard count > 0 else { return sign + String(whole) }
    let rest = String(Int64(units) % Int64(scale))
    return sign + String(whole) + "." + String(repeating: "0", count: count - rest.count) + rest
  }

  /// A price: two decimals from ten cents, three below.
  public static func price(_ dollars: Double) -> String {
    dollars > 0 && dollars < 0.1 ? decimals(dollars, 3) : decimals(dollars, 2)
  }

  /// Tokens the way vendors print them: `128k`, `1M`, or the plain number.
  public static func tokens(_ count: Double) -> String {
    let whole = Int64(count.rounded())
    guard whole >= 1000 else { return String(whole) }
    if whole.isMultiple(of: 1_048_576) { return "\(whole / 1_048_576)M" }
    if whole.isMultiple(of: 1_000_000) { return "\(whole / 1_000_000)M" }
    // 128,000 is 125 · 1024, and still nobody calls it 125k.
    if whole.isMultiple(of: 1000) { return "\(whole / 1000)k" }
    if whole.isMultiple(of: 1024) { return "\(whole / 1024)k" }
    return whole >= 1_000_000
      ? decimals(count / 1_000_000, 1) + "M" : decimals(count / 1000, 0) + "k"
  }

  /// A label within a sentence: `data centers`, but `API jurisdiction`.
  public static func inSentence(_ label: String) -> String {
    let isAbbreviation = label.dropFirst().first?.isUppercase ?? false
    return isAbbreviation ? label : label.prefix(1).lowercased() + label.dropFirst()
  }

  /// Names in a row: `DE, FR and IT`.
  public static func list(_ names: [String], joint: String = "and") -> String {
    guard let last = names.last else { return "none" }
    guard names.count > 1 else { return last }
    return names.dropLast().joined(separator: ", ") + " \(joint) " + last
  }

  /// A count with its noun: `1 model`, `3 models`.
  public static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
    "\(number) " + (number == 1 ? noun : plural ?? noun + "s")
  }
}

extension Wording {
  /// Numbers with one decimal, rounded so that the texts add up to the rounded total.
  ///
  /// **Source**: largest remainder (Hare) rounding.
  public static func shares(_ numbers: [Double]) -> [String] {
    let tenths = numbers.map { $0 * 10 }
    var units = tenths.map { $0.rounded(.down) }
    let total = tenths.reduce(0, +).rounded()
    var missing = Int(total - units.reduce(0, +))
    let order = tenths.indices.sorted {
      let left = tenths[$0] - units[$0]
      let right = tenths[$1] - units[$1]
      return left != right ? left > right : $0 < $1
    }
    for position in order where missing > 0 {
      units[position] += 1
      missing -= 1
    }
    return units.map { decimals($0 / 10, 1) }
  }
}
