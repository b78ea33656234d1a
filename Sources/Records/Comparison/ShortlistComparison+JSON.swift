public import Catalog
internal import Decision

extension ShortlistComparison {
  /// The schema of machine output.
  public static let schema = "weigh.diff/1"

  /// The comparison as machine output.
  public var json: JSONValue {
    .object([
      "schema": .text(Self.schema), "differs": .flag(differs),
      "files": .object(["a": files.a.noteJSON, "b": files.b.noteJSON]),
      "comparable": comparability.json, "needs": .list(needs.map(\.json)),
      "settings": .list(settings.map(\.json)),
      "weights": .object([
        "moved": movedWeight.map { .computed($0) } ?? .null,
        "items": .list(
          weights.map { shift in
            .object([
              "criterion": .text(shift.criterion), "a": .computed(shift.weight.a),
              "b": .computed(shift.weight.b),
            ])
          }),
      ]),
      "curves": .list(
        curves.map { curve in
          .object([
            "criterion": .text(curve.criterion), "a": .text(curve.text.a),
            "b": .text(curve.text.b),
          ])
        }),
      "entries": .list(entries.map(\.json)), "agreement": agreement.json,
    ])
  }
}

extension RankingFile {
  /// Which file this is, and what it was made on.
  var noteJSON: JSONValue {
    let basis = content.basis
    return .known([
      "name": .text(name), "kind": .text(record == nil ? "shortlist" : "record"),
      "title": .text(title), "authors": .texts(authors), "date": .text(date.description),
      "catalog": .object([
        "asOf": .text(basis.catalogAsOf.description), "sha256": .text(basis.catalogSHA256),
      ]),
      "scenario": .object([
        "name": .text(basis.scenarioName), "revision": .count(basis.scenarioRevision),
        "sha256": .text(basis.scenarioSHA256),
      ]),
      "listed": .count(listed.count), "ranked": .count(content.ranked.count),
      "overrides": .list(content.overrides.map(\.json)),
      "marks": record.map { .list($0.opinions.map(\.json)) },
      "unsettled": .list(
        unsettled.map { fact in
          .object([
            "entry": .text(fact.model), "subject": .text(fact.subject),
            "settles": .text(fact.settles),
          ])
        }),
    ])
  }
}

extension Comparability {
  fileprivate var json: JSONValue {
    .object([
      "catalog": .flag(isSameCatalog), "overlays": .flag(isSameOverlays),
      "scenario": .flag(isSameScenario), "scores": .flag(areScoresComparable),
      "engine": .list(
        engine.map { change in
          .object([
            "part": .text(change.part), "a": .text(orNull: change.version.a),
            "b": .text(orNull: change.version.b),
          ])
        }),
      "usedFacts": .count(usedFacts), "changedFacts": .list(changedFacts.map(\.json)),
      "unreadable": .texts(unreadable.map { $0.rawValue.lowercased() }),
    ])
  }
}

extension FactChange {
  fileprivate var json: JSONValue {
    .object([
      "entry": .text(model), "field": .text(field), "a": .list(statements.a.map(\.json)),
      "b": .list(statements.b.map(\.json)),
    ])
  }
}

extension NeedChange {
  fileprivate var json: JSONValue {
    .object([
      "rule": .text(rule), "kind": .text(kind.rawValue), "a": .text(orNull: text.a),
      "b": .text(orNull: text.b), "unknownA": .text(orNull: unknown.a?.rawValue),
      "unknownB": .text(orNull: unknown.b?.rawValue), "effect": effect.map { .count($0) } ?? .null,
    ])
  }
}

extension SettingChange {
  fileprivate var json: JSONValue {
    .object([
      "key": .text(key), "a": .text(orNull: text.a), "b": .text(orNull: text.b),
      "effect": effect.map { .count($0) } ?? .null,
    ])
  }
}

extension EntryComparison {
  fileprivate var json: JSONValue {
    .known([
      "id": .text(id), "a": standing.a.json(delivery.a), "b": standing.b.json(delivery.b),
      "split": split?.json,
      "sharedRanks": sharedRanks.map { .object(["a": $0.a.json, "b": $0.b.json]) },
      "places": places.map { places in
        .object([
          "left": .count(places.left), "arrived": .count(places.arrived),
          "passed": .count(places.passed),
        ])
      },
    ])
  }
}

extension EntryComparison.Standing {
  fileprivate func json(_ delivery: String?) -> JSONValue {
    var object: [String: JSONValue] = ["listed": .flag(isListed)]
    if let rank, let position, let score {
      object["rank"] = .count(rank)
      object["position"] = .count(position)
      object["score"] = .computed(score)
    }
    object["delivery"] = delivery.map { .text($0) }
    switch self {
    case .listed, .below: object["standing"] = .text("ranked")
    case .out(let reasons, let isPending, let isNotKnown, _):
      object["standing"] = .text(isPending ? "pending" : isNotKnown ? "not-known" : "excluded")
      object["reasons"] = .list(reasons.map(\.json))
    case .restricted(let packs, _):
      object["standing"] = .text("restricted")
      object["packs"] = .texts(packs)
    case .notInCatalog: object["standing"] = .text("not-in-catalog")
    }
    return .object(object)
  }
}

extension EntryComparison.SharedRanks {
  fileprivate var json: JSONValue {
    var object: [String: JSONValue] = ["now": .count(now)]
    for (factor, rank) in switched { object[factor.rawValue] = .count(rank) }
    return .object(object)
  }
}

extension ScoreSplit {
  fileprivate var json: JSONValue {
    .object([
      "change": .computed(change), "parts": parts.json,
      "criteria": .list(
        shifts.map { shift in
          .object(["criterion": .text(shift.criterion), "parts": shift.parts.json])
        }),
    ])
  }
}

extension ScoreSplit.Parts {
  fileprivate var json: JSONValue {
    .object([
      "weights": .computed(weights), "data": .computed(data), "values": .computed(values),
    ])
  }
}

extension Agreement {
  fileprivate var json: JSONValue {
    .object([
      "listedA": .count(listed.a), "listedB": .count(listed.b), "shared": .count(shared),
      "depth": .count(depth), "sharedAtTop": .count(sharedAtTop),
      "tauB": tauB.map { .computed($0) } ?? .null,
      "rbo": rankBiasedOverlap.map { .computed($0) } ?? .null,
      "persistence": .computed(Self.persistence),
    ])
  }
}

extension ListSurvey {
  /// The survey as machine output, under the same schema: with `files` as a list.
  public var json: JSONValue {
    .object([
      "schema": .text(ShortlistComparison.schema), "differs": .flag(differs),
      "files": .list(files.map(\.noteJSON)), "inEvery": .texts(inEvery),
      "rankedByAll": .count(rankedByAll), "scoresComparable": .flag(areScoresComparable),
      "first": .list(
        first.map { .object(["id": .text($0.id), "count": .count($0.count)]) }),
      "front": .list(
        front.map { scored in
          .object([
            "id": .text(scored.id), "listed": .count(scored.listed),
            "scores": .list(scored.scores.map { .computed($0) }),
          ])
        }),
      "overlap": .list(
        overlaps.map { row in .list(row.map { $0.map { .computed($0) } ?? .null }) }),
    ])
  }
}
