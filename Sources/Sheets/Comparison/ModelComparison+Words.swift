internal import Catalog
public import Decision

/// Where compared models part, in sentences.
extension ModelComparison {
  /// What decides between the first model and each other, then what each is best on.
  ///
  /// **Shape**: one sentence or two per string; none without a model.
  public var partings: [String] {
    var sentences: [String] = []
    if let first = columns.first, first.isRanked, !outcome.criteria.isEmpty {
      sentences += columns.dropFirst().filter(\.isRanked).map { lead(of: first, over: $0) }
    }
    sentences += columns.compactMap { standing($0) }
    sentences += columns.compactMap { openFacts($0) }
    sentences += strengths
    return sentences
  }

  private func name(_ column: ComparedModel) -> String { column.model.shortName }

  private func label(_ criterion: Int) -> String {
    Wording.inSentence(outcome.criteria[criterion].definition.label)
  }

  /// What decides between two models.
  ///
  /// `A leads B by 3.2, most by price: 35 % of its range apart, worth 7.0 of score.`
  private func lead(of first: ComparedModel, over other: ComparedModel) -> String {
    guard let row = first.row, let rival = other.row else { return "" }
    let order = outcome.scenario.order
    let gap = (row.ranking(order) - rival.ranking(order)) * 100
    let parts = outcome.criteria.indices.map { position in
      (
        criterion: position,
        points: (row.contributions[position].points - rival.contributions[position].points) * 100,
        apart:
          (outcome.value(of: row.contributions[position])
          - outcome.value(of: rival.contributions[position])) * 100
      )
    }
    let gains = parts.filter { $0.points >= 0.05 }.sorted { $0.points > $1.points }
    let losses = parts.filter { $0.points <= -0.05 }.sorted { $0.points < $1.points }
    let isLevel = gap.magnitude < 0.05
    var text =
      isLevel
      ? "\(name(first)) and \(name(other)) score the same"
      : "\(name(first)) \(row.group == rival.group ? "leads" : "stands before") \(name(other))"
        + (row.group == rival.group ? " by \(Wording.decimals(gap, 1))" : ", which hangs on a fact")
    if gains.isEmpty, losses.isEmpty {
      text += isLevel ? " on every criterion" : ""
    } else if let most = gains.first {
      text +=
        ", most by \(label(most.criterion))"
        + (assumed(most.criterion, row, rival)
          ?? ": \(Wording.decimals(most.apart, 0)) % of its range apart")
        + ", worth \(Wording.decimals(most.points, 1)) of score"
    }
    if let most = losses.first {
      text +=
        "; \(label(most.criterion))"
        + (assumed(most.criterion, row, rival) ?? "")
        + " takes \(Wording.decimals(-most.points, 1)) back"
    }
    text += "."
    if outcome.dominators(of: rival).contains(where: { $0.model.id == row.model.id }) {
      text += " It is ahead on every criterion that weighs, whatever turns out."
    } else if rival.isTied, row.isTied, row.bracket == rival.bracket, !isLevel {
      text += " At what is known they cannot be told apart."
    }
    if row.group == rival.group, gap >= 0,
      let flip = outcome.flips(from: row, to: rival).first
    {
      text += " It falls behind with \(outcome.words(flip))."
    }
    return text
  }

  /// What stands in where a fact is not there, so that no difference of assumptions reads as one of
  /// facts: ` (not known of B, which counts as 50)`.
  private func assumed(_ criterion: Int, _ row: RankedRow, _ rival: RankedRow) -> String? {
    for side in [row, rival] where side.contributions[criterion].cell.bounds == nil {
      let part = side.contributions[criterion]
      let what = part.cell == .missing ? "not known of" : "does not apply to"
      return " (\(what) \(side.model.shortName), which counts as "
        + "\(Wording.decimals(outcome.value(of: part) * 100, 0)))"
    }
    return nil
  }

  /// Why a model is out, and what it would score.
  private func standing(_ column: ComparedModel) -> String? {
    guard let reason = column.reason else { return nil }
    let lead = column.standing == .closed ? "" : "\(name(column)) is out. "
    let text = column.standing == .closed ? "\(name(column)) is closed. \(reason)" : lead + reason
    guard let row = column.row, !outcome.criteria.isEmpty else { return text }
    return text + " It would score \(Wording.points(row.score.mid))."
  }

  /// What is not known of a model, and between what its score lies.
  private func openFacts(_ column: ComparedModel) -> String? {
    guard let row = column.row else { return nil }
    let open = outcome.criteria.indices.filter {
      outcome.criteria[$0].weight > 0 && row.contributions[$0].cell == .missing
    }
    guard !open.isEmpty else { return nil }
    let names = Wording.list(open.map { label($0) })
    let verb = open.count == 1 ? "is" : "are"
    return "Of \(name(column)), \(names) \(verb) not known; its score lies between "
      + "\(Wording.points(row.score.low)) and \(Wording.points(row.score.high))."
  }

  /// What each model alone is best on.
  private var strengths: [String] {
    guard columns.count > 1 else { return [] }
    let best = outcome.criteria.indices.map { self.best(on: $0) }
    return columns.indices.compactMap { column in
      let names = outcome.criteria.indices.filter { best[$0] == column }.map { label($0) }
      guard !names.isEmpty else {
        let isScored = columns[column].row != nil && !outcome.criteria.isEmpty
        return isScored ? "\(name(columns[column])) is alone best on nothing here." : nil
      }
      return "\(name(columns[column])) is best on \(Wording.list(names))."
    }
  }
}

extension Outcome {
  /// A change of a weight in words: `price weighed 45 % or more, now 25 %`.
  ///
  /// Whole per cents, unless the change would then read as none.
  public func words(_ flip: WeightFlip) -> String {
    let criterion = criteria[flip.criterion]
    let scale = abs(flip.weight - criterion.weight) < 0.01 ? 10.0 : 1
    let digits = scale > 1 ? 1 : 0
    let percent = (flip.weight * 100 * scale).rounded(flip.isFloor ? .up : .down) / scale
    return "\(Wording.inSentence(criterion.definition.label)) weighed "
      + "\(Wording.decimals(percent, digits)) % " + (flip.isFloor ? "or more" : "or less")
      + ", now \(Wording.decimals(criterion.weight * 100, digits)) %"
  }
}
