/// How a model was asked not to think.
public enum ThinkingMode: String, Equatable, Sendable, Codable, CaseIterable {
  /// `chat_template_kwargs.enable_thinking` was false.
  case template
  /// `reasoning_effort` was `low`.
  case lowEffort = "low-effort"
  /// `/no_think` stood in the prompt.
  case prompt
  /// Not at all: the server takes no field for it.
  case unasked

  /// The fields of a request.
  var fields: [RequestField] {
    switch self {
    case .template:
      [RequestField("chat_template_kwargs", .object(["enable_thinking": .bool(false)]))]
    case .lowEffort: [RequestField("reasoning_effort", .string("low"))]
    case .prompt, .unasked: []
    }
  }

  /// A question as it is sent.
  func asked(_ question: String) -> String { self == .prompt ? question + " /no_think" : question }

  /// What a person reads.
  public var words: String {
    switch self {
    case .template: "off by the chat template"
    case .lowEffort: "low by reasoning_effort"
    case .prompt: "off by /no_think in the prompt"
    case .unasked: "no field for it is taken"
    }
  }
}
