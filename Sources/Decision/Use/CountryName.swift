internal import Catalog

/// A country or a group of countries as a person types it.
struct CountryName {
  let text: String
  let groups: [String: [String]]

  init(_ text: String, groups: [String: [String]]) {
    self.text = text
    self.groups = groups
  }

  /// The group as the catalog spells it, or the code in upper case.
  func code() throws(AnswerRefusal) -> String {
    let upper = text.uppercased()
    if let group = groups.keys.first(where: { $0.uppercased() == upper }) { return group }
    if CountryCodes.contains(upper) { return upper }
    let names = groups.keys.sorted { $0.precedesByBytes($1) }
    // Every two letters are near some code; only one with the same beginning may be meant.
    let codes = CountryCodes.all.filter { $0.prefix(1) == upper.prefix(1) }.sorted()
    throw .noCountry(
      text, nearest: Spelling.nearest(upper, in: upper.count == 2 ? codes : names), groups: names)
  }
}
