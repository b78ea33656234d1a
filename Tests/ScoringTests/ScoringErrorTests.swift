import Scoring
import Testing

/// What is refused, and in which words.
@Suite struct ScoringErrorTests {
  private func message(_ work: () throws -> Void) -> String? {
    do {
      try work()
      return nil
    } catch {
      return (error as? ScoringError)?.message
    }
  }

  @Test func `tables refuse what is no value, and say where`() {
    func table(_ cells: [ScoreCell], keys: [UInt64]? = nil) -> String? {
      message {
        _ = try ScoreTable(alternativeCount: 2, criterionCount: 1, cells: cells, keys: keys)
      }
    }
    #expect(
      table([.known(0), .known(1.01)])
        == "The value in row 2, column 1 is not between 0 and 1.")
    #expect(
      table([.known(.nan), .known(0)]) == "The value in row 1, column 1 is not between 0 and 1.")
    #expect(
      table([.interval(low: 0.5, mid: 0.4, high: 0.6), .known(0)])
        == "The range in row 1, column 1 does not rise from its least to its most.")
    #expect(
      table([.missing(low: 0.6, high: 0.5), .known(0)])
        == "The range in row 1, column 1 does not rise from its least to its most.")
    #expect(table([.known(0)]) == "There are 1 cells where 2 are needed.")
    #expect(
      table([.known(0), .known(1)], keys: [7]) == "There are 1 keys where 2 are needed.")
  }

  @Test func `simulations refuse options that do not fit the table`() throws {
    let table = try ScoreTable(values: [[0.1, 0.2], [0.3, 0.4]])
    func refusal(_ options: SimulationOptions) -> String? {
      message { _ = try Simulation(table, options) }
    }
    #expect(
      refusal(SimulationOptions(space: .free, draws: 0))
        == "0 draws cannot be made: give 1 to 1000000.")
    #expect(
      refusal(SimulationOptions(space: .free, draws: 1_000_001))
        == "1000001 draws cannot be made: give 1 to 1000000.")
    #expect(
      refusal(SimulationOptions(space: .order(places: [1])))
        == "There are 1 places where 2 are needed.")
    #expect(
      refusal(SimulationOptions(space: .fixed(weights: [1, 2, 3])))
        == "There are 3 weights where 2 are needed.")
    #expect(
      refusal(SimulationOptions(space: .fixed(weights: [1, -1])))
        == "Weight 2 is negative or not a number.")
    #expect(
      refusal(SimulationOptions(space: .fixed(weights: [0, 0]))) == "All weights are zero.")
    #expect(
      refusal(SimulationOptions(space: .around(weights: [1, 1], concentration: 0)))
        == "The concentration must be a number above zero.")
    #expect(
      refusal(SimulationOptions(space: .free, pairs: .against(2)))
        == "There is no row 3 in the table.")
    #expect(
      refusal(SimulationOptions(space: .free, pairs: .chosen([.init(first: 0, second: -1)])))
        == "There is no row 0 in the table.")
    let many = try ScoreTable(alternativeCount: 2049, criterionCount: 0, cells: [])
    #expect(
      message { _ = try Simulation(many, SimulationOptions(space: .free)) }
        == "2049 alternatives are too many for one simulation; its limit is 2048.")
  }
}
