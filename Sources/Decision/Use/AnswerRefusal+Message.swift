internal import Catalog
internal import Licensing

extension AnswerRefusal: CustomStringConvertible {
  /// What is wrong with the answer, and what would do.
  public var description: String {
    switch self {
    case .noNumber(let text, let form):
      return "\(text.quotedForMessage) is no number. Type \(form)."
    case .negative(let text):
      return "\(text.quotedForMessage) is below zero; a figure is zero or above."
    case .absurd(let text, let limit, .people):
      return "\(text.quotedForMessage) is more than \(Wording.grouped(limit)), "
        + "which is more people than there are."
    case .absurd(let text, let limit, .money(let currency)):
      return "\(text.quotedForMessage) is more than \(currency) \(Wording.grouped(limit)), "
        + "which is more than the whole world earns."
    case .noFlag(let text):
      return "\(text.quotedForMessage) is neither yes nor no."
    case .noWord(let text, let allowed):
      return "\(text.quotedForMessage) is none of \(Wording.list(allowed, joint: "or"))."
        + Spelling.suggestion(for: text, in: allowed)
    case .noCountry(let text, let nearest, let groups):
      let named = groups.isEmpty ? "" : ", or a group: \(Wording.list(groups, joint: "or"))"
      return "\(text.quotedForMessage) is no country code."
        + (nearest.map { " Did you mean \($0.quotedForMessage)?" } ?? "")
        + " Use two letters of ISO 3166-1, such as GB for the United Kingdom\(named)."
    case .severalCountries(let text):
      return "\(text.quotedForMessage) names more than one country; type one code, such as DE."
    case .noName(let text, let nearest):
      return "no model of the catalog states \(text.quotedForMessage). "
        + "Did you mean \(nearest.quotedForMessage)?"
    case .noArea(let text, let nearest):
      return "\(text.quotedForMessage) is no area licenses name."
        + (nearest.map { " Did you mean \($0.quotedForMessage)?" } ?? "")
        + " Areas: \(Wording.list(HighStakesArea.allCases.map(\.rawValue)))."
    case .contradiction(let sentence):
      return sentence
    }
  }
}
