/// No model derives from itself, over however many steps.
struct LineageCycleRule: LintRule {
  let id = "lineage-cycle"
  let summary = "No model derives from itself, over however many steps."

  func check(_ context: LintContext, _ findings: inout LintFindings) {
    let parents = context.records(.model).mapValues { $0.identity("derived_from")?.list ?? [] }
    for subject in context.subjects(.model) {
      guard let cycle = Cycle.through(subject.record.id, parents) else { continue }
      findings.note(
        subject.record, ["derived_from"],
        "The model derives from itself: \(cycle.joined(separator: " ← ")). Remove one of the steps."
      )
    }
  }
}

/// Looks for a way that ends where it began.
enum Cycle {
  /// The nodes from a start back to itself, or nothing.
  ///
  /// **Cost**: O(nodes and edges that can be reached).
  static func through(_ start: String, _ edges: [String: [String]]) -> [String]? {
    var cameFrom: [String: String] = [:]
    var open = [start]
    while let node = open.popLast() {
      for next in edges[node] ?? [] {
        if next == start {
          var way = [start, node]
          while let last = way.last, last != start, let previous = cameFrom[last] {
            way.append(previous)
          }
          return way.count == 2 && node == start ? [start, start] : way.reversed()
        }
        if cameFrom[next] == nil {
          cameFrom[next] = node
          open.append(next)
        }
      }
    }
    return nil
  }
}
