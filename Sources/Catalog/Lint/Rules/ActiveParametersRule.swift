/// A model uses no more parameters for a token than it has.
struct ActiveParametersRule: LintRule {
  let id = "active-parameters"
  let summary = "A model uses no more parameters for a token than it has."

  func check(_ context: LintContext, _ findings: inout LintFindings) {
    for subject in context.subjects(.model) {
      guard let active = subject.record["params_active"]?.value?.integer,
        let total = subject.record["params_total"]?.value?.integer, active > total
      else { continue }
      findings.note(
        subject.record, ["params_active"],
        "\(active) active parameters are more than the \(total) in total.")
    }
  }
}
