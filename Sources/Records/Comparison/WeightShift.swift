internal import Catalog
internal import Decision

/// The weight of one criterion in two lists.
public struct WeightShift: Hashable, Sendable {
  /// The criterion's id.
  public let criterion: String
  /// Its name.
  public let label: String
  /// Its weight in each, 0…1; a criterion that a list does not have weighs nothing there.
  public let weight: Pair<Double>
}

/// A criterion whose facts two lists value differently.
public struct CurveChange: Hashable, Sendable {
  /// The criterion's id.
  public let criterion: String
  /// Its name.
  public let label: String
  /// The range and what stands in for an unknown fact, in words.
  public let text: Pair<String>
}

extension WeightShift {
  /// The criteria of either list, those that weigh most in both together first.
  static func find(in contents: Pair<ShortlistContent>) -> [WeightShift] {
    var labels: [String: String] = [:]
    for criterion in contents.b.criteria + contents.a.criteria {
      labels[criterion.id] = criterion.label
    }
    let weights = contents.map { content in
      Dictionary(
        content.criteria.map { ($0.id, $0.weight) }, uniquingKeysWith: { first, _ in first })
    }
    return labels.map { id, label in
      WeightShift(criterion: id, label: label, weight: weights.map { $0[id] ?? 0 })
    }.sorted {
      let (left, right) = ($0.weight.a + $0.weight.b, $1.weight.a + $1.weight.b)
      return left != right ? left > right : $0.criterion.precedesByBytes($1.criterion)
    }
  }

  /// The share of the weight that moved, 0…1; `nil` where a list weighs nothing at all.
  static func moved(_ shifts: [WeightShift], in contents: Pair<ShortlistContent>) -> Double? {
    guard !contents.a.criteria.isEmpty, !contents.b.criteria.isEmpty else {
      return contents.a.criteria.isEmpty && contents.b.criteria.isEmpty ? 0 : nil
    }
    return shifts.reduce(0) { $0 + abs($1.weight.a - $1.weight.b) } / 2
  }
}

extension CurveChange {
  /// The criteria both lists weigh and value differently; the end of the range that ranks is a
  /// setting and counted there.
  static func find(in rules: Pair<ValueRules>, _ contents: Pair<ShortlistContent>)
    -> [CurveChange]
  {
    contents.a.criteria.compactMap { criterion in
      guard rules.b.ids.contains(criterion.id) else { return nil }
      let texts = rules.map { rules in
        ([rules.range(criterion.id) ?? "its own curve"] + rules.words(criterion.id))
          .joined(separator: "; ")
      }
      guard !texts.isEqual else { return nil }
      return CurveChange(criterion: criterion.id, label: criterion.label, text: texts)
    }
  }
}
