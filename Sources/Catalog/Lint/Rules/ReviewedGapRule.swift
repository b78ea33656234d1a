/// A reviewed model states its basic facts, or says that they are not known.
struct ReviewedGapRule: LintRule {
  let id = "reviewed-gap"
  let severity = Diagnostic.Severity.warning
  let summary = "A reviewed model states its basic facts, or says that they are not known."

  func check(_ context: LintContext, _ findings: inout LintFindings) {
    for subject in context.subjects(.model) {
      let record = subject.record
      guard record.identity("status")?.text == "reviewed" else { continue }
      var gaps: [String] = []
      if record.identity("developer") == nil { gaps.append("developer") }
      for field in ["release_date", "params_total", "context"] as [Field]
      where record[field] == nil {
        gaps.append(field.name)
      }
      if record.rows("license").allSatisfy({ $0["id"] == nil }) { gaps.append("license") }
      guard !gaps.isEmpty else { continue }
      findings.note(
        record, ["status"],
        "The model is reviewed but lacks \(gaps.joined(separator: ", ")). "
          + "State each, or give it unknown = \"…\".")
    }
  }
}
