internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Records

/// What a decision says in words: question, use, names, reasons.
struct DraftTextOptions: ParsableArguments {
  @Option(name: .long, help: "The title of the record.")
  var title: String?
  @Option(name: .long, help: "The question that is decided.")
  var question: String?
  @Option(name: .long, help: "The product that will use the model.")
  var product: String?
  @Option(name: .customLong("intended-use"), help: "What the model will be used for.")
  var intendedUse: String?
  @Option(name: .customLong("user"), help: "Who will use it; repeat for several.")
  var users: [String] = []
  @Option(
    name: .customLong("out-of-scope"), help: "What it must not be used for; repeat for several.")
  var outOfScope: [String] = []
  @Option(name: .customLong("decider"), help: "Who decides; repeat for several.")
  var deciders: [String] = []
  @Option(name: .long, help: "Who was asked; repeat for several.")
  var consulted: [String] = []
  @Option(name: .long, help: "Who is told; repeat for several.")
  var informed: [String] = []
  @Option(name: .long, help: "Why.")
  var because: String?
  @Option(
    name: .customLong("not-first-because"), help: "Why the chosen model, when another ranks above.")
  var notFirstBecause: String?
  @Option(name: .long, help: "What speaks against it; repeat for several.")
  var against: [String] = []
  @Option(name: .long, help: "Anything else.")
  var notes: String?

  /// Lists replace what stood there.
  func apply(to draft: inout DecisionDraft) {
    if let title { draft.title = title }
    if let question { draft.question = question }
    if let product { draft.product = product }
    if let intendedUse { draft.use.intended = intendedUse }
    if !users.isEmpty { draft.use.users = users }
    if !outOfScope.isEmpty { draft.use.outOfScope = outOfScope }
    if !deciders.isEmpty { draft.deciders = deciders }
    if !consulted.isEmpty { draft.consulted = consulted }
    if !informed.isEmpty { draft.informed = informed }
    if let because { draft.because = because }
    if let notFirstBecause { draft.notFirstBecause = notFirstBecause }
    if !against.isEmpty { draft.against = against }
    if let notes { draft.notes = notes }
  }
}

/// When the question opens again.
struct ReopenOptions: ParsableArguments {
  @Option(
    name: .customLong("reopen-when"),
    help: "What opens the question again and is checked, as 'price > 0.45'; repeat for several.")
  var reopenWhen: [String] = []
  @Option(
    name: .customLong("reopen-if"),
    help: "What opens the question again, for people to watch; repeat for several.")
  var reopenIf: [String] = []
  @Option(name: .customLong("review-by"), help: "When to look again, as YYYY-MM-DD.")
  var reviewBy: String?
  @Option(name: .customLong("review-reason"), help: "Why later than the usual window.")
  var reviewReason: String?
  @Option(name: .long, help: "When the decision counts no more, as YYYY-MM-DD.")
  var expires: String?

  /// Conditions of each kind replace those of that kind.
  func apply(to draft: inout DecisionDraft, context: EvaluationContext) throws {
    if !reopenWhen.isEmpty {
      var conditions: [DecisionRecord.ReopenCondition] = []
      for text in reopenWhen {
        do {
          conditions.append(try DecisionRecord.ReopenCondition(typed: text, in: context))
        } catch {
          throw Failure(
            .usage, "'--reopen-when \(text)': \(error.description)",
            hint: "For people to watch: --reopen-if TEXT.")
        }
      }
      draft.reopenIf = conditions + draft.reopenIf.filter { $0.test == nil }
    }
    if !reopenIf.isEmpty {
      draft.reopenIf = draft.reopenIf.filter { $0.test != nil } + reopenIf.map { .init($0) }
    }
    if let reviewBy { draft.reviewBy = try ChangeTail.day(reviewBy, of: "--review-by") }
    if let reviewReason { draft.reviewReason = reviewReason }
    if let expires { draft.expires = try ChangeTail.day(expires, of: "--expires") }
  }
}
