internal import Catalog

/// Short spellings for the parts of a record.
extension JSONValue {
  /// A list of texts.
  static func texts(_ texts: [String]) -> JSONValue { .list(texts.map { .text($0) }) }

  /// A text, or `null`.
  static func text(orNull text: String?) -> JSONValue { text.map { .text($0) } ?? .null }

  /// A whole number.
  static func count(_ count: Int) -> JSONValue { .integer(Int64(count)) }

  /// An object without the keys that have no value.
  static func known(_ pairs: [String: JSONValue?]) -> JSONValue {
    .object(pairs.compactMapValues { $0 })
  }

  /// The document with every text made safe to show, except below the keys named.
  func cleaned(except keys: Set<String>) -> JSONValue {
    switch self {
    case .text(let text): return .text(PlainText.cleaned(text))
    case .list(let list): return .list(list.map { $0.cleaned(except: keys) })
    case .object(let object):
      var output: [String: JSONValue] = [:]
      for (key, value) in object {
        output[PlainText.cleaned(key)] = keys.contains(key) ? value : value.cleaned(except: keys)
      }
      return .object(output)
    default: return self
    }
  }
}
