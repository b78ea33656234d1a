/// Fields of a mixture of experts come with the number of experts.
struct MissingExpertsRule: LintRule {
  let id = "experts"
  let summary = "Fields of a mixture of experts come with the number of experts."

  private let counts: [Field] = ["num_experts", "n_routed_experts", "num_local_experts"]
  private let dependents: [Field] = [
    "num_experts_per_tok", "moe_intermediate_size", "n_shared_experts", "num_shared_experts",
    "shared_expert_intermediate_size", "first_k_dense_replace",
  ]

  func check(_ context: LintContext, _ findings: inout LintFindings) {
    for subject in context.subjects(.model) {
      let record = subject.record
      if counts.contains(where: { record.fact($0, in: "arch") != nil }) { continue }
      for field in dependents {
        guard let value = record.fact(field, in: "arch")?.value?.integer, value > 0 else {
          continue
        }
        findings.note(
          record, ["arch", .key(field.name)],
          "\(field.name.quotedForMessage) needs the number of experts beside it: "
            + "\(counts.map(\.name).joined(separator: ", ")).")
        break
      }
    }
  }
}
