internal import Catalog
internal import Licensing

/// Items of the checklist, and duties of the chosen model's licenses, that are past their day.
struct OpenItemRule: RecheckRule {
  let codes: [RecheckCode] = [.openItem]

  func findings(_ context: RecheckContext) -> [RecheckFinding] {
    let items = context.record.checklist.compactMap { entry -> RecheckFinding? in
      guard entry.state == .open, let due = entry.due, due < context.today else { return nil }
      let title = ChecklistItem.all.first { $0.id == entry.id }?.title ?? "item"
      return Self.finding(
        "checklist-\(entry.id)", "Checklist \(entry.id)", due, title, entry.owner)
    }
    let chosen = context.record.marks.first { $0.model == context.record.chosen }
    let duties = (chosen?.duties.said ?? []).compactMap { duty, standing -> RecheckFinding? in
      guard standing.state == .open, let due = standing.due, due < context.today else {
        return nil
      }
      return Self.finding("duty: \(duty)", "Duty", due, duty, standing.owner)
    }
    return items + duties
  }

  private static func finding(
    _ about: String, _ subject: String, _ due: CalendarDate, _ text: String, _ owner: String?
  ) -> RecheckFinding {
    RecheckFinding(
      .openItem, about: about, subject: subject, now: "was due by \(due.description)",
      detail: text + (owner.map { " (\($0))" } ?? ""), fact: due.description)
  }
}
