internal import Catalog

/// What stands behind a state on the command line: `:OWNER:DATE:NOTE`, each of them optional.
struct ChangeTail: Hashable {
  let owner: String?
  let due: CalendarDate?
  let note: String?

  /// Takes a state and what follows it apart; a note may hold colons.
  static func split(_ text: String, of option: String, limit: Int) throws -> (
    word: String, tail: ChangeTail
  ) {
    let parts = text.split(
      separator: ":", maxSplits: limit, omittingEmptySubsequences: false
    ).map { trimmed($0) }
    func part(_ place: Int) -> String? {
      guard parts.indices.contains(place), !parts[place].isEmpty else { return nil }
      return parts[place]
    }
    let due = try part(2).map { try day($0, of: option) }
    return (parts.first ?? "", ChangeTail(owner: part(1), due: due, note: part(3)))
  }

  /// A day, to the day.
  static func day(_ text: String, of option: String) throws -> CalendarDate {
    guard let date = CalendarDate(text), date.day != nil else {
      throw Failure(.usage, "'\(option)': '\(text)' is no day.", hint: "Write 2027-02-18.")
    }
    return date
  }

  private static func trimmed(_ text: Substring) -> String {
    text.split(separator: " ").joined(separator: " ")
  }
}
