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
    case .repeatedRow(let row): return "It says the same as \(row.quotedForMessage)."
    case .contradictsRow(let row): return "\(row.quotedForMessage) says something else about it."
    case .notARow: return "It explains the format and states nothing."
    case .otherMode(let mode):
      return "It is about \(mode.quotedForMessage), which has no price for tokens of text."
    case .otherKind(let model, let mode):
      return "It is about \(mode.quotedForMessage), but \(model.quotedForMessage) is no such model."
    case .noPrice: return "It states no price for both input and output tokens."
    case .plan(let host):
      return "\(host.quotedForMessage) sells a plan. What a plan lists is no price for tokens."
    case .localRuntime(let host):
      return "\(host.quotedForMessage) runs on one's own machine and asks no price."
    case .noWeights(let model):
      return "The weights of \(model.quotedForMessage) are not public. Offers of it are not kept."
    case .twoModels(let named, let stated):
      return
        "Its name stands for \(named.quotedForMessage), but it states \(stated.quotedForMessage)."
    case .noCountry(let code): return "\(code.quotedForMessage) is no ISO 3166-1 code of a country."
    case .feePerRequest: return "It asks a fee for each request as well."
    case .withdrawn: return "The source calls it no longer served."
    case .unknownName(let name): return "The catalog has nothing named \(name.quotedForMessage)."
    case .statesNothing: return "It states nothing that the catalog keeps."
    case .olderOffer(let held, let source, let date):
      return "The catalog holds the offer \(held.quotedForMessage) of the same model, "
        + "from source \(source.quotedForMessage) of \(date)."
    case .differsFromCatalog(let stated, let held, let source):
      return "\(stated) is more than 31 days from the \(held) of source "
        + "\(source.quotedForMessage). Check which is right."
    case .copyOf(let model):
      return "The catalog knows it as another name of \(model.quotedForMessage). Counts, dates and "
        + "terms of a copy are its own."
    case .noScore: return "It has no score."
    case .tooManyCells: return "It has more cells than there are columns."
    case .notANumber(let column, let text):
      return "\(text.quotedForMessage) in column \(column.quotedForMessage) is no number."
    case .otherUnit(let column, let text, let unit):
      return
        "\(text.quotedForMessage) in column \(column.quotedForMessage) counts percent, but the "
        + "mapping says \(unit.rawValue)."
    case .notADate(let column, let text):
      return "\(text.quotedForMessage) in column \(column.quotedForMessage) is no date."
    case .otherRowCounts(let line, let variant):
      return "Line \(line) is the row about this model that counts"
        + (variant.map { ", with \($0.quotedForMessage)." } ?? ".")
    }
  }

  private static func hint(_ nearest: String?) -> String {
    nearest.map { " Did you mean \($0.quotedForMessage)?" } ?? ""
  }

  private static func bound(_ number: Double) -> String {
    number.isFinite ? JSONValue.shortest(number) : "any number"
  }
}
