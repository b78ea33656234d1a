internal import Catalog
internal import Decision
internal import Foundation
internal import Moderation
internal import Probe
internal import Store

extension LabeledRun {
  /// The answers a judge is to label: those without a word for the reader are left out.
  ///
  /// **Shape**: replies to questions that are unsettled, unless a judge or a person labeled them;
  /// with `reviewed` also those people labeled and no judge did.
  func answersToJudge(withReviewed reviewed: Bool) -> [ModerationAnswer] {
    let unsettled = Set(prompts.filter { !$0.label.isSettled }.map(\.id))
    return asked.compactMap { reply in
      func layer(upTo highest: LabelLayer) -> LabelLayer {
        FinalLabel(
          reply.records, category: reply.category, isMeasured: false, upTo: highest
        ).layer
      }
      let isOpen = unsettled.contains(reply.itemID) && layer(upTo: .human) == .rule
      let isReviewed = layer(upTo: .human) == .human && layer(upTo: .judge) == .rule
      guard isOpen || reviewed && isReviewed, let answer = self.answer(to: reply),
        answer.isFitForJudge, kept.items[reply.itemID] != nil
      else { return nil }
      return answer
    }
  }
}

extension ProbeKeeper {
  /// Lets a second model label answers of a run, and keeps each label as it comes.
  ///
  /// **Errors**: where there is no verdict at all, or a label cannot be kept.
  func judge(
    _ answers: [ModerationAnswer], of labeled: LabeledRun, by judge: Judge, limits: ProbeLimits,
    stop: ProbeStop = ProbeStop(), report: (JudgeEvent) -> ProbeControl
  ) throws(Failure) -> Judgement {
    let rules = Classifier(try Self.rules())
    // The questions as they were asked: the battery of today may ask others.
    let battery = Battery(
      id: labeled.run.batteryID, version: labeled.run.batteryVersion, hash: labeled.run.batteryHash,
      items: Array(labeled.kept.items.values))
    var model: ServedModel?
    var failure: Failure?
    let result: Result<Judgement, ProbeError>
    do {
      result = .success(
        try judgeModeration(
          answers, of: labeled.run, battery: battery, classifier: rules, at: judge.endpoint,
          plan: JudgePlan(model: judge.model, judgedFileSHA256: labeled.kept.identity?.fileHash),
          key: judge.key, limits: limits, stop: stop
        ) { event in
          if case .found(let found, _) = event { model = found }
          if case .judged(let verdict) = event, let model,
            let record = verdict.record(
              model: model.id, promptHash: JudgePrompt.bundled.hash, time: Clock.now())
          {
            do throws(Failure) {
              try add(record, toRun: labeled.kept.summary.id)
            } catch {
              failure = failure ?? error
            }
          }
          let control = report(event)
          return failure == nil ? control : .stop
        })
    } catch {
      result = .failure(error)
    }
    if let failure { throw failure }
    switch result {
    case .success(let judgement): return judgement
    case .failure(let error): throw Failure(error)
    }
  }
}
