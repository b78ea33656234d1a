public import Catalog
public import Decision
internal import Licensing

extension DecisionRecord {
  /// The version of the rules records are made by.
  static let rules = "1"

  /// Makes the record of a decision.
  ///
  /// **Shape**: `today` stands in where the draft names no day. `engine` names the versions of the
  /// program and of rules beside those of ranking and records. A draft that asks for `accepted` and
  /// lacks something stays `proposed`, and `missing` says what.
  /// **Errors**: `RecordProblem` when the shortlist names a model the outcome does not hold, or one
  /// twice, or the day of the decision is only a month.
  /// **Cost**: linear in models; a record is written and read back once.
  public init(
    _ draft: DecisionDraft, outcome: Outcome, today: CalendarDate, engine: [String: String] = [:],
    robustness: Robustness? = nil
  ) throws(RecordProblem) {
    let decided = draft.decided ?? today
    let window = ReviewWindow(of: draft.chosenModel, in: outcome.snapshot)
    // The window counts from the last look, which stands in the record as long as the decision does.
    let lastLook = draft.reviews.last?.date ?? decided
    guard decided.day != nil,
      let review = window.review(from: lastLook, given: draft.reviewBy, reason: draft.reviewReason)
    else { throw .wrongValue(path: "decided", expected: "a day as 2026-08-01") }
    var seen: Set<String> = []
    for candidate in draft.shortlist where !seen.insert(candidate.model).inserted {
      throw .shortlistedTwice(id: candidate.model)
    }
    var builder = RecordBuilder(outcome: outcome)
    let content = try builder.content(
      draft.shortlist.map(\.model), chosen: draft.choice, engine: engine, robustness: robustness)
    let gaps =
      draft.gaps(in: outcome)
      + AcceptanceGap.dates(review, expires: draft.expires, last: window.last(from: lastLook))
    let isGranted = draft.status != .accepted || gaps.isEmpty
    var record = DecisionRecord(
      number: draft.number, slug: Slug.of(draft.slug ?? draft.title), title: draft.title,
      status: isGranted ? draft.status : .proposed,
      missing: isGranted ? [] : gaps.map(\.message), decided: decided,
      deciders: Self.said(draft.deciders), consulted: Self.said(draft.consulted),
      informed: Self.said(draft.informed),
      question: draft.question, product: draft.product, use: draft.use, notes: draft.notes,
      choice: draft.choice, because: draft.because, against: Self.said(draft.against),
      notFirstBecause: draft.notFirstBecause,
      marks: draft.shortlist.map { Mark(model: $0.model, verdict: $0.verdict, duties: $0.duties) },
      opinions: draft.opinions,
      reopenIf: draft.reopenIf.filter { !PlainText.oneLine($0.text).isEmpty },
      review: review, expires: draft.expires, reviews: draft.reviews,
      checklist: draft.checklist, acknowledged: draft.acknowledged, content: content,
      extensions: [:])
    record.checklist = Checklist.filled(
      draft.checklist, ChecklistSubject(record, outcome: outcome))
    self = try record.settled()
  }

  /// The record as it reads back from its own file: texts made safe, figures at six decimals.
  ///
  /// What is shown right after a decision is thereby what is shown from the file a year later.
  private func settled() throws(RecordProblem) -> DecisionRecord {
    let safe = try RecordReading.record(json.cleaned(except: ["body", "self"]))
    return try DecisionRecord(jsonText: safe.json.canonicalText)
  }

  /// The texts that say anything.
  private static func said(_ texts: [String]) -> [String] {
    texts.filter { !PlainText.oneLine($0).isEmpty }
  }
}

extension DecisionRecord {
  /// What is wrong with the dates of review and expiry.
  public var dateGaps: [AcceptanceGap] {
    let last = review.windowDays.flatMap { (reviews.last?.date ?? decided).adding(days: $0) }
    return AcceptanceGap.dates(review, expires: expires, last: last)
  }
}

extension DecisionDraft {
  /// What the draft lacks to be accepted, of itself and on this outcome.
  public func gaps(in outcome: Outcome) -> [AcceptanceGap] { gaps + chosenIsOut(of: outcome) }

  private func chosenIsOut(of outcome: Outcome) -> [AcceptanceGap] {
    guard case .model(let id) = choice, outcome.row(of: id) == nil else { return [] }
    if let restricted = outcome.restriction(of: id) {
      return [.chosenIsRestricted(id, packs: restricted.restrictions.map(\.pack.id))]
    }
    guard let model = outcome.exclusion(of: id) else { return [] }
    return [.chosenIsOut(id, needs: model.excludingMusts.map { outcome.scenario.musts[$0].id })]
  }
}
