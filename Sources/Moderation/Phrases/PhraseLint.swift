/// Checks that every rule does what it says, on texts of our own.
public enum PhraseLint {
  /// How many replies that simply answer each language needs.
  public static let innocentReplies = 10

  /// What is wrong; empty where nothing is.
  public static func problems(of tables: PhraseTables) -> [String] {
    let classifier = Classifier(tables)
    return tables.languages.compactMap { tables.tables[$0] }.flatMap { table in
      table.rules.flatMap { problems(of: $0, in: table, classifier) }
        + innocence(of: table, classifier)
    }
  }

  private static func problems(
    of rule: PhraseRule, in table: PhraseTable, _ classifier: Classifier
  ) -> [String] {
    func fires(on text: String) -> Bool {
      classifier.classify(Reply(text, promptLanguage: table.language)).ruleIDs.contains(rule.id)
    }
    var problems: [String] = []
    if !rule.id.hasPrefix(table.language + "-") {
      problems.append("\(rule.id) stands in the table of \(table.language).")
    }
    if !fires(on: rule.hit) { problems.append("\(rule.id) does not fire on its own example.") }
    if fires(on: rule.miss) { problems.append("\(rule.id) fires on its near-miss.") }
    // Escapes such as \S and \p{L} are upper case; letters of words are not.
    let letters = rule.pattern.replacing(/\\(p\{[A-Za-z]+\}|.)/, with: "")
    if letters != letters.lowercased() {
      problems.append("\(rule.id) holds capitals, which no normalized reply has.")
    }
    return problems
  }

  private static func innocence(of table: PhraseTable, _ classifier: Classifier) -> [String] {
    var problems = table.innocent.compactMap { text -> String? in
      let label = classifier.classify(Reply(text, promptLanguage: table.language))
      guard label.outcome != .answered || !label.ruleIDs.isEmpty else { return nil }
      let rules = label.ruleIDs.joined(separator: ", ")
      return "\(table.language): \(rules.isEmpty ? label.outcome.words : rules) on an innocent "
        + "reply: \(text.prefix(60))"
    }
    if table.innocent.count < innocentReplies {
      problems.append(
        "\(table.language): \(table.innocent.count) innocent replies, not \(innocentReplies).")
    }
    return problems
  }
}
