/// What a layer probe is to find out.
public struct LayerProbeRequest: Sendable {
  /// What is probed, as it was named: a catalog id, or a file's own name.
  public var model: String
  /// The full model's shapes.
  public var blueprint: ModelBlueprint
  /// How it is stored, such as `Q4_K_M`.
  public var quantization: String
  /// SHA-256 of the header the shapes came from; nil where they came from catalog numbers.
  public var headerSHA256: String?
  /// Bytes of the full model's file where they are known from elsewhere; else the blueprint's.
  public var fullBytes: Int64?
  /// The engine.
  public var program: EngineProgram
  /// Threads it computes with; nil for the usual number.
  public var threads: Int?
  /// Tokens of context the memory is stated for.
  public var contextTokens: Int
  /// The longest prompt that is of interest.
  public var promptTokens: Int
  /// Whether the full depth is run and nothing predicted: what predictions are compared with.
  public var runsWhole = false
  /// A folder that keeps the two files; nil removes them.
  public var keptFolder: String?
  /// Where files are made that are not kept.
  public var cacheFolder: String

  /// Asks for a model on an engine.
  public init(
    model: String, blueprint: ModelBlueprint, quantization: String, program: EngineProgram,
    contextTokens: Int = 4096, promptTokens: Int = 512
  ) {
    self.model = model
    self.blueprint = blueprint
    self.quantization = quantization
    self.program = program
    self.contextTokens = max(1, contextTokens)
    self.promptTokens = max(1, promptTokens)
    cacheFolder = LayerFolder.usualParent
  }

  /// How long the parts of a probe may take, in seconds since its start.
  struct Budget: Equatable, Sendable {
    /// Until the last round of short prompts begins.
    var roundsSeconds = 40.0
    /// Until the last long prompt should have ended.
    var longPromptSeconds = 55.0
    /// Of all long prompts.
    var longPromptsSeconds = 20.0
    /// Rounds of short prompts.
    var rounds = 12
    /// Rounds of long prompts.
    var longRounds = 3
    /// Tokens of a short prompt.
    var shortTokens = 64
    /// Tokens of an answer.
    var answerTokens = 5
  }
  var budget = Budget()
  var machine = MachineFacts.current
  /// Tokens of prompt the engines have room for at most: their cache is memory, too.
  static let mostPromptTokens = 4096
}
