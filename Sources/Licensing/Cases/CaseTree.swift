/// A decoded document of any shape, so that one bad entry does not spoil its neighbors.
enum CaseTree: Decodable, Hashable, Sendable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([CaseTree])
  case object([String: CaseTree])

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let flag = try? value.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let list = try? value.decode([CaseTree].self) {
      self = .list(list)
    } else {
      self = .object(try value.decode([String: CaseTree].self))
    }
  }

  subscript(key: String) -> CaseTree? {
    guard case .object(let object) = self, let value = object[key], value != .null else {
      return nil
    }
    return value
  }

  var text: String? {
    if case .text(let text) = self { return text }
    return nil
  }

  /// A whole number as somebody would write it.
  var wholeNumber: String? {
    guard case .number(let number) = self, let whole = Int(exactly: number) else { return nil }
    return String(whole)
  }

  /// Texts of a list; one text is a list of one.
  var texts: [String]? {
    switch self {
    case .text(let text): return [text]
    case .list(let list):
      let texts = list.compactMap(\.text)
      return texts.count == list.count ? texts : nil
    default: return nil
    }
  }

  /// The value a profile field may take.
  var profileValue: ProfileValue? {
    switch self {
    case .flag(let flag): return .flag(flag)
    case .number(let number): return .number(number)
    case .text(let text): return .word(text)
    case .list: return texts.map(ProfileValue.words)
    case .null, .object: return nil
    }
  }
}
