internal import Catalog

/// Asks whether the text names a governing law the user refuses.
enum LawQuestion: LicenseQuestion {
  static let id = QuestionID.law

  static func findings(_ context: QuestionContext) -> [Finding] {
    let refused = context.use.needs.refusedLaws ?? []
    guard !refused.isEmpty else { return [] }
    let stated = context.license.governingLaw
    guard let law = stated.value else { return [.notSeen(.governingLaw)] }
    let matches = refused.contains {
      Self.matches($0, law: law, country: context.license.governingCountry)
    }
    return matches ? [.review(.law(law), stated.clause)] : [.allowed]
  }

  /// A refused law is a country code or a name; all words of the shorter name must stand in the
  /// longer one.
  static func matches(_ refused: String, law: String, country: String?) -> Bool {
    let parts = refused.uppercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    if let country, parts.contains(country) || parts == ["USA"] && country == "US" { return true }
    let asked = words(refused)
    let named = words(law)
    guard !asked.isEmpty, !named.isEmpty else { return false }
    // A slip of the pen must not make a refused law acceptable.
    let heard = Set(asked.map { word in named.contains(word) ? word : near(word, named) ?? word })
    return heard.isSubset(of: named) || named.isSubset(of: heard)
  }

  private static func near(_ word: String, _ named: Set<String>) -> String? {
    word.count < 5 ? nil : Spelling.nearest(word, in: named.sorted())
  }

  private static func words(_ text: String) -> Set<String> {
    let parts = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    return Set(parts).subtracting(["law", "laws", "of", "the", "courts", "state", "republic"])
  }
}
