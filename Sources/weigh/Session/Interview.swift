internal import Catalog
internal import Decision
internal import Fit
internal import Licensing

/// Questions one after the other, append-only: about the use, the hardware and the needs.
struct Interview {
  /// How it ended.
  enum End {
    case finished, stopped, noMoreInput
  }

  /// One thing asked.
  enum Step {
    case use(ProfileQuestion, UsePrompt)
    case hardware
    case need(String)
  }

  /// What a line did.
  private enum Move {
    case next, back, nextQuestion, again
  }

  var keeper: AskKeeper
  let base: EvaluationBase
  let voice: Voice
  private let steps: [Step]
  private let questions: [ProfileQuestion]
  private var last: EvaluationContext
  private var open: OpenAnswers

  init(base: EvaluationBase, keeper: AskKeeper, voice: Voice) throws {
    self.base = base
    self.keeper = keeper
    self.voice = voice
    do {
      last = try EvaluationContext(base: base, scenario: keeper.scenario)
    } catch let error as ScenarioError {
      throw Failure(.doesNotParse, error.description)
    }
    open = last.openAnswers
    let open = open
    // What most verdicts wait for comes first; the order stays as it was at the start.
    questions = ProfileQuestion.all.enumerated().sorted { left, right in
      let first = open.modelCount(of: left.element)
      let second = open.modelCount(of: right.element)
      return first != second ? first > second : left.offset < right.offset
    }.map(\.element)
    let use = keeper.scenario.use
    var steps = questions.flatMap { question in
      UsePrompt.all(of: question, in: base).filter { prompt in
        let key = prompt.field.key
        return !key.hasPrefix(IntendedUse.releasePrefix) || use[key] != nil
          || open.modelCount(of: key) > 0
      }.map { Step.use(question, $0) }
    }
    if keeper.scenario.musts.contains(where: { $0.field == "fit" })
      || !keeper.scenario.devices.isEmpty
    {
      steps.append(.hardware)
    }
    steps += keeper.scenario.musts.filter { $0.field != "fit" }.map { Step.need($0.id) }
    self.steps = steps
  }

  /// The scenario with what follows from it.
  func context() throws -> EvaluationContext {
    try EvaluationContext(base: base, scenario: keeper.scenario, reusing: last)
  }

  /// Asks until all is asked, somebody stops, or no line is left.
  mutating func run() throws -> End {
    voice.say(
      "\(questions.count) questions about the intended use, then the needs of "
        + "'\(keeper.scenario.name)'. One answer a line.")
    voice.say(
      "Enter skips or keeps, - clears, ? explains, b goes back, s skips the rest of a question, "
        + "q stops and keeps what was answered.")
    voice.say(LicenseEvaluation.disclaimer)
    var position = 0
    var announced: String?
    while position < steps.count {
      let heading = heading(of: position)
      if heading.id != announced {
        voice.say("")
        voice.say(heading.text)
        announced = heading.id
      }
      voice.say(prompt(steps[position]))
      guard let line = voice.hear() else {
        keeper.begin()
        return .noMoreInput
      }
      if line == "q" {
        keeper.begin()
        return .stopped
      }
      switch take(line, steps[position]) {
      case .again: continue
      case .next: position += 1
      case .back:
        if position == 0 { voice.say("This is the first question.") }
        position = max(0, position - 1)
      case .nextQuestion:
        let here = heading.id
        while position < steps.count, self.heading(of: position).id == here { position += 1 }
      }
    }
    keeper.begin()
    return .finished
  }

  /// The question a step belongs to, with its number and how many models wait for it.
  private func heading(of position: Int) -> (id: String, text: String) {
    switch steps[position] {
    case .use(let question, _):
      let number = (questions.firstIndex(of: question) ?? 0) + 1
      let count = open.modelCount(of: question)
      let waiting =
        count > 0
        ? " \(Wording.count(count, "model")) \(count == 1 ? "waits" : "wait") for it." : ""
      return (
        question.id,
        "Question \(number) of \(questions.count). \(question.label): \(question.question)\(waiting)"
      )
    case .hardware, .need: return ("needs", "The needs, each with its present value.")
    }
  }

