internal import Catalog

/// A constraint on one number.
public protocol NumericConstraint: ConstraintDefinition {
  /// The unit its limits are given in.
  var unit: String { get }
  /// The cell of an alternative.
  func cell(_ alternative: Alternative) -> Cell
  /// The statements the cell rests on.
  func evidence(_ alternative: Alternative) -> [EvidenceItem]
  /// A number with its unit, as people read it.
  func spelled(_ number: Double) -> String
  /// Whether the number comes from a method that was never checked for such a model: it may then
  /// speak against it, never for it.
  func isUnvalidated(_ alternative: Alternative) -> Bool
}

extension NumericConstraint {
  /// By default every number was come by in a way that was checked.
  public func isUnvalidated(_ alternative: Alternative) -> Bool { false }

  /// The sentence for a limit this kind does not take; nil when it is sound.
  public func fault(in must: Must) -> String? {
    if must.comparison == .within {
      guard let window = must.value.numbers, window.count == 2, window[0] <= window[1] else {
        return "needs two numbers, the smaller first"
      }
      return nil
    }
    return must.value.number == nil ? "needs a number" : nil
  }

  /// The limit, as a row shows it.
  public func wanted(_ must: Must, in base: EvaluationBase) -> String {
    if let window = must.value.numbers, window.count == 2 {
      return "\(spelled(window[0])) to \(spelled(window[1]))"
    }
    let limit = spelled(must.value.number ?? 0)
    switch must.comparison {
    case .greaterOrEqual: return "\(limit) or more"
    case .lessOrEqual: return "\(limit) or less"
    case .greater: return "more than \(limit)"
    case .less: return "less than \(limit)"
    case .notEqual: return "not \(limit)"
    default: return limit
    }
  }

  /// Compares what the catalog states with the limit, by its whole range.
  public func judge(_ alternative: Alternative, _ must: Must) -> TruthValue {
    let truth = compared(alternative, must)
    return truth == .pass && isUnvalidated(alternative) ? .unknown : truth
  }

  private func compared(_ alternative: Alternative, _ must: Must) -> TruthValue {
    let cell = cell(alternative)
    if case .notApplicable = cell { return .pass }
    if let window = must.value.numbers, window.count == 2 {
      return cell.compared(.greaterOrEqual, to: window[0])
        .and(cell.compared(.lessOrEqual, to: window[1]))
    }
    guard let comparison = must.comparison.comparison, let limit = must.value.number else {
      return .unknown
    }
    return cell.compared(comparison, to: limit)
  }

  /// What the catalog states, with its sources.
  public func observe(_ alternative: Alternative, _ must: Must) -> Observation {
    let cell = cell(alternative)
    let truth = judge(alternative, must)
    let limit = wanted(must, in: alternative.context.base)
    let observed = spelled(cell)
    let name = alternative.candidate.model.shortName
    let sentence: String
    let reopen: String
    switch truth {
    case .pass:
      sentence = "\(label): \(observed), asked \(limit)."
      reopen = "Fails if the fact or the limit changes so that \(limit) no longer holds."
    case .fail:
      sentence = "\(label): \(observed), asked \(limit)."
      reopen =
        "Reopens if a source states \(limit) for \(name), or \(looser(must, admitting: cell))."
    case .unknown where compared(alternative, must) == .pass:
      sentence =
        "\(label): \(observed) by a layer probe of a kind that was never compared with a full model, "
        + "so it settles nothing; asked \(limit)."
      reopen = "Settled by a probe of \(name) itself: weigh probe."
    case .unknown:
      sentence =
        cell.bounds == nil
        ? "\(label): not known for \(name), asked \(limit)."
        : "\(label): \(observed), which reaches over the limit; asked \(limit)."
      reopen = "Settled when a source states the \(Wording.inSentence(label)) of \(name)."
    }
    return Observation(
      truth: truth, observed: observed, limit: limit, margin: margin(alternative, must),
      evidence: evidence(alternative), sentence: sentence, reopen: reopen)
  }

  /// How far a model is from the limit, as a share of the limit.
  public func margin(_ alternative: Alternative, _ must: Must) -> Margin? {
    guard let bounds = cell(alternative).bounds else { return nil }
    let limit: Double
    let distance: Double
    if let window = must.value.numbers, window.count == 2 {
      let isNearFloor = bounds.low - window[0] <= window[1] - bounds.high
      limit = isNearFloor ? window[0] : window[1]
      distance = min(bounds.low - window[0], window[1] - bounds.high)
    } else {
      guard let comparison = must.comparison.comparison, let number = must.value.number else {
        return nil
      }
      limit = number
      distance = comparison.isFloor ? bounds.low - limit : limit - bounds.high
    }
    return Margin(
      distance: distance, relative: limit == 0 ? nil : distance / limit.magnitude, unit: unit)
  }

  /// The limit that would let the model back in.
  public func relaxation(of must: Must, for excluded: [Alternative]) -> Relaxation? {
    guard let comparison = must.comparison.comparison else { return dropped(must, for: excluded) }
    let isFloor = comparison.isFloor
    // The limit each one would pass at, nearest first.
    let needed = excluded.compactMap { alternative -> Double? in
      guard let bounds = cell(alternative).bounds else { return nil }
      return isFloor ? bounds.low : bounds.high
    }.sorted(by: isFloor ? { $0 > $1 } : { $0 < $1 })
    guard let nearest = needed.first else { return nil }
    let limit = friendly(nearest, isFloor: isFloor)
    var relaxed = must
    relaxed.value = Int64(exactly: limit).map { .integer($0) } ?? .number(limit)
    relaxed.comparison = isFloor ? .greaterOrEqual : .lessOrEqual
    let gained = needed.count { isFloor ? $0 >= limit : $0 <= limit }
    return Relaxation(
      must: relaxed,
      words: "\(spelled(limit)) in place of \(spelled(must.value.number ?? 0))", gained: gained)
  }

  /// A cell as text: a number, a range, `not known` or `does not apply`.
  public func spelled(_ cell: Cell) -> String {
    switch cell {
    case .known(let value): return spelled(value)
    case .interval(let low, _, let high): return "\(spelled(low)) to \(spelled(high))"
    case .missing: return "not known"
    case .notApplicable: return "does not apply"
    }
  }

  /// The change of the rule that would let a failing number pass, in words.
  private func looser(_ must: Must, admitting cell: Cell) -> String {
    guard let bounds = cell.bounds else { return "the need is dropped" }
    switch must.comparison.comparison {
    case nil: return "the window takes in \(spelled(cell))"
    case .greater?, .greaterOrEqual?: return "the limit falls to \(spelled(bounds.low))"
    case .less?, .lessOrEqual?: return "the limit rises to \(spelled(bounds.high))"
    case .equal?, .notEqual?: return "the need changes"
    }
  }

  /// A limit a person would type: two significant digits, on the generous side.
  private func friendly(_ needed: Double, isFloor: Bool) -> Double {
    guard needed > 0, needed.isFinite else { return needed }
    if needed == needed.rounded(), needed >= 1024 {
      return needed
    }
    var scale = 1.0
    while needed * scale < 10 { scale *= 10 }
    while needed * scale >= 100 { scale /= 10 }
    let digits = needed * scale
    // 0.07 · 1000 is a little over 70: what has two digits already stays as it is.
    if digits.rounded() / scale == needed { return needed }
    return (isFloor ? digits.rounded(.down) : digits.rounded(.up)) / scale
  }
}
