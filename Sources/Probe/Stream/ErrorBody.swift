/// What a server says in an answer that is an error.
struct ErrorBody {
  /// Its words, not yet made harmless; empty if there are none.
  let text: String
  /// The JSON of the answer, if it is JSON.
  let json: JSONValue?

  init(_ bytes: [UInt8], contentType: String) {
    var reader = JSONReader(bytes)
    if let value = try? reader.read() {  // anything that is not JSON is read as text below
      json = value
      text = Self.text(of: value["error"] ?? value)
    } else {
      json = nil
      let plain = String(decoding: bytes.prefix(4096), as: UTF8.self)
      let isPage = contentType == "text/html" || plain.drop { $0.isWhitespace }.first == "<"
      text = isPage ? Self.title(of: plain) : plain
    }
  }

  /// The words inside an error value: OpenAI's `message`, FastAPI's `detail`, or a text.
  static func text(of value: JSONValue) -> String {
    if let text = value.string { return text }
    for key in ["message", "detail", "error", "type"] {
      if let text = value[key]?.string { return text }
    }
    if let first = value["detail"]?.array?.first {
      let place = first["loc"]?.array?.compactMap(\.string).joined(separator: ".") ?? ""
      return place + (place.isEmpty ? "" : ": ") + (first["msg"]?.string ?? "")
    }
    return ""
  }

  /// The title or first heading of a web page.
  static func title(of page: String) -> String {
    for tag in ["title", "h1", "h2"] {
      guard let open = find("<\(tag)", in: page[...]),
        let start = page[open.upperBound...].firstIndex(of: ">"),
        let end = find("</\(tag)", in: page[start...])
      else { continue }
      let words = page[page.index(after: start)..<end.lowerBound].split { $0.isWhitespace }
      return words.joined(separator: " ")
    }
    return ""
  }

  /// Where an ASCII text in lower case occurs, in any case.
  private static func find(_ needle: String, in text: Substring) -> Range<String.Index>? {
    var rest = text
    while let first = rest.firstIndex(of: "<") {
      let candidate = rest[first...].prefix(needle.count)
      if candidate.lowercased() == needle { return candidate.startIndex..<candidate.endIndex }
      rest = rest[rest.index(after: first)...]
    }
    return nil
  }

  /// The context size, if the answer says that the prompt does not fit into it.
  ///
  /// llama.cpp gives `n_ctx`; others write "maximum context length is 2048 tokens".
  var contextTooSmall: (context: Int?, prompt: Int?)? {
    let fault = json?["error"] ?? json
    let limit = 1_000_000_000
    if let context = fault?["n_ctx"] {
      return (context.count(upTo: limit), fault?["n_prompt_tokens"]?.count(upTo: limit))
    }
    guard let phrase = text.lowercased().firstRange(of: "maximum context length is ") else {
      return nil
    }
    let digits = text.lowercased()[phrase.upperBound...].prefix { $0.isNumber }
    return (Int(digits), nil)
  }

  /// True if a model that is not there is meant.
  var namesUnknownModel: Bool {
    let code = (json?["error"] ?? json)?["code"]?.string ?? ""
    let lower = text.lowercased()
    return code == "model_not_found"
      || (lower.contains("model") && (lower.contains("not found") || lower.contains("not exist")))
  }
}
