extension CatalogProblem {
  /// What is wrong and what to do, in a sentence or two.
  public var message: String {
    switch self {
    case .unreadableFolder(let reason):
      return "The catalog folder cannot be read: \(reason)."
    case .unreadableFile(let reason):
      return "The file cannot be read: \(reason)."
    case .unexpectedFile:
      return "No record belongs at this place. Move the file or remove it."
    case .notTOML(let problem):
      return problem.message
    case .unknownKey(let key, let place, let nearest):
      return "There is no key \(key.quotedForMessage)\(Self.within(place))."
        + (nearest.map { " Did you mean \($0.quotedForMessage)?" } ?? "")
    case .missingKey(let key, let place):
      return "The key \(key.quotedForMessage) is missing\(Self.within(place))."
    case .wrongShape(let key, let wanted, let found):
      return "\(key.quotedForMessage) must be \(wanted.inWords), but it is \(found)."
    case .unknownWord(let key, let word, let nearest):
      return "\(key.quotedForMessage) has no value \(word.quotedForMessage)."
        + (nearest.map { " Did you mean \($0.quotedForMessage)?" } ?? "")
    case .outOfBounds(let key, let wanted, let found):
      return "\(key.quotedForMessage) must be \(wanted.inWords), but it is \(found)."
    case .missingSource(let key):
      return "\(key.quotedForMessage) has no source. Name it with s = \"…\"."
    case .missingValue(let key):
      return "\(key.quotedForMessage) states nothing. "
        + "Give it v = …, or unknown = \"…\" with what was read."
    case .contradictingFact(let key):
      return "\(key.quotedForMessage) must be only one of v, unknown and disputed."
    case .notAFact(let key):
      return "\(key.quotedForMessage) has no source. Write it as { v = …, s = \"…\" }."
    case .notASection(let name):
      return "\(name.quotedForMessage) must be a table. Open it with [\(name)]."
    case .notAList(let name):
      return "\(name.quotedForMessage) must be a list of tables. Open each with [[\(name)]]."
    case .idDiffersFromPath(let id, let path):
      return "The id \(id.quotedForMessage) differs from the path, which says "
        + "\(path.quotedForMessage). Rename one of them."
    }
  }

  private static func within(_ place: String?) -> String {
    place.map { " in \($0.quotedForMessage)" } ?? ""
  }
}

extension FieldSpec.Shape {
  /// What values of this shape are, as the end of a sentence.
  public var inWords: String {
    switch self {
    case .text: return "a text"
    case .word, .reference: return "a word"
    case .integer(let range): return "a whole number" + Self.bounds(range)
    case .number(let range): return "a number" + Self.bounds(range)
    case .flag: return "true or false"
    case .date: return "a date such as 2025-12-01, or a month such as \"2025-12\""
    case .texts, .words, .references: return "a list of texts"
    case .counts: return "a table of whole numbers"
    case .numbers: return "a list of numbers"
    case .countries: return "a list of two-letter country codes"
    case .country: return "a two-letter country code"
    }
  }

  private static func bounds(_ range: ClosedRange<Int64>) -> String {
    if range.upperBound == .max {
      return range.lowerBound == .min ? "" : " from \(range.lowerBound) up"
    }
    return " from \(range.lowerBound) to \(range.upperBound)"
  }

  private static func bounds(_ range: ClosedRange<Double>) -> String {
    let low = JSONValue.shortest(range.lowerBound)
    if range.upperBound == .greatestFiniteMagnitude {
      return range.lowerBound == -.greatestFiniteMagnitude ? "" : " from \(low) up"
    }
    return " from \(low) to \(JSONValue.shortest(range.upperBound))"
  }
}
