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
        caption: "What is known of \(Prose.code(entry.id))",
        header: ["Fact", "Value", "Evidence"],
        rows: entry.facts.map { fact in
          [
            "\(fact.field.label)", "\(fact.words(asOf: record.basis.catalogAsOf))",
            Charts.evidence(fact.evidence),
          ]
        }))
    page.table(
      DataTable(
        caption: "What \(Prose.code(entry.id)) was made from",
        header: ["Model", "Made into", "How", "Publisher", "Licenses"],
        rows: entry.ancestors.map { ancestor in
          [
            .code(ancestor.id), .code(ancestor.madeInto), "\(ancestor.relation)",
            "\(ancestor.publisher ?? "not known")",
            ancestor.licenses.isEmpty
              ? "not known" : Prose.joined(ancestor.licenses.map(Prose.code)),
          ]
        }))
    page.table(files(entry))
    page.table(
      DataTable(
        caption: "Licenses that apply to \(Prose.code(entry.id))",
        header: [
          "License", "Name", "SPDX", "Verdict", "Known by", "Text", "SHA-256 of the text",
          "Looked at",
        ],
        rows: entry.licenses.map { line in
          [
            .code(line.id), "\(line.name)", line.spdx.map { .code($0) } ?? "not on its list",
            "\(line.verdict.label)", "\(line.basis)", line.address.map(Prose.link) ?? "not known",
            line.textSHA256.map { .code($0) } ?? "not known",
            line.checked.map { "\($0.description)" } ?? "not known",
          ]
        }))
    page.table(
      DataTable(
        caption: "Needs that \(Prose.code(entry.id)) does not plainly meet",
        header: ["Need", "Verdict of the facts", "Found", "Asked", "Would change it", "Evidence"],
        rows: entry.needs.map { reason in
          [
            .code(reason.rule), "\(reason.verdict.rawValue)", "\(reason.value)", "\(reason.limit)",
            "\(reason.reopen)",
            Charts.evidence(reason.evidence.filter { record.evidence[$0] != nil }),
          ]
        }))
  }

  private static func files(_ entry: DecisionRecord.Entry) -> DataTable {
    DataTable(
      caption: "Files of weights of \(Prose.code(entry.id))",
      header: [
        "Format", "Quantization", "Repository", "Made by", "Official", "Bytes", "SHA-256",
        "Evidence",
      ],
      rows: entry.files.map { file in
        [
          "\(file.format)", "\(file.quantization ?? "not known")",
          file.repository.map { .code($0) } ?? "not known", "\(file.publisher ?? "not known")",
          file.isOfficial.map { $0 ? "yes" : "no" } ?? "not known",
          file.bytes.map { "\(Wording.grouped(Double($0)))" } ?? "not known",
          file.sha256.map { .code($0) } ?? "not known", Charts.evidence(file.evidence),
        ]
      })
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
