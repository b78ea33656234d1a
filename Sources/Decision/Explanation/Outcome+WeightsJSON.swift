public import Catalog
internal import Scoring

extension Outcome {
  /// The weights, how far each can move, how sure they make the order, and what to look up next, as
  /// machine output: `weigh.weights/1`.
  public func weightsJSON(_ robustness: Robustness?) -> JSONValue {
    let ranges = weightRanges
    let front = paretoFront
    return .object([
      "schema": .text(EngineVersion.weightsSchema),
      "engine": .object(["decision": .text(EngineVersion.decision)]),
      "catalog": catalogJSON,
      "scenario": .object([
        "name": .text(scenario.name), "sha256": .text(scenario.sha256),
        "order": .text(scenario.order.rawValue), "useCase": .text(scenario.useCase),
        "method": .text(scenario.weightMethod.rawValue),
      ]),
      "weights": .list(
        criteria.enumerated().map { position, criterion in
          criterion.weightJSON(
            place: places[position],
            range: ranges.indices.contains(position) ? ranges[position] : nil)
        }),
      "robustness": robustness.map { $0.json(criteria) } ?? .null,
      "otherMethods": otherMethods?.json ?? .null,
      "front": .object([
        "rows": .list(front.front.map { .text($0.model.id) }),
        "dominated": .list(
          front.dominated.map { dominated in
            .object([
              "id": .text(dominated.row.model.id), "count": .integer(Int64(dominated.count)),
              "by": .list(dominated.dominators.map { .text($0.model.id) }),
            ])
          }),
      ]),
      "warnings": .list(warnings.map { .text($0) }),
    ])
  }

  /// Weights by criterion.
  func json(ofWeights weights: [Double]) -> JSONValue {
    Robustness.json(weights, criteria)
  }
}

extension ActiveCriterion {
  fileprivate func weightJSON(place: Int, range: WeightRange?) -> JSONValue {
    var object: [String: JSONValue] = [
      "id": .text(definition.id), "unit": .text(definition.unit), "weight": .computed(weight),
      "place": .integer(Int64(place)),
    ]
    if let points = preference.points { object["points"] = .stated(points) }
    if case .linear(let worst, let best) = curve {
      object["worst"] = .stated(worst)
      object["best"] = .stated(best)
    } else if case .logarithmic(let worst, let best) = curve {
      object["worst"] = .stated(worst)
      object["best"] = .stated(best)
    }
    object["range"] = range.map { .object(["low": $0.low.json, "high": $0.high.json]) } ?? .null
    return .object(object)
  }
}

extension WeightRange.End {
  fileprivate var json: JSONValue {
    .object([
      "weight": .computed(weight),
      "successor": successor.map { .text($0.model.id) } ?? .null,
      "delivery": successorWay.map { .text($0.delivery.key) } ?? .null,
    ])
  }
}

extension Robustness {
  fileprivate func json(_ criteria: [ActiveCriterion]) -> JSONValue {
    var object: [String: JSONValue] = [
      "space": .text(space.rawValue), "draws": .integer(Int64(draws)),
      "drawsAsked": .integer(Int64(drawsAsked)), "seed": .integer(Int64(clamping: seed)),
      "verdict": .text(verdict), "notLookedAt": .integer(Int64(cutCount)),
      "items": .list(
        finalists.map { finalist in
          .object([
            "id": .text(finalist.row.model.id),
            "delivery": .text(finalist.row.alternative.delivery.key),
            "position": .integer(Int64(finalist.row.position)),
            "firstShare": .computed(finalist.firstShare),
            "topThreeShare": .computed(finalist.topThreeShare),
            "meanRank": .computed(finalist.meanRank),
            "lossShare": finalist.lossShare.map { .computed($0) } ?? .null,
            "confidence": finalist.confidence.map { .computed($0) } ?? .null,
            "centralWeights": finalist.centralWeights.map { Self.json($0, criteria) } ?? .null,
          ])
        }),
      "lookUp": .list(
        openFacts.map { fact in
          .object([
            "id": .text(fact.row.model.id), "criterion": .text(fact.criterion.definition.id),
            "swing": .computed(fact.swing), "expectedGain": .computed(fact.expectedGain),
            "canChangeFirst": .flag(fact.canChangeFirst), "way": .text(fact.wayToSettle),
          ])
        }),
    ]
    if space == .around { object["concentration"] = .stated(concentration) }
    return .object(object)
  }

  static func json(_ weights: [Double], _ criteria: [ActiveCriterion]) -> JSONValue {
    .object(
      Dictionary(
        zip(criteria, weights).map { ($0.definition.id, .computed($1)) },
        uniquingKeysWith: { first, _ in first }))
  }
}

extension OtherMethodsRemark {
  fileprivate var json: JSONValue {
    .list(
      methods.map { method in
        .object([
          "name": .text(method.name), "agreesOnFirst": .flag(method.agreesOnFirst),
          "first": .list(method.first.map { .text($0.model.id) }),
          "correlation": method.correlation.map { .computed($0) } ?? .null,
          "moved": .list(method.moved.map { .text($0.model.id) }),
        ])
      })
  }
}

extension Challenge {
  /// What must change, as machine output: `weigh.challenge/1`.
  public func json(in outcome: Outcome) -> JSONValue {
    .object([
      "schema": .text(EngineVersion.challengeSchema),
      "catalog": outcome.catalogJSON,
      "scenario": .object([
        "name": .text(outcome.scenario.name), "sha256": .text(outcome.scenario.sha256),
      ]),
      "challenger": .text(challenger.model.id), "leader": .text(leader.model.id),
      "gap": .computed(gap), "isAhead": .flag(isAhead),
      "openNeeds": .list(openMusts.map { .text($0.id) }),
      "facts": .list(
        facts.map { fact in
          .object([
            "criterion": .text(fact.criterion.definition.id),
            "unit": .text(fact.criterion.definition.unit),
            "present": fact.present.bounds.map { .computed($0.mid) } ?? .null,
            "needed": fact.fact.map { .computed($0) } ?? .null,
            "worth": fact.value.map { .computed($0) } ?? .null,
          ])
        }),
      "stillLeading": stillLeading.map { .text($0.model.id) } ?? .null,
      "weights": weightChange.map { $0.json(in: outcome) } ?? .null,
      "weightsKeepingOrder": weightChangeKeepingOrder.map { $0.json(in: outcome) } ?? .null,
    ])
  }
}

extension Challenge.WeightChange {
  fileprivate func json(in outcome: Outcome) -> JSONValue {
    .object([
      "moved": .computed(moved), "weights": outcome.json(ofWeights: weights),
      "stillLeading": stillLeading.map { .text($0.model.id) } ?? .null,
    ])
  }
}
