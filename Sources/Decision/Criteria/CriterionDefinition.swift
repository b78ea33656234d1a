internal import Catalog

/// What a preference is worth: one number of an alternative, brought to a value from 0 to 1.
///
/// One file each in `Criteria/`, registered once; help, columns, exports and documentation derive
/// from it.
public protocol CriterionDefinition: Sendable {
  /// Its id in scenarios.
  var id: String { get }
  /// The name on screens.
  var label: String { get }
  /// The unit of its number.
  var unit: String { get }
  /// What it measures and where its number comes from, in a sentence or two.
  var summary: String { get }
  /// The declared range and shape.
  var curve: ValueCurve { get }
  /// Whether it says anything about models a host runs.
  var appliesToHosts: Bool { get }
  /// Whether it says anything about models on the user's own devices.
  var appliesToDevices: Bool { get }
  /// What of a scenario its number follows from, beside the ways to run a model.
  var parts: ScenarioParts { get }
  /// Whether its numbers are levels with names, with nothing between two of them.
  var isOrdinal: Bool { get }
  /// The number of an alternative.
  func cell(_ alternative: Alternative) -> Cell
  /// The statements the number rests on.
  func evidence(_ alternative: Alternative) -> [EvidenceItem]
  /// The number as people read it, without its unit where a header carries it.
  func spelled(_ number: Double) -> String
  /// What settles a missing number, as a sentence.
  func wayToSettle(_ alternative: Alternative) -> String
}

extension CriterionDefinition {
  /// By default it is measured on a scale.
  public var isOrdinal: Bool { false }
  /// By default anything a scenario says may change its number.
  public var parts: ScenarioParts { .all }

  /// By default it applies however a model is run.
  public var appliesToHosts: Bool { true }
  /// By default it applies however a model is run.
  public var appliesToDevices: Bool { true }

  /// A cell as text: a number, a range, `not known` or `does not apply`.
  public func spelled(_ cell: Cell) -> String {
    switch cell {
    case .known(let value): return spelled(value)
    case .interval(let low, let mid, let high):
      return "\(spelled(mid)) [\(spelled(low))–\(spelled(high))]"
    case .missing: return "not known"
    case .notApplicable: return "does not apply"
    }
  }

  /// The curve with the range a scenario declares in place of the criterion's own.
  public func curve(for preference: Preference) -> ValueCurve {
    switch curve {
    case .linear(let worst, let best):
      return .linear(worst: preference.worst ?? worst, best: preference.best ?? best)
    case .logarithmic(let worst, let best):
      return .logarithmic(worst: preference.worst ?? worst, best: preference.best ?? best)
    case .points: return curve
    }
  }

  /// Whether more is better, where the curve only rises or only falls.
  public var isMoreBetter: Bool? {
    switch curve {
    case .linear(let worst, let best), .logarithmic(let worst, let best): return best > worst
    case .points: return nil
    }
  }
}
