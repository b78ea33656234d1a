internal import Catalog
public import Scoring

/// What a scenario says about the draws behind "how sure is it": `[robustness]` in its file.
public struct RobustnessSettings: Hashable, Sendable {
  /// Which weightings are drawn.
  public enum Space: String, CaseIterable, Hashable, Sendable {
    /// Those that keep the order of importance.
    case order
    /// Those near the weights.
    case around
    /// The weights alone; only what is not known is drawn.
    case fixed
    /// All there are.
    case free
  }

  /// Which weightings; `nil` follows the weights: those that keep the order while weights come from
  /// it, those near the weights once points were set by hand.
  public var space: Space?
  /// How many draws, 1 … 1,000,000.
  public var draws: Int
  /// Where chance begins.
  public var seed: UInt64
  /// How closely weightings stay near the weights.
  public var concentration: Double

  /// The usual settings, or those that differ.
  public init(
    space: Space? = nil, draws: Int = SimulationOptions.defaultDraws, seed: UInt64 = 1,
    concentration: Double = WeightSpace.defaultConcentration
  ) {
    self.space = space
    self.draws = draws
    self.seed = seed
    self.concentration = concentration
  }

  /// Which weightings are drawn where weights come about in this way.
  func space(for method: WeightMethod) -> Space {
    space ?? (method == .points ? .around : .order)
  }

  /// What `draws` takes, in words.
  static let drawsInWords = "a whole number from 1 to 1000000"
}

extension ScenarioReader {
  func robustness(_ table: TOMLTable) throws -> RobustnessSettings {
    try allow(table, ["space", "draws", "seed", "concentration"])
    var settings = RobustnessSettings()
    settings.space = try word(table, "space", RobustnessSettings.Space.self)
    if let draws = try integer(table, "draws") {
      guard (1...Int64(SimulationOptions.drawLimit)).contains(draws) else {
        throw wrong(table, "draws", String(draws), RobustnessSettings.drawsInWords)
      }
      settings.draws = Int(draws)
    }
    if let seed = try integer(table, "seed") { settings.seed = UInt64(seed) }
    if let concentration = try number(table, "concentration") {
      guard concentration > 0, concentration <= 1e6 else {
        throw wrong(
          table, "concentration", table["concentration"]?.inWords ?? "",
          "a number above 0, at most 1000000")
      }
      settings.concentration = concentration
    }
    return settings
  }
}
