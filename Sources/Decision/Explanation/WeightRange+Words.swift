internal import Catalog
public import Scoring

/// Weights in words; one place for screens, commands and records.
extension WeightRange {
  /// Where the first place changes, and to whom, in a sentence.
  public var sentence: String {
    let label = criterion.definition.label
    let parts = [(low, "below"), (high, "above")].compactMap { end, side -> String? in
      end.successor.map { "\($0.model.shortName) \(side) \(Challenge.percent(end.weight))" }
    }
    return parts.isEmpty
      ? "\(label): no weight of it alone changes the first place."
      : "\(label): the first place goes to \(Wording.list(parts))."
  }
}

extension WeightRange.End {
  /// The weight and who takes over, short enough for a table: `21.0 %: B`; `never` where nobody does.
  public var words: String {
    successor.map { "\(Challenge.percent(weight)): \($0.model.shortName)" } ?? "never"
  }
}

extension WeightMethod {
  /// Where weights come from, in words.
  public var words: String {
    switch self {
    case .centroid: return "from the order of importance"
    case .evenSteps: return "in even steps along the order of importance"
    case .points: return "from points set by hand"
    }
  }
}

extension ActiveCriterion {
  /// The declared ends of its scale with their unit: `20 to 90 points`.
  public var scaleWords: String {
    let ends: (Double, Double)
    switch curve {
    case .linear(let worst, let best), .logarithmic(let worst, let best): ends = (worst, best)
    case .points(let knots):
      let values = knots.map(\.value)
      guard let least = values.min(), let most = values.max(),
        let worst = knots.first(where: { $0.value == least }),
        let best = knots.first(where: { $0.value == most })
      else { return "" }
      ends = (worst.x, best.x)
    }
    let words = "\(definition.spelled(ends.0)) to \(definition.spelled(ends.1))"
    return definition.isOrdinal ? words : words + " " + definition.unit
  }
}

extension Presets {
  /// The preset whose criteria and order of importance a scenario still has as they came; `nil` once
  /// somebody changed them.
  public static func weighing(_ scenario: Scenario, in base: EvaluationBase) -> String? {
    guard !scenario.preferences.isEmpty else { return nil }
    return names(in: base.snapshot).first { name in
      guard let text = text(of: name, in: base.snapshot),
        let preset = try? Scenario(toml: text, file: name)
      else { return false }
      return preset.preferences == scenario.preferences
        && preset.weightMethod == scenario.weightMethod
    }
  }
}

extension Outcome {
  /// Where the weights come from, in a sentence; one that is nobody's choice yet is called an
  /// assumption.
  public var weightOrigin: String {
    guard !criteria.isEmpty else { return "Nothing is weighed." }
    let origin = "Weights \(scenario.weightMethod.words)."
    guard let preset = Presets.weighing(scenario, in: context.base) else { return origin }
    return origin + " The order is that of the preset \(preset): an assumption until you change it."
  }
}
