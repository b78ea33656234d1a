internal import Catalog
internal import Cells
internal import Decision
internal import Sheets

/// One model: its score part by part, its ways to run, and every fact with its source.
struct ModelReport {
  let outcome: Outcome
  let verdict: VerdictReport
  let scored: RankedRow?

  init(outcome: Outcome, candidate: Candidate) {
    self.outcome = outcome
    verdict = VerdictReport(outcome: outcome, candidate: candidate)
    scored =
      verdict.row ?? outcome.references.first { $0.model.id == candidate.model.id }
  }

  /// What its pages are about.
  var subject: SheetSubject { SheetSubject(outcome: outcome, alternative: verdict.alternative) }

  private var model: Model { verdict.candidate.model }

  /// The report for people.
  func lines(width: Int, glyphs: GlyphSet) -> [String] {
    var lines = [verdict.headline, ""]
    if let scored { lines += scoreLines(scored, width: width, glyphs: glyphs) + [""] }
    lines.append("Facts")
    let table = facts.map { [$0.0, $0.1, $0.2] }
    lines += Table(
      columns: ["Fact", "Value", "Source"].map {
        Table.Column(header: $0, alignsRight: false, minimum: $0 == "Fact" ? 20 : 24)
      }, rows: table
    ).lines(width: width, glyphs: glyphs)
    lines += ["", "Pages: weigh show \(model.id) --page NAME"]
    lines += Sheets.all.compactMap { page in
      page.sheet(subject).map { "  \(page.id): \($0.summary)" }
    }
    let others = scored?.otherDeliveries ?? []
    if !others.isEmpty {
      lines += ["", "Other ways to run it"]
      lines += others.prefix(12).map { "  " + $0.deliveryName + price($0) }
    }
    return lines
  }

  /// Tab-separated lines: one per fact.
  var plain: [String] {
    [PlainTable.line(["fact", "value", "source", "as_of", "losing"])]
      + model.record.facts.map { named in
        PlainTable.line([
          named.field.name, value(named.fact), named.fact.evidence?.source ?? "",
          named.fact.evidence.flatMap(outcome.snapshot.date(of:))?.description ?? "",
          losing(named.fact),
        ])
      }
  }

  /// One sentence per fact.
  var prose: [String] {
    [verdict.headline]
      + facts.map { "\($0.0): \($0.1), \($0.2)." }
      + verdict.observations.map(\.observation.sentence)
  }

  /// The report as machine output: `weigh.show/1`.
  var json: JSONValue {
    var object: [String: JSONValue] = [
      "schema": .text("weigh.show/1"), "catalog": outcome.catalogJSON,
      "id": .text(model.id), "answer": .text(verdict.headline), "why": verdict.json,
      "facts": .object(
        Dictionary(
          model.record.facts.map { ($0.field.name, json($0.fact)) },
          uniquingKeysWith: { first, _ in first })),
      "results": .list(
        verdict.candidate.results.map { result in
          .object([
            "benchmark": .text(result.benchmark), "score": .stated(result.score),
            "kind": .text(result.kind.rawValue),
            "date": result.date.map { .text($0.description) } ?? .null,
            "source": result.evidence.map { .text($0.source) } ?? .null,
          ])
        }),
      "deliveries": .list(
        outcome.context.alternatives(of: verdict.candidate).map { .text($0.delivery.key) }),
    ]
    for page in Sheets.all {
      if let facts = page.json(subject) { object[page.id] = facts }
    }
    if let scored { object["row"] = outcome.json(of: scored) }
    return .object(object)
  }

