internal import Catalog
internal import Decision
internal import Quality

/// How able a model is at the scenario's use case, and what every published result had to say.
struct QualitySheet: SheetDefinition {
  let id = "quality"
  let label = "Quality"
  let about = "the estimate for the use case, result by result, with error and calibration"

  func tells(_ subject: SheetSubject) -> Bool {
    subject.scale.use(subject.alternative.context.scenario.useCase) != nil
  }

  func summary(_ subject: SheetSubject) -> String? { page(subject)?.summary }

  func sheet(_ subject: SheetSubject) -> Sheet? { page(subject)?.sheet }

  func json(_ subject: SheetSubject) -> JSONValue? { page(subject).map { .object($0.json) } }

  private func page(_ subject: SheetSubject) -> QualityPage? {
    guard let use = subject.scale.use(subject.alternative.context.scenario.useCase) else {
      return nil
    }
    return QualityPage(
      model: subject.model, use: use,
      ability: subject.alternative.context.base.ability(of: subject.alternative.candidate),
      snapshot: subject.snapshot)
  }
}

extension SheetSubject {
  fileprivate var scale: QualityScale { alternative.context.base.qualityScale }
}
