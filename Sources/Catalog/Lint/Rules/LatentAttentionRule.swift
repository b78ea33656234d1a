/// A model with latent attention keys does not use the grouped-query formula.
struct LatentAttentionRule: LintRule {
  let id = "latent-attention"
  let summary = "A model with latent attention keys does not use the grouped-query formula."

  func check(_ context: LintContext, _ findings: inout LintFindings) {
    for subject in context.subjects(.model) {
      guard subject.record.fact("kv_formula", in: "arch")?.value?.text == "standard_gqa",
        let rank = subject.record.fact("kv_lora_rank", in: "arch")?.value?.integer, rank > 0
      else { continue }
      findings.note(
        subject.record, ["arch", "kv_formula"],
        "'kv_lora_rank' says latent attention, but 'kv_formula' is 'standard_gqa'. "
          + "Use 'mla' or 'dsa_mla'.")
    }
  }
}
