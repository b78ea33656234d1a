internal import Catalog
internal import Decision
internal import Fit

/// What a model needs on the declared device of its row, line by line, and how fast it would be.
struct FitSheet: SheetDefinition {
  let id = "fit"
  let label = "Memory and speed"
  let about = "memory line by line, room, other quantizations and speed on the declared device"

  func tells(_ subject: SheetSubject) -> Bool { subject.alternative.memory != nil }

  func summary(_ subject: SheetSubject) -> String? { page(subject)?.summary }

  func sheet(_ subject: SheetSubject) -> Sheet? { page(subject)?.sheet }

  func json(_ subject: SheetSubject) -> JSONValue? { page(subject).map { .object($0.json) } }

  private func page(_ subject: SheetSubject) -> FitPage? {
    let alternative = subject.alternative
    let declared = alternative.context.standings(of: alternative.candidate)
    guard let memory = alternative.memory ?? declared.first else { return nil }
    let elsewhere = "Its best way is \(alternative.deliveryName); this is the declared device."
    return FitPage(
      shape: memory.shape, device: memory.device, delivery: memory.delivery,
      evidence: FitPage.evidence(
        of: subject.model, memory.shape, memory.device, in: subject.snapshot),
      remarks: alternative.memory == nil ? [elsewhere] : [], probes: memory.probes)
  }
}
