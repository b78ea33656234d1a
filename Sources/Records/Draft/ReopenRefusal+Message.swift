internal import Catalog
internal import Decision

extension ReopenRefusal: CustomStringConvertible {
  /// What is wrong with the condition, and what would do.
  public var description: String {
    switch self {
    case .noComparison(let text):
      return "\(text.quotedForMessage) compares nothing. Write a field, a comparison and a value, "
        + "such as price > 0.45."
    case .noField(let field, let nearest):
      return "there is no field \(field.quotedForMessage)."
        + (nearest.map { " Did you mean \($0.quotedForMessage)?" }
          ?? " To list them: weigh needs --fields.")
    case .notComparable(let field):
      return "\(field.quotedForMessage) cannot be checked by itself; leave it to people as a text."
    case .noOperator(let comparison, let field, let allowed):
      return "\(field.quotedForMessage) is not compared by \(comparison.quotedForMessage), but by "
        + "\(Wording.list(allowed.map(\.rawValue), joint: "or"))."
    case .noModel(let name, let nearest):
      return "there is no model \(name.quotedForMessage) in this catalog."
        + (nearest.map { " Did you mean \($0.quotedForMessage)?" }
          ?? " Write chosen, runner-up, or the id of a model.")
    case .noValue(let refusal): return refusal.description
    }
  }
}
