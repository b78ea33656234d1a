internal import Catalog
public import Moderation

/// Why a scenario cannot be used: facts only, the wording stands in `ScenarioError+Message.swift`.
public enum ScenarioError: Error, Hashable, Sendable {
  /// A place in a scenario file.
  public struct Place: Hashable, Sendable {
    /// The file as the user named it.
    public let file: String
    /// The line, where it is known.
    public let line: Int?

    /// Makes a place.
    public init(file: String, line: Int?) {
      self.file = file
      self.line = line
    }
  }

  case syntax(Place, problem: String)
  case unknownKey(Place, key: String, nearest: String?)
  case wrongValue(Place, key: String, value: String, expected: String, nearest: String?)
  case missingKey(Place, key: String)
  case twin(Place, table: String, id: String)
  case unknownField(must: String, field: String)
  case unknownCriterion(String)
  case unknownUseCase(String, known: [String])
  case unknownPolicy(String, known: [String])
  case wrongMust(must: String, problem: String, Place? = nil)
  case wrongRequirement(Place, RequirementProblem)
  case brokenCurve(criterion: String, CurveFault)
  case wrongWeight(criterion: String, Double)
  case noValueWhereNotApplicable(criterion: String, deliveries: String)
  case allWeightsZero
  case contradiction(String)
  case wrongDevice(id: String, problem: String)
}
