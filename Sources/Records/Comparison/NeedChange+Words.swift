internal import Decision

extension NeedChange {
  /// What B does, in words: `B also requires context: 65,536 tokens or more`.
  public var words: String {
    let texts = text.map { $0.map(PlainText.oneLine) ?? "" }
    switch kind {
    case .added: return "B also requires \(texts.b)\(policy(.b))"
    case .removed: return "B does not require \(texts.a)\(policy(.a))"
    case .tightened, .loosened, .changed:
      let word =
        kind == .tightened ? "B is stricter" : kind == .loosened ? "B is milder" : "B differs"
      if texts.isEqual {
        return unknown.isEqual
          ? "\(word): \(texts.a)"
          : "\(word): \(texts.a); unknown facts: A \(Self.word(unknown.a)), B \(Self.word(unknown.b))"
      }
      return "\(word): A \(texts.a)\(policy(.a)), B \(texts.b)\(policy(.b))"
    }
  }

  /// What happens to models it cannot judge, where that is not the usual.
  private func policy(_ side: Side) -> String {
    guard let policy = unknown[side] else { return "" }
    if unknown.a != nil, unknown.b != nil, unknown.isEqual || policy == .keep { return "" }
    return policy == .keep ? "" : ", unknown facts: \(Self.word(policy))"
  }

  private static func word(_ policy: UnknownPolicy?) -> String {
    switch policy {
    case .keep: return "kept"
    case .drop: return "dropped"
    case .ask: return "asked about"
    case nil: return "not stated"
    }
  }

  /// What the change alone does to A's list, in entries: `−11`, `+3`, `0`, or `?`.
  public var effectWords: String { ShortlistComparison.signed(effect) }
}

extension SettingChange {
  /// What each says: `A 512, B 1024`.
  public var words: String {
    let texts = text.map { $0.map(PlainText.oneLine) ?? "not stated" }
    return "A \(texts.a), B \(texts.b)"
  }

  /// What the change alone does to A's list, in entries: `−11`, `+3`, `0`, or `?`.
  public var effectWords: String { ShortlistComparison.signed(effect) }
}

extension ShortlistComparison {
  /// A count with its sign, `?` where it is not known.
  static func signed(_ count: Int?) -> String {
    guard let count else { return "?" }
    return count > 0 ? "+\(count)" : count < 0 ? "−\(-count)" : "0"
  }

  /// Points of a score, 0…100, with their sign and one decimal.
  public static func signedPoints(_ score: Double) -> String {
    signed(Wording.decimals(score * 100, 1))
  }

  /// A number as text with a sign that cannot be missed.
  static func signed(_ text: String) -> String {
    if text.hasPrefix("-") { return "−" + text.dropFirst() }
    return text.allSatisfy { $0 == "0" || $0 == "." } ? text : "+" + text
  }
}
