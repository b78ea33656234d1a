internal import Catalog
public import Decision

/// Models side by side: scores, values criterion by criterion, facts, and where they part.
///
/// **Shape**: columns stand best first, models that are out last; a name that is not in the catalog
/// has no column. Values are 0 to 1 over the declared range of each criterion and never depend on
/// what they stand beside.
public struct ModelComparison: Sendable {
  /// How many models can be compared.
  public static let counts = 2...4

  /// The ranking they stand in.
  public let outcome: Outcome
  /// The models, best first.
  public let columns: [ComparedModel]
  /// The criteria in force, then other facts people ask for.
  public let facts: [ComparedFact]

  /// Puts models side by side.
  ///
  /// **Cost**: one judgment per way of running a model that is out.
  public init(_ ids: [String], in outcome: Outcome) {
    self.outcome = outcome
    var seen: Set<String> = []
    let models = ids.compactMap { id -> ComparedModel? in
      guard let candidate = outcome.context.base.candidate(id),
        seen.insert(candidate.model.id).inserted
      else { return nil }
      return ComparedModel(candidate, in: outcome)
    }
    columns = models.enumerated().sorted { left, right in
      let (before, after) = (left.element.order, right.element.order)
      return before != after ? before < after : left.offset < right.offset
    }.map(\.element)
    facts = ComparedFact.rows(of: columns, in: outcome)
  }

  /// What a model gets from a criterion, where it can be scored.
  public func part(_ criterion: Int, of column: Int) -> Contribution? {
    guard let row = columns[column].row, row.contributions.indices.contains(criterion) else {
      return nil
    }
    return row.contributions[criterion]
  }

  /// The column that alone is best on a criterion, among those whose value is known; two that read
  /// the same are not told apart.
  public func best(on criterion: Int) -> Int? {
    alone(
      columns.indices.compactMap { column in
        guard let part = part(criterion, of: column), part.cell.bounds != nil else { return nil }
        return (column, outcome.value(of: part))
      })
  }

  /// The ranked column that alone has the best score.
  public var bestScore: Int? {
    guard !outcome.criteria.isEmpty else { return nil }
    return alone(
      columns.indices.compactMap { column in
        guard columns[column].isRanked, let row = columns[column].row else { return nil }
        return (column, row.ranking(outcome.scenario.order))
      })
  }

  private func alone(_ values: [(column: Int, value: Double)]) -> Int? {
    guard values.count > 1, let most = values.max(by: { $0.value < $1.value }) else { return nil }
    let shown = Wording.points(most.value)
    return values.count { Wording.points($0.value) == shown } == 1 ? most.column : nil
  }

  /// How far the ranked models after the first lie behind it, in points of 100.
  public var gaps: [Double] {
    guard !outcome.criteria.isEmpty else { return [] }
    let order = outcome.scenario.order
    let scores = columns.filter(\.isRanked).compactMap { $0.row?.ranking(order) }
    guard let first = scores.first else { return [] }
    return scores.dropFirst().map { (first - $0) * 100 }
  }
}

extension CriterionDefinition {
  /// A spelled value with its unit; words such as a verdict need none.
  public func withUnit(_ spelled: String) -> String {
    spelled.contains(where: \.isNumber) ? spelled + " " + unit : spelled
  }
}
