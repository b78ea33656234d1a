public import Catalog
internal import Decision

extension ModelComparison {
  /// The name machine output carries.
  public static let schema = "weigh.compare/1"

  /// The comparison as machine output: `weigh.compare/1`.
  ///
  /// **Shape**: `items` stand best first; `rows` hold one cell per item, in their order. Numbers
  /// with their sources stand in the `values` of each item's `row`.
  public var json: JSONValue {
    .object([
      "schema": .text(Self.schema), "catalog": outcome.catalogJSON,
      "scenario": .object([
        "name": .text(outcome.scenario.name), "sha256": .text(outcome.scenario.sha256),
      ]),
      "items": .list(
        columns.map { column in
          .object([
            "id": .text(column.model.id), "standing": .text(column.standing.rawValue),
            "needs": .list(column.openNeeds.map { .text($0) }),
            "reason": column.reason.map { .text($0) } ?? .null,
            "row": column.row.map { outcome.json(of: $0) } ?? .null,
          ])
        }),
      "bestScore": bestScore.map { .text(columns[$0].model.id) } ?? .null,
      "gaps": .list(gaps.map { .computed($0) }),
      "rows": .list(facts.map(json)),
      "partings": .list(partings.map { .text($0) }),
    ])
  }

  private func json(_ fact: ComparedFact) -> JSONValue {
    let best = fact.criterion.flatMap { self.best(on: $0) }
    return .object([
      "id": .text(fact.id), "label": .text(fact.label),
      "weight": fact.criterion.map { .computed(outcome.criteria[$0].weight) } ?? .null,
      "best": best.map { .text(columns[$0].model.id) } ?? .null,
      "cells": .list(
        fact.cells.map { cell in
          .object([
            "text": .text(cell.isKnown ? cell.text : ""), "evidence": .text(cell.evidenceWord),
            "sources": .list(sources(cell).map { .text($0) }),
          ])
        }),
    ])
  }

  private func sources(_ cell: ComparedFact.Cell) -> [String] {
    var seen: Set<String> = []
    return cell.evidence.map(\.source).filter { seen.insert($0).inserted }
  }
}
