internal import Catalog

/// A constraint on names: countries, languages, kinds.
public protocol NameConstraint: ConstraintDefinition {
  /// The names of an alternative.
  func names(_ alternative: Alternative) -> NameReading
  /// The statements the names rest on.
  func evidence(_ alternative: Alternative) -> [EvidenceItem]
  /// The names a rule lists, with groups replaced by their members.
  func members(_ must: Must, in base: EvaluationBase) -> [String]
}

extension NameConstraint {
  /// By default names stand for themselves.
  public func members(_ must: Must, in base: EvaluationBase) -> [String] { must.names }

  /// The sentence for a list this kind does not take; nil when it is sound.
  public func fault(in must: Must) -> String? {
    must.value.list?.isEmpty ?? true ? "needs at least one name" : nil
  }

  /// The names, as a row shows them.
  public func wanted(_ must: Must, in base: EvaluationBase) -> String {
    let names = must.names
    switch must.comparison {
    case .notAmong: return "not " + Wording.list(names, joint: "or")
    case .contains: return Wording.list(names)
    default: return Wording.list(names, joint: "or")
    }
  }

  /// Compares one model with the names.
  public func judge(_ alternative: Alternative, _ must: Must) -> TruthValue {
    judging(must, in: alternative.context.base)(alternative)
  }

  /// A judge with the names looked up once for the whole catalog.
  public func judging(_ must: Must, in base: EvaluationBase) -> (Alternative) -> TruthValue {
    let members = Set(members(must, in: base))
    let comparison = must.comparison
    return { alternative in
      switch names(alternative) {
      case .notApplicable: return .pass
      case .missing: return .unknown
      case .known(let names):
        switch comparison {
        case .contains: return members.allSatisfy(names.contains) ? .pass : .fail
        case .notAmong: return names.contains(where: members.contains) ? .fail : .pass
        default: return names.allSatisfy(members.contains) ? .pass : .fail
        }
      }
    }
  }

  /// What the catalog states, with its sources.
  public func observe(_ alternative: Alternative, _ must: Must) -> Observation {
    let truth = judge(alternative, must)
    let limit = wanted(must, in: alternative.context.base)
    let name = alternative.candidate.model.shortName
    let observed: String
    switch names(alternative) {
    case .known(let names): observed = Wording.list(names)
    case .missing: observed = "not known"
    case .notApplicable: observed = "does not apply"
    }
    let reopen: String
    switch truth {
    case .pass: reopen = "Fails if the \(Wording.inSentence(label)) changes, or the list does."
    case .fail: reopen = "Reopens if \(lacking(alternative, must))."
    case .unknown:
      reopen = "Settled when a source states the \(Wording.inSentence(label)) of \(name)."
    }
    return Observation(
      truth: truth, observed: observed, limit: limit, evidence: evidence(alternative),
      sentence: "\(label): \(observed), asked \(limit).", reopen: reopen)
  }

  /// The names that would let the model back in.
  public func relaxation(of must: Must, for excluded: [Alternative]) -> Relaxation? {
    var counts: [String: Int] = [:]
    for alternative in excluded {
      let missing = obstacles(alternative, must)
      if missing.count == 1 { counts[missing[0], default: 0] += 1 }
    }
    let best = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
    guard let best, let base = excluded.first?.context.base else {
      return dropped(must, for: excluded)
    }
    var relaxed = must
    let names = must.names
    let words: String
    if must.comparison == .contains || must.comparison == .notAmong {
      var kept = names.filter { $0 != best.key }
      relaxed.value = .list(kept)
      // A name that also stands in a group is taken out of the group's members.
      if members(relaxed, in: base).contains(best.key) {
        kept = members(must, in: base).filter { $0 != best.key }
      }
      relaxed.value = .list(kept)
      relaxed.isOn = !kept.isEmpty
      words = must.comparison == .contains ? "without \(best.key)" : "allow \(best.key)"
    } else {
      relaxed.value = .list(names + [best.key])
      words = "allow \(best.key)"
    }
    return Relaxation(must: relaxed, words: words, gained: best.value)
  }

  /// The names that stand between an alternative and a pass.
  private func obstacles(_ alternative: Alternative, _ must: Must) -> [String] {
    guard case .known(let names) = names(alternative) else { return [] }
    let members = members(must, in: alternative.context.base)
    switch must.comparison {
    case .contains: return members.filter { !names.contains($0) }
    case .notAmong: return names.filter(members.contains)
    default: return names.filter { !members.contains($0) }
    }
  }

  private func lacking(_ alternative: Alternative, _ must: Must) -> String {
    let names = obstacles(alternative, must)
    let list = Wording.list(names)
    switch must.comparison {
    case .contains:
      return "a source adds \(list), or the need drops \(names.count == 1 ? "it" : "them")"
    case .notAmong: return "the need allows \(list), or another source states otherwise"
    default: return "the need also allows \(list), or another source states otherwise"
    }
  }
}

extension Must {
  /// The names a rule lists; yes and no count as names.
  var names: [String] {
    if let flag = value.flag { return [flag ? "yes" : "no"] }
    return value.list ?? []
  }
}
