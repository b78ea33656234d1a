internal import Catalog
internal import Cells
internal import Decision
internal import Records

/// Two lists held against each other, for people or as tab-separated lines.
struct DiffReport {
  let comparison: ShortlistComparison

  init(_ comparison: ShortlistComparison) { self.comparison = comparison }

  private var files: Pair<RankingFile> { comparison.files }

  /// The parts in the order a team asks for them.
  func lines(width: Int, glyphs: GlyphSet) -> [String] {
    var page = Paragraphs(width: width, glyphs: glyphs)
    for side in Side.allCases { page.text("\(side.rawValue)  \(files[side].name)", hanging: 3) }
    guard comparison.differs else {
      page.title("No difference.")
      origin(&page)
      return page.lines
    }
    page.title("Can they be compared?")
    comparison.comparabilitySentences.forEach { page.text($0, indent: 2) }
    needs(&page)
    weights(&page)
    entries(&page)
    reasons(&page)
    page.title("How alike they are")
    comparison.agreement.sentences.forEach { page.text($0, indent: 2) }
    origin(&page)
    return page.lines
  }

  private func needs(_ page: inout Paragraphs) {
    guard !comparison.needs.isEmpty || !comparison.settings.isEmpty else { return }
    let column = min(page.width, 80)
    if !comparison.needs.isEmpty {
      page.title("Needs that differ")
      for need in comparison.needs {
        page.text(need.words, indent: 2, number: need.effectWords, at: column)
      }
    }
    if !comparison.settings.isEmpty {
      page.title("Settings that differ")
      for setting in comparison.settings {
        page.text(
          "\(setting.key): \(setting.words)", indent: 2, number: setting.effectWords, at: column)
      }
    }
    page.text(
      comparison.effectsNeed
        ?? "Right: how many models A's list of \(files.a.content.ranked.count) gains or loses by that "
        + "change alone.", indent: 2)
  }

  private func weights(_ page: inout Paragraphs) {
    if comparison.movedWeight != 0 {
      let moved = comparison.movedWeight.map { ": \(Wording.decimals($0 * 100, 0)) % of it moved" }
      page.title("Weights that differ" + (moved ?? ": one of them weighs nothing"))
      var table = Table(columns: [
        Table.Column(header: "Criterion", alignsRight: false, minimum: 12, cutsAtEnd: true),
        Table.Column(header: "A", alignsRight: true, minimum: nil),
        Table.Column(header: "B", alignsRight: true, minimum: nil),
        Table.Column(header: "B - A", alignsRight: true, minimum: nil),
      ])
      table.rows = comparison.weights.filter { !$0.weight.isEqual }.map { shift in
        [
          shift.label, Self.percent(shift.weight.a), Self.percent(shift.weight.b),
          ShortlistComparison.signedPoints(shift.weight.b - shift.weight.a),
        ]
      }
      page.table(table)
    }
    guard !comparison.curves.isEmpty else { return }
    page.title("Ranges that differ")
    for curve in comparison.curves {
      page.text("\(curve.label): A \(curve.text.a), B \(curve.text.b)", indent: 2)
    }
  }

  private func entries(_ page: inout Paragraphs) {
    page.title("Models")
    var table = Table(columns: [
      Table.Column(header: "Model", alignsRight: false, minimum: 12),
      Table.Column(header: "A", alignsRight: true, minimum: nil),
      Table.Column(header: "B", alignsRight: true, minimum: nil),
      Table.Column(header: "Moved", alignsRight: true, minimum: nil),
      Table.Column(header: "Score A", alignsRight: true, minimum: nil),
      Table.Column(header: "B", alignsRight: true, minimum: nil),
      Table.Column(header: "Due to", alignsRight: false, minimum: 16, cutsAtEnd: true),
    ])
    table.rows = comparison.entries.map { entry in
      [
        entry.shortName, Self.rank(entry.standing.a), Self.rank(entry.standing.b),
        Self.move(entry.rise), Self.score(entry.standing.a), Self.score(entry.standing.b),
        entry.cause(in: files),
      ]
    }
    page.table(table)
  }

