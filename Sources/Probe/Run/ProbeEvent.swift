/// What a run tells while it goes on.
public enum ProbeEvent: Equatable, Sendable {
  /// A part of a run and how many requests it has.
  public struct PlannedStep: Equatable, Sendable {
    /// The part.
    public let step: ProbeProgress.Step
    /// Requests, rounds or files of this part.
    public let total: Int

    /// Plans a part.
    public init(_ step: ProbeProgress.Step, _ total: Int) {
      self.step = step
      self.total = total
    }
  }

  /// The parts of the run, in order; told first.
  case planned([PlannedStep])
  /// What is served; told once, before anything is measured.
  case found(ServedModel)
  /// A measured request is done.
  case measured(ProbeSample)
  /// A question of the moderation battery has its answer.
  case answered(ModerationAnswer)
  /// Where the run is; told between requests and at least once a second of a wait.
  case progress(ProbeProgress)
}
