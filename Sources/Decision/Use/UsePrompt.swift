public import Catalog
public import Licensing

/// One thing to answer on the page of the intended use: a field, or a figure of one family.
public struct UsePrompt: Sendable {
  /// The field it fills.
  public let field: ProfileField
  /// A short label.
  public let label: String
  /// The question, with the month of the release where one counts.
  public let question: String

  /// What a question asks for: its fields, and a figure for each family that freezes one before
  /// the figure for all others.
  public static func all(of question: ProfileQuestion, in base: EvaluationBase) -> [UsePrompt] {
    let fields = question.fields.map {
      UsePrompt(field: $0, label: $0.label, question: $0.question)
    }
    guard question.asksPerFamily, let last = fields.last else { return fields }
    let families = base.releaseFamilies.map { family in
      let month = family.released.map { " (\($0.description.prefix(7)))" } ?? ""
      return UsePrompt(
        field: .users(atReleaseOf: family.id), label: "Before \(family.name)",
        question: "How many monthly active users were there the month before "
          + "\(family.name)\(month)?")
    }
    guard !families.isEmpty else { return fields }
    let others = UsePrompt(
      field: last.field, label: "Before other releases",
      question: "How many monthly active users were there before any other release?")
    return fields.dropLast() + families + [others]
  }

  /// The answer in words: what was said, or what stands in its place.
  public func standing(_ use: [String: FactValue], in base: EvaluationBase) -> String {
    if let value = use[field.key] { return UseAnswer.spelled(value) }
    return UseAnswer(field, in: base).standIn(use).map { "not answered (assumed: \($0))" }
      ?? "not answered: left open"
  }
}

extension ProfileQuestion {
  /// The answers to the question in one line.
  public func standing(_ use: [String: FactValue], in base: EvaluationBase) -> String {
    let prompts = UsePrompt.all(of: self, in: base)
    let answered = prompts.filter { use[$0.field.key] != nil }
    guard answered.isEmpty else {
      return answered.map { prompt in
        let words = prompt.standing(use, in: base)
        return prompts.count == 1 ? words : "\(prompt.label): \(words)"
      }.joined(separator: "; ")
    }
    var assumed: [String] = []
    // A name, such as that of a kind of product, belongs to another answer.
    for field in fields where field.shape != .text {
      guard let word = UseAnswer(field, in: base).standIn(use) else {
        return "not answered: left open"
      }
      if !assumed.contains(word) { assumed.append(word) }
    }
    return "not answered (assumed: \(assumed.joined(separator: ", ")))"
  }

  /// Whether anything was said to it.
  public func isAnswered(_ use: [String: FactValue]) -> Bool {
    use.keys.contains { ProfileQuestion.asking(for: $0) == self }
  }
}
