internal import Catalog
internal import Decision

/// Models that now surely stand above the chosen one, and new ones in the first bracket.
struct RankRule: RecheckRule {
  let codes: [RecheckCode] = [.dominated, .overtaken, .newcomers]

  func findings(_ context: RecheckContext) -> [RecheckFinding] {
    let above = overtaking(context)
    let named = Set(above.compactMap(\.model))
    return above + newcomers(context, except: named)
  }

  /// One finding for each model that was not above the chosen one and is now.
  private func overtaking(_ context: RecheckContext) -> [RecheckFinding] {
    guard let chosen = context.chosen, let way = chosen.way, way.standing != .excluded,
      way.standing != .restricted
    else { return [] }
    let outcome = context.outcome
    let record = context.record
    let place = record.ranked.firstIndex { $0.id == chosen.id }
    let wasAbove = Set(record.ranked.prefix(place ?? 0).map(\.id))
    let row = way.row
    let hung = record.ranked.first { $0.id == chosen.id }?.group == .hangs
    return outcome.rows.compactMap { other in
      guard other.model.id != chosen.id, !wasAbove.contains(other.model.id) else { return nil }
      // What meets every need stands before what hangs on a fact, whatever the scores; a chosen model
      // that has only now begun to hang is a finding of its own.
      let isBefore = other.group == .meets && row.group == .hangs
      guard isBefore ? hung : other.group == row.group else { return nil }
      let dominates =
        !isBefore
        && other.contributions.map(\.value).surelyDominate(
          row.contributions.map(\.value), weights: outcome.weights)
      guard isBefore || dominates || outcome.isDistinguishable(other, above: row) else {
        return nil
      }
      let code: RecheckCode = dominates ? .dominated : .overtaken
      let score = "\(Wording.decimals(other.score.mid * 100, 1))"
      let own = "\(Wording.decimals(row.score.mid * 100, 1))"
      return RecheckFinding(
        code, model: other.model.id, about: "rank", subject: "Place",
        was: record.standing(of: other.model.id), now: "rank \(other.rank)",
        detail: dominates
          ? "as good as \(chosen.id) on everything weighed, and better on something"
          : isBefore
            ? "meets every need, while \(chosen.id) hangs on a fact that is not known"
            : "surely above \(chosen.id): \(score) points against \(own)",
        fact: code.rawValue)
    }
  }

  /// Models the record did not know that stand in the first bracket.
  private func newcomers(_ context: RecheckContext, except named: Set<String>)
    -> [RecheckFinding]
  {
    guard context.record.choice != .noneOfThese, let first = context.outcome.rows.first else {
      return []
    }
    return context.outcome.rows.filter { row in
      row.bracket == first.bracket && row.group == first.group && !named.contains(row.model.id)
        && !context.record.knew(row.model.id)
    }.map {
      RecheckFinding(
        .newcomers, model: $0.model.id, about: "rank", subject: "Place",
        was: "not in that catalog", now: "rank \($0.rank)", detail: "in the first bracket",
        fact: "first bracket")
    }
  }
}
