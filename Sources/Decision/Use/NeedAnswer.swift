internal import Catalog

/// The value of a need as a person types it: what may be typed, and what it means.
public struct NeedAnswer: Sendable {
  private let must: Must
  private let context: EvaluationContext

  /// Prepares a need for an answer; the catalog knows names and groups of countries.
  public init(_ must: Must, in context: EvaluationContext) {
    self.must = must
    self.context = context
  }

  /// What to type, in a few words.
  public var form: String {
    switch kind {
    case .number(let unit):
      return must.comparison == .within ? "two numbers, in \(unit)" : "a number, in \(unit)"
    case .verdict(let words): return Wording.list(words, joint: "or")
    case .flag: return "yes or no"
    case .countries: return "country codes or groups, such as DE EU"
    case .names: return "names, with blanks or commas between"
    case .fixed: return "on or off"
    }
  }

  /// Reads a new value, `on` or `off`, or a policy for what is unknown.
  ///
  /// **Errors**: what the need does not take.
  public func read(_ text: String) throws(AnswerRefusal) -> Must {
    let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    var changed = must
    if let policy = UnknownPolicy(rawValue: text.lowercased()) {
      changed.unknown = policy
      return changed
    }
    if text.lowercased() == "on" || text.lowercased() == "off" {
      changed.isOn = text.lowercased() == "on"
      return changed
    }
    changed.isOn = true
    switch kind {
    case .number(let unit): changed.value = try number(text, unit)
    case .verdict(let words):
      let asked = text.lowercased().split(separator: " ").joined(separator: "-")
      guard words.contains(asked) else { throw .noWord(text, allowed: words) }
      changed.value = .text(asked)
    case .flag: changed.value = .list([try TypedWords.flag(text) ? "yes" : "no"])
    case .countries: changed.value = .list(try TypedWords.list(text).map(country))
    case .names: changed.value = .list(try TypedWords.list(text).map(name))
    case .fixed:
      if let budget = TypedNumber.read(text) {
        changed.value = TypedNumber.value(budget)
      } else {
        changed.isOn = try TypedWords.flag(text)
      }
    }
    if let definition = Constraints.named(must.field), let fault = definition.fault(in: changed) {
      throw .contradiction("\(definition.label) \(fault).")
    }
    return changed
  }

  private enum Kind {
    case number(unit: String)
    case verdict([String])
    case flag, countries, names, fixed
  }

  private var kind: Kind {
    guard let definition = Constraints.named(must.field) else { return .fixed }
    if let numeric = definition as? any NumericConstraint { return .number(unit: numeric.unit) }
    func takes(_ value: FactValue) -> Bool {
      var changed = must
      changed.value = value
      return definition.fault(in: changed) == nil
    }
    if must.comparison == .verdict {
      let words = ["allowed", "allowed-with-duty", "needs-legal-review"]
      return .verdict(words.filter { takes(.text($0)) })
    }
    if takes(.list(["yes"])), !takes(.list(["-"])) { return .flag }
    guard let names = definition as? any NameConstraint else { return .fixed }
    guard let group = context.base.regions.keys.min() else { return .names }
    var grouped = must
    grouped.value = .list([group])
    return names.members(grouped, in: context.base) == [group] ? .names : .countries
  }

  private func number(_ text: String, _ unit: String) throws(AnswerRefusal) -> FactValue {
    let read = unit == "tokens" ? TypedNumber.readTokens : TypedNumber.read
    if must.comparison == .within {
      var ends: [Double] = []
      for part in text.split(separator: " ").map(String.init) {
        guard let end = read(part) else { throw .noNumber(part, form: form) }
        guard end >= 0 else { throw .negative(part) }
        ends.append(end)
      }
      return .numbers(ends)
    }
    guard let number = read(text) else { throw .noNumber(text, form: form) }
    guard number >= 0 else { throw .negative(text) }
    return TypedNumber.value(number)
  }

  private func country(_ name: String) throws(AnswerRefusal) -> String {
    try CountryName(name, groups: context.base.regions).code()
  }

  /// A name as the catalog spells it; one that is near a known name is taken for a slip.
  private func name(_ text: String) throws(AnswerRefusal) -> String {
    let known = knownNames
    if known.contains(text) { return text }
    if let same = known.first(where: { $0.lowercased() == text.lowercased() }) { return same }
    // Short codes are all near each other, so nothing follows from likeness.
    guard text.count > 3, let near = Spelling.nearest(text, in: known) else { return text }
    throw .noName(text, nearest: near)
  }

  private var knownNames: [String] {
    guard let definition = Constraints.named(must.field) as? any NameConstraint else { return [] }
    var names: Set<String> = []
    for candidate in context.base.candidates where candidate.model.hasOpenWeights {
      for alternative in context.alternatives(of: candidate) {
        if case .known(let found) = definition.names(alternative) { names.formUnion(found) }
      }
    }
    return names.sorted { $0.precedesByBytes($1) }
  }
}
