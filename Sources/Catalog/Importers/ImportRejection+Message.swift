extension ImportRejection {
  /// Why the row is not taken, in a sentence or two.
  public var message: String {
    switch self {
    case .notJSON(let problem): return problem.message
    case .notAnObject: return "The line is no object in braces."
    case .missing(let key): return "\(key.quotedForMessage) is missing."
    case .unknownKey(let key, let nearest):
      return "There is no key \(key.quotedForMessage)." + Self.hint(nearest)
    case .unknownKind(let kind, let nearest):
      return "There is no kind \(kind.quotedForMessage)." + Self.hint(nearest)
    case .unknownField(let field, let nearest):
      return "There is no field \(field.quotedForMessage)." + Self.hint(nearest)
    case .unknownSource(let source, let nearest):
      return "There is no source \(source.quotedForMessage) in sources.toml." + Self.hint(nearest)
    case .wrongDate:
      return "'asOf' must be a date such as \"2025-12-01\", or a month such as \"2025-12\"."
    case .wrongValue(let problem): return problem.message
    case .priceTooHigh(let price, let limit):
      return "\(JSONValue.shortest(price)) USD per million tokens is above "
        + "\(JSONValue.shortest(limit)). Check whether the source counts in another unit."
    case .scoreOutOfRange(let score, let low, let high):
      return "The score \(JSONValue.shortest(score)) is outside of "
        + "\(Self.bound(low)) to \(Self.bound(high))."
    case .repeated(let line): return "It says the same as line \(line)."
    case .contradicts(let line):
      return "Line \(line) says something else about it, with the same source and date."
    }
  }

  private static func hint(_ nearest: String?) -> String {
    nearest.map { " Did you mean \($0.quotedForMessage)?" } ?? ""
  }

  private static func bound(_ number: Double) -> String {
    number.isFinite ? JSONValue.shortest(number) : "any number"
  }
}
