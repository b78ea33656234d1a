internal import Catalog
internal import Decision

/// A fact that two lists state differently about the same model run in the same way.
public struct FactChange: Hashable, Sendable {
  /// The model's id.
  public let model: String
  /// What the fact is about.
  public let field: String
  /// What each list states, with source and date; empty where it states nothing.
  public let statements: Pair<[DecisionRecord.Statement]>
}

extension FactChange {
  /// The facts that both lists rest on for the models that stand on both, and those that differ.
  ///
  /// **Shape**: facts of criteria that only one list weighs are not used by both, and facts of
  /// another way of running a model are no changes of a fact; neither counts.
  static func find(in contents: Pair<ShortlistContent>) -> (used: Int, changed: [FactChange]) {
    var used = 0
    var changed: [FactChange] = []
    for entry in contents.a.entries {
      guard let other = contents.b.entry(entry.id), entry.delivery == other.delivery else {
        continue
      }
      let shared = Set(entry.contributions.map(\.criterion)).intersection(
        other.contributions.map(\.criterion))
      let facts = Pair(facts(of: entry, shared, contents.a), facts(of: other, shared, contents.b))
      let fields = Set(facts.a.keys).union(facts.b.keys).sorted { $0.precedesByBytes($1) }
      used += fields.count
      for field in fields {
        let statements = facts.map { $0[field] ?? [] }
        guard Set(statements.a.map(Key.init)) != Set(statements.b.map(Key.init)) else { continue }
        changed.append(FactChange(model: entry.id, field: field, statements: statements))
      }
    }
    return (used, changed)
  }

  /// What makes two statements the same: a later reading of the same value changes nothing.
  private struct Key: Hashable {
    let value: String
    let source: String

    init(_ statement: DecisionRecord.Statement) {
      value = statement.value
      source = statement.source
    }
  }

  private static func facts(
    of entry: DecisionRecord.Entry, _ criteria: Set<String>, _ content: ShortlistContent
  ) -> [String: [DecisionRecord.Statement]] {
    let ids =
      entry.contributions.filter { criteria.contains($0.criterion) }.flatMap(\.evidence)
      + entry.license.evidence
    var seen: Set<String> = []
    var facts: [String: [DecisionRecord.Statement]] = [:]
    for id in ids where seen.insert(id).inserted {
      guard let statement = content.evidence[id] else { continue }
      facts[statement.field, default: []].append(statement)
    }
    return facts
  }
}
