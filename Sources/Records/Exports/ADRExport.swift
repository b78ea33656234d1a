internal import Catalog
internal import Decision
internal import Licensing

/// The record as an architecture decision record, for repositories and reviewers.
///
/// **Source**: Markdown Architectural Decision Records (MADR) 4.0.0.
struct ADRExport: ExportFormat {
  let name = "adr"
  let fileExtension = "md"
  let summary = "An architecture decision record in the form of MADR 4.0.0."

  func text(of record: DecisionRecord) -> String {
    var page = MarkdownPage()
    page.verbatim(Self.frontMatter(record))
    page.heading(1, "\(record.title)")
    Self.context(record, &page)
    Self.outcome(record, &page)
    ADROptions.write(record, &page)
    ADRInformation.write(record, &page)
    return page.text
  }

  private static func frontMatter(_ record: DecisionRecord) -> [String] {
    var status = record.status.word
    if let successor = record.status.successor {
      status += " by ADR-" + DecisionRecord.padded(successor)
    }
    var lines = ["---", "status: " + quoted(status), "date: \(record.decided)"]
    let people = [
      ("decision-makers", record.deciders), ("consulted", record.consulted),
      ("informed", record.informed),
    ]
    for (key, names) in people where !names.isEmpty {
      lines.append("\(key): [" + names.map(quoted).joined(separator: ", ") + "]")
    }
    return lines + ["---"]
  }

  /// A text as a YAML scalar in double quotes, which JSON texts are.
  ///
  /// What would be markup for a reader that does not know front matter is written as an escape.
  private static func quoted(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in JSONValue.text(PlainText.oneLine(text)).canonicalText.unicodeScalars {
      switch scalar {
      case "<", ">", "[", "]", "&", "|", "`":
        line.append(contentsOf: ("\\u00" + String(scalar.value, radix: 16)).unicodeScalars)
      case _ where scalar.value & 0xFFFE == 0xFFFE: break
      default: line.append(scalar)
      }
    }
    return String(line)
  }

  private static func context(_ record: DecisionRecord, _ page: inout MarkdownPage) {
    page.heading(2, "Context and Problem Statement")
    page.paragraph("\(record.question)")
    if let product = record.product { page.paragraph("The product: \(product).") }
    let basis = record.basis
    let hash = Markdown.code(String(basis.catalogSHA256.prefix(12)))
    page.paragraph(
      """
      Judged under the scenario \(Markdown.code(basis.scenarioName)), revision \
      \(basis.scenarioRevision), on the catalog of \(basis.catalogAsOf.description) (\(hash)): \
      \(Wording.count(record.considered.entries, "open model")) looked at.
      """)
    page.heading(2, "Decision Drivers")
    page.list(
      record.funnel.map { need in
        let why: Markdown = need.why.map { "; \($0)" } ?? ""
        return "Must: \(need.text) (\(need.before) → \(need.after)\(why))"
      }
        + record.criteria.map { criterion in
          let range: Markdown =
            criterion.range.map { " (\($0) \(criterion.unit))" } ?? " (\(criterion.unit))"
          return "Weighs \(percent(criterion.weight)): \(criterion.label)\(range)"
        })
    if record.funnel.isEmpty && record.criteria.isEmpty {
      page.paragraph("The scenario states no need and no preference.")
    }
    page.heading(2, "Considered Options")
    page.list(record.entries.map { "\(Markdown.code($0.id)), \($0.deliveryName)" })
    if record.entries.isEmpty { page.paragraph("No model is on the shortlist.") }
  }

