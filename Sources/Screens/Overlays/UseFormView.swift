internal import Catalog
internal import Cells
internal import Decision
internal import Licensing

/// Draws the form of the intended use.
extension OverlayView {
  func draw(_ form: UseForm, into frame: inout Frame) {
    if let presets = form.presets {
      draw(presets, into: &frame)
      return
    }
    let title = form.fields == nil ? "Intended use" : "Intended use: \(form.question.label)"
    let top = open(title, rows: frame.size.rows, into: &frame)
    let items = form.fields == nil ? questionRows(form, frame) : fieldRows(form, frame)
    let help = helpLines(form, frame)
    let bottom = frame.layout.messageRow
    // The list keeps at least five rows; what it does not need goes to the help.
    let helpRows = min(help.count, max(1, bottom - top - 5))
    let end = bottom - helpRows
    let width = leftWidth(items, least: 20, most: isNarrow(frame) ? 24 : 32, frame)
    rows(
      items, cursor: form.fields ?? form.list, from: top, to: end, widths: (0, width),
      into: &frame)
    for (position, line) in help.prefix(helpRows).enumerated() {
      frame.write(line, row: end + position, role: position == 0 ? .text : .muted)
    }
    if let line = form.line {
      let label = form.prompt(in: state.base).map { $0.label + ": " } ?? ""
      let used = frame.write(label, row: end, role: .muted, limit: frame.size.columns / 2)
      line.draw(into: &frame, row: end, column: 1 + used, width: frame.size.columns - used - 2)
    }
    message(form, into: &frame)
  }

  private func isNarrow(_ frame: Frame) -> Bool { frame.size.columns < 78 }

  private func questionRows(_ form: UseForm, _ frame: Frame) -> [Row] {
    let use = state.document.scenario.use
    return ProfileQuestion.all.map { question in
      Row(
        left: question.label, middle: question.standing(use, in: state.base),
        right: decides(form.open.modelCount(of: question), frame),
        role: question.isAnswered(use) ? .text : .muted)
    }
  }

  private func fieldRows(_ form: UseForm, _ frame: Frame) -> [Row] {
    let use = state.document.scenario.use
    return form.prompts(in: state.base).map { prompt in
      Row(
        left: prompt.label, middle: prompt.standing(use, in: state.base),
        right: decides(form.open.modelCount(of: prompt.field.key), frame),
        role: use[prompt.field.key] == nil ? .muted : .text)
    }
  }

  private func decides(_ count: Int, _ frame: Frame) -> String {
    if count == 0 { return "" }
    return isNarrow(frame) ? Wording.grouped(Double(count)) : "\(count) wait for it"
  }

  /// The question under the cursor, what it decides, and for how many models.
  private func helpLines(_ form: UseForm, _ frame: Frame) -> [String] {
    // What is typed takes the first line, and what is wrong with it the others.
    let entry = form.line == nil ? [] : [""]
    if let problem = form.problem {
      return entry
        + frame.glyphs.metrics.wrapped(
          frame.glyphs.spelled(problem), to: min(100, frame.size.columns - 2))
    }
    let prompt = form.fields == nil ? nil : form.prompt(in: state.base)
    let count =
      prompt.map { form.open.modelCount(of: $0.field.key) }
      ?? form.open.modelCount(of: form.question)
    var settles = "Settles: " + form.question.settles.map(\.rawValue).joined(separator: ", ")
    if count > 0 { settles += " · \(Wording.count(count, "model")) wait\(count == 1 ? "s" : "")" }
    let first =
      prompt.map { prompt in
        let form = UseAnswer(prompt.field, in: state.base)
        return form.choices.isEmpty ? "\(prompt.question) Type \(form.form)." : prompt.question
      } ?? form.question.question
    // A long answer is cut in its row, so it stands in full below.
    let answer =
      prompt.flatMap { state.document.scenario.use[$0.field.key] }
      .map(UseAnswer.spelled) ?? ""
    let whole = answer.count > 24 && form.line == nil ? ["Now: \(answer)"] : []
    let asked = form.line == nil ? [first] : entry + [first]
    return (asked + whole + [form.question.decides, settles]).flatMap {
      frame.glyphs.metrics.wrapped(frame.glyphs.spelled($0), to: min(100, frame.size.columns - 2))
    }
  }

  private func message(_ form: UseForm, into frame: inout Frame) {
    let row = frame.layout.messageRow
    if form.problem != nil {
      frame.write("Not accepted: the lines above say why.", row: row, role: .caution)
    } else if let message = state.message {
      frame.write(message, row: row, role: .muted)
    } else {
      frame.write(
        "Weigh's reading of the texts it names; not legal advice.", row: row, role: .muted)
    }
    if form.line != nil {
      frame.hints(["Enter accept", "Esc cancel", "Ctrl-U clear"])
    } else if form.fields == nil {
      frame.hints([
        "Enter open", "Space answer", "x clear", "p common answers", "Tab next", "u undo",
        "Esc close",
      ])
    } else {
      frame.hints(["Space answer", "x clear", "Tab next", "Esc questions", "u undo"])
    }
  }
}
