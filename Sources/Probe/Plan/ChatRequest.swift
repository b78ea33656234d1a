/// One field of a request.
struct RequestField: Equatable, Sendable {
  let name: String
  let value: JSONValue

  init(_ name: String, _ value: JSONValue) {
    self.name = name
    self.value = value
  }
}

/// How a server draws tokens.
struct Sampling: Equatable, Sendable {
  var temperature = 0.0
  /// The share of likely tokens to draw from; nil leaves it to the server.
  var topP: Double?
  var seed = 7

  var fields: [RequestField] {
    var fields = [
      RequestField("temperature", .number(temperature)),
      RequestField("seed", .number(Double(seed))),
    ]
    if let topP { fields.append(RequestField("top_p", .number(topP))) }
    return fields
  }
}

/// A chat request as it is sent; fields a server does not know can be taken out.
struct ChatRequest: Equatable, Sendable {
  let model: String
  /// Fields of the dialect, and those that keep a model from thinking.
  var extra: [RequestField]
  /// How tokens are drawn.
  var sampling = Sampling()
  /// Names of fields that the server has refused.
  private(set) var refused: Set<String> = []
  /// The name of the field that limits the answer.
  private(set) var limitName = "max_tokens"

  init(model: String, extra: [RequestField]) {
    self.model = model
    self.extra = extra
  }

  /// The JSON of one request.
  func body(prompt: String, system: String? = nil, outputTokens: Int) -> String {
    var messages: [JSONValue] = []
    if let system { messages.append(Self.message("system", system)) }
    messages.append(Self.message("user", prompt))
    var members: [String: JSONValue] = [
      "model": .string(model), "messages": .array(messages),
      "stream": .bool(true),
      limitName: .number(Double(outputTokens)),
    ]
    for field in optional where !refused.contains(field.name) {
      members[field.name] = field.value
    }
    return JSONValue.object(members).encoded
  }

  /// The JSON of one request of llama.cpp's `/completion` for a prompt of token numbers.
  func body(tokens: [Int], outputTokens: Int) -> String {
    var members: [String: JSONValue] = [
      "prompt": .array(tokens.map { .number(Double($0)) }),
      "stream": .bool(true),
      "n_predict": .number(Double(outputTokens)),
    ]
    for field in optional where field.name != "stream_options" && !refused.contains(field.name) {
      members[field.name] = field.value
    }
    return JSONValue.object(members).encoded
  }

  /// Whether this field is still sent.
  func sends(_ name: String) -> Bool {
    optional.contains { $0.name == name } && !refused.contains(name)
  }

  /// Takes out a field that an error names.
  ///
  /// - Returns: its name, or nil if the error names none that can be spared.
  mutating func drop(namedIn text: String) -> String? {
    if limitName == "max_tokens", text.contains("max_completion_tokens") {
      limitName = "max_completion_tokens"
      return "max_tokens"
    }
    let inner = ["include_usage": "stream_options"]
    for (part, whole) in inner where text.contains(part) && sends(whole) {
      refused.insert(whole)
      return whole
    }
    guard let field = optional.first(where: { sends($0.name) && text.contains($0.name) }) else {
      return nil
    }
    refused.insert(field.name)
    return field.name
  }

  private var optional: [RequestField] {
    [RequestField("stream_options", .object(["include_usage": .bool(true)]))] + sampling.fields
      + extra
  }

  private static func message(_ role: String, _ content: String) -> JSONValue {
    .object(["role": .string(role), "content": .string(content)])
  }
}
