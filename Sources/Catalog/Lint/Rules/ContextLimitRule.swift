/// A context is at most twice what the model's configuration says.
struct ContextLimitRule: LintRule {
  let id = "context-limit"
  let severity = Diagnostic.Severity.warning
  let summary = "A context is at most twice what the model's configuration says."

  func check(_ context: LintContext, _ findings: inout LintFindings) {
    for subject in context.subjects(.model) {
      guard let stated = subject.record["context"]?.value?.integer,
        let limit = subject.record.fact("max_position_embeddings", in: "arch")?.value?.integer,
        limit > 0, stated / 2 > limit
      else { continue }
      findings.note(
        subject.record, ["context"],
        "\(stated) tokens are more than twice the \(limit) positions of the configuration.")
    }
  }
}
