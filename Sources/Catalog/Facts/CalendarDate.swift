/// A date as sources state it: a day, or only a month.
///
/// **Units**: proleptic Gregorian calendar, no time zone.
/// **Source**: day numbers after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
public struct CalendarDate: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Year, month and day in one number, so that a catalog of them stays small: the year times 512,
  /// the month times 32, and the day or 0.
  let packed: Int32

  /// The year, 1…9999.
  public var year: Int { Int(packed >> 9) }
  /// The month, 1…12.
  public var month: Int { Int(packed >> 5 & 15) }
  /// The day of the month, or `nil` where the source gives only the month.
  public var day: Int? {
    let day = Int(packed & 31)
    return day == 0 ? nil : day
  }

  /// Makes a date that exists in the calendar, or nothing.
  public init?(year: Int, month: Int, day: Int?) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    if let day, !(1...Self.days(in: month, of: year)).contains(day) { return nil }
    packed = Int32(year << 9 | month << 5 | (day ?? 0))
  }

  /// Reads the one number back, if it is a date in the calendar.
  init?(packed: Int32) {
    guard packed > 0 else { return nil }
    let day = Int(packed & 31)
    self.init(year: Int(packed >> 9), month: Int(packed >> 5 & 15), day: day == 0 ? nil : day)
  }

  /// Reads `2025-12-01` or `2025-12`; anything else is not a date.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3, parts[0].utf8.count == 4 else { return nil }
    guard parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }) else { return nil }
    let isDigits = text.utf8.allSatisfy { $0 == 0x2D || (0x30...0x39).contains($0) }
    guard isDigits, let year = Int(parts[0]), let month = Int(parts[1]) else { return nil }
    let day = parts.count == 3 ? Int(parts[2]) : nil
    self.init(year: year, month: month, day: day)
  }

  /// ISO 8601, as precise as the source: `2025-12-01` or `2025-12`.
  public var description: String {
    let head = Self.padded(year, 4) + "-" + Self.padded(month, 2)
    guard let day else { return head }
    return head + "-" + Self.padded(day, 2)
  }

  /// Days since 1970-01-01; a month counts as its 15th.
  public var dayNumber: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let shiftedMonth = (month + 9) % 12
    let dayOfYear = (153 * shiftedMonth + 2) / 5 + (day ?? 15) - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// Makes the day a number of days after 1970-01-01, or nothing beyond the years 1…9999.
  public init?(dayNumber: Int) {
    guard (-719_162...2_932_896).contains(dayNumber) else { return nil }
    let shifted = dayNumber + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// The whole days from `other` to this date; negative when this one is earlier.
  public func days(since other: CalendarDate) -> Int { dayNumber - other.dayNumber }

  /// Earlier dates first; a month sorts as its 15th, before that very day.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    if left.dayNumber != right.dayNumber { return left.dayNumber < right.dayNumber }
    return left.day == nil && right.day != nil
  }

  private static func days(in month: Int, of year: Int) -> Int {
    let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
    switch month {
    case 2: return isLeap ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
