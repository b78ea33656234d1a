/// A license row names a license, or the string or the hash that is all there is.
struct LicenseRowRule: LintRule {
  let id = "license-row"
  let summary = "A license row names a license, or the tag or the text that is all there is."

  func check(_ context: LintContext, _ findings: inout LintFindings) {
    for subject in context.subjects(.model) {
      for (position, row) in subject.record.rows("license").enumerated()
      where row["id"] == nil && row["tag"] == nil && row["text"] == nil {
        findings.note(
          subject.record, ["license", .item(position)],
          "The row says nothing: it has no license, no tag and no text. Add one of them.")
      }
    }
  }
}
