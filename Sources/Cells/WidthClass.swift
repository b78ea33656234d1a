/// How a scalar takes part in a line of cells; the values are those of the generated table.
struct WidthClass: Hashable {
  let rawValue: UInt8

  private static let special: UInt8 = 8
  private static let pictograph: UInt8 = 4
  private static let widths: UInt8 = 3

  static let narrow = WidthClass(rawValue: 1)
  /// Drawn in the cell of the scalar before it.
  static let mark = WidthClass(rawValue: 0)
  /// One cell or two, as the terminal is set.
  static let ambiguous = WidthClass(rawValue: 3)
  /// Draws nothing and is left out.
  static let ignored = WidthClass(rawValue: 8)
  /// Could drive the terminal or reorder the line; shown in a harmless form.
  static let replaced = WidthClass(rawValue: 9)
  /// A skin tone: part of the pictograph before it, else a square of two cells.
  static let modifier = WidthClass(rawValue: 10)
  /// Joins the pictograph after it to the one before.
  static let joiner = WidthClass(rawValue: 11)

  var isPictograph: Bool {
    rawValue & Self.special == 0 && rawValue & Self.pictograph != 0
  }

  func width(ambiguousIsWide: Bool) -> Int {
    if rawValue & Self.special != 0 { return self == .modifier ? 2 : 0 }
    return switch rawValue & Self.widths {
    case 0: 0
    case 1: 1
    case 2: 2
    default: ambiguousIsWide ? 2 : 1
    }
  }

  /// The class of a scalar.
  ///
  /// **Cost** O(log n) of about 1,400 runs; printable ASCII is answered at once.
  static func of(_ scalar: Unicode.Scalar) -> WidthClass {
    let value = scalar.value
    if value >= 0x20, value < 0x7F { return narrow }
    let runs = WidthTable.runs
    var low = 0
    var high = runs.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle] >> 4 <= value { low = middle } else { high = middle }
    }
    return WidthClass(rawValue: UInt8(runs[low] & 15))
  }
}
