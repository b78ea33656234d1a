internal import Catalog
internal import Decision
internal import Records

/// A part of the record that is typed, one row each.
enum DecideField: Hashable, CaseIterable, Sendable {
  case title, status, deciders, because, notFirst, against, reopenIf, reviewBy
  case question, product, use, users, outOfScope, consulted, informed, expires, reviewReason, notes

  /// The name on its row.
  var label: String {
    switch self {
    case .title: return "Title"
    case .status: return "Status"
    case .deciders: return "Deciders"
    case .because: return "Because"
    case .notFirst: return "Not first"
    case .against: return "Against"
    case .reopenIf: return "Reopen if"
    case .reviewBy: return "Review by"
    case .question: return "Question"
    case .product: return "Product"
    case .use: return "Use"
    case .users: return "Users"
    case .outOfScope: return "Not for"
    case .consulted: return "Consulted"
    case .informed: return "Informed"
    case .expires: return "Expires"
    case .reviewReason: return "Why later"
    case .notes: return "Notes"
    }
  }

  /// What it asks for.
  var note: String {
    switch self {
    case .title: return "The title of the record; its files are named after it."
    case .status: return "Where the decision stands."
    case .deciders: return "Who decides, one name a line."
    case .because: return "Why this model, or why none."
    case .notFirst: return "Why this model, though another ranks above it."
    case .against: return "What speaks against it, one reason a line."
    case .reopenIf:
      return "What opens the question again, one condition a line. price > 0.45 or "
        + "runner-up: languages contains fi is checked; other text is for people to watch."
    case .reviewBy: return "When to look again, as 2027-02-18; empty for the usual window."
    case .question: return "The question that is decided, with what must be known to understand it."
    case .product: return "The product that will use the model."
    case .use: return "What the model will be used for."
    case .users: return "Who will use it, one group a line."
    case .outOfScope: return "What it must not be used for, one use a line."
    case .consulted: return "Who was asked, one name a line."
    case .informed: return "Who is told, one name a line."
    case .expires: return "The day from which the decision counts no more, as 2027-08-01."
    case .reviewReason: return "Why the review is later than the usual window."
    case .notes: return "Anything else."
    }
  }

  /// Whether it takes several lines.
  var takesSeveral: Bool {
    switch self {
    case .deciders, .against, .reopenIf, .users, .outOfScope, .consulted, .informed: return true
    default: return false
    }
  }

  /// Whether it stands below the exports.
  var isLater: Bool {
    switch self {
    case .title, .status, .deciders, .because, .notFirst, .against, .reopenIf, .reviewBy:
      return false
    default: return true
    }
  }

  /// What it holds, line by line, as it would be typed.
  func lines(_ draft: DecisionDraft) -> [String] {
    switch self {
    case .title: return [draft.title]
    case .status: return [draft.status.word]
    case .deciders: return draft.deciders
    case .because: return [draft.because]
    case .notFirst: return [draft.notFirstBecause ?? ""]
    case .against: return draft.against
    case .reopenIf: return draft.reopenIf.map(\.typed)
    case .reviewBy: return [draft.reviewBy?.description ?? ""]
    case .question: return [draft.question]
    case .product: return [draft.product ?? ""]
    case .use: return [draft.use.intended ?? ""]
    case .users: return draft.use.users
    case .outOfScope: return draft.use.outOfScope
    case .consulted: return draft.consulted
    case .informed: return draft.informed
    case .expires: return [draft.expires?.description ?? ""]
    case .reviewReason: return [draft.reviewReason ?? ""]
    case .notes: return [draft.notes]
    }
  }

  /// Takes over what was typed.
  ///
  /// **Errors**: `TypedProblem` with a sentence for what cannot be read; the draft stays as it was.
  func set(_ lines: [String], in draft: inout DecisionDraft, context: EvaluationContext)
    throws(TypedProblem)
  {
    let lines = lines.map { $0.split(separator: " ").joined(separator: " ") }
      .filter { !$0.isEmpty }
    let text = lines.joined(separator: " ")
    let said = text.isEmpty ? nil : text
    switch self {
    case .status: break
    case .title: draft.title = text
    case .deciders: draft.deciders = lines
    case .because: draft.because = text
    case .notFirst: draft.notFirstBecause = said
    case .against: draft.against = lines
    case .reopenIf: draft.reopenIf = try Self.conditions(lines, context)
    case .reviewBy: draft.reviewBy = try Self.day(said)
    case .question: draft.question = text
    case .product: draft.product = said
    case .use: draft.use.intended = said
    case .users: draft.use.users = lines
    case .outOfScope: draft.use.outOfScope = lines
    case .consulted: draft.consulted = lines
    case .informed: draft.informed = lines
    case .expires: draft.expires = try Self.day(said)
    case .reviewReason: draft.reviewReason = said
    case .notes: draft.notes = text
    }
  }

  private static func conditions(_ lines: [String], _ context: EvaluationContext)
    throws(TypedProblem) -> [DecisionRecord.ReopenCondition]
  {
    var conditions: [DecisionRecord.ReopenCondition] = []
    for line in lines {
      do {
        conditions.append(try DecisionRecord.ReopenCondition(line: line, in: context))
      } catch {
        throw TypedProblem(sentence: AppState.sentence(error.description))
      }
    }
    return conditions
  }

  /// A day, to the day; nothing for nothing.
  static func day(_ text: String?) throws(TypedProblem) -> CalendarDate? {
    guard let text else { return nil }
    guard let date = CalendarDate(text), date.day != nil else {
      throw TypedProblem(sentence: "'\(text)' is no day. Write 2027-02-18.")
    }
    return date
  }
}

/// Why something typed was not taken over.
struct TypedProblem: Error, Hashable {
  let sentence: String
}
