public import Catalog
internal import Licensing

/// Which rules of Weigh made a result; raised when the same inputs may give another one.
public enum EngineVersion {
  /// The ranking rules.
  public static let decision = "1"
  /// The name machine output of weights and of how sure they make the order carries.
  public static let weightsSchema = "weigh.weights/1"
  /// The name machine output of one model against another carries.
  public static let challengeSchema = "weigh.challenge/1"
  /// The name machine output of a ranking carries.
  public static let rankSchema = "weigh.rank/1"
}

extension Outcome {
  /// The ranking as machine output: `weigh.rank/1`.
  ///
  /// **Shape**: `limit` cuts `items`; counts are always of the whole list. With `ways` each item
  /// carries every way of running it.
  public func json(limit: Int? = nil, ways: Bool = false) -> JSONValue {
    let shown = limit.map { Array(rows.prefix($0)) } ?? rows
    var object: [String: JSONValue] = [
      "schema": .text(EngineVersion.rankSchema),
      "engine": .object(["decision": .text(EngineVersion.decision)]),
      "catalog": catalogJSON,
      "scenario": .object([
        "name": .text(scenario.name), "sha256": .text(scenario.sha256),
        "order": .text(scenario.order.rawValue), "useCase": .text(scenario.useCase),
      ]),
      "counts": .object([
        "considered": .integer(Int64(considered)), "meet": .integer(Int64(meetingCount)),
        "hang": .integer(Int64(hangingCount)), "excluded": .integer(Int64(excluded.count)),
        "pending": .integer(Int64(pending.count)),
      ]),
      "criteria": .list(criteria.map(\.json)),
      "funnel": .list(funnel.map(\.json)),
      "items": .list(shown.map { json(of: $0, ways: ways) }),
      "references": .list(
        references.prefix(scenario.referenceCount).map { json(of: $0) }),
      "warnings": .list(warnings.map { .text($0) }),
    ]
    // Without a pack the document is what it was before there were packs.
    if hasPolicies { object["restrictions"] = restrictionsJSON }
    return .object(object)
  }

  /// The catalog and its overlays.
  public var catalogJSON: JSONValue { snapshot.release.json }

  /// The hash of the whole canonical result.
  public var resultID: String { SHA256.hex(json().canonicalText) }

  /// One row, with every way of running the model where they are asked for.
  public func json(of row: RankedRow, ways: Bool = false) -> JSONValue {
    let standing = row.alternative.license
    var object: [String: JSONValue] = [
      "id": .text(row.model.id), "score": row.score.json, "coverage": .computed(row.coverage),
      "delivery": .text(row.alternative.delivery.key), "relation": .text(row.model.relation),
      "status": .text(row.model.status.rawValue),
      "license": .object([
        "ids": .list(standing.ids.map { .text($0) }), "verdict": .text(standing.verdict.rawValue),
      ]),
      "flags": .list(flags(of: row).map { .text($0) }),
      "values": .object(
        Dictionary(
          zip(criteria, row.contributions).map { criterion, part in
            (criterion.definition.id, json(of: part, criterion, row.alternative))
          }, uniquingKeysWith: { first, _ in first })),
    ]
    if hasPolicies {
      object["restrictions"] = row.alternative.restrictionsJSON
    }
    if ways {
      object["ways"] = .list(self.ways(of: row.alternative.candidate).map { $0.json(in: self) })
    }
    if row.rank > 0 {
      object["rank"] = .integer(Int64(row.rank))
      object["position"] = .integer(Int64(row.position))
      object["bracket"] = .integer(Int64(row.bracket))
      object["rankRange"] = .list([
        .integer(Int64(row.rankRange.lowerBound)), .integer(Int64(row.rankRange.upperBound)),
      ])
      object["group"] = .text(row.group.rawValue)
    }
    return .object(object)
  }

