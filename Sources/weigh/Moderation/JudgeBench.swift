internal import Decision
internal import Foundation
internal import Moderation
internal import Probe
internal import Store

/// Lets a judge label runs, and says on standard error what is sent where.
struct JudgeBench {
  let output: OutputOptions
  let keeper: ProbeKeeper
  let judge: Judge
  let limits: ProbeLimits
  /// Options that must be given again to go on.
  let options: String

  /// Judges what is left of a run; a failure is part of what comes of it.
  func label(_ id: String, withReviewed reviewed: Bool = false) -> Judging {
    do throws(Failure) {
      let labeled = try keeper.labeledRun(id)
      let answers = labeled.answersToJudge(withReviewed: reviewed)
      guard !answers.isEmpty else {
        output.remark("no reply is left for the judge; nothing was sent.")
        return Judging()
      }
      let place = judge.endpoint.isLoopback ? "" : ", beyond this machine"
      let replies = Wording.count(answers.count, "reply", plural: "replies")
      output.remark(
        "\(replies) with the \(answers.count == 1 ? "question goes" : "questions go") to the judge "
          + "at \(judge.endpoint.label)\(place).")
      let judgement = try perform(answers, of: labeled)
      return Judging(judgement: judgement, failure: failure(of: judgement, id))
    } catch {
      return Judging(failure: error)
    }
  }

  private func perform(
    _ answers: [ModerationAnswer], of labeled: LabeledRun
  ) throws(Failure) -> Judgement {
    let stop = ProbeStop()
    let interrupt = Interrupt([SIGINT, SIGTERM, SIGHUP]) { stop.stop() }
    defer { interrupt.cancel() }
    let progress = ProgressLine(isQuiet: output.quiet || output.json)
    defer { progress.finish() }
    return try keeper.judge(answers, of: labeled, by: judge, limits: limits, stop: stop) { event in
      switch event {
      case .found(_, let warnings):
        progress.finish()
        warnings.map(\.message).forEach(output.remark)
      case .judged: break
      case .progress(let standing): progress.show(standing)
      }
      return .proceed
    }
  }

  /// Why not all was judged, with the command that goes on.
  private func failure(of judgement: Judgement, _ id: String) -> Failure? {
    let hint = "To go on: weigh moderation judge \(id)\(options)."
    switch judgement.status {
    case .complete: return nil
    case .stopped:
      let kept = Wording.count(judgement.labeled, "label")
      return Failure(.interrupted, "stopped; \(kept) of the judge kept.", hint: hint)
    case .failed:
      let code = judgement.failure.flatMap { ExitStatus(rawValue: $0.exitCode) }
      return Failure(
        code ?? .noAnswer, judgement.failure?.message ?? "the judge failed; its labels are kept.",
        hint: judgement.labeled > 0 ? hint : nil)
    }
  }
}

extension Judgement {
  /// Replies the judge named a label for.
  var labeled: Int {
    verdicts.count { if case .label = $0.finding { true } else { false } }
  }
}
