/// A reported restriction names what was issued, when, and who reports it.
struct PolicySourceRule: LintRule {
  let id = "policy-source"
  let summary = "A reported restriction names its instrument, its date and who reports it."

  func check(_ context: LintContext, _ findings: inout LintFindings) {
    for subject in context.subjects(.policy) {
      // A file of an overlay may change one value of a pack of the base.
      let base = context.isOverlay ? context.base(.policy, subject.record.id) : nil
      for (field, words) in [(Field("instrument"), "instrument"), (Field("date"), "date")] {
        let text = (subject.record.identity(field) ?? base?.identity(field))?.text ?? ""
        guard text.allSatisfy(\.isWhitespace) else { continue }
        findings.note(
          subject.record, "The restriction names no \(words). State it under '\(words)'.")
      }
      let sources = (subject.record.identity("sources") ?? base?.identity("sources"))?.list ?? []
      if sources.isEmpty {
        findings.note(
          subject.record, "The restriction names no source. List the public addresses in 'sources'."
        )
      }
      for source in sources where !source.hasPrefix("https://") && !source.hasPrefix("http://") {
        findings.note(
          subject.record, "The source '\(source)' is no public address. Begin it with https://.")
      }
    }
  }
}
