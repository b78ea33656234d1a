internal import Catalog
public import Licensing

/// Which answers license verdicts wait for, and how many models hang on each.
public struct OpenAnswers: Hashable, Sendable {
  /// One field nobody answered.
  public struct Entry: Hashable, Sendable {
    /// The key of the field; for a figure of one family with the family.
    public let key: String
    /// How many open models have an unknown verdict that names it.
    public let modelCount: Int
  }

  /// The fields, most models first, equal ones in the order of the page.
  public let entries: [Entry]
  private let counts: [String: Int]
  private let questionCounts: [String: Int]

  init(_ context: EvaluationContext) {
    var counts: [String: Int] = [:]
    var questionCounts: [String: Int] = [:]
    for candidate in context.base.candidates where candidate.model.hasOpenWeights {
      let fields = context.unansweredFields(of: candidate)
      var questions: Set<String> = []
      for field in fields {
        counts[field, default: 0] += 1
        if let question = ProfileQuestion.asking(for: field) { questions.insert(question.id) }
      }
      for question in questions { questionCounts[question, default: 0] += 1 }
    }
    self.counts = counts
    self.questionCounts = questionCounts
    let order = IntendedUse.fields.map(\.key)
    let places = Dictionary(
      order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    entries = counts.map { Entry(key: $0, modelCount: $1) }.sorted { left, right in
      if left.modelCount != right.modelCount { return left.modelCount > right.modelCount }
      let first = places[left.key] ?? order.count
      let second = places[right.key] ?? order.count
      return first != second ? first < second : left.key.precedesByBytes(right.key)
    }
  }

  /// How many models hang on a field.
  public func modelCount(of key: String) -> Int { counts[key] ?? 0 }

  /// How many models hang on any field of a question, each counted once.
  public func modelCount(of question: ProfileQuestion) -> Int { questionCounts[question.id] ?? 0 }
}

extension EvaluationContext {
  /// The fields nobody answered that the license verdict on a model waits for, over every way of
  /// running it the scenario allows; families stand for themselves.
  func unansweredFields(of candidate: Candidate) -> Set<String> {
    var fields = Set(
      alternatives(of: candidate).flatMap {
        unansweredFields(of: candidate, delivery: $0.delivery)
      })
    let release = "entity.mau_at_model_release"
    if fields.contains(release), let family = base.releaseFamilyLine(of: candidate).first {
      fields.insert(IntendedUse.releasePrefix + family)
    }
    return fields
  }
}
