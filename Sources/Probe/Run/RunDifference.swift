/// Something about two runs that should be the same before their figures are put together or
/// compared, and is not.
public struct RunDifference: Equatable, Sendable, Codable {
  /// What it is about.
  public enum Setting: String, Sendable, Codable, CaseIterable {
    /// The address.
    case endpoint
    /// Numbers and lengths of the requests.
    case plan
    /// What prompts are made of.
    case prompts
    /// The model's name.
    case model
    /// Its number of parameters.
    case parameters
    /// Its quantization.
    case quantization
    /// The engine.
    case engine
    /// The engine's build.
    case build
    /// Its chat template, as the first digits of a hash.
    case template
    /// Tokens of context of one request.
    case context
    /// Requests the server works on at once.
    case slots
    /// The machine.
    case device
    /// The questions of a moderation run.
    case battery

    /// What a person calls it.
    public var words: String {
      switch self {
      case .prompts: "kind of prompts"
      case .build: "engine build"
      case .template: "chat template"
      case .slots: "number of slots"
      default: rawValue
      }
    }
  }

  /// What it is about.
  public let setting: Setting
  /// What it was.
  public private(set) var before: String
  /// What it is now.
  public private(set) var now: String

  /// A difference, unless both are the same.
  init?(_ setting: Setting, _ before: String, _ now: String) {
    guard before != now else { return nil }
    self.setting = setting
    self.before = before
    self.now = now
  }

  /// Prompts that are made of something else.
  init(promptsWere before: PromptKind, are now: PromptKind) {
    setting = .prompts
    self.before = before.rawValue
    self.now = now.rawValue
  }

  /// Another model; its name counts as it is sent, for two names can look alike.
  private init?(model earlier: ServedModel, _ now: ServedModel) {
    guard earlier.wireName != now.wireName else { return nil }
    setting = .model
    before = earlier.id
    self.now = now.id
  }

  /// The clause a person reads.
  public var message: String { "the \(setting.words) was \(before) and is now \(now)" }

  /// The same with both texts made harmless.
  func cleaned(_ clean: (String) -> String) -> RunDifference {
    var copy = self
    copy.before = clean(before)
    copy.now = clean(now)
    return copy
  }
}

extension RunDifference {
  /// What must be equal before a run can be resumed: told without asking the server.
  static func beforeLook(_ earlier: ProbeRun, endpoint: Endpoint, plan: ProbePlan) -> RunDifference?
  {
    RunDifference(.endpoint, earlier.endpointURL, endpoint.url)
      ?? RunDifference(.plan, earlier.plan.summary, plan.summary)
  }

  /// What must be equal of the models before a run can be resumed: figures of both parts go
  /// into the same medians.
  static func ofModels(_ earlier: ServedModel, _ now: ServedModel) -> [RunDifference] {
    [
      RunDifference(model: earlier, now),
      RunDifference(.parameters, number(earlier.parameters), number(now.parameters)),
      RunDifference(.quantization, text(earlier.quantization), text(now.quantization)),
      RunDifference(.engine, earlier.engine, now.engine),
      RunDifference(.build, text(earlier.engineBuild), text(now.engineBuild)),
      template(earlier.templateSHA256, now.templateSHA256),
    ].compactMap { $0 }
  }

  /// Everything that differs in the setting of two runs, in the order of `Setting`.
  static func between(_ earlier: ProbeRun, _ now: ProbeRun) -> [RunDifference] {
    let others = [
      RunDifference(.endpoint, earlier.endpointURL, now.endpointURL),
      RunDifference(.plan, earlier.plan.summary, now.plan.summary),
      RunDifference(.prompts, earlier.promptKind.rawValue, now.promptKind.rawValue),
      RunDifference(.context, number(earlier.model.contextTokens), number(now.model.contextTokens)),
      RunDifference(.slots, number(earlier.model.slots), number(now.model.slots)),
      RunDifference(.device, text(earlier.device), text(now.device)),
    ].compactMap { $0 }
    let all = others + ofModels(earlier.model, now.model)
    return Setting.allCases.flatMap { setting in all.filter { $0.setting == setting } }
  }

  /// Another template; one that was not known before says nothing.
  private static func template(_ earlier: String?, _ now: String?) -> RunDifference? {
    guard let earlier, let now else { return nil }
    return RunDifference(.template, String(earlier.prefix(12)), String(now.prefix(12)))
  }

  private static func text(_ value: String?) -> String { value ?? "unknown" }
  private static func number(_ value: Int?) -> String { value.map(String.init) ?? "unknown" }
}

extension ProbePlan {
  /// The plan in a few words; two plans that differ in what is measured differ in it.
  var summary: String {
    var text =
      "\(firstTokenRuns) + \(throughputRuns) requests of \(promptTokens)/\(firstTokenOutputTokens) "
      + "and \(throughputPromptTokens)/\(outputTokens) tokens"
    if !streams.isEmpty {
      let levels = streams.map(String.init).joined(separator: ",")
      text += ", \(levels) at once with \(runsPerStream) each"
    }
    return text + (model.map { " to \($0)" } ?? "")
  }
}
