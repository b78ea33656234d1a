internal import Catalog
internal import Moderation

extension ScenarioError: CustomStringConvertible {
  /// What is wrong, where, and what to do, in a sentence or two.
  public var description: String {
    switch self {
    case .syntax(let place, let problem):
      return Self.closed("cannot read \(place): \(problem)")
    case .unknownKey(let place, let key, let nearest):
      return "cannot read \(place): there is no key \(key.quotedForMessage)." + Self.hint(nearest)
    case .wrongValue(let place, let key, let value, let expected, let nearest):
      return "cannot read \(place): '\(key)' has no value \(value.quotedForMessage); "
        + "expected \(expected)." + Self.hint(nearest)
    case .missingKey(let place, let key):
      return "cannot read \(place): '\(key)' is missing."
    case .twin(let place, let table, let id):
      return "cannot read \(place): \(id.quotedForMessage) stands twice under '[[\(table)]]'. "
        + "Give one of them another id, or take it out."
    case .unknownField(let must, let field):
      return "the need \(must.quotedForMessage) reads \(field.quotedForMessage), which is no field."
        + Self.hint(Spelling.nearest(field, in: Constraints.all.map(\.field)))
    case .unknownCriterion(let id):
      return "there is no criterion \(id.quotedForMessage)."
        + Self.hint(
          Spelling.nearest(id, in: Criteria.all.map(\.id)))
    case .unknownUseCase(let id, let known):
      return "there is no use case \(id.quotedForMessage); known are \(Wording.list(known))."
        + Self.hint(Spelling.nearest(id, in: known))
    case .unknownPolicy(let id, let known):
      return "the scenario switches on the policy pack \(id.quotedForMessage), which this catalog "
        + "lacks. To switch it off: weigh needs --policy \(id)=off."
        + Self.hint(Spelling.nearest(id, in: known))
    case .wrongMust(let must, let problem, let place):
      let reading = place.map { "cannot read \($0): " } ?? ""
      return reading + "the need \(must.quotedForMessage) \(problem)."
    case .wrongRequirement(let place, let problem):
      return "cannot read \(place): \(problem.message)"
    case .brokenCurve(let criterion, let fault):
      return "the range of '\(criterion)' \(Self.words(fault))."
    case .wrongWeight(let criterion, let points):
      return "the points of '\(criterion)' are \(points). Points are numbers from 0."
    case .noValueWhereNotApplicable(let criterion, let deliveries):
      return "the criterion '\(criterion)' has no value for \(deliveries) alternatives. "
        + "Set not_applicable to a number from 0 to 1, or drop the criterion."
    case .allWeightsZero:
      return "all weights are zero. Give at least one criterion some weight, or drop them all."
    case .contradiction(let sentence):
      return sentence
    case .wrongDevice(let id, let problem):
      return Self.closed("the device \(id.quotedForMessage) \(problem)")
    }
  }

  /// A sentence with its full stop, where it has none yet.
  private static func closed(_ sentence: String) -> String {
    sentence.hasSuffix(".") || sentence.hasSuffix("?") ? sentence : sentence + "."
  }

  private static func hint(_ nearest: String?) -> String {
    nearest.map { " Did you mean \($0.quotedForMessage)?" } ?? ""
  }

  private static func words(_ fault: CurveFault) -> String {
    switch fault {
    case .worstIsBest: return "has the same worst and best point"
    case .notFinite: return "is not made of finite numbers"
    case .notPositive: return "must be above zero, because its scale is logarithmic"
    case .unsorted: return "has points that do not rise"
    case .tooFewPoints: return "needs at least two points"
    case .hasCorners: return "has corners of its own, so worst and best cannot be set"
    }
  }
}

extension ScenarioError.Place: CustomStringConvertible {
  /// The file, with its line where it is known.
  public var description: String {
    line.map { "\(file.quotedForMessage) line \($0)" } ?? file.quotedForMessage
  }
}
