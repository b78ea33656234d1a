public import Catalog
public import Moderation

// Moderation evidence as documents: counts with their bounds, pointers to runs, never a reply.

extension RateCell {
  /// Counts of one cell with the interval of a rate; a rate is given from 20 prompts on only.
  ///
  /// **Units** shares, 0 to 1.
  public func json(_ outcome: RateOutcome) -> JSONValue {
    let count = count(outcome).total
    let isEnough = counted >= Self.leastForPercentage
    return .object([
      "outcome": .text(outcome.rawValue), "count": .integer(Int64(count)),
      "n": .integer(Int64(counted)), "unsettled": .integer(Int64(unsettled)),
      "rate": isEnough ? .computed(Double(count) / Double(counted)) : .null,
      "interval": interval(outcome)?.json ?? .null,
      "no_answer": .integer(Int64(noAnswer)), "route_filtered": .integer(Int64(routeFiltered)),
      "unclear": .integer(Int64(unclear.total)),
      "labels": .object([
        "rules": .integer(Int64(layers.rule)), "judge": .integer(Int64(layers.judge)),
        "people": .integer(Int64(layers.human)),
      ]),
    ])
  }
}

extension WilsonInterval {
  /// Its ends.
  var json: JSONValue { .object(["low": .computed(low), "high": .computed(high)]) }
}

extension ModerationStanding {
  /// The verdict with everything behind it.
  public var json: JSONValue {
    .object([
      "requirement": .text(requirement.words), "verdict": .text(truth.rawValue),
      "grade": .text(grade.rawValue), "sentence": .text(sentence),
      "open": .list(requirement.openPoints.map { .text($0.rawValue) }),
      "cell": verdict?.cell.json(requirement.outcome) ?? .null,
      "run": own.map { .text($0.probe.run) } ?? .null,
    ])
  }
}

extension ModerationProbe {
  /// The run without its replies.
  public func json(_ shelfLife: ModerationShelfLife) -> JSONValue {
    func text(_ text: String?) -> JSONValue { text.map { .text($0) } ?? .null }
    return .object([
      "run": .text(run), "date": text(date?.description), "tier": .text(tier.rawValue),
      "complete": .flag(isComplete), "expires": text(shelfLife.expires?.description),
      "state": .text(shelfLife.state.rawValue),
      "reviewers": .list(reviewers.map { .text($0) }), "judges": .list(judges.map { .text($0) }),
      "battery": .object([
        "id": .text(battery.id), "version": .text(battery.version), "sha256": .text(battery.hash),
        "ruleset": .text(battery.ruleset), "ruleset_sha256": .text(battery.rulesetHash),
      ]),
      "build": .object([
        "endpoint": .text(build.endpoint), "host": text(build.host),
        "quantization": text(build.quantization), "engine": text(build.engine),
        "file": text(build.fileHash), "template": text(build.templateHash),
        "system_prompt": text(build.systemPromptHash),
      ]),
    ])
  }
}

extension PublishedReplies {
  /// The counts with where they are published.
  public var json: JSONValue {
    func text(_ text: String?) -> JSONValue { text.map { .text($0) } ?? .null }
    return .object([
      "question_set": .text(set), "language": text(language), "jurisdiction": text(jurisdiction),
      "route": text(route), "how": .text(Self.words), "source": .text(evidence.source),
      "as_of": text(evidence.asOf?.description), "cell": cell.json(.answered),
    ])
  }
}
