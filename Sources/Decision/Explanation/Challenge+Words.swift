internal import Catalog

/// What must change, in words; one place for screens, commands and records.
extension Challenge {
  /// How far apart the two are, in a sentence.
  public var headline: String {
    let (name, other) = (challenger.model.shortName, leader.model.shortName)
    if isAhead {
      return "\(name) already stands above \(other), \(Self.points(-gap)) ahead."
    }
    if !openMusts.isEmpty {
      let labels = openMusts.map { Wording.inSentence($0.label) }
      return "\(other) meets every need, and \(name) hangs on facts that are not known: "
        + "\(Wording.list(labels)). Until they are settled no score puts it above."
    }
    return gap > 0
      ? "\(name) is \(Self.points(gap)) behind \(other)."
      : "\(name) scores as much as \(other)."
  }

  /// What facts alone would do, one sentence for each criterion that has weight.
  public var factSentences: [String] {
    guard gap > 0 else { return [] }
    return facts.filter { $0.criterion.weight > 0 }.map(\.sentence)
  }

  /// Who would still lead once a fact drew level, in a sentence.
  public var stillLeadingSentence: String? {
    stillLeading.map {
      "Level with \(leader.model.shortName), and \($0.model.shortName) still leads."
    }
  }

  /// What weights alone would do, in a sentence.
  public func weightSentence(in outcome: Outcome) -> String? {
    guard gap > 0 else { return nil }
    guard let weightChange else {
      return "No weights put \(challenger.model.shortName) above \(leader.model.shortName): "
        + "it is behind on every criterion."
    }
    return "Smallest change of weights, about: \(words(weightChange, in: outcome))"
  }

  /// What weights in the same order of importance would do, in a sentence.
  public func orderedWeightSentence(in outcome: Outcome) -> String? {
    guard gap > 0, weightChange != nil else { return nil }
    guard let change = weightChangeKeepingOrder else {
      return "No weights that keep the order of importance do it."
    }
    return "Keeping the order of importance, about: \(words(change, in: outcome))"
  }

  private func words(_ change: WeightChange, in outcome: Outcome) -> String {
    let moves = outcome.criteria.indices.compactMap { position -> String? in
      let before = outcome.criteria[position].weight
      let after = change.weights[position]
      guard abs(after - before) > 5e-4 else { return nil }
      return "\(Wording.inSentence(outcome.criteria[position].definition.label)) "
        + "\(Self.percent(before)) to \(Self.percent(after))"
    }
    let still = change.stillLeading.map { " \($0.model.shortName) still leads then." } ?? ""
    return (moves.isEmpty ? "less than a tenth of a per cent" : moves.joined(separator: ", "))
      + "." + still
  }

  static func percent(_ share: Double) -> String { "\(Wording.decimals(100 * share, 1)) %" }

  private static func points(_ gap: Double) -> String {
    "\(Wording.decimals(100 * gap, 1)) points"
  }
}

extension Challenge.NeededFact {
  /// What the criterion would have to give, in a sentence.
  public var sentence: String {
    let label = criterion.definition.label
    let unit = criterion.definition.isOrdinal ? "" : " " + criterion.definition.unit
    let now =
      "now \(criterion.definition.spelled(present))" + (present.bounds == nil ? "" : unit)
    guard let fact else { return "\(label): not possible by this criterion alone; \(now)." }
    var spelled = criterion.definition.spelled(safe(fact))
    // What reads like the present fact is given more exactly.
    if let mid = present.bounds?.mid, !criterion.definition.isOrdinal,
      spelled == criterion.definition.spelled(mid)
    {
      spelled = Wording.decimals(fact, 3)
    }
    let amount = spelled + unit
    switch isFloor {
    case true?: return "\(label): at least \(amount); \(now)."
    case false?: return "\(label): at most \(amount); \(now)."
    case nil: return "\(label): about \(amount); \(now)."
    }
  }

  /// The fact rounded to what the criterion spells, to the side on which it is enough.
  private func safe(_ fact: Double) -> Double {
    guard let isFloor, !criterion.definition.isOrdinal else { return fact }
    let spelled = criterion.definition.spelled
    for step in [1e-4, 1e-3, 0.01, 0.1, 1, 10, 100, 1000, 10_000] {
      let count = (fact / step).rounded(isFloor ? .up : .down)
      let rounded = step < 1 ? count / (1 / step).rounded() : count * step
      if spelled(rounded) != spelled(rounded + step), spelled(rounded) != spelled(rounded - step) {
        return rounded
      }
    }
    return fact
  }
}
