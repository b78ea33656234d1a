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
    var values: [String: ProfileValue] = [:]
    for (key, value) in answers { values[key] = Self.profileValue(value, for: key, base: base) }
    if values["use.access_via"] == nil {
      switch route {
      case .selfHosted: break
      case .host: values["use.access_via"] = .word("third-party-host")
      case .licensor: values["use.access_via"] = .word("licensor-official")
      }
    }
    do {
      try self.init(values: values)
    } catch {
      throw ScenarioError.contradiction(error.description)
    }
  }

  private static func profileValue(_ value: FactValue, for key: String, base: EvaluationBase)
    -> ProfileValue
  {
    switch value {
    case .flag(let flag): return .flag(flag)
    case .integer, .number: return .number(value.number ?? 0)
    case .list(let list): return .words(spread(list, for: key, base: base))
    default:
      let text = EvaluationBase.plain(value)
      switch IntendedUse.field(key)?.shape {
      case .countries, .texts: return .words(spread([text], for: key, base: base))
      default: return .word(text)
      }
    }
  }

  /// Countries may be named by a group.
  private static func spread(_ names: [String], for key: String, base: EvaluationBase) -> [String] {
    IntendedUse.field(key)?.shape == .countries ? base.countries(names) : names
  }
}
