internal import Catalog
internal import Cells
internal import Decision
internal import Sheets

/// The pages behind the rows of a model: running text with every statement and its source.
extension DetailSubject {
  func page(_ page: DetailState.Page, glyphs: GlyphSet) -> Panel {
    switch page {
    case .criterion(let index): return criterionPage(index)
    case .need(let position): return needPage(position, glyphs: glyphs)
    case .watch: return watchPage
    case .sheet(let index): return sheetPage(index)
    case .summary, .facts, .ways: return Panel(model.shortName)
    }
  }

  private func criterionPage(_ index: Int) -> Panel {
    guard outcome.criteria.indices.contains(index) else { return Panel("") }
    let criterion = outcome.criteria[index]
    let definition = criterion.definition
    let cell = row?.contributions[index].cell ?? definition.cell(alternative)
    let known = cell.bounds != nil
    let value = definition.spelled(cell)
    var items: [PanelItem] = [
      .entry("Value", known ? definition.withUnit(value) : value),
      .entry("Range", range(criterion)),
      .entry("Weight", "\(outcome.weightShares[index]) % of the score"),
    ]
    if let part = row?.contributions[index] {
      let low = Wording.decimals(criterion.weight * part.value.low * 100, 1)
      let high = Wording.decimals(criterion.weight * part.value.high * 100, 1)
      items.append(
        .entry(
          "Points",
          Wording.decimals(part.points * 100, 1)
            + (low == high ? "" : ", between \(low) and \(high)")
        ))
    }
    if cell == .missing {
      items.append(.entry("To settle it", definition.wayToSettle(alternative)))
    }
    items += [.blank, .text(definition.summary, .muted)]
    if definition.id == "license.freedom" { items += licenseItems }
    if definition.id == "memory.headroom" || definition.id == "speed.decode" {
      items += memoryItems
    }
    items += evidenceItems(definition.evidence(alternative))
    if definition.id == "quality" { items += resultItems }
    return Panel(definition.label, items)
  }

  /// The declared range of a criterion in words.
  private func range(_ criterion: ActiveCriterion) -> String {
    let definition = criterion.definition
    switch criterion.curve {
    case .linear(let worst, let best), .logarithmic(let worst, let best):
      let shape: String
      if case .linear = criterion.curve { shape = "in even steps" } else { shape = "by ratio" }
      return "0 points at \(definition.spelled(worst)), 100 at \(definition.spelled(best)) "
        + "\(definition.unit), \(shape)"
    case .points(let knots):
      return knots.map {
        "\(definition.spelled($0.x)): \(Wording.decimals($0.value * 100, 0))"
      }.joined(separator: ", ")
    }
  }

  private func needPage(_ position: Int, glyphs: GlyphSet) -> Panel {
    guard outcome.scenario.musts.indices.contains(position),
      let definition = Constraints.named(outcome.scenario.musts[position].field)
    else { return Panel("") }
    let must = outcome.scenario.musts[position]
    let observation = definition.observe(alternative, must)
    let mark = observation.truth.mark(glyphs)
    var items: [PanelItem] = [
      .text(
        [Span(mark.0 + " " + observation.truth.word, mark.1), Span("   " + observation.sentence)],
        indent: 2),
      .blank,
      .entry("Found", observation.observed),
      .entry("Asked", observation.limit),
    ]
    if let margin = observation.margin {
      let share = margin.relative.map { ", \(Wording.decimals($0 * 100, 0)) % of the limit" } ?? ""
      items.append(
        .entry("Margin", "\(Self.number(margin.distance)) \(margin.unit)\(share)"))
    }
    items.append(.entry("Changes when", observation.reopen))
    if let why = must.why { items.append(.entry("Asked because", why)) }
    if let override = outcome.scenario.overrides.first(where: {
      $0.model == model.id && $0.must == must.id
    }) {
      items.append(
        .entry(
          "Set by hand",
          [
            Span(
              "\(override.verdict.word), by \(override.by) on \(override.date): \(override.reason)",
              .caution)
          ]))
    }
    items += [.blank, .text(definition.summary, .muted)]
    if must.field == "license" { items += licenseItems }
    if must.field == "fit" { items += memoryItems }
    items += evidenceItems(observation.evidence)
    return Panel(definition.label, items)
  }

  private static func number(_ value: Double) -> String {
    value.magnitude >= 100 ? Wording.grouped(value) : Wording.decimals(value, 2)
  }

  /// The license page, as a part of the page of a criterion or a need.
  private var licenseItems: [PanelItem] {
    guard let sheet = Sheets.named("license")?.sheet(sheetSubject) else { return [] }
    return [.blank, .title(sheet.title), .blank] + panelItems(sheet)
  }

  private var memoryItems: [PanelItem] {
    guard let memory = alternative.memory else { return [] }
    return [
      .blank, .title("Memory"), .blank,
      .entry("Needs", memory.needWords), .entry("Budget", memory.budgetWords),
      .entry("Quantization", memory.quantization), .text(memory.sentence), .text(memory.reopen),
    ]
      + evidenceItems(
        memory.evidence(in: snapshot) + memory.decodeEvidence(in: snapshot),
        title: "What the memory rests on")
  }

  /// Every published result, those that did not enter included.
  private var resultItems: [PanelItem] {
    guard !candidate.results.isEmpty else { return [] }
    var items: [PanelItem] = [
      .blank, .title("Every published result: \(candidate.results.count)"), .blank,
    ]
    for fact in facts where fact.group == "Results" {
      items.append(
        .text(
          [
            Span("\(fact.name): \(fact.value)"),
            Span("   " + fact.remarks.joined(separator: ", "), .muted),
          ],
          indent: 2))
    }
    return items
  }

  private var watchPage: Panel {
    var items: [PanelItem] = []
    for item in watchItems {
      items.append(.text([Span(item.text)], indent: 2))
      items += item.sources.map {
        .text([Span("  " + SourcePlace($0, in: snapshot).place, .muted)], indent: 4)
      }
      items.append(.blank)
    }
    return Panel("Watch", items)
  }

  /// Statements, each with its source.
  private func evidenceItems(_ statements: [EvidenceItem], title: String = "What it rests on")
    -> [PanelItem]
  {
    let items: [PanelItem] = [.blank, .title(title), .blank]
    guard !statements.isEmpty else { return items + [.text("No source states it.", .caution)] }
    let book = book
    return items + statements.flatMap { evidenceLines($0, book) }
  }

  /// A statement, and below it who makes it.
  func evidenceLines(_ item: EvidenceItem, _ book: SourceBook) -> [PanelItem] {
    let number = book.number(item.source).map { "[\($0)] " } ?? ""
    var parts = [item.kind.rawValue, SourcePlace(item.source, in: snapshot).place]
    if let clause = item.clause { parts.append("clause \(clause)") }
    if let date = item.asOf { parts.append("\(date)") }
    if let note = item.note { parts.append(note) }
    return [
      .text([Span("\(number)\(item.field): \(item.value)")], indent: 4),
      .text([Span("    " + parts.joined(separator: ", "), .muted)], indent: 4),
    ]
  }
}
