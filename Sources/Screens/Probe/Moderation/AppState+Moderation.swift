internal import Cells
internal import Decision
public import Moderation
internal import Probe

/// What keys do in a moderation run.
extension AppState {
  /// The moderation run in front; nil for any other.
  var moderation: BatteryStanding? { probeStanding?.moderation }

  /// How deep somebody is in it.
  var moderationDepth: ModerationPlace.Depth {
    moderation == nil ? .page : probe.moderation.depth
  }

  /// The answers that are listed.
  var listedReplies: [ModerationReply] {
    moderation?.replies(in: probe.moderation.view) ?? []
  }

  /// The answer that is open, under the cursor, or the latest of the page.
  var currentReply: ModerationReply? {
    guard let moderation else { return nil }
    switch probe.moderation.depth {
    case .answer(let key): return moderation[key]
    case .answers:
      let replies = listedReplies
      let row = probe.moderation.list.row
      return replies.indices.contains(row) ? replies[row] : nil
    case .page: return listedReplies.last
    }
  }

  /// v: the next outcome; behind the last the queue of what to review.
  mutating func nextModerationView() {
    guard let moderation else {
      message = "v goes through the outcomes of a moderation run; here is none."
      return
    }
    let views = moderation.views
    let here = views.firstIndex(of: probe.moderation.view) ?? 0
    show(views[(here + 1) % views.count])
  }

  /// Shows a view; what is a list only is shown as one.
  private mutating func show(_ view: ModerationView) {
    let wasList = probe.moderation.view.outcome == nil
    probe.moderation.view = view
    probe.moderation.list = ListCursor()
    probe.moderation.page = ListCursor()
    if view.outcome == nil {
      probe.moderation.depth = .answers
    } else if wasList || probe.moderation.depth != .answers {
      probe.moderation.depth = .page
    }
    if probe.moderation.depth == .answers {
      probe.moderation.list.row = view == .review ? 0 : max(0, listedReplies.count - 1)
    }
  }

  /// Enter: the answers of the view, then the one under the cursor.
  mutating func openModeration() -> Bool {
    guard moderation != nil else { return false }
    switch probe.moderation.depth {
    case .page:
      probe.moderation.depth = .answers
      probe.moderation.list = ListCursor()
      probe.moderation.list.row = max(0, listedReplies.count - 1)
      return true
    case .answers:
      guard let reply = currentReply else {
        message = "There is none; v shows another outcome."
        return true
      }
      open(reply.key)
      return true
    case .answer:
      message = "This is all of it; n and N go to other answers, Esc goes back to the list."
      return true
    }
  }

  private mutating func open(_ key: ModerationReply.Key) {
    probe.moderation.depth = .answer(key)
    probe.moderation.page = ListCursor()
  }

  /// n and N: the next or previous answer of the view.
  mutating func stepReply(_ step: Int) {
    guard case .answer(let key) = moderationDepth else {
      message = "n and N go from answer to answer; Enter opens one."
      return
    }
    let replies = listedReplies
    guard !replies.isEmpty else { return }
    let here = replies.firstIndex { $0.key == key } ?? (step > 0 ? -1 : replies.count)
    let next = here + step
    guard replies.indices.contains(next) else {
      message = step > 0 ? "This is the last one." : "This is the first one."
      return
    }
    probe.moderation.list.row = next
    open(replies[next].key)
  }

  /// Esc and q: one step back inside a moderation run; false on its page.
  mutating func closeModeration() -> Bool {
    switch moderationDepth {
    case .page: return false
    case .answers:
      probe.moderation.depth = .page
      if probe.moderation.view.outcome == nil { probe.moderation.view = .refused }
    case .answer(let key):
      probe.moderation.depth = .answers
      if let row = listedReplies.firstIndex(where: { $0.key == key }) {
        probe.moderation.list.row = row
      }
    }
    return true
  }

  /// The evidence pointer of the answer in front: run and question.
  var replyPointer: String? {
    currentReply.map { reply in
      (labeledRun.map { $0 + "/" } ?? "") + reply.item.id
        + (reply.key.sample > 1 ? " \(reply.key.sample)" : "")
    }
  }

  /// Esc and q inside a moderation run.
  mutating func closeReply() -> Bool { place == .probe && closeModeration() }

  /// Tab: the next part of an answer, and from the end the first; in the list, of what stands below.
  mutating func scrollAnswers() {
    if moderationDepth == .answers {
      let pane = layout.pane
      let lines = replyPreview.lines(width: pane.width, glyphs: glyphs).count
      let next = probe.moderation.list.paneScroll + max(1, pane.rows - 1)
      probe.moderation.list.paneScroll =
        probe.moderation.list.paneScroll + pane.rows >= lines ? 0 : next
      if lines <= pane.rows { message = "The other pane shows everything." }
      return
    }
    let rows = ModerationScreen.regions(self, layout).main.rows
    let count = answerRows
    guard count > 2 else {
      message = "The page shows everything."
      return
    }
    let isAtEnd = probe.moderation.page.row >= count - 1
    probe.moderation.page.go(
      to: isAtEnd ? 0 : probe.moderation.page.row + max(1, rows - 2), count: count)
  }

