/// Token counts a server reports.
public struct TokenUsage: Equatable, Sendable, Codable {
  /// Tokens of the prompt, cached ones included.
  public var prompt: Int?
  /// Tokens of the answer, reasoning included.
  public var output: Int?
  /// Tokens of the prompt that came from a cache.
  public var cached: Int?
}

/// What one event of a chat stream says, in the dialects of many servers.
///
/// **Shape** Unknown keys are ignored; `choices` may be absent or empty, `delta` absent
/// or empty, `content` null, a text or a list of parts; numbers may be texts. A first
/// chunk that only names a role has no text. Events of llama.cpp's `/completion` are
/// understood too.
///
/// **Errors** JSON that is broken or too deep, and a `choices`, `delta` or `content` of
/// another type; a `usage` that is not understood counts as absent.
struct StreamChunk: Equatable {
  var text = ""
  var reasoning = ""
  var hasToolCall = false
  var finishReason: String?
  var usage: TokenUsage?
  /// Milliseconds in the server's queue, where `usage` has a `queue_time` in seconds.
  var queueMilliseconds: Double?
  var model: String?
  /// The server's own words, when this event is an error.
  var error: String?
  var isRepaired = false
  var json = JSONValue.null

  /// True if this event carries output of the model.
  var hasOutput: Bool { !text.isEmpty || !reasoning.isEmpty || hasToolCall }

  init(_ data: [UInt8]) throws(ProbeError) {
    var reader = JSONReader(data)
    do {
      json = try reader.read()
    } catch {
      throw Self.failure(error, in: data)
    }
    isRepaired = reader.isRepaired
    guard case .object = json else { throw .wrongShape(field: "event", wanted: "an object") }
    if let fault = json["error"], !fault.isNull {
      error = ErrorBody.text(of: fault)
      return
    }
    model = json["model"]?.string
    usage = Self.usage(json["usage"])
    queueMilliseconds = json["usage"]?["queue_time"]?.double.flatMap {
      $0 >= 0 && $0 < 1e6 ? $0 * 1000 : nil
    }
    try readChoices()
  }

  static func failure(_ fault: JSONFault, in data: [UInt8]) -> ProbeError {
    switch fault {
    case .broken: .brokenJSON(start: escaped(data))
    case .tooDeep(let limit): .tooDeep(limit: limit)
    case .tooMany(let limit): .tooManyValues(limit: limit)
    }
  }

  /// The first 80 bytes, with everything but plain ASCII written as `\xNN`.
  static func escaped(_ data: [UInt8]) -> String {
    var out = ""
    for byte in data.prefix(80) {
      if byte >= 0x20, byte < 0x7F {
        out.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        out += byte < 16 ? "\\x0" : "\\x"
        out += String(byte, radix: 16)
      }
    }
    return data.count > 80 ? out + "…" : out
  }

  private mutating func readChoices() throws(ProbeError) {
    guard let choices = json["choices"], !choices.isNull else { return readCompletion() }
    guard let list = choices.array else { throw .wrongShape(field: "choices", wanted: "a list") }
    for choice in list {
      guard case .object = choice else {
        throw .wrongShape(field: "choices", wanted: "a list of objects")
      }
      finishReason = choice["finish_reason"]?.string ?? finishReason
      // A server that does not stream sends the whole message; an old one sends plain text.
      text += choice["text"]?.string ?? ""
      guard let delta = choice["delta"] ?? choice["message"], !delta.isNull else { continue }
      guard case .object = delta else { throw .wrongShape(field: "delta", wanted: "an object") }
      text += try Self.text(of: delta["content"])
      // Some servers send both names, one of them null or both with the same text.
      reasoning += delta["reasoning_content"]?.string ?? delta["reasoning"]?.string ?? ""
      if case .array(let calls)? = delta["tool_calls"], !calls.isEmpty { hasToolCall = true }
    }
  }

  /// An event of llama.cpp's own completions, which have no `choices`.
  private mutating func readCompletion() {
    text = json["content"]?.string ?? ""
    guard json["stop"] == .bool(true) else { return }
    finishReason = json["stop_type"]?.string ?? "stop"
    let limit = 1_000_000_000
    let counts = TokenUsage(
      prompt: json["tokens_evaluated"]?.count(upTo: limit),
      output: json["tokens_predicted"]?.count(upTo: limit))
    if usage == nil, counts != TokenUsage() { usage = counts }
  }

  private static func text(of content: JSONValue?) throws(ProbeError) -> String {
    switch content {
    case nil, .null?: ""
    case .string(let text)?: text
    case .array(let parts)?: parts.map { $0.string ?? $0["text"]?.string ?? "" }.joined()
    default: throw .wrongShape(field: "content", wanted: "text")
    }
  }

  private static func usage(_ value: JSONValue?) -> TokenUsage? {
    guard let value, case .object = value else { return nil }
    let limit = 1_000_000_000
    let usage = TokenUsage(
      prompt: value["prompt_tokens"]?.count(upTo: limit),
      output: value["completion_tokens"]?.count(upTo: limit),
      cached: value["prompt_tokens_details"]?["cached_tokens"]?.count(upTo: limit))
    return usage == TokenUsage() ? nil : usage
  }
}