  private func scoreLines(_ row: RankedRow, width: Int, glyphs: GlyphSet) -> [String] {
    var table = Table(columns: [
      Table.Column(header: "Criterion", alignsRight: false, minimum: 12),
      Table.Column(header: "Value", alignsRight: false, minimum: 16),
      Table.Column(header: "Weight", alignsRight: true, minimum: nil),
      Table.Column(header: "Points", alignsRight: true, minimum: nil),
      Table.Column(header: "Evidence", alignsRight: false, minimum: 10),
    ])
    let weights = outcome.weightShares
    let points = Wording.shares(row.contributions.map { $0.points * 100 })
    for (position, criterion) in outcome.criteria.enumerated() {
      let part = row.contributions[position]
      let evidence = criterion.definition.evidence(row.alternative)
      let known = part.cell.bounds != nil
      table.rows.append([
        criterion.definition.label,
        criterion.definition.spelled(part.cell) + (known ? " " + criterion.definition.unit : ""),
        "\(weights[position]) %", points[position],
        known ? evidence.first?.kind.rawValue ?? "derived" : "unknown",
      ])
    }
    let total = Wording.decimals(row.score.mid * 100, 1)
    return [
      "Score \(total) [\(Wording.points(row.score.low))–\(Wording.points(row.score.high))]"
        + " of 100, \(Wording.decimals(row.coverage * 100, 0)) % of the weight on evidence"
    ] + table.lines(width: width, glyphs: glyphs)
  }

  /// Facts as name, value, and source with date.
  private var facts: [(String, String, String)] {
    var rows: [(String, String, String)] = []
    for named in model.record.facts {
      var text = value(named.fact)
      let lost = losing(named.fact)
      if !lost.isEmpty { text += " (others say \(lost))" }
      rows.append((words(named.field.name), text, source(named.fact.evidence)))
    }
    for assignment in model.licenses {
      rows.append(
        (
          "license, \(assignment.artifact)", assignment.ids.joined(separator: " + "),
          "by \(assignment.basis); " + source(assignment.evidence)
        ))
    }
    if let developer = verdict.alternative.developer {
      rows.append(
        (
          "developer", developer.identity("name")?.text ?? developer.id, "this catalog"
        ))
      if let fact = developer["country"] {
        rows.append(("developer country", value(fact), source(fact.evidence)))
      }
    }
    return rows
  }

  private func json(_ fact: Fact) -> JSONValue {
    switch fact {
    case .known(let value, let evidence, let losing):
      return .object([
        "value": value.json, "evidence": .text("reported"),
        "sources": .list([.text(evidence.source)]),
        "asOf": outcome.snapshot.date(of: evidence).map { .text($0.description) } ?? .null,
        "losing": .list(
          losing.map {
            .object(["value": $0.value.json, "source": .text($0.evidence.source)])
          }),
      ])
    case .unknown(let reason, _):
      return .object([
        "value": .null, "evidence": .text("unknown"), "reason": .text(reason),
      ])
    case .disputed(let claims):
      return .object([
        "value": .null, "evidence": .text("disputed"),
        "claims": .list(
          claims.map {
            .object(["value": $0.value.json, "source": .text($0.evidence.source)])
          }),
      ])
    }
  }

  private func value(_ fact: Fact) -> String {
    switch fact {
    case .known(let value, _, _): return EvaluationBase.plain(value)
    case .unknown(let reason, _): return "unknown: \(reason)"
    case .disputed(let claims):
      return "disputed: " + claims.map { EvaluationBase.plain($0.value) }.joined(separator: " or ")
    }
  }

  private func losing(_ fact: Fact) -> String {
    guard case .known(_, _, let losing) = fact else { return "" }
    return losing.map { EvaluationBase.plain($0.value) + " " + $0.evidence.source }
      .joined(separator: ", ")
  }

  private func source(_ evidence: Evidence?) -> String {
    guard let evidence else { return "" }
    let record = outcome.snapshot.sources[evidence.source]
    let place = record?.identity("repo")?.text ?? record?.identity("url")?.text ?? evidence.source
    let date = outcome.snapshot.date(of: evidence)?.description ?? "no date"
    return "\(place), \(date)" + (evidence.marked.map { ", \($0)" } ?? "")
  }

  private func words(_ name: String) -> String {
    name.split(separator: "_").joined(separator: " ")
  }

  private func price(_ alternative: Alternative) -> String {
    guard let price = alternative.blendedPrice.bounds?.mid else { return "" }
    return ", \(Wording.price(price)) USD/Mtok"
  }
}
