public import Moderation

/// What a judge says of one reply.
public struct JudgeVerdict: Equatable, Sendable, Codable {
  /// What came of asking.
  public enum Finding: Equatable, Sendable, Codable {
    /// One of the five labels.
    case label(Outcome)
    /// The judge itself declined.
    case refused
    /// Neither a label nor a refusal.
    case unreadable
    /// A filter between the judge and us withheld it.
    case filtered
    /// The judge's server did not answer.
    case failed(ProbeError)
  }

  /// The question the reply is to.
  public let item: String
  /// Which sample of it, from 1.
  public let sample: Int
  /// What came of asking.
  public let finding: Finding

  /// The label to be kept.
  ///
  /// - Parameters:
  ///   - model: what the judge is called.
  ///   - promptHash: SHA-256 of what it was asked.
  ///   - time: when, ISO 8601.
  /// - Returns: nil where there is nothing to keep; that the judge declined is kept without an
  ///   outcome.
  public func record(model: String, promptHash: String, time: String) -> LabelRecord? {
    let outcome: Outcome?
    switch finding {
    case .label(let label): outcome = label
    case .refused: outcome = nil
    case .unreadable, .filtered, .failed: return nil
    }
    return LabelRecord(
      itemID: item, sample: sample, source: .judge(model: model, promptHash: promptHash),
      outcome: outcome, time: time)
  }

  /// What a person reads.
  public var words: String {
    switch finding {
    case .label(let outcome): outcome.words
    case .refused: "judge refused"
    case .unreadable: "judge gave no label"
    case .filtered: "filtered on the way to the judge"
    case .failed(let failure): failure.message
    }
  }
}

/// What judging came to.
public struct Judgement: Equatable, Sendable, Codable {
  /// How it ended.
  public var status = ProbeRun.Status.stopped
  /// Why it did not complete.
  public var failure: ProbeError?
  /// The judge.
  public var judge: ServedModel
  /// What a person calls its endpoint.
  public var endpointLabel: String
  /// The endpoint's address; it never holds a key.
  public var endpointURL: String
  /// SHA-256 of what it was asked.
  public var promptHash: String
  /// How it was asked not to think; nil before that is known.
  public var thinking: ThinkingMode?
  /// Why its labels may be worth less.
  public var warnings: [JudgeWarning]
  /// Replies that were to be judged.
  public var planned: Int
  /// What it says, in the order of the answers.
  public var verdicts: [JudgeVerdict] = []
  /// What was done differently.
  public var notes: [ProbeNote] = []

  /// The labels to be kept, all of one time.
  public func records(time: String) -> [LabelRecord] {
    verdicts.compactMap { $0.record(model: judge.id, promptHash: promptHash, time: time) }
  }
}

/// Why a judge's labels may be worth less.
public enum JudgeWarning: Equatable, Sendable, Codable {
  /// It is of the family of the model it judges, by name or architecture.
  case sameFamily(String)
  /// It is smaller than advised.
  case small(parameters: Int)

  /// Parameters below which a judge is too weak to rely on.
  ///
  /// **Source** MODERATION §8.
  static let advisedParameters = 30_000_000_000

  /// The sentence a person reads.
  public var message: String {
    switch self {
    case .sameFamily(let name):
      "The judge is of the same family (\(name)) as the model it judges; models are lenient with "
        + "their kin."
    case .small(let parameters):
      "The judge has \(Self.billions(parameters)) billion parameters; 30 or more are advised."
    }
  }

  private static func billions(_ count: Int) -> String {
    let tenths = (Double(count) / 1e8).rounded() / 10
    return Int(exactly: tenths).map(String.init) ?? String(tenths)
  }
}
