internal import Catalog
internal import Cells
internal import Decision
internal import Moderation

/// How a model answers: what the scenario requires, what runs of one's own found, what was published.
struct ModerationSheet: SheetDefinition {
  let id = "moderation"
  let label = "Moderation"
  let about = "requirements on answers, own runs by kind and language, published rates"

  func tells(_ subject: SheetSubject) -> Bool {
    !subject.alternative.context.moderationProfile.requirements.isEmpty
      || !Self.runs(of: subject).isEmpty || !subject.model.record.rows("moderation").isEmpty
  }

  func summary(_ subject: SheetSubject) -> String? {
    guard tells(subject) else { return nil }
    let count = Self.runs(of: subject).count
    let published = subject.model.record.rows("moderation").count
    let words = count == 0 ? "not probed" : Wording.count(count, "run")
    return published == 0 ? words : "\(words); \(Wording.count(published, "published set"))"
  }

  func sheet(_ subject: SheetSubject) -> Sheet? {
    guard let summary = summary(subject) else { return nil }
    let runs = Self.runs(of: subject)
    var items = Self.required(subject)
    if runs.isEmpty {
      items += [
        .heading("Runs"),
        .statement(
          "Never asked here. A first look: weigh probe URL --tier quick, about 2 min."),
      ]
    }
    for run in runs { items += Self.items(run, subject) }
    items += Self.published(subject)
    items += [
      .heading("How to read this"),
      .remark(
        "Behavior of these builds on these prompts on these dates; no certificate of safety and no "
          + "verdict good or bad. Rates stand with their 95 % Wilson interval; what has no answer or "
          + "no label is in no rate."),
    ]
    return Sheet(title: "Moderation", summary: summary, items: items)
  }

  func json(_ subject: SheetSubject) -> JSONValue? {
    guard tells(subject) else { return nil }
    let base = subject.alternative.context.base
    return .object([
      "requirements": .list(
        subject.alternative.context.moderationProfile.requirements.map {
          subject.alternative.moderation($0).json
        }),
      "runs": .list(
        Self.runs(of: subject).map { run in
          guard case .object(var object) = run.json(base.shelfLife(of: run)) else { return .null }
          object["cells"] = .list(Self.cells(run))
          return .object(object)
        }),
      "published": .list(
        base.publishedReplies(of: subject.alternative.candidate).map(\.json)),
    ])
  }

  private static func runs(of subject: SheetSubject) -> [ModerationProbe] {
    subject.alternative.context.base.moderation[subject.model.id] ?? []
  }

  // MARK: Requirements

  private static func required(_ subject: SheetSubject) -> [SheetItem] {
    let requirements = subject.alternative.context.moderationProfile.requirements
    guard !requirements.isEmpty else { return [] }
    var items: [SheetItem] = [.heading("What the scenario requires")]
    for requirement in requirements {
      let standing = subject.alternative.moderation(requirement)
      let lead = standing.truth == .unknown ? "not known" : standing.truth.rawValue
      items.append(.statement(standing.sentence, lead: lead))
      if standing.truth == .unknown {
        items.append(.remark(standing.wayToSettle(subject.model.shortName)))
      }
      let open = requirement.openPoints.map(\.words)
      if !open.isEmpty { items.append(.remark("Open: \(Wording.list(open)).")) }
      items += standing.evidence.map(SheetItem.evidence)
    }
    return items
  }

  // MARK: Runs

  private static func items(_ run: ModerationProbe, _ subject: SheetSubject) -> [SheetItem] {
    let life = subject.alternative.context.base.shelfLife(of: run)
    let date = run.date.map { ", \($0)" } ?? ""
    var items: [SheetItem] = [
      .heading("Run \(run.run)\(date)" + (life.state == .expired ? ": expired" : "")),
      .entry("Build", run.build.words),
      .entry("Server", run.build.endpoint),
      .entry(
        "Asked",
        "tier \(run.tier.rawValue), \(Wording.count(run.prompts.count, "prompt"))"
          + (run.isComplete ? "" : ", not completed")),
      .entry(
        "Battery",
        "\(run.battery.id) \(run.battery.version), rules \(run.battery.ruleset)"),
      .statement(life.sentence),
    ]
    if let warning = life.warning { items.append(.remark(warning)) }
    if run.battery.isTeams {
      items.append(.remark("A battery of the team's own: shown apart, it settles no need."))
    }
    if run.tier == .quick {
      items.append(.remark("The quick tier is a screen: it proves no high rate."))
    }
    let labeled =
      (run.reviewers.isEmpty ? [] : ["people: " + Wording.list(run.reviewers)])
      + (run.judges.isEmpty ? [] : ["judge: " + Wording.list(run.judges)])
    if !labeled.isEmpty { items.append(.entry("Labeled by", labeled.joined(separator: "; "))) }
    items.append(.table(table(run)))
    return items
  }

  private static func table(_ run: ModerationProbe) -> SheetTable {
    let rates = RateTable(run.prompts)
    let rows = rates.rows.flatMap { row in
      [line(row.category.words, "all", row.all, run)]
        + zip(rates.languages, row.cells).compactMap { language, cell in
          // A category asked in one language needs no second line for it.
          cell.flatMap {
            row.cells.compactMap(\.self).count > 1 ? line("", language, $0, run) : nil
          }
        }
    }
    return SheetTable(
      columns: [
        .init("Kind", wraps: true), .init("In"), .init("Answered"), .init("Declined"),
        .init("Unsettled", alignsRight: true), .init("Outside", wraps: true),
      ], rows: rows)
  }

  private static func line(
    _ kind: String, _ language: String, _ cell: RateCell, _ run: ModerationProbe
  ) -> SheetTable.Row {
    SheetTable.Row(
      [
        kind, language, cell.spelled(.answered), cell.spelled(.declined), "\(cell.unsettled)",
        cell.leftWords,
      ],
      isMarked: language == "all",
      evidence: [
        EvidenceItem(
          field: "answers", value: cell.spelled(.answered), kind: .measured, source: run.run,
          asOf: run.date)
      ])
  }

  private static func cells(_ run: ModerationProbe) -> [JSONValue] {
    let rates = RateTable(run.prompts)
    return rates.rows.flatMap { row in
      zip(rates.languages, row.cells).compactMap { language, cell -> JSONValue? in
        guard case .object(var object)? = cell?.json(.answered) else { return nil }
        object["category"] = .text(row.category.rawValue)
        object["language"] = .text(language)
        object["declined"] = cell?.json(.declined)
        return .object(object)
      }
    }
  }

  // MARK: Published

  private static func published(_ subject: SheetSubject) -> [SheetItem] {
    let sets = subject.alternative.context.base.publishedReplies(of: subject.alternative.candidate)
    guard !sets.isEmpty else { return [] }
    let table = SheetTable(
      columns: [
        .init("About"), .init("In"), .init("Answered"), .init("Declined"),
        .init("Outside", wraps: true),
      ],
      rows: sets.map { set in
        SheetTable.Row(
          [
            set.jurisdiction ?? set.set, set.language ?? "not known",
            set.cell.spelled(.answered), set.cell.spelled(.declined), set.cell.leftWords,
          ], evidence: [set.evidence])
      })
    return [
      .heading("Published reference rates"),
      .remark("Rates \(PublishedReplies.words). Never pooled with your own runs."),
      .table(table),
    ]
  }
}
