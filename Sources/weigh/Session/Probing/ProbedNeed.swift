internal import Catalog
internal import Decision
internal import Store

/// What a need of a scenario about speed makes of one probe.
struct ProbedNeed {
  /// The need's id.
  let id: String
  /// The verdict on the way of running the model that was probed.
  let truth: TruthValue
  /// The verdict with its numbers.
  let sentence: String

  /// The fields of needs a probe can answer.
  private static let fields: Set<String> = ["first_token", "decode"]

  /// Judges a run by a scenario.
  ///
  /// **Shape**: nothing where the scenario has no such need, or the run counts for no model; `base`
  /// has this run among what was measured.
  static func judge(
    _ kept: KeptProbe, by scenario: Scenario, in base: EvaluationBase
  ) throws(Failure) -> [ProbedNeed] {
    let musts = scenario.musts.filter { fields.contains($0.field) }
    guard !musts.isEmpty, let id = kept.summary.catalogID, let candidate = base.candidate(id) else {
      return []
    }
    do {
      let context = try EvaluationContext(base: base, scenario: scenario)
      let ways = context.alternatives(of: candidate)
      let way =
        ways.first { way in
          if case .probed(let measurement) = way.delivery {
            return measurement.run == kept.summary.id
          }
          return false
        }
        ?? ways.first { way in
          way.memory?.probes.contains { $0.run == kept.summary.id } ?? false
        }
      guard let way else { return [] }
      return musts.compactMap { must in
        way.observation(of: must).map {
          ProbedNeed(id: must.id, truth: $0.truth, sentence: Self.words($0.truth) + $0.sentence)
        }
      }
    } catch let error as ScenarioError {
      throw Failure(.doesNotParse, error.description)
    } catch {
      throw Failure(.bug, "a bug in Weigh: \(error)")
    }
  }

  private static func words(_ truth: TruthValue) -> String {
    switch truth {
    case .pass: return "Need met. "
    case .fail: return "Need not met. "
    case .unknown: return "Need not settled. "
    }
  }

  /// The same for programs.
  var json: JSONValue {
    let verdict: String
    switch truth {
    case .pass: verdict = "pass"
    case .fail: verdict = "fail"
    case .unknown: verdict = "unknown"
    }
    return .object(["id": .text(id), "verdict": .text(verdict), "sentence": .text(sentence)])
  }
}
