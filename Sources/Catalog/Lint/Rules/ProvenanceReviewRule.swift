/// A review item names its page by address, its day, its reader, and quotes at most 25 words.
struct ProvenanceReviewRule: LintRule {
  let id = "provenance-review"
  let summary =
    "A review item that somebody read has an address, a day and a reader, and quotes at most 25 words."

  /// A short quote is one everybody may make.
  private let longestQuote = 25

  func check(_ context: LintContext, _ findings: inout LintFindings) {
    for subject in context.subjects {
      for (position, row) in subject.record.rows("provenance").enumerated() {
        let place: [TOMLDocument.Step] = ["provenance", .item(position)]
        let state = row["state"]?.text.flatMap(ProvenanceItem.State.init)
        if let words = row["quote"]?.text?.split(whereSeparator: \.isWhitespace),
          words.count > longestQuote
        {
          findings.note(
            subject.record, place + [.key("quote")],
            "The quote has \(words.count) words; a short quote has at most \(longestQuote).")
        }
        guard state != nil, state != .notChecked else { continue }
        if let address = row["url"]?.text {
          if !address.hasPrefix("https://"), !address.hasPrefix("http://") {
            findings.note(
              subject.record, place + [.key("url")],
              "\(address.quotedForMessage) is no web address.")
          }
        } else if state == .disclosed || state == .partly {
          findings.note(
            subject.record, place, "The page that discloses it is not named: add 'url'.")
        }
        if row.evidence?.asOf == nil {
          findings.note(subject.record, place, "The day it was read is missing: add 'd'.")
        }
        if row["reader"]?.text == nil {
          findings.note(subject.record, place, "Nobody says they read it: add 'reader'.")
        }
      }
    }
  }
}
