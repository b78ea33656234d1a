internal import Catalog
public import Licensing

/// How a model is reached, as far as licenses care.
public enum LicenseRoute: Int, CaseIterable, Hashable, Sendable {
  /// The weights run where the user is.
  case selfHosted
  /// Somebody other than the licensor serves the model.
  case host
  /// The licensor serves the model.
  case licensor

  /// The route in words.
  public var words: String {
    switch self {
    case .selfHosted: return "on your own machines"
    case .host: return "through a host"
    case .licensor: return "through its licensor"
    }
  }
}

extension Scenario {
  /// The intended use the scenario states, with names of country groups spread.
  ///
  /// **Errors**: `ScenarioError` when the answers contradict each other.
  public func intendedUse(
    in base: EvaluationBase, route: LicenseRoute = .selfHosted
  ) throws -> IntendedUse {
    try IntendedUse(answers: use, route: route, in: base)
  }
}

extension IntendedUse {
  /// Reads the answers of a scenario for one way of reaching the model.
  init(answers: [String: FactValue], route: LicenseRoute, in base: EvaluationBase) throws {
    var answers = answers
    if answers["use.access_via"] == nil {
      switch route {
      case .selfHosted: break
      case .host: answers["use.access_via"] = .text("third-party-host")
      case .licensor: answers["use.access_via"] = .text("licensor-official")
      }
    }
    do {
      self = try base.profile(answers)
    } catch {
      throw ScenarioError.contradiction(error.description)
    }
  }
}
