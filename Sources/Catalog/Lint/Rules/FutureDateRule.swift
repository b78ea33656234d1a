/// No statement is dated after the day the catalog was made.
struct FutureDateRule: LintRule {
  let id = "future-date"
  let summary = "No statement is dated after the day the catalog was made."

  /// Fields that speak of what is to come.
  private let planned: Set<Field> = ["end_of_life", "expires", "as_of"]

  func check(_ context: LintContext, _ findings: inout LintFindings) {
    guard let asOf = context.asOf else { return }
    for subject in context.subjects {
      for value in subject.values {
        if let date = value.value.date, case .date = value.spec.shape,
          !planned.contains(value.spec.field), isAfter(date, asOf)
        {
          findings.note(
            subject.record, value.steps,
            "\(value.spec.field.name.quotedForMessage) is \(date), "
              + "after the catalog's own date \(asOf).")
        }
        if let date = value.evidence?.asOf, value.role != .column, isAfter(date, asOf) {
          findings.note(
            subject.record, value.steps,
            "The statement is dated \(date), after the catalog's own date \(asOf).")
        }
      }
    }
  }

  /// A month counts from its first day.
  private func isAfter(_ date: CalendarDate, _ asOf: CalendarDate) -> Bool {
    guard date.day == nil else { return date > asOf }
    return (date.year, date.month) > (asOf.year, asOf.month)
  }
}
