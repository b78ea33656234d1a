internal import Cells
internal import Decision
internal import Moderation
internal import Probe

/// What the Probe screen says of a moderation run.
extension AppState {
  /// Whether what rules and judges said of the answer in front stays hidden.
  private var isBlind: Bool {
    probe.moderation.view == .review && !(currentReply?.isLabeledByPerson ?? true)
  }

  private var answerPage: ModerationAnswerPage? {
    guard let moderation, let reply = currentReply else { return nil }
    return ModerationAnswerPage(
      reply: reply, former: moderation.earlier[reply.key], formerDay: moderation.earlierDay,
      isBlind: isBlind, book: moderationBook)
  }

  /// One answer in full; that of the run before stands below where there is no room beside.
  func answerMain(isBeside: Bool) -> Panel {
    guard let page = answerPage else { return Panel("") }
    return Panel("", isBeside ? page.main : page.items)
  }

  /// The answer of the run before.
  var answerSide: Panel { Panel("", answerPage?.beside ?? []) }

  /// How far the answer can be scrolled.
  var answerRows: Int {
    let (main, side) = ModerationScreen.regions(self, layout)
    let lines = answerMain(isBeside: side != nil).lines(width: main.width, glyphs: glyphs).count
    return max(1, lines - main.rows + 2)
  }

  /// The answer under the cursor, closed.
  var replyPreview: Panel {
    guard let reply = currentReply else { return Panel("Answers", [.text(reviewWords, .muted)]) }
    var items: [PanelItem] = [
      .entry("asked", PrintableText(reply.item.text).text)
    ]
    if isBlind {
      items.append(
        .entry("label", [Span("yours comes first; f labels, Enter reads", .muted)]))
    } else {
      let label = ReplyWords.outcome(reply.label.outcome, reply.label.reason)
      items.append(
        .entry(
          "label",
          [
            Span(label), Span(", by \(reply.label.layer.words)", .muted),
            Span(
              reply.label.isSettled ? ", settled" : ", to review",
              reply.label.isSettled ? .muted : .caution),
          ]))
      items.append(.entry("rule", ReplyWords.rule(reply) ?? "none fired"))
    }
    items.append(
      .entry("reply", [Span("closed; Enter opens it, and it may offend", .muted)]))
    return Panel(ReplyWords.place(reply), items)
  }

  private var reviewWords: String {
    probe.moderation.view == .review
      ? "Rules settle plain refusals; the rest is for people." : "v shows another outcome."
  }

  /// The hint line's part of a moderation run: what its keys mean now.
  func moderationHint(_ spec: ActionSpec) -> ActionSpec? {
    guard let moderation else { return nil }
    let hasReply = currentReply != nil
    switch (spec.action, moderationDepth) {
    case (.open, .page): return spec.hinted("answers", 6)
    case (.open, .answers): return hasReply ? spec.hinted("open", 9) : nil
    case (.open, .answer): return nil
    case (.nextView, .page):
      return isProbing && moderation.replies.isEmpty ? nil : spec.hinted("view", 6)
    case (.nextView, _): return spec.hinted("view", 6)
    case (.label, _): return hasReply ? spec.hinted("label", 7) : nil
    case (.nextMatch, .answer): return spec.hinted("next answer", 5)
    case (.nextMatch, _): return nil
    default: return nil
    }
  }
}
