internal import Catalog
internal import Decision

/// Everything the rules of a recheck look at.
struct RecheckContext {
  /// What was decided.
  let record: DecisionRecord
  /// The recorded scenario on the catalog of the day.
  let outcome: Outcome
  /// The day of the look.
  let today: CalendarDate
  /// Versions of the rules of the day, by part.
  let engine: [String: String]
  /// The chosen model; `nil` where none is.
  let chosen: RecheckSubject?
  /// The best of the shortlist that is not chosen.
  let runnerUp: RecheckSubject?
  /// The statements behind the figures of the day, by the ids the two models name them by.
  let statements: [String: DecisionRecord.Statement]
  /// Where they were read.
  let sources: [String: DecisionRecord.SourceNote]

  init(
    _ record: DecisionRecord, outcome: Outcome, today: CalendarDate, engine: [String: String]
  ) {
    self.record = record
    self.outcome = outcome
    self.today = today
    var builder = RecordBuilder(outcome: outcome)
    self.engine = builder.basis(engine: engine).engine
    chosen = record.chosen.flatMap { id in
      record.entry(id).map { RecheckSubject($0, in: outcome, &builder) }
    }
    runnerUp = record.runnerUp.map { RecheckSubject($0, in: outcome, &builder) }
    statements = builder.ledger.statements
    sources = builder.ledger.sources
  }

  /// The two models whose facts count.
  var subjects: [RecheckSubject] { [chosen, runnerUp].compactMap(\.self) }

  /// The scenario of the record.
  var scenario: Scenario { outcome.scenario }

  /// Where a statement of the day is from, in words, and when it held.
  func origin(_ statement: DecisionRecord.Statement?) -> (source: String?, date: CalendarDate?) {
    guard let statement else { return (nil, nil) }
    let note = sources[statement.source]
    return (note?.publisher ?? note?.title ?? statement.source, statement.asOf)
  }

  /// The same of the first statement of some.
  func origin(_ items: [EvidenceItem]) -> (source: String?, date: CalendarDate?) {
    guard let item = items.first else { return (nil, nil) }
    let source = outcome.snapshot.sources[item.source]
    let words = source?.identity("publisher")?.text ?? source?.identity("title")?.text
    return (words ?? item.source, item.asOf)
  }
}

extension DecisionRecord {
  /// The best of the shortlist that is not chosen; a model that was not ranked only where no other is
  /// left.
  var runnerUp: Entry? {
    guard let chosen else { return nil }
    let others = content.entries.filter { $0.id != chosen }
    return others.first { $0.placement != nil } ?? others.first
  }
}
