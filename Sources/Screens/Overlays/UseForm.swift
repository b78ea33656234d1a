internal import Catalog
internal import Cells
internal import Decision
internal import Licensing

/// The form of the intended use: a page of fifteen questions, each of which opens its fields.
struct UseForm: Hashable, Sendable {
  /// Where somebody stands among the questions.
  var list = ListCursor()
  /// Where somebody stands among the fields of the question, once it is open.
  var fields: ListCursor?
  /// The answer being typed.
  var line: LineEdit?
  /// Why the answer was not accepted.
  var problem: String?
  /// The answers that fill the common cases, while one is chosen.
  var presets: Picker?
  /// How many models wait for which answer.
  var open: OpenAnswers

  /// The question under the cursor.
  var question: ProfileQuestion {
    ProfileQuestion.all[min(max(0, list.row), ProfileQuestion.all.count - 1)]
  }

  /// What the open question asks for.
  func prompts(in base: EvaluationBase) -> [UsePrompt] { UsePrompt.all(of: question, in: base) }

  /// The field a key answers: the one under the cursor, or the only one of the question.
  func prompt(in base: EvaluationBase) -> UsePrompt? {
    let prompts = prompts(in: base)
    guard let fields else { return prompts.count == 1 ? prompts.first : nil }
    return prompts.indices.contains(fields.row) ? prompts[fields.row] : prompts.last
  }

  /// Goes to the next or the previous field, and on to the next question at the end.
  mutating func step(_ step: Int, in base: EvaluationBase) {
    guard var fields else {
      list.move(by: step, count: ProfileQuestion.all.count)
      return
    }
    let target = fields.row + step
    if prompts(in: base).indices.contains(target) {
      fields.go(to: target, count: prompts(in: base).count)
      self.fields = fields
    } else if ProfileQuestion.all.indices.contains(list.row + step) {
      list.move(by: step, count: ProfileQuestion.all.count)
      let count = prompts(in: base).count
      self.fields = ListCursor(row: step > 0 ? 0 : count - 1)
    }
  }

  /// The answers to begin with.
  static var presetPicker: Picker {
    Picker(
      title: "Fill in common answers",
      note: "Figures and places stay as they are. u undoes it.",
      items: IntendedUse.presets.map { Picker.Item(label: $0.name, detail: $0.label) },
      purpose: .use)
  }
}
