internal import Catalog
public import Decision
internal import Fit
internal import Licensing

/// Something beside needs and weights that two scenarios say differently: the use, the workload, the
/// ways to run a model, the end of a range that ranks.
public struct SettingChange: Hashable, Sendable {
  /// Its name in a scenario: `workload.prompt`.
  public let key: String
  /// What each says; `nil` where it says nothing.
  public let text: Pair<String?>
  /// How many more models A would rank with this as B has it; `nil` where that is not known.
  public internal(set) var effect: Int?
  /// A's scenario with this as B has it.
  public let trial: Scenario
}

extension SettingChange {
  /// Everything that differs, in the order of a scenario file.
  static func find(in scenarios: Pair<Scenario>) -> [SettingChange] {
    basics(scenarios) + answers(scenarios) + settings(scenarios) + devices(scenarios)
      + packs(scenarios)
  }

  private init?(
    _ key: String, _ text: Pair<String?>, _ scenarios: Pair<Scenario>,
    _ change: (inout Scenario, Scenario) -> Void
  ) {
    guard !text.isEqual else { return nil }
    self.key = key
    self.text = text
    effect = nil
    var trial = scenarios.a
    change(&trial, scenarios.b)
    self.trial = trial
  }

  private static func basics(_ scenarios: Pair<Scenario>) -> [SettingChange] {
    [
      SettingChange("use_case", scenarios.map { $0.useCase }, scenarios) {
        $0.useCase = $1.useCase
      },
      SettingChange("order", scenarios.map { $0.order.rawValue }, scenarios) {
        $0.order = $1.order
      },
    ].compactMap { $0 }
  }

  private static func answers(_ scenarios: Pair<Scenario>) -> [SettingChange] {
    keys(scenarios.map { Array($0.use.keys) }).compactMap { key in
      SettingChange(
        key, scenarios.map { $0.use[key].map(UseAnswer.spelled) }, scenarios
      ) { $0.use[key] = $1.use[key] }
    }
  }

  private static func settings(_ scenarios: Pair<Scenario>) -> [SettingChange] {
    ScenarioSetting.all.compactMap { setting in
      let texts = scenarios.map { scenario -> String? in
        let text = setting.text(scenario)
        return text.isEmpty ? nil : text
      }
      return SettingChange(setting.key, texts, scenarios) { trial, other in
        // What a scenario prints as its setting, a scenario also takes.
        try? setting.set(setting.text(other), in: &trial)
      }
    }
  }

  private static func devices(_ scenarios: Pair<Scenario>) -> [SettingChange] {
    let tables = scenarios.map { scenario in
      Dictionary(
        scenario.devices.map { ($0["id"]?.text ?? "", $0) }, uniquingKeysWith: { first, _ in first }
      )
    }
    return keys(tables.map { Array($0.keys) }).compactMap { id in
      SettingChange("device " + id, tables.map { $0[id].map(words) }, scenarios) { trial, other in
        let place = trial.devices.firstIndex { ($0["id"]?.text ?? "") == id }
        let device = other.devices.first { ($0["id"]?.text ?? "") == id }
        if let place { trial.devices.remove(at: place) }
        if let device { trial.devices.insert(device, at: place ?? trial.devices.count) }
      }
    }
  }

  private static func packs(_ scenarios: Pair<Scenario>) -> [SettingChange] {
    keys(scenarios.map { Array($0.policies.keys) }).compactMap { id in
      SettingChange(
        "policies." + id, scenarios.map { $0.policies[id]?.rawValue }, scenarios
      ) { $0.policies[id] = $1.policies[id] }
    }
  }

  /// A device as a line: `memory_gib 24, name RTX 4090`.
  private static func words(_ device: [String: FactValue]) -> String {
    device.filter { $0.key != "id" }.sorted { $0.key.precedesByBytes($1.key) }.map {
      "\($0.key) \(UseAnswer.spelled($0.value))"
    }.joined(separator: ", ")
  }

  private static func keys(_ keys: Pair<[String]>) -> [String] {
    Set(keys.a + keys.b).sorted { $0.precedesByBytes($1) }
  }
}
