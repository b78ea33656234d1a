public import Catalog
internal import Decision

extension DecisionRecord {
  /// The record as a document, with its own hash under `self`.
  public var json: JSONValue {
    var body: [String: JSONValue] = [
      "schema": .text(Self.schema), "number": number.map { .count($0) } ?? .null,
      "slug": .text(slug), "title": .text(title), "status": .text(status.word),
      "missing": .texts(missing), "decided": .text(decided.description),
      "deciders": .texts(deciders), "consulted": .texts(consulted), "informed": .texts(informed),
      "context": .known([
        "question": .text(question), "product": product.map { .text($0) },
        "intendedUse": use.intended.map { .text($0) }, "users": .texts(use.users),
        "outOfScope": .texts(use.outOfScope),
      ]),
      "notes": .text(notes), "outcome": outcomeJSON, "verdicts": .list(marks.map(\.json)),
      "marks": .list(opinions.map(\.json)), "reopen": .list(reopenIf.map(\.json)),
      "reviewBy": .text(review.day.description), "reviewBasis": .text(review.basis.rawValue),
      "reviews": .list(reviews.map(\.json)), "checklist": .list(checklist.map(\.json)),
      "acknowledged": .list(acknowledged.map(\.json)), "disclaimer": .text(Self.disclaimer),
    ]
    body["reviewWindow"] = review.windowDays.map { .count($0) }
    body["reviewReason"] = review.reason.map { .text($0) }
    body["expires"] = expires.map { .text($0.description) }
    body["supersededBy"] = status.successor.map { .count($0) }
    body.merge(content.parts) { first, _ in first }
    body.merge(extensions) { first, _ in first }
    return SignedDocument.signed(body)
  }

  private var outcomeJSON: JSONValue {
    let state: String
    switch choice {
    case .open: state = "open"
    case .noneOfThese: state = "none"
    case .model: state = "chosen"
    }
    return .known([
      "state": .text(state), "chosen": .text(orNull: chosen), "because": .text(because),
      "against": .texts(against), "notFirstBecause": notFirstBecause.map { .text($0) },
    ])
  }
}

extension DecisionRecord.Mark {
  var json: JSONValue {
    .known([
      "entry": .text(model), "verdict": .text(verdict.word),
      "reason": verdict.reason.map { .text($0) }, "duties": duties.json,
    ])
  }
}

extension DecisionRecord.Basis {
  /// The parts of the reproducibility block, each under its own key.
  var parts: [String: JSONValue] {
    [
      "catalog": .object([
        "name": .text(catalogName), "asOf": .text(catalogAsOf.description),
        "sha256": .text(catalogSHA256), "entries": .count(catalogEntries),
      ]),
      "overlays": .list(
        overlays.map { .object(["name": .text($0.name), "sha256": .text($0.sha256)]) }),
      "scenario": .object([
        "name": .text(scenarioName), "revision": .count(scenarioRevision),
        "sha256": .text(scenarioSHA256), "body": .text(scenarioBody),
      ]),
      "engine": .object(engine.mapValues { .text($0) }),
      "result": .object(["id": .text(resultID)]),
    ]
  }
}

extension DecisionRecord.Considered {
  var json: JSONValue {
    .object([
      "entries": .count(entries), "meeting": .count(meeting), "hanging": .count(hanging),
      "pending": .count(pending), "excluded": .count(excluded),
    ])
  }
}

extension DecisionRecord.Need {
  var json: JSONValue {
    .known([
      "rule": .text(rule), "text": .text(text), "why": why.map { .text($0) },
      "before": .count(before), "after": .count(after), "fails": .count(fails),
      "failsAlone": .count(failsAlone), "dropped": .count(dropped), "unknown": .count(unknown),
    ])
  }
}

extension DecisionRecord.Criterion {
  var json: JSONValue {
    .known([
      "id": .text(id), "label": .text(label), "unit": .text(unit), "weight": .computed(weight),
      "range": range.map { .text($0) },
    ])
  }
}

extension DecisionRecord.NextModel {
  var json: JSONValue {
    .object([
      "id": .text(id), "rank": .count(rank), "score": .computed(score), "gap": .computed(gap),
    ])
  }
}

extension DecisionRecord.RankedModel {
  var json: JSONValue {
    .object([
      "id": .text(id), "delivery": .text(delivery), "rank": .count(rank),
      "bracket": .count(bracket), "group": .text(group.rawValue), "score": .computed(score),
    ])
  }
}

extension DecisionRecord.Exclusion {
  var json: JSONValue {
    .object([
      "id": .text(id), "delivery": .text(delivery),
      "group": .text(isPending ? "pending" : "excluded"), "notKnown": .flag(isNotKnown),
      "reasons": .list(reasons.map(\.json)),
    ])
  }
}

extension DecisionRecord.OverrideNote {
  var json: JSONValue {
    .object([
      "entry": .text(model), "rule": .text(rule), "verdict": .text(verdict.rawValue),
      "by": .text(by), "date": .text(date.description), "reason": .text(reason),
    ])
  }
}

extension DecisionRecord.Flip {
  var json: JSONValue {
    .object([
      "leader": .text(leader), "challenger": .text(challenger), "criterion": .text(criterion),
      "weight": .computed(weight), "level": .computed(level),
      "side": .text(isFloor ? "at-least" : "at-most"), "sentence": .text(sentence),
    ])
  }
}

extension DecisionRecord.Statement {
  var json: JSONValue {
    .known([
      "field": .text(field), "value": .text(value), "kind": .text(kind.rawValue),
      "source": .text(source), "asOf": asOf.map { .text($0.description) },
      "clause": clause.map { .text($0) }, "note": note.map { .text($0) },
    ])
  }
}

extension DecisionRecord.SourceNote {
  var json: JSONValue {
    .known([
      "title": title.map { .text($0) }, "publisher": publisher.map { .text($0) },
      "repo": repository.map { .text($0) }, "url": url.map { .text($0) },
      "path": path.map { .text($0) }, "commit": commit.map { .text($0) },
      "read": read.map { .text($0.description) }, "attribution": attribution.map { .text($0) },
    ])
  }
}
