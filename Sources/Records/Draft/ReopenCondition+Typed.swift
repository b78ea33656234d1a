internal import Catalog
public import Decision

/// Conditions as people type them: `price > 0.45`, `runner-up: languages contains fi`.
extension DecisionRecord.ReopenCondition {
  /// Reads a condition the program checks; values are spelled as in needs.
  ///
  /// **Shape**: `[chosen|runner-up|MODEL: ]FIELD COMPARISON VALUE`. The condition holds where the
  /// comparison does.
  /// **Errors**: `ReopenRefusal`.
  public init(typed text: String, in context: EvaluationContext) throws(ReopenRefusal) {
    let line = PlainText.oneLine(text)
    let (subject, rest) = try Self.subject(of: line, in: context)
    guard let (field, comparison, value) = Self.parts(of: rest), !value.isEmpty else {
      throw .noComparison(line)
    }
    let known = Constraints.all.map(\.field)
    guard let definition = Constraints.named(field.lowercased()) else {
      throw .noField(field, nearest: Spelling.nearest(field, in: known))
    }
    let isNumeric = definition is any NumericConstraint
    let allowed: [MustOperator] =
      isNumeric
      ? [.less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual, .within]
      : definition.operators
    // Of names, `is` and `is one of` are the same.
    let meant = comparison == .equal && !isNumeric && allowed.contains(.among) ? .among : comparison
    guard allowed.contains(meant) else {
      throw .noOperator(comparison.rawValue, field: definition.field, allowed: allowed)
    }
    let blank = Must(
      id: "reopen", field: definition.field, comparison: meant, value: .flag(true))
    let answer = NeedAnswer(blank, in: context)
    guard answer.form != "on or off" else { throw .notComparable(definition.field) }
    let must: Must
    do { must = try answer.read(value) } catch { throw .noValue(error) }
    // Words such as `keep` and `off` change a need, and mean nothing here.
    guard must.value != blank.value else {
      throw .noValue(.noWord(value, allowed: [answer.form]))
    }
    let wanted = definition.wanted(must, in: context.base)
    let whose = subject.words.map { " of \($0)" } ?? ""
    self.init(
      "\(definition.label)\(whose): \(wanted)",
      test: Test(
        subject: subject, field: definition.field, comparison: meant, value: must.value))
  }

  /// Reads a line that may be either: what compares a field is checked, all else is left to people.
  ///
  /// **Errors**: `ReopenRefusal` for a line that clearly compares something, and does it wrongly.
  public init(line: String, in context: EvaluationContext) throws(ReopenRefusal) {
    do {
      try self.init(typed: line, in: context)
    } catch {
      switch error {
      case .noComparison, .noField(_, nearest: nil), .noModel(_, nearest: nil), .notComparable:
        self.init(PlainText.oneLine(line))
      case .noField, .noModel, .noOperator, .noValue: throw error
      }
    }
  }

  /// The condition as it would be typed.
  public var typed: String {
    guard let test else { return text }
    let subject = test.subject == .chosen ? "" : test.subject.word + ": "
    return "\(subject)\(test.field) \(test.comparison.rawValue) \(Self.typed(test.value))"
  }

  private static func typed(_ value: FactValue) -> String {
    if let number = value.number { return TypedNumber.text(number) }
    if let numbers = value.numbers { return numbers.map(TypedNumber.text).joined(separator: " ") }
    return value.list?.joined(separator: " ") ?? EvaluationBase.plain(value)
  }

  /// Whose fact is meant, and what is left of the line.
  private static func subject(
    of line: String, in context: EvaluationContext
  ) throws(ReopenRefusal) -> (Subject, String) {
    guard let colon = line.firstIndex(of: ":") else { return (.chosen, line) }
    let name = PlainText.oneLine(String(line[..<colon]))
    let rest = PlainText.oneLine(String(line[line.index(after: colon)...]))
    switch name.lowercased() {
    case "chosen": return (.chosen, rest)
    case "runner-up", "runner up": return (.runnerUp, rest)
    default:
      if let candidate = context.base.candidate(name) { return (.model(candidate.model.id), rest) }
      throw .noModel(
        name, nearest: Spelling.nearest(name, in: context.base.candidates.map(\.model.id)))
    }
  }

  /// The field, the comparison and the value of a line.
  private static func parts(of line: String) -> (String, MustOperator, String)? {
    let signs: [(String, MustOperator)] = [
      (">=", .greaterOrEqual), ("<=", .lessOrEqual), ("==", .equal), ("!=", .notEqual),
      ("≥", .greaterOrEqual), ("≤", .lessOrEqual), (">", .greater), ("<", .less), ("=", .equal),
    ]
    let isSign: (Character) -> Bool = { "<>=!≥≤".contains($0) }
    if let start = line.firstIndex(where: isSign) {
      let end = line[start...].firstIndex { !isSign($0) } ?? line.endIndex
      guard let sign = signs.first(where: { $0.0 == line[start..<end] }) else { return nil }
      let field = PlainText.oneLine(String(line[..<start]))
      guard !field.isEmpty, !field.contains(" ") else { return nil }
      return (field, sign.1, PlainText.oneLine(String(line[end...])))
    }
    let words = line.split(separator: " ", maxSplits: 2).map(String.init)
    guard words.count == 3, let comparison = MustOperator(rawValue: words[1].lowercased()) else {
      return nil
    }
    return (words[0], comparison, words[2])
  }
}

extension DecisionRecord.ReopenCondition.Subject {
  /// Whom it is about, where that is not the chosen model.
  var words: String? {
    switch self {
    case .chosen: return nil
    case .runnerUp: return "the runner-up"
    case .model(let id): return id
    }
  }
}