  /// What must be said beside a row, as short codes.
  public func flags(of row: RankedRow) -> [String] {
    var flags: [String] = []
    if row.group == .hangs { flags.append("hangs-on-unknown") }
    if !row.overridden.isEmpty { flags.append("overridden") }
    if row.isTied { flags.append("not-distinguishable") }
    if row.coverage == 0 && !criteria.isEmpty { flags.append("nothing-known") }
    if row.alternative.isMeasuredHere { flags.append("measured-here") }
    if row.alternative.quality(scenario.useCase)?.isVendorOnly ?? false {
      flags.append("vendor-claims-only")
    }
    for position in row.unknownMusts { flags.append("unknown:" + scenario.musts[position].id) }
    return flags
  }

  private func json(
    of part: Contribution, _ criterion: ActiveCriterion, _ alternative: Alternative
  ) -> JSONValue {
    let evidence = criterion.definition.evidence(alternative)
    var object: [String: JSONValue] = [
      "unit": .text(criterion.definition.unit), "points": .computed(part.points),
      "worth": part.value.json,
    ]
    switch part.cell {
    case .known(let value): object["value"] = .stated(value)
    case .interval(let low, let mid, let high):
      object["value"] = .computed(mid)
      object["low"] = .computed(low)
      object["high"] = .computed(high)
    case .missing:
      object["value"] = .null
      object["evidence"] = .text("unknown")
      object["reason"] = .text(criterion.definition.wayToSettle(alternative))
      return .object(object)
    case .notApplicable:
      object["value"] = .null
      object["evidence"] = .text("not-applicable")
      return .object(object)
    }
    object["evidence"] = .text(evidence.first?.kind.rawValue ?? "derived")
    if let asOf = evidence.compactMap(\.asOf).min() { object["asOf"] = .text(asOf.description) }
    var seen: Set<String> = []
    object["sources"] = .list(
      evidence.map(\.source).filter { seen.insert($0).inserted }.map { .text($0) })
    return .object(object)
  }
}

extension ActiveCriterion {
  var json: JSONValue {
    .object([
      "id": .text(definition.id), "unit": .text(definition.unit), "weight": .computed(weight),
    ])
  }
}

extension FunnelStep {
  var json: JSONValue {
    .object([
      "id": .text(must.id), "field": .text(must.field), "before": .integer(Int64(before)),
      "after": .integer(Int64(after)), "failing": .integer(Int64(failing)),
      "failingAlone": .integer(Int64(failingAlone)), "unknown": .integer(Int64(unknown)),
    ])
  }
}

extension Triple {
  /// Low, mid and high with six decimals.
  public var json: JSONValue {
    .object(["low": .computed(low), "mid": .computed(mid), "high": .computed(high)])
  }
}

extension EvidenceItem {
  /// The statement as machine output.
  public var json: JSONValue {
    var object: [String: JSONValue] = [
      "field": .text(field), "value": .text(value), "kind": .text(kind.rawValue),
      "source": .text(source),
    ]
    if let asOf { object["asOf"] = .text(asOf.description) }
    if let clause { object["clause"] = .text(clause) }
    if let note { object["note"] = .text(note) }
    return .object(object)
  }
}

extension Observation {
  /// The seven fields of one verdict, as machine output.
  public func json(rule: String) -> JSONValue {
    var object: [String: JSONValue] = [
      "rule": .text(rule), "verdict": .text(truth.rawValue), "observed": .text(observed),
      "limit": .text(limit), "sentence": .text(sentence), "reopen": .text(reopen),
      "evidence": .list(evidence.map(\.json)),
    ]
    if let margin {
      object["margin"] = .object([
        "distance": .computed(margin.distance), "unit": .text(margin.unit),
        "relative": margin.relative.map { .computed($0) } ?? .null,
      ])
    }
    return .object(object)
  }
}

extension CatalogRelease {
  /// The catalog and its overlays, as every machine output names them.
  public var json: JSONValue {
    .object([
      "asOf": .text(asOf.description), "sha256": .text(sha256), "release": .text(name),
      "overlays": .list(
        overlays.map { .object(["name": .text($0.name), "sha256": .text($0.sha256)]) }),
    ])
  }
}
