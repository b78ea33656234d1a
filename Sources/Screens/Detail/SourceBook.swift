internal import Catalog
internal import Decision

/// The sources one way of running a model rests on, numbered in the order they are met.
struct SourceBook {
  /// One source with what was taken from it.
  struct Entry {
    let source: String
    var items: [EvidenceItem]
  }

  private(set) var entries: [Entry] = []
  /// When the oldest statement held.
  private(set) var oldest: CalendarDate?
  /// How many different statements there are.
  private(set) var statementCount = 0
  private var seen: Set<EvidenceItem> = []

  init() {}

  /// The sources of the criteria in force, then those of the needs in force.
  init(_ alternative: Alternative, outcome: Outcome) {
    for criterion in outcome.criteria { add(criterion.definition.evidence(alternative)) }
    for must in outcome.scenario.musts where must.isOn {
      guard let definition = Constraints.named(must.field) else { continue }
      add(definition.observe(alternative, must).evidence)
    }
  }

  mutating func add(_ items: [EvidenceItem]) {
    for item in items where seen.insert(item).inserted {
      statementCount += 1
      if let date = item.asOf { oldest = min(oldest ?? date, date) }
      if let position = entries.firstIndex(where: { $0.source == item.source }) {
        entries[position].items.append(item)
      } else {
        entries.append(Entry(source: item.source, items: [item]))
      }
    }
  }

  /// The number of a source, from 1.
  func number(_ source: String) -> Int? {
    entries.firstIndex { $0.source == source }.map { $0 + 1 }
  }

  /// The numbers of some statements, each once: `[1] [3]`.
  func marks(_ items: [EvidenceItem]) -> String {
    var numbers: [Int] = []
    for item in items {
      if let number = number(item.source), !numbers.contains(number) { numbers.append(number) }
    }
    return numbers.map { "[\($0)]" }.joined(separator: " ")
  }
}
