/// Prices, speeds and reported licenses are younger than their shelf life.
struct StaleSourceRule: LintRule {
  let id = "stale"
  let severity = Diagnostic.Severity.warning
  let summary = "Prices, speeds and reported licenses are younger than their shelf life."

  func check(_ context: LintContext, _ findings: inout LintFindings) {
    guard let asOf = context.asOf else { return }
    var counts: [Key: Int] = [:]
    for subject in context.subjects(.host) {
      for row in subject.record.rows("offers") {
        if let evidence = row.evidence { count("offers", evidence, 90) }
      }
    }
    for subject in context.subjects(.model) {
      for row in subject.record.rows("license") where row["basis"]?.text != "text-hash" {
        guard var evidence = row.evidence else { continue }
        evidence.asOf = row["checked"]?.date ?? evidence.asOf
        count("license assignments", evidence, 180)
      }
      for field in ["downloads_30d", "likes"] as [Field] {
        if let evidence = subject.record[field]?.evidence {
          count("adoption figures", evidence, 180)
        }
      }
    }
    for (key, count) in counts.sorted(by: { $0.key.text.precedesByBytes($1.key.text) }) {
      guard let source = context.record(.source, key.source) else { continue }
      findings.note(
        source, ["retrieved"],
        "Its \(key.what) of \(key.date) or before (\(count)) are more than \(key.days) days older "
          + "than the catalog. Read the source again.")
    }

    func count(_ what: String, _ evidence: Evidence, _ days: Int) {
      guard let date = context.date(of: evidence), asOf.days(since: date) > days else { return }
      let key = Key(source: evidence.source, what: what, days: days, date: .init(asOf, minus: days))
      counts[key, default: 0] += 1
    }
  }

  private struct Key: Hashable {
    let source: String
    let what: String
    let days: Int
    let date: CalendarDate
    var text: String { source + "\t" + what }
  }
}

extension CalendarDate {
  /// The day some days before another.
  init(_ date: CalendarDate, minus days: Int) {
    self = CalendarDate(dayNumber: date.dayNumber - days) ?? date
  }
}
