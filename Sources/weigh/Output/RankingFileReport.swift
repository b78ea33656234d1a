internal import Catalog
internal import Cells
internal import Decision
internal import Licensing
internal import Records

/// What a shortlist or decision record holds, read from the file alone.
struct RankingFileReport {
  let file: RankingFile

  init(_ file: RankingFile) { self.file = file }

  private var content: ShortlistContent { file.content }

  /// The whole file: what it was made on, every listed model with all its parts, every exclusion.
  func lines(width: Int, glyphs: GlyphSet) -> [String] {
    var page = Paragraphs(width: width, glyphs: glyphs)
    let basis = content.basis
    page.text(file.name)
    file.originSentences.forEach { page.text($0) }
    page.text(
      "Made on the catalog of \(basis.catalogAsOf), \(basis.catalogSHA256.prefix(12)); result "
        + "\(basis.resultID.prefix(12)).")
    page.text(
      "\(content.considered.entries) models were looked at: \(content.considered.meeting) meet every "
        + "need, \(content.considered.hanging) hang on an unknown fact, "
        + "\(content.considered.pending) wait for an answer, \(content.considered.excluded) are out."
    )
    if !content.funnel.isEmpty {
      page.title("Needs")
      for need in content.funnel {
        page.text("\(need.text) (\(need.before) → \(need.after))", indent: 2)
      }
    }
    page.title("On the list")
    page.table(table)
    for entry in content.entries { add(entry, to: &page) }
    if !content.next.isEmpty {
      page.title("Next below")
      for next in content.next {
        page.text(
          "\(next.id): rank \(next.rank), score \(Self.points(next.score)), "
            + "\(Self.points(next.gap)) behind the last", indent: 2)
      }
    }
    page.title("Out: \(Wording.count(content.excluded.count, "model"))")
    for model in content.excluded { add(model, to: &page) }
    page.title("Sources")
    for (key, source) in content.sources.sorted(by: { $0.key.precedesByBytes($1.key) }) {
      page.text(Self.words(key, source), indent: 2)
    }
    page.title(LicenseEvaluation.disclaimer)
    return page.lines
  }

  /// One model of the file; `nil` where it does not hold the model.
  func lines(of name: String, width: Int, glyphs: GlyphSet) -> [String]? {
    guard let id = id(of: name) else { return nil }
    var page = Paragraphs(width: width, glyphs: glyphs)
    page.text(file.name)
    if let entry = content.entry(id) {
      add(entry, to: &page)
    } else if let model = content.excluded.first(where: { $0.id == id }) {
      page.title("Out")
      add(model, to: &page)
    } else if let position = content.ranked.firstIndex(where: { $0.id == id }) {
      let row = content.ranked[position]
      page.title(
        "\(id): rank \(row.rank) of \(content.ranked.count), score \(Self.points(row.score))")
      page.text(
        "It is not on the list, so the file holds its score and not what it is made of.", indent: 2)
    }
    page.title(LicenseEvaluation.disclaimer)
    return page.lines
  }

  /// The id a person's name for a model means in this file.
  func id(of name: String) -> String? {
    let wanted = name.lowercased()
    return ids.first { $0.lowercased() == wanted }
      ?? ids.first { $0.split(separator: "/").last?.lowercased() == wanted }
  }

  /// Every model the file holds.
  var ids: [String] {
    content.entries.map(\.id) + content.ranked.map(\.id) + content.excluded.map(\.id)
  }

  private var table: Table {
    var table = Table(columns: [
      Table.Column(header: "#", alignsRight: true, minimum: nil),
      Table.Column(header: "Model", alignsRight: false, minimum: 16),
      Table.Column(header: "Score", alignsRight: true, minimum: nil),
      Table.Column(header: "Range", alignsRight: false, minimum: nil),
      Table.Column(header: "Evidence", alignsRight: true, minimum: nil),
      Table.Column(header: "Runs by", alignsRight: false, minimum: 8),
    ])
    table.rows = content.entries.map { entry in
      guard let place = entry.placement else {
        return ["–", entry.id, "out", "", "", entry.deliveryName]
      }
      return [
        String(place.rank), entry.id, Self.points(place.score.mid),
        "[\(Wording.points(place.score.low))–\(Wording.points(place.score.high))]",
        Wording.decimals(place.coverage * 100, 0) + " %", entry.deliveryName,
      ]
    }
    return table
  }

