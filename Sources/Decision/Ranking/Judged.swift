internal import Catalog
internal import Columns

/// A rule in force, ready to judge.
struct Rule {
  /// Its position among the scenario's rules.
  let position: Int
  let must: Must
  let judge: (Alternative) -> TruthValue
  let policy: (Alternative) -> UnknownPolicy
  /// What of a scenario the verdict follows from.
  let parts: ScenarioParts

  /// - Throws: `ScenarioError` when no field can be read this way.
  init(_ must: Must, position: Int, in base: EvaluationBase) throws {
    guard let definition = Constraints.named(must.field) else {
      throw ScenarioError.unknownField(must: must.id, field: must.field)
    }
    guard definition.operators.contains(must.comparison) else {
      let known = definition.operators.map { "'\($0.rawValue)'" }
      throw ScenarioError.wrongMust(
        must: must.id, problem: "needs " + Wording.list(known, joint: "or") + " as its operator")
    }
    if must.review != nil, must.comparison != .verdict {
      throw ScenarioError.wrongMust(
        must: must.id, problem: "takes no 'review'; only the license need has it")
    }
    if let fault = definition.fault(in: must) {
      throw ScenarioError.wrongMust(must: must.id, problem: fault)
    }
    self.position = position
    self.must = must
    judge = definition.judging(must, in: base)
    policy = { definition.policy(must, for: $0) }
    parts = definition.parts
  }
}

/// One alternative with the verdict of every rule in force.
struct Judged {
  let alternative: Alternative
  /// One verdict per rule in force.
  private(set) var truths: [TruthValue] = []
  /// Rules that fail, by position among those in force.
  private(set) var failing: [Int] = []
  /// Rules that are unknown and kept.
  private(set) var unknowns: [Int] = []
  /// Rules that are unknown and not kept.
  private(set) var dropping: [Int] = []
  /// Rules whose verdict a person set.
  private(set) var overridden: [Int] = []

  /// Judges one alternative by every rule, and puts the verdicts a person set in their place.
  init(alternative: Alternative, rules: [Rule], overrides: [Override]) {
    self.alternative = alternative
    truths.reserveCapacity(rules.count)
    for (position, rule) in rules.enumerated() {
      var truth = rule.judge(alternative)
      if let override = overrides.first(where: { $0.must == rule.must.id }) {
        truth = override.verdict
        overridden.append(position)
      }
      add(truth, at: position, isKept: truth == .unknown && rule.policy(alternative) == .keep)
    }
  }

  /// Takes the verdicts on one alternative from the columns of the rules, where nobody set one.
  init(alternative: Alternative, way: Int, columns: [RuleColumn]) {
    self.alternative = alternative
    truths.reserveCapacity(columns.count)
    for (position, column) in columns.enumerated() {
      add(column[way], at: position, isKept: column.kept[way])
    }
  }

  private mutating func add(_ truth: TruthValue, at position: Int, isKept: Bool) {
    truths.append(truth)
    switch truth {
    case .pass: break
    case .fail: failing.append(position)
    case .unknown:
      if isKept {
        unknowns.append(position)
      } else {
        dropping.append(position)
      }
    }
  }

  /// Whether it cannot be ranked.
  var isOut: Bool { !failing.isEmpty || !dropping.isEmpty }

  /// Rules that keep it out, in their order.
  var excluding: [Int] { dropping.isEmpty ? failing : (failing + dropping).sorted() }

  /// The rule it is counted at: the first it fails, else the first that drops it.
  var first: Int? { failing.first ?? dropping.first }

  /// How far it is from meeting every need: fails weigh more than facts that are not known.
  var severity: Int {
    failing.count * Severity.fail + dropping.count * Severity.drop
      + unknowns.count.signum() * Severity.hang
  }
}

/// How much stands between a way and the list: a fail outweighs all that is not known.
enum Severity {
  static let fail = 10_000
  static let drop = 100
  static let hang = 1
}