  /// The line on which the reply begins; a low window shows it while it is labeled.
  private var replyLine: Int {
    let (main, side) = ModerationScreen.regions(self, layout)
    let lines = answerMain(isBeside: side != nil).lines(width: main.width, glyphs: glyphs)
    return lines.firstIndex { line in
      if case .title(let title) = line { title.hasPrefix("Reply") } else { false }
    } ?? 0
  }

  // MARK: Labels

  /// f: asks what the answer in front is; a closed one is opened, for nobody labels unseen.
  mutating func askForLabel() {
    guard moderation != nil else {
      message = "f labels an answer of a moderation run; here is none."
      return
    }
    guard let reply = currentReply else {
      message = "There is no answer here to label; v shows another outcome."
      return
    }
    if moderationDepth != .answer(reply.key) { open(reply.key) }
    if size.rows < 22 { probe.moderation.page.row = replyLine }
    let known = reply.isLabeledByPerson ? reply.label.outcome : nil
    overlay = .label(
      LabelPicker(
        key: reply.key, place: ReplyWords.place(reply),
        row: known.flatMap(LabelPicker.outcomes.firstIndex) ?? 0))
  }

  /// Keeps what a person chose; the program answers with `labeled`.
  mutating func accept(_ picker: LabelPicker) -> [Effect] {
    let note = picker.note.text.split(separator: " ").joined(separator: " ")
    let order = LabelOrder(
      run: labeledRun, item: picker.key.item, sample: picker.key.sample, outcome: picker.outcome,
      flags: LabelPicker.toggles.filter(picker.flags.contains), note: note.isEmpty ? nil : note)
    probe.moderation.labeled.append(order)
    probe.moderation.withdrawn = []
    return [.label(order)]
  }

  /// The run labels are kept with; nil for the one that goes on.
  private var labeledRun: String? { probe.live == nil ? probe.record?.entry.id : nil }

  /// u: takes the last label back that was set in this run; nil where none was.
  mutating func undoLabel() -> [Effect]? {
    guard place == .probe, moderation != nil, let last = probe.moderation.labeled.popLast() else {
      return nil
    }
    probe.moderation.withdrawn.append(last)
    return [
      .label(LabelOrder(run: labeledRun, item: last.item, sample: last.sample, outcome: nil))
    ]
  }

  /// Ctrl-R: sets the label again that was taken back last; nil where none was.
  mutating func redoLabel() -> [Effect]? {
    guard place == .probe, moderation != nil, let last = probe.moderation.withdrawn.popLast()
    else { return nil }
    probe.moderation.labeled.append(last)
    return [
      .label(
        LabelOrder(
          run: labeledRun, item: last.item, sample: last.sample, outcome: last.outcome,
          flags: last.flags, note: last.note))
    ]
  }

  /// Takes a label that was kept.
  ///
  /// In the queue the next answer follows, and what rules and judges said of this one is told now.
  public mutating func labeled(_ record: LabelRecord) {
    let key = ModerationReply.Key(item: record.itemID, sample: record.sample)
    let queue = probe.moderation.view == .review ? listedReplies.map(\.key) : []
    probe.live?.standing.moderation?.take(record)
    probe.take(record)
    guard let reply = moderation?[key] else { return }
    message = Self.sentence(record, reply)
    if probe.moderation.view == .review, let place = queue.firstIndex(of: key) {
      let left = listedReplies
      if record.outcome == nil || left.contains(where: { $0.key == key }) {
        open(key)
      } else if let next = queue[(place + 1)...].first(where: { key in
        left.contains { $0.key == key }
      }) ?? left.first?.key {
        probe.moderation.list.row = left.firstIndex { $0.key == next } ?? 0
        open(next)
      } else {
        probe.moderation.depth = .answers
        message = (message ?? "") + " Nothing is left to review."
      }
    } else if record.outcome == nil, probe.moderation.depth != .page {
      open(key)
    }
    settle()
  }

  /// Takes that a label could not be kept, in a sentence.
  public mutating func notLabeled(_ order: LabelOrder, _ sentence: String) {
    if order.outcome == nil {
      if let last = probe.moderation.withdrawn.popLast() { probe.moderation.labeled.append(last) }
    } else {
      _ = probe.moderation.labeled.popLast()
    }
    message = sentence
  }

  private static func sentence(_ record: LabelRecord, _ reply: ModerationReply) -> String {
    guard let outcome = record.outcome else { return "The label was taken back." }
    let others = reply.records.filter { $0.source.layer != .human }
    guard let last = others.last(where: { $0.source.layer == .judge }) ?? others.last else {
      return "Kept: \(outcome.words)."
    }
    let who = last.source.layer == .judge ? "the judge" : "the rules"
    let rule = ReplyWords.rule(reply).map { ", \($0)" } ?? ""
    return "Kept: \(outcome.words). Before you, \(who) said "
      + ReplyWords.outcome(last.outcome, last.reason) + rule + "."
  }
}
