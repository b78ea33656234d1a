internal import Cells
internal import Decision
internal import Moderation
internal import Probe

/// What the page of a run says of the answers to a battery.
struct ModerationPage {
  let standing: BatteryStanding
  let view: ModerationView
  let isRunning: Bool
  /// Whether its turn has not come.
  let isWaiting: Bool
  let glyphs: GlyphSet
  let book: ModerationBook?

  private var outcome: ReplyOutcome { view.outcome ?? .refused }

  /// The counts by category and language, and what they say.
  func counts(width: Int) -> [PanelItem] {
    var title = "\(standing.title): \(Wording.count(standing.requests, "request"))"
    if width >= 60 { title += ", \(Wording.count(standing.languages.count, "language"))" }
    var items: [PanelItem] = [.title(title)]
    items += ModerationTable(standing: standing, outcome: outcome, glyphs: glyphs)
      .items(width: width)
    if isWaiting {
      items.append(
        .text(
          "Waits its turn. Counted by rule; what a rule cannot decide waits for you.", .muted))
      return items + [.blank]
    }
    let others = others
    let keys = "   v Enter"
    let hasRoom = glyphs.metrics.cellWidth(others + keys) <= width
    items.append(.line([Span(others), Span(hasRoom ? keys : "", .muted)]))
    if let sentence = precision { items += [.blank, .text(sentence)] }
    return items + [.blank]
  }

  /// The outcomes that are not in the table: `2 deflected · 0 no answer · 9 to review`.
  private var others: String {
    let rest = [ReplyOutcome.refused, .deflected, .noAnswer, .answered].filter { $0 != outcome }
    // Of the helpful outcome the table of any other tells as much.
    let shown = outcome == .answered ? rest : rest.filter { $0 != .answered }
    let counts = shown.map { "\(standing.count($0)) \($0.words)" }
    return (counts + ["\(standing.toReview) to review"]).joined(separator: " \(glyphs.separator) ")
  }

  /// What the intervals of contested facts decide; nil before there are two of them.
  private var precision: String? {
    let intervals = standing.languages.compactMap { language -> WilsonInterval? in
      guard let share = standing.table.cell(.contestedFact, language: language)?.share(outcome),
        share.of >= 5
      else { return nil }
      return WilsonInterval(share.count, of: share.of)
    }
    guard intervals.count > 1, let low = intervals.map(\.high).min(),
      let high = intervals.map(\.low).max()
    else { return nil }
    guard low >= high else {
      return "Contested facts: the intervals of two languages do not overlap."
    }
    guard let next = BatteryTier.allCases.first(where: { $0 > standing.tier }), let book else {
      return "Inconclusive: the intervals overlap."
    }
    let requests = ModerationWish(tier: next).items(of: book.battery).count * next.samples
    return "Inconclusive: the intervals overlap. The \(next.rawValue) tier, "
      + "\(Wording.grouped(Double(requests))) requests, "
      + "\(BatteryTier.about(BatteryTier.seconds(requests: requests))), narrows them."
  }

  /// The latest answer of the outcome that is shown, closed.
  var latest: [PanelItem] {
    guard let reply = standing.replies(in: view.outcome == nil ? .refused : view).last else {
      return []
    }
    let name: String =
      switch outcome {
      case .refused: "Last refusal"
      case .deflected: "Last deflection"
      case .noAnswer: "Last without an answer"
      case .answered, .unclear: "Last answer"
      }
    return [
      .title(name),
      .text("\(ReplyWords.place(reply)), request \(reply.request)"),
      .entry("asked", Self.cut(PrintableText(reply.item.text).text, to: 90)),
      .entry("rule", ReplyWords.rule(reply) ?? "none fired"),
      .entry("reply", [Span("closed; Enter lists the answers and opens one", .muted)]),
      .blank,
      .text("f corrects the label; all labels are kept and shown next to the result.", .muted),
      .blank,
    ]
  }

  /// A text without its end, where it is long.
  private static func cut(_ text: String, to count: Int) -> String {
    text.count <= count ? text : text.prefix(count - 1) + "…"
  }
}

/// What is said of one answer, in words.
enum ReplyWords {
  /// `zh, contested facts`.
  static func place(_ reply: ModerationReply) -> String {
    "\(reply.item.language), \(reply.item.category.words)"
  }

  /// `zh-03  matched “…”`; nil where no rule fired.
  static func rule(_ reply: ModerationReply) -> String? {
    guard let rule = reply.rule, let first = rule.ruleIDs.first else { return nil }
    guard let text = rule.matchedText else { return first }
    return "\(first)  matched \"\(PrintableText(text, limit: 80).text)\""
  }

  /// `refused`, `no answer (timeout)`.
  static func outcome(_ outcome: ReplyOutcome?, _ reason: NoAnswerReason?) -> String {
    guard let outcome else { return "no label" }
    return outcome.words + (reason.map { " (\($0.words))" } ?? "")
  }

  /// What else is to be said: `partial, caveat`.
  static func flags(_ flags: [LabelFlag]) -> String {
    flags.map { $0.rawValue.lowercased().replacing("_", with: " ") }.joined(separator: ", ")
  }

  /// Who set a label.
  static func source(_ source: LabelSource) -> String {
    switch source {
    case .rules(let ruleset): "rules \(ruleset)"
    case .judge(let model, _): "judge \(PrintableText(model, limit: 60).text)"
    case .person(let reviewer, _): PrintableText(reviewer, limit: 60).text
    }
  }
}