  private func prompt(_ step: Step) -> String {
    let scenario = keeper.scenario
    switch step {
    case .use(let question, let prompt):
      let form = UseAnswer(prompt.field, in: base).form
      let siblings = steps.compactMap { step -> String? in
        guard case .use(question, let other) = step else { return nil }
        return other.field.key
      }
      let number = (questions.firstIndex(of: question) ?? 0) + 1
      let part = (siblings.firstIndex(of: prompt.field.key) ?? 0) + 1
      let label = siblings.count > 1 ? "\(number).\(part)" : "\(number)"
      return "\(label) \(prompt.question) Type \(form). "
        + "Now: \(prompt.standing(scenario.use, in: base))."
    case .hardware:
      return "Hardware. Which machine runs it? Type a device, with a count before it for "
        + "several, such as 2 rtx-4090. Now: \(Hardware(scenario.devices).words)."
    case .need(let id):
      guard let must = scenario.musts.first(where: { $0.id == id }) else { return "" }
      let needs = steps.compactMap { step -> String? in
        if case .need(let id) = step { return id } else { return nil }
      }
      let number = (needs.firstIndex(of: id) ?? 0) + 1
      let definition = Constraints.named(must.field)
      let state = must.isOn ? "" : "off, else "
      return "Need \(number) of \(needs.count). \(definition?.label ?? must.field). "
        + "Type \(NeedAnswer(must, in: last).form). Now: \(state)"
        + "\(definition?.wanted(must, in: base) ?? ""); unknown facts: \(must.unknown.rawValue)."
    }
  }

  private mutating func take(_ line: String, _ step: Step) -> Move {
    switch line {
    case "": return .next
    case "b": return .back
    case "s": return .nextQuestion
    case "?":
      voice.say(explanation(step))
      return .again
    default: break
    }
    do {
      var scenario = keeper.scenario
      let noted = try apply(line, step, to: &scenario)
      keeper.change(to: scenario, title: noted)
      last = try context()
      open = last.openAnswers
      voice.say("Noted. \(noted).")
      return .next
    } catch {
      voice.say(Self.sentence("\(error)"))
      return .again
    }
  }

  /// Changes the scenario by an answer and says what it means now.
  private func apply(_ line: String, _ step: Step, to scenario: inout Scenario) throws -> String {
    switch step {
    case .use(_, let prompt):
      scenario.use[prompt.field.key] =
        line == "-" ? nil : try UseAnswer(prompt.field, in: base).read(line)
      if let refusal = base.contradiction(in: scenario.use) { throw refusal }
      return "\(prompt.label): \(prompt.standing(scenario.use, in: base))"
    case .hardware:
      scenario.devices =
        line == "-"
        ? []
        : try Hardware.read(
          line, instead: scenario.devices, presets: base.presets)
      return "Hardware: \(Hardware(scenario.devices).words)"
    case .need(let id):
      guard let position = scenario.musts.firstIndex(where: { $0.id == id }) else { return "" }
      if line == "-" {
        scenario.musts[position].isOn = false
      } else {
        scenario.musts[position] = try NeedAnswer(scenario.musts[position], in: last).read(line)
      }
      let must = scenario.musts[position]
      let definition = Constraints.named(must.field)
      let words = must.isOn ? definition?.wanted(must, in: base) ?? "" : "off"
      return "\(definition?.label ?? must.field): \(words); unknown facts: \(must.unknown.rawValue)"
    }
  }

  private func explanation(_ step: Step) -> String {
    switch step {
    case .use(let question, let prompt):
      let count = open.modelCount(of: prompt.field.key)
      return question.decides + " It settles the license questions "
        + Wording.list(question.settles.map(\.rawValue)) + ". "
        + (count > 0
          ? "\(Wording.count(count, "model")) wait\(count == 1 ? "s" : "") for this answer."
          : "No license verdict waits for this answer now.")
    case .hardware:
      return
        "The catalog has \(Wording.count(base.presets.all.count, "device")), such as rtx-4090, "
        + "8xh200 or m4 max 64; weigh fit devices lists them. What differs stands behind commas: "
        + "rtx-4090,ram=64,budget=22. - declares no machine."
    case .need(let id):
      let must = keeper.scenario.musts.first { $0.id == id }
      let definition = must.flatMap { Constraints.named($0.field) }
      return (definition?.summary ?? "")
        + " Also: off, on, or keep, drop or ask for what is unknown."
    }
  }

  /// A sentence with a capital.
  static func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