  private static func outcome(_ record: DecisionRecord, _ page: inout MarkdownPage) {
    page.heading(2, "Decision Outcome")
    switch record.choice {
    case .open: page.paragraph("No option is chosen yet.")
    case .noneOfThese:
      page.paragraph("Chosen option: none of these, because \(reason(record) ?? "none meets it").")
    case .model(let id):
      let rank = record.entry(id)?.placement?.rank
      let fallback = rank.map { "it ranks \($0) of \(record.ranked.count)" } ?? "it was agreed on"
      page.paragraph(
        "Chosen option: \"\(Markdown.code(id))\", because \(reason(record) ?? fallback).")
      standing(id, record, &page)
    }
    if !record.missing.isEmpty {
      page.paragraph("Not accepted yet:")
      page.list(record.missing.map { "\($0)" })
    }
    consequences(record, &page)
    page.heading(3, "Confirmation")
    guard let chosen = record.chosen else {
      page.paragraph("Nothing was chosen, so there is nothing to confirm.")
      return
    }
    let command = Markdown.code("weigh check \(chosen) --scenario FILE")
    page.paragraph(
      """
      \(command) judges the chosen model on the catalog of the day, FILE being the scenario body of \
      \(Markdown.code(record.fileStem + ".json")). It exits 1 when the model no longer surely meets \
      every need.
      """)
  }

  /// Where the chosen model stands, and what ranks above it.
  private static func standing(
    _ id: String, _ record: DecisionRecord, _ page: inout MarkdownPage
  ) {
    guard let entry = record.entry(id), let place = entry.placement else { return }
    if !record.criteria.isEmpty {
      let ends = (points(place.score.low), points(place.score.high))
      let range: Markdown = ends.0 == ends.1 ? "" : ", from \(ends.0) to \(ends.1) with open facts,"
      page.paragraph(
        """
        It scores \(points(place.score.mid)) of 100 points\(range) and ranks \(place.rank) of \
        \(record.ranked.count); \(percent(place.coverage)) of the weight rests on evidence.
        """)
    }
    let alike = record.ranked.filter { $0.bracket == place.bracket && $0.id != id }
    if !alike.isEmpty {
      page.paragraph(
        "Within the ranges of their facts it cannot be told from \(names(alike)).")
    }
    let above = record.ranked.filter { $0.rank < place.rank }
    guard !above.isEmpty else { return }
    let why: Markdown = record.notFirstBecause.map { " \(Markdown.sentence($0))" } ?? ""
    let noun = above.count == 1 ? "ranks" : "rank"
    page.paragraph("It is not first: \(names(above)) \(noun) above it.\(why)")
  }

  /// The first three models by name, the others by number.
  private static func names(_ models: [DecisionRecord.RankedModel]) -> Markdown {
    let first = Markdown.joined(models.prefix(3).map { Markdown.code($0.id) })
    return models.count > 3 ? "\(first) and \(models.count - 3) more" : first
  }

  private static func consequences(_ record: DecisionRecord, _ page: inout MarkdownPage) {
    var items: [Markdown] = []
    if let id = record.chosen, let entry = record.entry(id) {
      let rival = record.entries.filter { $0.id != id && $0.placement != nil }.min {
        ($0.placement?.position ?? 0) < ($1.placement?.position ?? 0)
      }
      items = ADROptions.differences(entry, rival, record)
      items += ADROptions.consequences(of: entry, record)
      items += entry.needs.filter { $0.verdict != .pass }.map {
        "Bad, because a need is \($0.verdict == .fail ? "not met" : "not known to be met"): "
          + "\($0.sentence)"
      }
    }
    items += record.against.map { "Bad, because \($0)" }
    guard !items.isEmpty else { return }
    page.heading(3, "Consequences")
    page.list(items)
  }

  /// The reason people gave, without its full stop.
  private static func reason(_ record: DecisionRecord) -> String? {
    var text = PlainText.oneLine(record.because)
    while text.hasSuffix(".") { text.removeLast() }
    return text.isEmpty ? nil : text
  }

  /// A share in per cent.
  static func percent(_ share: Double) -> String { Wording.decimals(share * 100, 1) + " %" }
  /// A value in points of 100.
  static func points(_ value: Double) -> String { Wording.decimals(value * 100, 1) }
}

extension Markdown {
  static func + (left: Markdown, right: Markdown) -> Markdown { "\(left)\(right)" }
}
