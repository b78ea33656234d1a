/// What a query has computed since it was made.
public struct ColumnWork: Hashable, Sendable {
  /// Rows for which a rule was evaluated, counted for each rule.
  public internal(set) var ruleRows = 0
  /// Values computed from facts.
  public internal(set) var values = 0
  /// Rows scored in single precision.
  public internal(set) var scoredRows = 0
  /// Rows scored exactly.
  public internal(set) var exactRows = 0
}

/// A rule with what is remembered of it.
struct RuleSlot {
  let rule: ColumnRule?
  let prepared: PreparedRule?
  var keepsUnknown: Bool
  /// Right once the rule has been evaluated; a dropped rule lets everything pass.
  var sets: RuleSets
  var isEvaluated: Bool

  init(_ rule: ColumnRule?, _ prepared: PreparedRule?, keepsUnknown: Bool, rows: Int) {
    self.rule = rule
    self.prepared = prepared
    self.keepsUnknown = keepsUnknown
    sets = RuleSets(
      pass: BitSet(count: rows, filled: prepared == nil), unknown: BitSet(count: rows))
    isEvaluated = prepared == nil
  }

  /// Calls back with both sets from a word on, for writing.
  mutating func withWords(from position: Int, _ body: (_ pass: Words, _ unknown: Words) -> Void) {
    sets.pass.words.withUnsafeMutableBufferPointer { pass in
      sets.unknown.words.withUnsafeMutableBufferPointer { unknown in
        guard let passing = pass.baseAddress, let silent = unknown.baseAddress else { return }
        body(passing + position, silent + position)
      }
    }
  }

  /// Takes away the rows that may not be ranked by this rule.
  func restrict(_ rankable: UnsafeMutableBufferPointer<UInt64>, from position: Int) {
    sets.pass.words.withUnsafeBufferPointer { pass in
      sets.unknown.words.withUnsafeBufferPointer { unknown in
        for word in rankable.indices {
          let silent = keepsUnknown ? unknown[position + word] : 0
          rankable[word] &= pass[position + word] | silent
        }
      }
    }
  }
}

/// A criterion.
struct CriterionSlot {
  let column: Int
  var curve: ColumnCurve
  var weight: Double
}

/// What is remembered of some thousands of rows that follow each other.
struct Chunk {
  /// Small enough that ten columns of it stay in a core's own cache while they are worked on, large
  /// enough that each of them is read in one long piece (half of it took 10 % more time, a quarter
  /// 30 %); and a multiple of 64.
  static let rowCount = 32_768

  /// The rows that may be ranked, counted from the chunk's first; nil until listed.
  var rows: [UInt32]?
  /// The values of these rows, of one criterion after the other.
  var values: [Float] = []
  /// Of each criterion, whether its values stand.
  var isValued: [Bool] = []

  /// Forgets the values of a criterion.
  mutating func forget(_ criterion: Int) {
    if criterion < isValued.count { isValued[criterion] = false }
  }
}
