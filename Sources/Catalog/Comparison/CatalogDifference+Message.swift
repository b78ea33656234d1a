extension CatalogDifference.Change {
  /// The change in one line, without the record: field, old and new, each with source and date.
  ///
  /// `context 8192 (card, 2026-01-02) → 16384 (hub, 2026-02-01)`
  public var message: String {
    let head = place
    switch nature {
    case .new: return "\(head) new: \(Self.text(new))"
    case .gone: return "\(head) gone: \(Self.text(old))"
    case .changed: return "\(head) \(Self.text(old)) → \(Self.text(new))"
    case .restated:
      return "\(head) \(new?.content.words ?? "") as before: "
        + "\(Self.origin(old)) → \(Self.origin(new))"
    case .alternatives:
      return "\(head) \(Self.text(new)) as before; statements that lost against it differ"
    }
  }

  /// The field, with what tells its row from others: `offers.input [example/Alpha, turbo]`.
  private var place: String {
    var names: [String] = []
    // A name at the source that is the id itself tells nothing more.
    for name in row.map({ $0.value.words }) where !name.isEmpty && !names.contains(name) {
      names.append(name)
    }
    return names.isEmpty ? path : path + " [" + names.joined(separator: ", ") + "]"
  }

  private static func text(_ statement: CatalogDifference.Statement?) -> String {
    guard let statement else { return "nothing" }
    let origin = origin(statement)
    return origin.isEmpty ? statement.content.words : statement.content.words + " (\(origin))"
  }

  private static func origin(_ statement: CatalogDifference.Statement?) -> String {
    guard let statement, let evidence = statement.evidence else { return "" }
    var parts: [String] = []
    if evidence.source != Evidence.ownRecord {
      parts.append(evidence.source.withoutControlCharacters)
    }
    if let date = statement.date { parts.append(date.description) }
    if let clause = evidence.clause { parts.append("clause " + clause.withoutControlCharacters) }
    if let from = evidence.inheritedFrom {
      parts.append("from " + from.withoutControlCharacters)
    }
    if evidence.isEstimate { parts.append("estimate") }
    return parts.joined(separator: ", ")
  }
}

extension CatalogDifference.Statement.Content {
  /// What is said, in words that are safe to print.
  fileprivate var words: String {
    switch self {
    case .value(let value): return value.words
    case .unknown(let reason): return "unknown: " + reason.withoutControlCharacters
    case .disputed(let claims):
      return "disputed: " + claims.map(\.value.words).joined(separator: " or ")
    case .row(let values):
      return values.map { "\($0.field.name) \($0.value.words)" }.joined(separator: ", ")
    }
  }
}

extension FactValue {
  /// The value as text that is safe to print; long ones are cut.
  fileprivate var words: String {
    let text: String
    switch self {
    case .text(let own): text = own
    case .date(let date): text = date.description
    case .list(let list): text = list.isEmpty ? "none" : list.joined(separator: ", ")
    default: text = json.canonicalText
    }
    let clean = text.withoutControlCharacters
    return clean.unicodeScalars.count <= 120
      ? clean : String(String.UnicodeScalarView(clean.unicodeScalars.prefix(119))) + "…"
  }
}
