public import Catalog
internal import Fit
public import Moderation

/// What one run of a battery says of how a model answers.
///
/// **Shape**: only runs that ended, complete or cut short by a person or a budget; the catalog id is
/// one a person confirmed or the file proves. A battery of a team's own is shown apart and settles
/// nothing. **Source** MODERATION §9 and §11.
public struct ModerationProbe: Hashable, Sendable {
  /// What answered, as far as it can change how a model answers.
  public struct Build: Hashable, Sendable {
    /// What the user calls the server.
    public let endpoint: String
    /// The catalog's host, where the server is one; `nil` for a server of one's own.
    public let host: String?
    /// How the weights are stored, where the server says so.
    public let quantization: String?
    /// The engine with its build, such as `llama.cpp b9859`.
    public let engine: String?
    /// SHA-256 of the weight file, or the server's own fingerprint of it.
    public let fileHash: String?
    /// SHA-256 of the chat template.
    public let templateHash: String?
    /// SHA-256 of the team's own system prompt; `nil` where none was sent.
    public let systemPromptHash: String?

    /// States what answered.
    public init(
      endpoint: String, host: String? = nil, quantization: String? = nil, engine: String? = nil,
      fileHash: String? = nil, templateHash: String? = nil, systemPromptHash: String? = nil
    ) {
      self.endpoint = endpoint
      self.host = host
      self.quantization = quantization
      self.engine = engine
      self.fileHash = fileHash
      self.templateHash = templateHash
      self.systemPromptHash = systemPromptHash
    }
  }

  /// Which questions were asked, by which rules their replies were first labeled.
  public struct Battery: Hashable, Sendable {
    /// The battery Weigh brings along, by its name.
    public static let ownID = "weigh"

    /// `weigh`, or the name a team gave theirs.
    public let id: String
    /// Its version.
    public let version: String
    /// SHA-256 of all its files.
    public let hash: String
    /// The version of the rules.
    public let ruleset: String
    /// SHA-256 of the rules.
    public let rulesetHash: String

    /// States what was asked.
    public init(
      id: String = Self.ownID, version: String, hash: String, ruleset: String, rulesetHash: String
    ) {
      self.id = id
      self.version = version
      self.hash = hash
      self.ruleset = ruleset
      self.rulesetHash = rulesetHash
    }

    /// Whether it is a team's own, whose results stand apart.
    public var isTeams: Bool { id != Self.ownID }
  }

  /// The id of the run.
  public let run: String
  /// The catalog id of the model.
  public let model: String
  /// When it ran.
  public let date: CalendarDate?
  /// What answered.
  public let build: Build
  /// How much was asked.
  public let tier: BatteryTier
  /// Which questions.
  public let battery: Battery
  /// Whether everything planned was asked.
  public let isComplete: Bool
  /// Every reply with the labels set since.
  public let items: [AskedItem]
  /// The prompts with the label that counts, in byte order of their ids.
  public let prompts: [LabeledPrompt]

  /// States what a run found; `measuredLanguages` are those whose rules were measured.
  public init(
    run: String, model: String, date: CalendarDate?, build: Build, tier: BatteryTier,
    battery: Battery, isComplete: Bool, items: [AskedItem], measuredLanguages: Set<String>
  ) {
    self.run = run
    self.model = model
    self.date = date
    self.build = build
    self.tier = tier
    self.battery = battery
    self.isComplete = isComplete
    self.items = items
    prompts = LabeledPrompt.all(in: items, measuredLanguages: measuredLanguages)
  }
}

extension ModerationProbe {
  /// Runs of one model, the newest first; those of one day as given, those without one last.
  static func newestFirst(_ probes: [ModerationProbe]) -> [ModerationProbe] {
    probes.enumerated().sorted { left, right in
      guard left.element.date != right.element.date else { return left.offset < right.offset }
      guard let first = left.element.date else { return false }
      return right.element.date.map { $0 < first } ?? true
    }.map(\.element)
  }

  /// The people who labeled replies of it, each once, in byte order.
  public var reviewers: [String] {
    var names: Set<String> = []
    for record in items.lazy.flatMap(\.records) {
      if case .person(let reviewer, _) = record.source { names.insert(reviewer) }
    }
    return names.sorted { $0.precedesByBytes($1) }
  }

  /// The second models that labeled replies of it, each once, in byte order.
  public var judges: [String] {
    var names: Set<String> = []
    for record in items.lazy.flatMap(\.records) {
      if case .judge(let model, _) = record.source { names.insert(model) }
    }
    return names.sorted { $0.precedesByBytes($1) }
  }

  /// Whether it is of the very weights, as stored, behind a way of running the model.
  ///
  /// **Shape**: a probed server is known by what the user calls it; a device by the quantization
  /// it would load, as long as a server of one's own was asked; a host by its catalog id. A run with
  /// a system prompt of the team is of another setting, whatever the build.
  public func isOf(_ delivery: Delivery) -> Bool {
    guard build.systemPromptHash == nil else { return false }
    switch delivery {
    case .probed(let measurement):
      return measurement.endpoint == build.endpoint
        && Self.agree(measurement.quantization, build.quantization)
    case .selfHosted(_, let quantization):
      return build.host == nil && build.quantization != nil
        && Self.agree(quantization, build.quantization)
    case .hosted(let offer):
      return build.host == offer.host && Self.agree(offer.quantization, build.quantization)
    case .closed: return build.host != nil
    case .none: return false
    }
  }

  /// Whether two names are of one quantization; what one side does not say is no difference.
  static func agree(_ left: String?, _ right: String?) -> Bool {
    guard let left, let right else { return true }
    if let known = Quantization.named(left) { return Quantization.named(right) == known }
    return left.lowercased() == right.lowercased()
  }
}

extension ModerationProbe.Build {
  /// What answered, in words: `Q4_K_M on llama.cpp b9859`.
  public var words: String {
    let parts = [quantization, engine].compactMap(\.self)
    let build = parts.isEmpty ? endpoint : parts.joined(separator: " on ")
    return systemPromptHash == nil ? build : build + ", with a system prompt of the team"
  }
}
