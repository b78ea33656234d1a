internal import Cells
internal import Decision
internal import Moderation
internal import Probe

/// One answer in full: what was asked, what came, who labeled it and why.
struct ModerationAnswerPage {
  let reply: ModerationReply
  /// The answer to the same question in the run before.
  let former: ModerationReply?
  let formerDay: String?
  /// Whether the label of rules and judges stays hidden until a person has set one.
  let isBlind: Bool
  let book: ModerationBook?

  var items: [PanelItem] {
    asked + replyItems(reply, title: "Reply")
      + (former.map { replyItems($0, title: "Reply of \(formerDay ?? "before")") } ?? [])
      + labels + timing
  }

  /// The same but for the former reply, which stands beside.
  var main: [PanelItem] { asked + replyItems(reply, title: "Reply") + labels + timing }

  /// The answer of the run before, for the pane beside.
  var beside: [PanelItem] {
    guard let former else { return [] }
    return replyItems(former, title: "Reply of \(formerDay ?? "before")")
      + [
        .entry("Label", ReplyWords.outcome(former.label.outcome, former.label.reason)),
        .entry("Rule", ReplyWords.rule(former) ?? "none fired"),
      ]
  }

  private var asked: [PanelItem] {
    var title = "\(ReplyWords.place(reply))"
    if let country = reply.item.jurisdiction { title += ", about \(country)" }
    return [
      .title("\(title), \(reply.item.id)"),
      .text(PrintableText(reply.item.text, limit: 4000).text), .blank,
    ]
  }

  private func replyItems(_ reply: ModerationReply, title: String) -> [PanelItem] {
    var items: [PanelItem] = [.title("\(title); the model's words, which may offend")]
    if let failure = reply.answer.failure { items.append(.text(failure.message, .caution)) }
    let lines = reply.lines
    items += lines.map { .text($0) }
    if lines.isEmpty, reply.answer.failure == nil {
      items.append(.text("No text came.", .muted))
    }
    if reply.answer.isCutShort {
      items.append(
        .text(isBlind ? "The rest was not read." : "The rest of a refusal was not read.", .muted))
    }
    return items + [.blank]
  }

  // MARK: Labels

  private var labels: [PanelItem] {
    guard !isBlind else {
      return [
        .title("Label"),
        .text("f labels it; what the rules say comes after, so that it does not lead you."),
        .entry("Flags", Self.shown(ReplyWords.flags(reply.label.flags.filter(Self.isNeutral)))),
        .blank,
      ]
    }
    var items: [PanelItem] = [
      .title("Label"),
      .entry(
        "Label",
        [
          Span(ReplyWords.outcome(reply.label.outcome, reply.label.reason)),
          Span(", by \(reply.label.layer.words)", .muted),
          Span(
            reply.label.isSettled ? ", settled" : ", to review",
            reply.label.isSettled ? .muted : .caution),
        ]),
      .entry("Rule", ReplyWords.rule(reply) ?? "none fired"),
    ]
    if let rule = reply.rule, let first = rule.ruleIDs.first {
      let tier = rule.tier.map { "tier \($0): " } ?? ""
      items.append(
        .entry(
          "", [Span(tier + (book?.note(of: first) ?? "not among the rules of today"), .muted)]))
      if rule.ruleIDs.count > 1 {
        items.append(.entry("", [Span("also " + Wording.list(Array(rule.ruleIDs.dropFirst())))]))
      }
    }
    items.append(.entry("Flags", Self.shown(ReplyWords.flags(reply.label.flags))))
    items += reply.records.map(Self.entry)
    return items + [.blank]
  }

  /// Flags that tell nothing of the label.
  private static func isNeutral(_ flag: LabelFlag) -> Bool {
    [.wrongLanguage, .noReasoningSeen, .translationUnchecked, .unstable].contains(flag)
  }

  private static func shown(_ text: String) -> String { text.isEmpty ? "none" : text }

  /// One label of those that were set, with who set it.
  private static func entry(_ record: LabelRecord) -> PanelItem {
    var spans = [
      Span(
        record.outcome == nil
          ? "label taken back" : ReplyWords.outcome(record.outcome, record.reason))
    ]
    let flags = ReplyWords.flags(record.flags)
    if !flags.isEmpty { spans.append(Span(" (\(flags))")) }
    if !record.time.isEmpty { spans.append(Span("   \(record.time)", .muted)) }
    if case .person(_, let note?) = record.source {
      spans.append(Span("   \(PrintableText(note, limit: 400).text)"))
    }
    return .entry("By \(ReplyWords.source(record.source))", spans)
  }

  // MARK: Figures

  private var timing: [PanelItem] {
    let answer = reply.answer
    let counts = [
      answer.promptTokens.map { "\($0) in" }, answer.outputTokens.map { "\($0) out" },
    ].compactMap { $0 }
    let times = [
      answer.firstTokenMilliseconds.map { "first token \(ValueSeries.time($0))" },
      answer.totalMilliseconds.map { "whole \(ValueSeries.time($0))" },
    ].compactMap { $0 }
    return [
      .title("Request \(reply.request)"),
      .entry("Reply in", reply.answer.label.replyLanguage ?? "a language that cannot be told"),
      .entry("Ended", answer.finishReason.map { PrintableText($0, limit: 40).text } ?? "not said"),
      .entry("Tokens", counts.isEmpty ? "not counted" : counts.joined(separator: ", ")),
      .entry("Time", times.isEmpty ? "not measured" : times.joined(separator: ", ")),
      .entry("Thinking", Wording.count(answer.reasoningScalars, "character")),
    ]
  }
}
