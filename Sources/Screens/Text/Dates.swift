internal import Catalog

/// Dates and ages as screens show them, counted from the catalog's date and never from today.
enum Dates {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// `18 Nov` within eleven months of the catalog's date, else ISO 8601.
  static func short(_ date: CalendarDate, asOf: CalendarDate) -> String {
    guard let day = date.day, (0...334).contains(asOf.days(since: date)) else {
      return date.description
    }
    return "\(day) \(months[date.month - 1])"
  }

  /// How long before the catalog's date it was: `41 days`.
  static func age(_ date: CalendarDate, asOf: CalendarDate) -> String {
    let days = max(0, asOf.days(since: date))
    return days == 1 ? "1 day" : "\(days) days"
  }
}