  private func add(_ entry: DecisionRecord.Entry, to page: inout Paragraphs) {
    page.title("\(entry.id), run by \(entry.deliveryName)")
    if let place = entry.placement {
      page.text(
        "Rank \(place.rank) of \(content.ranked.count), score \(Self.points(place.score.mid)) "
          + "[\(Wording.points(place.score.low))–\(Wording.points(place.score.high))], "
          + "\(Wording.decimals(place.coverage * 100, 0)) % of the weight rests on evidence.",
        indent: 2)
    }
    for part in entry.contributions {
      let criterion = content.criteria.first { $0.id == part.criterion }
      let most = criterion.map { " of \(Self.points($0.weight))" } ?? ""
      page.text(
        "\(criterion?.label ?? part.criterion): \(part.text) \(criterion?.unit ?? ""), "
          + "\(Self.points(part.points))\(most) points", indent: 2)
      add(part.evidence, to: &page)
      if let settles = part.settles { page.text(settles, indent: 4) }
    }
    page.text(
      "License: \(entry.license.verdict.label) for the intended use ("
        + (entry.licenses.isEmpty
          ? "no license known" : Wording.list(entry.licenses.map(\.name))) + ")."
        + (entry.license.sentence.map { " \($0)" } ?? ""), indent: 2)
    add(entry.license.evidence, to: &page)
    for duty in entry.duties { page.text("Duty: \(duty)", indent: 2) }
    for reason in entry.needs {
      page.text("Need \(reason.rule): \(reason.sentence) \(reason.reopen)", indent: 2)
      add(reason.evidence, to: &page)
    }
  }

  private func add(_ model: DecisionRecord.Exclusion, to page: inout Paragraphs) {
    let word = model.isPending ? "waits for an answer" : model.isNotKnown ? "not known" : "out"
    page.text("\(model.id): \(word)", indent: 2)
    for reason in model.reasons {
      page.text("\(reason.rule): \(reason.sentence) \(reason.reopen)", indent: 4)
      add(reason.evidence, to: &page, indent: 6)
    }
  }

  private func add(_ evidence: [String], to page: inout Paragraphs, indent: Int = 4) {
    for statement in evidence.compactMap({ content.evidence[$0] }) {
      let tail = [
        statement.kind.rawValue, statement.source, statement.clause.map { "clause \($0)" },
        statement.asOf?.description, statement.note,
      ].compactMap { $0 }
      page.text(
        "\(statement.field): \(statement.value); \(tail.joined(separator: "; "))", indent: indent)
    }
  }

  private static func words(_ key: String, _ source: DecisionRecord.SourceNote) -> String {
    let parts = [
      source.title, source.publisher, source.repository, source.path,
      source.commit.map { "commit \($0)" }, source.url, source.read.map { "read \($0)" },
      source.attribution,
    ].compactMap { $0 }
    return "\(key): \(parts.joined(separator: "; "))"
  }

  /// Points of a score or weight, 0…100.
  private static func points(_ score: Double) -> String { Wording.decimals(score * 100, 1) }

  /// One line per fact: the model, what it is part of, the fact, its points, and where it stands.
  func plain(of id: String? = nil) -> [String] {
    var rows = [
      [
        "model", "part", "subject", "value", "points", "low", "high", "source", "as_of", "evidence",
      ]
    ]
    for entry in content.entries where id == nil || entry.id == id {
      if let place = entry.placement {
        rows.append([
          entry.id, "score", String(place.rank), "", Self.exact(place.score.mid),
          Self.exact(place.score.low), Self.exact(place.score.high), "", "", "derived",
        ])
      }
      for part in entry.contributions {
        let statement = part.evidence.compactMap { content.evidence[$0] }.first
        rows.append([
          entry.id, "contribution", part.criterion, part.cell.bounds == nil ? "" : part.text,
          Self.exact(part.points), "", "", statement?.source ?? "",
          statement?.asOf?.description ?? "",
          part.cell.bounds == nil ? "unknown" : statement?.kind.rawValue ?? "derived",
        ])
      }
    }
    for model in content.excluded where id == nil || model.id == id {
      for reason in model.reasons {
        let statement = reason.evidence.compactMap { content.evidence[$0] }.first
        rows.append([
          model.id, model.isPending ? "pending" : "excluded", reason.rule, reason.value, "", "", "",
          statement?.source ?? "", statement?.asOf?.description ?? "",
          statement?.kind.rawValue ?? "unknown",
        ])
      }
    }
    return rows.map(PlainTable.line)
  }

  private static func exact(_ score: Double) -> String { Wording.decimals(score * 100, 4) }
}
