/// No family stands above itself, and families have at most two levels.
struct FamilyCycleRule: LintRule {
  let id = "family-cycle"
  let summary = "No family stands above itself, and families have at most two levels."

  func check(_ context: LintContext, _ findings: inout LintFindings) {
    let parents = context.records(.family)
      .mapValues { $0.identity("parent")?.text.map { [$0] } ?? [] }
    for subject in context.subjects(.family) {
      if let cycle = Cycle.through(subject.record.id, parents) {
        findings.note(
          subject.record, ["parent"],
          "The family stands above itself: \(cycle.joined(separator: " ← ")). Remove one parent.")
      } else if let parent = parents[subject.record.id]?.first, let top = parents[parent]?.first {
        findings.note(
          subject.record, ["parent"],
          "The parent \(parent.quotedForMessage) has the parent \(top.quotedForMessage) itself. "
            + "Name the top-level family.")
      }
    }
  }
}
