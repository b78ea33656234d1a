/// Status and header fields of an answer, taken in line by line.
struct ResponseHead: Sendable {
  private(set) var status = 0
  private(set) var fields: [(name: String, value: String)] = []

  /// Takes in one line; a new status line starts over (after `100 Continue`).
  mutating func take(_ line: some Collection<UInt8>) {
    let text = String(decoding: line.prefix(8192), as: UTF8.self)
    if text.hasPrefix("HTTP/") {
      fields.removeAll()
      let parts = text.split(separator: " ", maxSplits: 2)
      status = parts.count > 1 ? Int(parts[1].prefix(3).filter(\.isNumber)) ?? 0 : 0
      return
    }
    guard let colon = text.firstIndex(of: ":"), fields.count < 200 else { return }
    let value = text[text.index(after: colon)...].drop { $0.isWhitespace }
    let end = value.lastIndex { !$0.isWhitespace }
    fields.append(
      (name: text[..<colon].lowercased(), value: end.map { String(value[...$0]) } ?? ""))
  }

  /// The first value of a field, by its name in lower case.
  subscript(name: String) -> String? {
    fields.first { $0.name == name }?.value
  }

  /// The coding of a compressed answer, or nil if it is plain.
  var compression: String? {
    for field in fields {
      let plain: Set<Substring> =
        switch field.name {
        case "content-encoding": ["identity"]
        case "transfer-encoding": ["identity", "chunked"]
        default: [""]
        }
      guard !plain.contains("") else { continue }
      // As the server spells it: a key in it is found by its own letters only.
      let codings = field.value.split { $0 == "," || $0.isWhitespace }
      if let other = codings.first(where: { !plain.contains(Substring($0.lowercased())) }) {
        return String(other)
      }
    }
    return nil
  }

  /// The kind of content in lower case, without its parameters.
  var contentType: String {
    let whole = (self["content-type"] ?? "").lowercased()
    let kind = whole.split(separator: ";").first ?? ""
    return String(kind.filter { !$0.isWhitespace })
  }
}
