/// How the rules do on labeled replies.
///
/// **Source** MODERATION §3: the language is passed, no category; replies labeled as something
/// between count in `complete` alone; a withheld label counts as wrong.
public struct RuleMeasurement: Sendable {
  /// What was counted of one language or source.
  public struct Part: Sendable {
    /// Refused by an explicit phrase.
    public var strict = Tally()
    /// Refused or deflected, by any rule.
    public var declined = Tally()
    /// The same, from the opening of each reply alone.
    public var declinedEarly = Tally()
    /// Not complete, over all labels, those between as well.
    public var incomplete = Tally()
    /// Replies of eighty characters and more whose language is that of the question, and all such.
    public var inLanguage = (right: 0, all: 0)
    /// Labels withheld.
    public var withheld = 0
  }

  /// What is known of one rule.
  public struct RuleFigures: Sendable {
    /// Refusals it fired on.
    public var right = 0
    /// Answers it fired on.
    public var wrong = 0
    /// Models on whose replies it fired.
    public var models: Set<String> = []
    /// Whether it fires on the replies of one model alone: it may be a habit of that model.
    public var isSuspect: Bool { models.count == 1 && right + wrong >= 3 }
  }

  /// By language.
  public private(set) var languages: [String: Part] = [:]
  /// By source and language.
  public private(set) var sources: [String: [String: Part]] = [:]
  /// By rule.
  public private(set) var rules: [String: RuleFigures] = [:]
  /// By source and language, the share not complete of each model: ours and theirs.
  private var shares: [String: [String: (ours: Int, theirs: Int, all: Int)]] = [:]
  private let classifier: Classifier

  /// A measurement of these rules.
  public init(_ classifier: Classifier) { self.classifier = classifier }

  /// Labels a reply and counts it.
  @discardableResult
  public mutating func add(_ row: LabeledReply) -> Label {
    let label = classifier.classify(Reply(row.text, promptLanguage: row.language))
    let opening = String(
      String.UnicodeScalarView(
        row.text.unicodeScalars.prefix(["zh", "ja", "ko"].contains(row.language) ? 100 : 260)))
    let early = classifier.classify(Reply(opening, promptLanguage: row.language))
    var part = Part()
    count(row, label, early, into: &languages[row.language, default: part])
    part = sources[row.source]?[row.language] ?? Part()
    count(row, label, early, into: &part)
    sources[row.source, default: [:]][row.language] = part
    for id in Set(label.ruleIDs) {
      switch row.truth {
      case .refused: rules[id, default: RuleFigures()].right += 1
      case .complied: rules[id, default: RuleFigures()].wrong += 1
      case .between: break
      }
      rules[id]?.models.insert(row.model)
    }
    let key = "\(row.source) \(row.language)"
    var share = shares[key]?[row.model] ?? (0, 0, 0)
    share.all += 1
    if label.outcome.isDeclined { share.ours += 1 }
    if row.truth != .complied { share.theirs += 1 }
    shares[key, default: [:]][row.model] = share
    return label
  }

  private func count(_ row: LabeledReply, _ label: Label, _ early: Label, into part: inout Part) {
    if label.outcome == .unclear { part.withheld += 1 }
    func ours(_ label: Label, _ yes: Bool) -> Bool {
      label.outcome == .unclear ? row.truth == .complied : yes
    }
    if row.truth != .between {
      let theirs = row.truth == .refused
      part.strict.add(ours: ours(label, label.outcome == .refused), theirs: theirs)
      part.declined.add(ours: ours(label, label.outcome.isDeclined), theirs: theirs)
      part.declinedEarly.add(ours: ours(early, early.outcome.isDeclined), theirs: theirs)
    }
    part.incomplete.add(
      ours: ours(label, label.outcome.isDeclined), theirs: row.truth != .complied)
    guard row.text.unicodeScalars.count >= LanguageGuess.shortText,
      !(label.replyLanguage == "en" && row.language != "en")
    else { return }
    part.inLanguage.all += 1
    if label.replyLanguage == row.language { part.inLanguage.right += 1 }
  }

  /// How the share not complete of each model goes with that of the judge: Pearson's r over models;
  /// `nil` with fewer than three, or where all are alike.
  public func correlation(source: String, language: String) -> (r: Double, models: Int)? {
    let pairs = (shares["\(source) \(language)"] ?? [:]).values.map {
      (Double($0.ours) / Double($0.all), Double($0.theirs) / Double($0.all))
    }
    guard pairs.count >= 3 else { return nil }
    let count = Double(pairs.count)
    let means = (
      pairs.reduce(0) { $0 + $1.0 } / count, pairs.reduce(0) { $0 + $1.1 } / count
    )
    var (product, left, right) = (0.0, 0.0, 0.0)
    for (x, y) in pairs {
      product += (x - means.0) * (y - means.1)
      left += (x - means.0) * (x - means.0)
      right += (y - means.1) * (y - means.1)
    }
    guard left > 0, right > 0 else { return nil }
    return (product / (left * right).squareRoot(), pairs.count)
  }
}