  private func reasons(_ page: inout Paragraphs) {
    let moved = comparison.entries.filter(\.differs)
    guard !moved.isEmpty else { return }
    page.title("Why")
    for entry in moved {
      page.text(entry.id, indent: 2)
      for sentence in entry.explanation { page.text(sentence, indent: 4) }
      for shift in (entry.split?.shifts ?? []).filter({ abs($0.parts.total) >= 0.0005 }).prefix(4) {
        page.text(shift.words(in: files), indent: 6)
      }
      for side in Side.allCases
      where entry.standing[side].rank == nil || !entry.standing[side].isListed {
        let reasons = entry.reasons(side, in: files[side])
        if reasons.isEmpty {
          page.text("\(side.rawValue): \(entry.absence(side, in: files[side])).", indent: 4)
        }
        for reason in reasons { page.text("\(side.rawValue): \(reason)", indent: 4) }
      }
      for fact in comparison.comparability.changedFacts where fact.model == entry.id {
        page.text(fact.words, indent: 6)
      }
    }
  }

  private func origin(_ page: inout Paragraphs) {
    page.title("Who and when")
    for side in Side.allCases {
      for (place, sentence) in files[side].originSentences.enumerated() {
        page.text((place == 0 ? "\(side.rawValue): " : "   ") + sentence, indent: 2, hanging: 3)
      }
    }
  }

  static func percent(_ share: Double) -> String { Wording.decimals(share * 100, 1) + " %" }

  static func rank(_ standing: EntryComparison.Standing) -> String {
    guard let rank = standing.rank else { return "–" }
    return standing.isListed ? String(rank) : "(\(rank))"
  }

  static func move(_ rise: Int?) -> String {
    guard let rise, rise != 0 else { return "" }
    return (rise > 0 ? "▲" : "▼") + String(abs(rise))
  }

  static func score(_ standing: EntryComparison.Standing) -> String {
    standing.score.map { Wording.decimals($0 * 100, 1) } ?? "–"
  }

  /// One line per difference: its part, what it is about, both sides, and what it comes to.
  var plain: [String] {
    var rows: [[String]] = [["part", "subject", "a", "b", "change"]]
    rows += comparison.comparabilitySentences.map { ["comparable", $0, "", "", ""] }
    rows += comparison.needs.map { need in
      [
        "need", need.rule, need.text.a ?? "", need.text.b ?? "",
        need.effect.map(String.init) ?? "",
      ]
    }
    rows += comparison.settings.map { setting in
      [
        "setting", setting.key, setting.text.a ?? "", setting.text.b ?? "",
        setting.effect.map(String.init) ?? "",
      ]
    }
    rows += comparison.weights.map { shift in
      [
        "weight", shift.criterion, Wording.decimals(shift.weight.a * 100, 4),
        Wording.decimals(shift.weight.b * 100, 4),
        Wording.decimals((shift.weight.b - shift.weight.a) * 100, 4),
      ]
    }
    rows += comparison.curves.map { ["curve", $0.criterion, $0.text.a, $0.text.b, ""] }
    for entry in comparison.entries {
      let standings = entry.standing.map { $0.rank.map(String.init) ?? "" }
      rows.append(["rank", entry.id, standings.a, standings.b, entry.rise.map(String.init) ?? ""])
      let scores = entry.standing.map { $0.score.map { Wording.decimals($0 * 100, 4) } ?? "" }
      rows.append(
        [
          "score", entry.id, scores.a, scores.b,
          entry.split.map { Wording.decimals($0.change * 100, 4) } ?? "",
        ])
      for factor in ScoreSplit.Factor.allCases {
        guard let split = entry.split else { continue }
        rows.append(
          [
            factor.rawValue, entry.id, "", "", Wording.decimals(split.parts[factor] * 100, 4),
          ])
      }
      for side in Side.allCases where !entry.standing[side].isListed {
        let words = entry.absence(side, in: files[side])
        rows.append(["absent", entry.id, side == .a ? words : "", side == .b ? words : "", ""])
      }
    }
    rows += comparison.comparability.changedFacts.map { fact in
      let values = fact.statements.map { $0.map(\.value).joined(separator: "; ") }
      return ["fact", "\(fact.model) \(fact.field)", values.a, values.b, ""]
    }
    let agreement = comparison.agreement
    rows.append(["tau-b", "", "", "", agreement.tauB.map { Wording.decimals($0, 6) } ?? ""])
    rows.append(
      ["rbo", "", "", "", agreement.rankBiasedOverlap.map { Wording.decimals($0, 6) } ?? ""])
    return rows.map(PlainTable.line)
  }
}
