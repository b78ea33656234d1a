internal import Catalog
internal import Cells
internal import Decision
internal import Licensing

/// Keys of the form of the intended use.
extension AppState {
  mutating func openUseForm() {
    overlay = .form(UseForm(open: kept.context.openAnswers))
  }

  mutating func updateForm(_ form: UseForm, _ key: Key) -> [Effect] {
    var form = form
    let before = document.scenario.use
    let effects: [Effect]
    if var picker = form.presets {
      let step = picker.take(key)
      form.presets = step == .stay ? picker : nil
      effects = step == .accept ? fill(picker) : []
    } else if form.line != nil {
      effects = type(key, &form)
    } else {
      effects = choose(key, &form)
    }
    guard case .form = overlay else { return effects }
    if document.scenario.use != before { form.open = kept.context.openAnswers }
    overlay = .form(form)
    return effects
  }

  /// Keys while an answer is typed.
  private mutating func type(_ key: Key, _ form: inout UseForm) -> [Effect] {
    guard var line = form.line, let prompt = form.prompt(in: base) else { return [] }
    switch key {
    case .escape:
      form.line = nil
      form.problem = nil
    case .enter, .tab:
      let text = line.text.split(separator: " ").joined(separator: " ")
      let effects = text.isEmpty ? answer(prompt, nil, &form) : accept(text, prompt, &form)
      guard form.problem == nil else { return effects }
      form.line = nil
      form.step(1, in: base)
      return effects
    default:
      form.problem = nil
      _ = line.take(key)
      form.line = line
    }
    return []
  }

  private mutating func accept(_ text: String, _ prompt: UsePrompt, _ form: inout UseForm)
    -> [Effect]
  {
    do {
      return answer(prompt, try UseAnswer(prompt.field, in: base).read(text), &form)
    } catch {
      form.problem = error.description
      return []
    }
  }

  /// Keys while nothing is typed.
  private mutating func choose(_ key: Key, _ form: inout UseForm) -> [Effect] {
    form.problem = nil
    switch key {
    case .escape, .character("q"):
      if form.fields == nil { overlay = nil } else { form.fields = nil }
    case .tab: form.step(1, in: base)
    case .backTab: form.step(-1, in: base)
    case .backspace, .delete, .character("x"): return clear(&form)
    case .character("p"): form.presets = UseForm.presetPicker
    case .character("u"): return undo()
    case .control("r"): return redo()
    case .character("?"):
      message = "Enter opens, Space answers, x clears, p common answers, u undoes, Esc closes."
    case .enter where form.fields == nil: form.fields = ListCursor()
    case .enter, .character(" "), .left, .right: return cycle(key, &form)
    case .character(let digit) where digit.isASCII && digit.isWholeNumber:
      return beginFigure(digit, &form)
    default:
      if form.fields == nil {
        form.list.take(key, count: ProfileQuestion.all.count)
      } else {
        let count = form.prompts(in: base).count
        form.fields?.take(key, count: count)
      }
    }
    return []
  }

  /// The next answer of a field that has a few, or a line to type one.
  private mutating func cycle(_ key: Key, _ form: inout UseForm) -> [Effect] {
    let isTurning = key == .left || key == .right
    guard let prompt = form.prompt(in: base) else {
      if !isTurning { form.fields = ListCursor() }
      return []
    }
    let present = document.scenario.use[prompt.field.key]
    let choices = UseAnswer(prompt.field, in: base).choices
    guard !choices.isEmpty else {
      guard !isTurning else { return [] }
      form.fields = form.fields ?? ListCursor()
      form.line = LineEdit(present.map(Self.typed) ?? "")
      return []
    }
    let all: [FactValue?] = [nil] + choices.map(Optional.some)
    let here = all.firstIndex(of: present) ?? 0
    return answer(prompt, all[(here + (key == .left ? all.count - 1 : 1)) % all.count], &form)
  }

  /// A digit begins to type a figure.
  private func beginFigure(_ digit: Character, _ form: inout UseForm) -> [Effect] {
    guard form.fields != nil, let prompt = form.prompt(in: base) else { return [] }
    switch prompt.field.shape {
    case .count, .amount: form.line = LineEdit(String(digit))
    case .word, .text, .flag, .country, .countries, .texts: break
    }
    return []
  }

  /// Takes back the answer under the cursor, or all answers to the question.
  private mutating func clear(_ form: inout UseForm) -> [Effect] {
    if let prompt = form.prompt(in: base) { return answer(prompt, nil, &form) }
    let keys = form.prompts(in: base).map(\.field.key)
    return edit("\(form.question.label): not answered") { document in
      for key in keys { document.scenario.use[key] = nil }
    }
  }

  /// Fills in the answers of a preset; others stay.
  private mutating func fill(_ picker: Picker) -> [Effect] {
    guard let chosen = picker.chosen else { return [] }
    let preset = IntendedUse.presets[chosen]
    return edit("answers of \(preset.name)") { document in
      for (key, value) in preset.profile.values { document.scenario.use[key] = value.fact }
    }
  }

  /// Gives or takes back an answer; one that contradicts another is refused at once.
  private mutating func answer(_ prompt: UsePrompt, _ value: FactValue?, _ form: inout UseForm)
    -> [Effect]
  {
    var use = document.scenario.use
    use[prompt.field.key] = value
    if let refusal = base.contradiction(in: use) {
      form.problem = refusal.description
      return []
    }
    let words = value.map(UseAnswer.spelled) ?? "not answered"
    return edit("\(prompt.label): \(words)") { $0.scenario.use = use }
  }

  /// An answer as somebody would type it.
  private static func typed(_ value: FactValue) -> String {
    value.number.map(TypedNumber.text) ?? UseAnswer.spelled(value)
  }
}
