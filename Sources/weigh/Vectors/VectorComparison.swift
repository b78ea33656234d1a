internal import Catalog
internal import Scoring

/// How answers compare with what a file expects, within its tolerances.
struct VectorComparison {
  /// One line per difference.
  private(set) var differences: [String] = []
  private var agreeing: [VectorSection: Int] = [:]
  private var compared: [VectorSection: Int] = [:]
  private var open = 0
  /// How often each row of the item at hand is first, where that is expected.
  private var firstShares: [Double] = []

  /// How many draws the shares rest on.
  private static let draws = 10_000.0

  /// Takes in one answer.
  ///
  /// What is undefined in the file and defined here is left open.
  mutating func add(_ answer: VectorAnswer) {
    compared[answer.section, default: 0] += 1
    guard let item = answer.item, !answer.isError else {
      differences.append(JSONValue.object(answer.line).canonicalText)
      return
    }
    let before = differences.count
    firstShares = item.firstShares
    let name = ["id", "n", "index"].compactMap { key in
      answer.line[key].map { "\(answer.section.rawValue) \($0.text ?? $0.canonicalText)" }
    }.first
    for (key, value) in answer.line.sorted(by: { $0.key.precedesByBytes($1.key) })
    where !["section", "id", "index", "n"].contains(key) {
      guard let expected = item.object[key] else { continue }
      compare(
        value, Self.adjusted(expected, in: item, section: answer.section),
        at: [name ?? answer.section.rawValue, key], section: answer.section)
    }
    if differences.count == before { agreeing[answer.section, default: 0] += 1 }
  }

  private mutating func compare(
    _ found: JSONValue, _ expected: JSONValue, at path: [String], section: VectorSection
  ) {
    switch (found, expected) {
    case (.object(let found), .object(let expected)):
      if expected["undefined"] != nil {
        if found["undefined"] == nil { open += 1 }
        return
      }
      if found["undefined"] != nil { return differ(path, "undefined here") }
      for (key, value) in found.sorted(by: { $0.key.precedesByBytes($1.key) })
      where key != "weights_one_optimum" {
        if key == "rank_min", !Self.isRankClear(expected) { continue }
        if let wanted = expected[key] {
          compare(value, wanted, at: path + [key], section: section)
        } else if path.last == "dominated_by" || key == "infeasible" || key == "l1" {
          differ(path + [key], "not expected")
        }
      }
      if path.last == "dominated_by" {
        for key in expected.keys.sorted() where found[key] == nil {
          differ(path + [key], "missing")
        }
      }
    case (.list(let found), .list(let expected)):
      guard found.count == expected.count else { return differ(path, "another length") }
      for (place, pair) in zip(found, expected).enumerated() {
        compare(pair.0, pair.1, at: path + [String(place)], section: section)
      }
    default:
      if let number = found.number, let wanted = expected.number {
        let tolerance = tolerance(wanted, path: path, section: section)
        if !((number - wanted).magnitude <= tolerance) {
          differ(path, "\(number), expected \(wanted)")
        }
      } else if found != expected, !mayBeNever(found, path: path) {
        differ(path, "\(found.canonicalText), expected \(expected.canonicalText)")
      }
    }
  }

  private mutating func differ(_ path: [String], _ what: String) {
    differences.append(path.joined(separator: " ") + ": " + what)
  }

  /// How far an answer may be from what is expected.
  ///
  /// Shares are drawn: four standard errors. Means over the draws that put a row first: five of the
  /// largest error a weight between 0 and 1 can have.
  private func tolerance(
    _ expected: Double, path: [String], section: VectorSection
  ) -> Double {
    if section == .exactShares {
      if path.contains("central_weights_rank1") {
        guard let row = path.dropLast().last.flatMap({ Int($0) }), firstShares.indices.contains(row)
        else { return 0.2 }
        return 5 * 0.5 / max(1, firstShares[row] * Self.draws).squareRoot()
      }
      return 4 * (max(0, expected * (1 - expected)) / Self.draws).squareRoot() + 1e-12
    }
    if section == .weightStability { return 1e-8 }
    return 1e-9 * max(1, expected.magnitude)
  }

  /// Who is first in fewer than ten of ten thousand draws may never be first in these.
  private func mayBeNever(_ found: JSONValue, path: [String]) -> Bool {
    guard found == .null, path.contains("central_weights_rank1") else { return false }
    guard let row = path.last.flatMap({ Int($0) }), firstShares.indices.contains(row) else {
      return true
    }
    return firstShares[row] > 0 && firstShares[row] * Self.draws < 10
  }

  /// Ranks are told apart only by gaps above rounding, or where scores are equal.
  private static func isRankClear(_ method: [String: JSONValue]) -> Bool {
    guard let gap = method["smallest_gap"]?.number else { return true }
    return gap > 1e-9
  }

  /// What the file expects for weights that sum to 1: its sums and products grow with their sum.
  private static func adjusted(
    _ expected: JSONValue, in item: VectorItem, section: VectorSection
  ) -> JSONValue {
    guard section == .cases, let weights = item.object["weights"]?.numbers,
      case .object(var methods) = expected
    else { return expected }
    let total = weights.reduce(0, +)
    guard (total - 1).magnitude > 1e-12, total > 0 else { return expected }
    func scale(_ method: String, _ change: (Double) -> Double) {
      guard case .object(var entry)? = methods[method], let scores = entry["scores"]?.numbers
      else { return }
      entry["scores"] = JSONValue(scores.map(change))
      methods[method] = .object(entry)
    }
    scale("mavt.linear_fixed_bounds") { 1 - (1 - $0) / total }
    scale("wpm.sum") { exponential(naturalLogarithm($0) / total) }
    return .object(methods)
  }

  /// How many answers are as expected, section by section.
  var lines: [String] {
    let sections = VectorSection.allCases.compactMap { section -> String? in
      guard let count = compared[section] else { return nil }
      return "\(section.rawValue): \(agreeing[section] ?? 0) of \(count) items are as expected."
    }
    guard open > 0 else { return sections }
    return sections + ["\(open) answers are given where the file has none."]
  }
}

extension VectorItem {
  /// The expected share of first ranks, row by row.
  fileprivate var firstShares: [Double] {
    guard case .list(let rows)? = object["rank_acceptability"] else { return [] }
    return rows.map { $0.numbers?.first ?? 0 }
  }
}
