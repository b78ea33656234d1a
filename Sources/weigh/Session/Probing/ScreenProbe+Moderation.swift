internal import Decision
internal import Foundation
internal import Moderation
internal import Probe
internal import Screens
internal import Store
internal import Terminal

/// Runs of a battery on the screen, alone or behind the speed.
extension ScreenProbe {
  /// Measures what was wished of a server: its speed, its answers, or one after the other.
  ///
  /// Two runs are both kept; the second begins only where the first one completed.
  func perform(
    _ measure: ProbeMeasure, _ job: ServerJob, _ keeper: ProbeKeeper, _ gate: ProbeGate
  ) throws -> KeptProbe {
    guard let wish = measure.moderation else { return try self.measure(job, keeper, gate) }
    var asking = job
    asking.moderation = try Self.job(wish.plan, model: job.plan.model)
    guard measure.isOfSpeed else { return try self.measure(asking, keeper, gate) }
    let speed = try self.measure(job, keeper, gate)
    guard speed.summary.status == .complete, !gate.isEnding else { return speed }
    let measured =
      speed.summary.catalogID == nil
      ? nil : try Measurements(database).base(over: keeper.base)
    mailbox.post(.probePartEnded(ProbeRecord(speed, in: keeper.base), measured))
    // The server is known now, and so is which of its models is asked.
    asking.moderation?.plan.model = job.plan.model ?? speed.latency?.plan.model
    return try self.measure(asking, keeper, gate)
  }

  /// Asks what is left of a run, or asks all of it again.
  func ask(
    again former: KeptProbe, _ isResumed: Bool, _ keeper: ProbeKeeper, _ gate: ProbeGate
  ) throws -> KeptProbe {
    guard let run = former.moderation else {
      throw Failure(.usage, "'\(former.summary.id)' is no moderation run.")
    }
    let job = try Self.job(run.plan, model: run.plan.model)
    let labels = try keeper.labels(ofRun: former.summary.id)
    let record = ProbeRecord(former, in: keeper.base, labels: labels)
    if isResumed, case .moderation(let earlier) = record.content {
      mailbox.post(.probeAsks(run.plan, earlier))
    } else {
      mailbox.post(.probeAsks(run.plan, nil))
    }
    if let file = former.file {
      var asking = FileJob(path: file)
      asking.moderation = job
      asking.catalogID = former.summary.catalogID
      asking.resuming = isResumed ? former : nil
      return try measure(asking, keeper, gate)
    }
    var asking = ServerJob(endpoint: try Self.endpoint(run.endpointURL))
    asking.moderation = job
    asking.catalogID = former.summary.catalogID
    asking.resuming = isResumed ? former : nil
    return try measure(asking, keeper, gate)
  }

  /// What is asked, with the questions and rules of this program.
  private static func job(_ plan: ModerationPlan, model: String?) throws(Failure) -> ModerationJob {
    var plan = plan
    plan.model = model
    do {
      return ModerationJob(
        plan: plan, battery: try Battery.bundled.get(), classifier: try Classifier.bundled.get())
    } catch let problem as BatteryProblem {
      throw Failure(.bug, "a bug in Weigh: \(problem.message)")
    } catch let problem as PhraseProblem {
      throw Failure(.bug, "a bug in Weigh: \(problem.message)")
    } catch {
      throw Failure(.bug, "a bug in Weigh: \(error)")
    }
  }
}
