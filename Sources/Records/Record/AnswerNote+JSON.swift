internal import Catalog
internal import Decision

extension DecisionRecord.AnswerNote {
  var json: JSONValue {
    .known([
      "rule": .text(rule), "requirement": .text(requirement), "verdict": .text(verdict.rawValue),
      "grade": .text(grade), "sentence": .text(sentence), "counts": counts?.json,
      "run": run?.json, "against": .texts(against), "open": .texts(open),
      "evidence": .texts(evidence), "asks": asks?.json,
    ])
  }

  init(_ value: JSONValue, at path: String) throws(RecordProblem) {
    let reader = try ObjectReader(
      value, at: path,
      keys: [
        "rule", "requirement", "verdict", "grade", "sentence", "counts", "run", "against", "open",
        "evidence", "asks",
      ])
    rule = try reader.text("rule")
    requirement = try reader.text("requirement")
    verdict = try reader.word("verdict", TruthValue.self)
    grade = try reader.text("grade")
    sentence = try reader.text("sentence")
    counts = try reader.optionalInner("counts", DecisionRecord.AnswerCounts.init)
    run = try reader.optionalInner("run", DecisionRecord.AnswerRun.init)
    against = try reader.texts("against")
    open = try reader.texts("open")
    evidence = try reader.texts("evidence")
    asks = try reader.optionalInner("asks", DecisionRecord.AnswerDemand.init)
  }
}

extension DecisionRecord.AnswerDemand {
  var json: JSONValue {
    .known([
      "category": .text(category), "outcome": .text(outcome), "languages": .texts(languages),
      "countries": .texts(countries), "min": minimum.map { .computed($0) },
      "max": maximum.map { .computed($0) },
    ])
  }

  init(_ value: JSONValue, at path: String) throws(RecordProblem) {
    let reader = try ObjectReader(
      value, at: path, keys: ["category", "outcome", "languages", "countries", "min", "max"])
    category = try reader.text("category")
    outcome = try reader.text("outcome")
    languages = try reader.texts("languages")
    countries = try reader.texts("countries")
    minimum = try reader.optionalNumber("min")
    maximum = try reader.optionalNumber("max")
  }
}

extension DecisionRecord.AnswerCounts {
  /// The least number of prompts a rate is given for; fewer are counts only.
  static let leastForRate = 20

  var json: JSONValue {
    .known([
      "outcome": .text(outcome), "count": .count(count), "n": .count(total),
      "rate": total >= Self.leastForRate ? .computed(Double(count) / Double(total)) : nil,
      "unsettled": .count(unsettled),
      "outside": .object([
        "noAnswer": .count(outside[0]), "routeFiltered": .count(outside[1]),
        "unclear": .count(outside[2]),
      ]),
      "labels": .object([
        "rules": .count(layers[0]), "judge": .count(layers[1]), "people": .count(layers[2]),
      ]),
      "interval": interval.map {
        .object(["low": .computed($0.lowerBound), "high": .computed($0.upperBound)])
      },
    ])
  }

  init(_ value: JSONValue, at path: String) throws(RecordProblem) {
    let reader = try ObjectReader(
      value, at: path,
      keys: [
        "outcome", "count", "n", "rate", "unsettled", "outside", "labels", "interval",
      ])
    outcome = try reader.text("outcome")
    count = try reader.integer("count")
    total = try reader.integer("n")
    unsettled = try reader.integer("unsettled")
    outside = try reader.inner("outside") { (value, path) throws(RecordProblem) in
      try Self.counts(value, at: path, ["noAnswer", "routeFiltered", "unclear"])
    }
    layers = try reader.inner("labels") { (value, path) throws(RecordProblem) in
      try Self.counts(value, at: path, ["rules", "judge", "people"])
    }
    interval = try reader.optionalInner("interval") { (value, path) throws(RecordProblem) in
      let reader = try ObjectReader(value, at: path, keys: ["low", "high"])
      let (low, high) = (try reader.number("low"), try reader.number("high"))
      guard low <= high else { throw reader.wrong("low", "a number no larger than high") }
      return low...high
    }
  }

  private static func counts(
    _ value: JSONValue, at path: String, _ keys: [String]
  ) throws(RecordProblem) -> [Int] {
    let reader = try ObjectReader(value, at: path, keys: keys)
    var counts: [Int] = []
    for key in keys { counts.append(try reader.integer(key)) }
    return counts
  }
}

extension DecisionRecord.AnswerRun {
  var json: JSONValue {
    .known([
      "id": .text(id), "date": date.map { .text($0.description) }, "build": .text(build),
      "file": fileHash.map { .text($0) }, "template": templateHash.map { .text($0) },
      "tier": .text(tier), "battery": .texts(battery), "ruleset": .texts(ruleset),
      "reviewers": .texts(reviewers), "judges": .texts(judges),
      "expires": expires.map { .text($0.description) }, "state": .text(state),
    ])
  }

  init(_ value: JSONValue, at path: String) throws(RecordProblem) {
    let reader = try ObjectReader(
      value, at: path,
      keys: [
        "id", "date", "build", "file", "template", "tier", "battery", "ruleset", "reviewers",
        "judges", "expires", "state",
      ])
    id = try reader.text("id")
    date = try reader.optionalDate("date")
    build = try reader.text("build")
    fileHash = try reader.optionalText("file")
    templateHash = try reader.optionalText("template")
    tier = try reader.text("tier")
    battery = try reader.texts("battery")
    ruleset = try reader.texts("ruleset")
    reviewers = try reader.texts("reviewers")
    judges = try reader.texts("judges")
    expires = try reader.optionalDate("expires")
    state = try reader.text("state")
  }
}
