/// A license known by its text names the hash of that text.
struct TextHashRule: LintRule {
  let id = "text-hash"
  let summary = "A license known by its text names the hash of that text."

  func check(_ context: LintContext, _ findings: inout LintFindings) {
    for subject in context.subjects(.model) {
      for (position, row) in subject.record.rows("license").enumerated() {
        let steps: [TOMLDocument.Step] = ["license", .item(position)]
        guard let hash = row["text"]?.text else {
          if row["basis"]?.text == "text-hash" {
            findings.note(
              subject.record, steps + ["basis"],
              "The basis is the text, but its SHA-256 is missing. Add it as 'text'.")
          }
          continue
        }
        checkDigits(hash, subject.record, steps + ["text"], &findings)
      }
    }
    for subject in context.subjects {
      for value in subject.values where value.spec.field == "sha256" {
        guard let hash = value.value.text else { continue }
        checkDigits(hash, subject.record, value.steps, &findings)
      }
    }
  }

  private func checkDigits(
    _ hash: String, _ record: Record, _ steps: [TOMLDocument.Step],
    _ findings: inout LintFindings
  ) {
    let isHash =
      hash.utf8.count == 64
      && hash.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    if isHash { return }
    findings.note(
      record, steps,
      "\(hash.quotedForMessage) is no SHA-256 hash. It takes 64 digits 0-9 and a-f.")
  }
}
