internal import Catalog

/// The release line a model belongs to, with its own row marked.
struct TimelineSheet: SheetDefinition {
  let id = "timeline"
  let label = "Timeline"
  let about = "releases, license changes and cadence of its family"

  func tells(_ subject: SheetSubject) -> Bool { subject.model.family != nil }

  func sheet(_ subject: SheetSubject) -> Sheet? { page(subject)?.sheet }

  func json(_ subject: SheetSubject) -> JSONValue? {
    page(subject).map { .object($0.json) }
  }

  private func page(_ subject: SheetSubject) -> FamilyPage? {
    guard let family = subject.model.family else { return nil }
    return FamilyPage(
      snapshot: subject.snapshot, family: subject.snapshot.topFamily(of: family),
      marked: subject.model)
  }
}
