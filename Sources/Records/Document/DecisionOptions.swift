internal import Catalog
internal import Decision
internal import Licensing

/// The part of an architecture decision record on each option.
enum DecisionOptions {
  static func write(
    _ record: DecisionRecord, _ detail: Document.Detail, _ page: inout Document
  ) {
    guard !record.entries.isEmpty else { return }
    page.part("Pros and Cons of the Options")
    for entry in record.entries {
      page.heading(3, "\(Prose.code(entry.id))")
      page.paragraph(place(entry) + verdict(on: entry.id, record))
      page.list(
        entry.contributions.compactMap { line($0, record) } + [license(entry)]
          + entry.needs.map { need($0, entry, record) }
          + DecisionAnswers.met(entry)
          + entry.duties.map { "Neutral, because the license asks for something: \($0)" }
          + DecisionPeople.opinions(on: entry.id, record))
      if detail == .full { OptionFacts.write(entry, record, &page) }
    }
  }

  /// What the duties of the chosen model mean: open ones are work, the others are said.
  static func consequences(of entry: DecisionRecord.Entry, _ record: DecisionRecord) -> [Prose] {
    let states = record.marks.first { $0.model == entry.id }?.duties ?? DutyStates()
    return entry.duties.map { duty in
      switch states[duty] {
      case .open: return "Bad, because a duty is open: \(duty)"
      case .done: return "Neutral, because a duty is done: \(duty)"
      case .notApplicable: return "Neutral, because a duty does not apply here: \(duty)"
      }
    }
  }

  private static func place(_ entry: DecisionRecord.Entry) -> Prose {
    guard let place = entry.placement else {
      return entry.group == .pending
        ? "Not ranked, because an answer is pending." : "Not ranked, because a need keeps it out."
    }
    let hangs: Prose = entry.group == .hangs ? ", hanging on a fact that is not known" : ""
    return "Rank \(place.rank)\(hangs), score \(Figures.points(place.score.mid))."
  }

  private static func verdict(on id: String, _ record: DecisionRecord) -> Prose {
    guard let mark = record.marks.first(where: { $0.model == id }) else { return "" }
    switch mark.verdict {
    case .open: return " Verdict: open."
    case .choose: return " Verdict: choose."
    case .fallback: return " Verdict: fallback."
    case .no(let reason):
      return reason.isEmpty ? " Verdict: no." : " Verdict: no, because \(Prose.sentence(reason))"
    }
  }

  /// Good in the upper half of the declared range, bad in the lower, neutral where nobody knows.
  private static func line(_ part: DecisionRecord.Contribution, _ record: DecisionRecord)
    -> Prose?
  {
    guard let criterion = record.criteria.first(where: { $0.id == part.criterion }) else {
      return nil
    }
    let most = Figures.points(criterion.weight)
    let points = "\(Figures.points(part.points)) of \(most) points"
    switch part.cell {
    case .known, .interval:
      let word: Prose = part.value.mid >= 0.5 ? "Good" : "Bad"
      return """
        \(word), because of \(criterion.label): \(part.text) \(criterion.unit), \(points)\
        \(cited(part.evidence, record))
        """
    case .missing:
      let low = Figures.points(criterion.weight * part.value.low)
      let high = Figures.points(criterion.weight * part.value.high)
      return """
        Neutral, because of \(criterion.label): not known, counted as \(low) to \(high) of \(most) \
        points. \(part.settles ?? "")
        """
    case .notApplicable:
      return "Neutral, because of \(criterion.label): does not apply, counted as \(points)"
    }
  }

  private static func license(_ entry: DecisionRecord.Entry) -> Prose {
    let word: Prose
    switch entry.license.verdict {
    case .allowed: word = "Good"
    case .prohibited: word = "Bad"
    case .allowedWithDuty, .needsLegalReview, .unknown: word = "Neutral"
    }
    let names =
      entry.licenses.isEmpty ? "no license known" : Wording.list(entry.licenses.map(\.name))
    let sentence: Prose = entry.license.sentence.map { " \($0)" } ?? ""
    return """
      \(word), because of the license: \(entry.license.words) for the intended use \
      (\(names)).\(sentence)
      """
  }

  private static func need(
    _ reason: DecisionRecord.Reason, _ entry: DecisionRecord.Entry, _ record: DecisionRecord
  ) -> Prose {
    let override = record.overrides.first { $0.model == entry.id && $0.rule == reason.rule }
    if let override {
      return """
        Bad, because the need \(Prose.code(reason.rule)) was set to \
        \(override.verdict.rawValue) by \(override.by) on \(override.date.description): \
        \(Prose.sentence(override.reason)) The facts say: \(reason.sentence)
        """
    }
    switch reason.verdict {
    case .fail: return "Bad, because a need is not met: \(reason.sentence) \(reason.reopen)"
    case .unknown:
      return "Neutral, because a need hangs on this: \(reason.sentence) \(reason.reopen)"
    case .pass: return "Good, because a need is met: \(reason.sentence)"
    }
  }

  /// The source and date of the oldest statement behind a figure.
  private static func cited(_ ids: [String], _ record: DecisionRecord) -> Prose {
    let statements = ids.compactMap { id in record.evidence[id].map { (id: id, statement: $0) } }
    var seen: Set<String> = []
    let names = statements.filter { seen.insert($0.statement.source).inserted }.map {
      Prose.reference($0.statement.source, to: Anchor("evidence", $0.id))
    }
    guard !names.isEmpty else { return "" }
    let date: Prose =
      statements.compactMap(\.statement.asOf).min().map { ", \($0.description)" } ?? ""
    return " (\(Prose.list(names))\(date))"
  }

  /// What one option gains and loses against another: the three largest of each.
  static func differences(
    _ entry: DecisionRecord.Entry, _ rival: DecisionRecord.Entry?, _ record: DecisionRecord
  ) -> [Prose] {
    guard let rival else { return [] }
    let gaps = zip(entry.contributions, rival.contributions).map { own, other in
      (
        label: record.criteria.first { $0.id == own.criterion }?.label ?? own.criterion,
        points: own.points - other.points, texts: (own.text, other.text)
      )
    }
    let name = Prose.code(rival.id)
    let gains = gaps.filter { $0.points >= 0.0005 }.sorted { $0.points > $1.points }
    let losses = gaps.filter { $0.points <= -0.0005 }.sorted { $0.points < $1.points }
    return gains.prefix(3).map {
      """
      Good, because \($0.label) is worth \(Figures.points($0.points)) points more than with \
      \(name) (\($0.texts.0) against \($0.texts.1))
      """
    }
      + losses.prefix(3).map {
        """
        Bad, because \($0.label) is worth \(Figures.points(-$0.points)) points less than with \
        \(name) (\($0.texts.0) against \($0.texts.1))
        """
      }
  }
}
