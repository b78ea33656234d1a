internal import Catalog
internal import Decision
internal import Licensing

/// What only a full document says of an option: how it runs, its place with ranges, its licenses.
enum OptionFacts {
  static func write(
    _ entry: DecisionRecord.Entry, _ record: DecisionRecord, _ page: inout Document
  ) {
    page.list(place(entry) + license(entry))
    page.table(
      DataTable(
        caption: "Licenses that apply to \(Prose.code(entry.id))",
        header: ["License", "Name", "Verdict", "Known by", "SHA-256 of the text", "Looked at"],
        rows: entry.licenses.map { line in
          [
            .code(line.id), "\(line.name)", "\(line.verdict.label)", "\(line.basis)",
            line.textSHA256.map { .code($0) } ?? "not known",
            line.checked.map { "\($0.description)" } ?? "not known",
          ]
        }))
    page.table(
      DataTable(
        caption: "Needs that \(Prose.code(entry.id)) does not plainly meet",
        header: ["Need", "Verdict of the facts", "Found", "Asked", "Evidence"],
        rows: entry.needs.map { reason in
          [
            .code(reason.rule), "\(reason.verdict.rawValue)", "\(reason.value)", "\(reason.limit)",
            Charts.evidence(reason.evidence.filter { record.evidence[$0] != nil }),
          ]
        }))
  }

  private static func place(_ entry: DecisionRecord.Entry) -> [Prose] {
    var lines: [Prose] = ["Runs as \(Prose.code(entry.delivery)): \(entry.deliveryName)"]
    if let place = entry.placement {
      let (best, worst) = (place.rankRange.lowerBound, place.rankRange.upperBound)
      lines.append(
        best == worst
          ? "No range of its facts moves it from rank \(best)"
          : "Within the ranges of the facts its rank lies from \(best) to \(worst)")
      lines.append(
        """
        Score from \(Figures.points(place.score.low)) to \(Figures.points(place.score.high)) of 100 \
        points; \(Figures.percent(place.coverage)) of the weight rests on evidence
        """)
    }
    if !entry.flags.isEmpty {
      lines.append("Marked: \(Prose.joined(entry.flags.map(Prose.code)))")
    }
    return lines
  }

  private static func license(_ entry: DecisionRecord.Entry) -> [Prose] {
    var lines: [Prose] = []
    if let reopen = entry.license.reopen {
      lines.append("What would change the license verdict: \(reopen)")
    }
    if let confidence = entry.license.confidence {
      lines.append("Confidence in the license: \(confidence)")
    }
    if !entry.license.evidence.isEmpty {
      lines.append("Evidence for the license: \(Charts.evidence(entry.license.evidence))")
    }
    return lines
  }
}
