internal import Catalog
internal import Decision
internal import Licensing

extension DecisionRecord.Entry {
  var json: JSONValue {
    var object: [String: JSONValue] = [
      "id": .text(id), "delivery": .text(delivery), "deliveryName": .text(deliveryName),
      "group": .text(group.rawValue), "contributions": .list(contributions.map(\.json)),
      "needs": .list(needs.map(\.json)), "license": license.json,
      "licenses": .list(licenses.map(\.json)), "duties": .texts(duties), "flags": .texts(flags),
    ]
    // Left out where there are none, so that records from before keep their bytes.
    if !answers.isEmpty { object["answers"] = .list(answers.map(\.json)) }
    if !facts.isEmpty { object["facts"] = .list(facts.map(\.json)) }
    if !ancestors.isEmpty { object["ancestors"] = .list(ancestors.map(\.json)) }
    if !files.isEmpty { object["files"] = .list(files.map(\.json)) }
    if let placement {
      object["rank"] = .count(placement.rank)
      object["position"] = .count(placement.position)
      object["bracket"] = .count(placement.bracket)
      object["rankRange"] = .list([
        .count(placement.rankRange.lowerBound), .count(placement.rankRange.upperBound),
      ])
      object["score"] = placement.score.json
      object["coverage"] = .computed(placement.coverage)
    }
    return .object(object)
  }

  init(_ value: JSONValue, at path: String) throws(RecordProblem) {
    let reader = try ObjectReader(
      value, at: path,
      keys: [
        "id", "delivery", "deliveryName", "group", "contributions", "needs", "license", "licenses",
        "answers", "duties", "flags", "rank", "position", "bracket", "rankRange", "score",
        "coverage", "facts", "ancestors", "files",
      ])
    id = try reader.text("id")
    delivery = try reader.text("delivery")
    deliveryName = try reader.text("deliveryName")
    group = try reader.word("group", Group.self)
    placement = reader.has("rank") ? try DecisionRecord.Placement(reader) : nil
    contributions = try reader.list("contributions", DecisionRecord.Contribution.init)
    needs = try reader.list("needs", DecisionRecord.Reason.init)
    answers =
      reader.has("answers") ? try reader.list("answers", DecisionRecord.AnswerNote.init) : []
    license = try reader.inner("license", DecisionRecord.LicenseNote.init)
    licenses = try reader.list("licenses", DecisionRecord.LicenseLine.init)
    duties = try reader.texts("duties")
    flags = try reader.texts("flags")
    facts = reader.has("facts") ? try reader.list("facts", DecisionRecord.ModelFact.init) : []
    ancestors =
      reader.has("ancestors") ? try reader.list("ancestors", DecisionRecord.Ancestor.init) : []
    files = reader.has("files") ? try reader.list("files", DecisionRecord.WeightFile.init) : []
  }
}

extension DecisionRecord.Placement {
  fileprivate init(_ reader: ObjectReader) throws(RecordProblem) {
    let ends = try reader.list("rankRange") { (value, path) throws(RecordProblem) in
      guard case .integer(let end) = value else {
        throw .wrongValue(path: path, expected: "a whole number")
      }
      return Int(end)
    }
    guard ends.count == 2, ends[0] <= ends[1] else {
      throw reader.wrong("rankRange", "two ranks, the better first")
    }
    self.init(
      rank: try reader.integer("rank"), position: try reader.integer("position"),
      bracket: try reader.integer("bracket"), rankRange: ends[0]...ends[1],
      score: try reader.inner("score", Triple.init(json:at:)),
      coverage: try reader.number("coverage"))
  }
}

extension Triple {
  init(json value: JSONValue, at path: String) throws(RecordProblem) {
    let reader = try ObjectReader(value, at: path, keys: ["low", "mid", "high"])
    self.init(
      low: try reader.number("low"), mid: try reader.number("mid"),
      high: try reader.number("high"))
  }
}

extension DecisionRecord.Contribution {
  var json: JSONValue {
    .known([
      "criterion": .text(criterion), "cell": Self.json(cell), "text": .text(text),
      "settles": settles.map { .text($0) }, "value": value.json, "points": .computed(points),
      "evidence": .texts(evidence),
    ])
  }

  init(_ value: JSONValue, at path: String) throws(RecordProblem) {
    let reader = try ObjectReader(
      value, at: path,
      keys: ["criterion", "cell", "text", "settles", "value", "points", "evidence"])
    criterion = try reader.text("criterion")
    cell = try reader.inner("cell", Self.cell)
    text = try reader.text("text")
    settles = try reader.optionalText("settles")
    self.value = try reader.inner("value", Triple.init(json:at:))
    points = try reader.number("points")
    evidence = try reader.texts("evidence")
  }

  private static func json(_ cell: Cell) -> JSONValue {
    switch cell {
    case .known(let value):
      let isWhole = value == value.rounded()
      return .object([
        "kind": .text("known"), "mid": isWhole ? .stated(value) : .computed(value),
      ])
    case .interval(let low, let mid, let high):
      return .object([
        "kind": .text("interval"), "low": .computed(low), "mid": .computed(mid),
        "high": .computed(high),
      ])
    case .missing: return .object(["kind": .text("missing")])
    case .notApplicable: return .object(["kind": .text("not-applicable")])
    }
  }

  private static func cell(_ value: JSONValue, at path: String) throws(RecordProblem) -> Cell {
    let reader = try ObjectReader(value, at: path, keys: ["kind", "low", "mid", "high"])
    switch try reader.text("kind") {
    case "known": return .known(try reader.number("mid"))
    case "interval":
      return .interval(
        low: try reader.number("low"), mid: try reader.number("mid"),
        high: try reader.number("high"))
    case "missing": return .missing
    case "not-applicable": return .notApplicable
    default: throw reader.wrong("kind", "known, interval, missing or not-applicable")
    }
  }
}

extension DecisionRecord.LicenseNote {
  var json: JSONValue {
    .known([
      "verdict": .text(verdict.rawValue), "sentence": sentence.map { .text($0) },
      "reopen": reopen.map { .text($0) }, "confidence": confidence.map { .text($0) },
      "evidence": .texts(evidence),
    ])
  }

  init(_ value: JSONValue, at path: String) throws(RecordProblem) {
    let reader = try ObjectReader(
      value, at: path, keys: ["verdict", "sentence", "reopen", "confidence", "evidence"])
    verdict = try reader.word("verdict", Verdict.self)
    sentence = try reader.optionalText("sentence")
    reopen = try reader.optionalText("reopen")
    confidence = try reader.optionalText("confidence")
    evidence = try reader.texts("evidence")
  }
}

extension DecisionRecord.LicenseLine {
  var json: JSONValue {
    .known([
      "id": .text(id), "name": .text(name), "verdict": .text(verdict.rawValue),
      "basis": .text(basis), "textSha256": textSHA256.map { .text($0) },
      "checked": checked.map { .text($0.description) }, "spdx": spdx.map { .text($0) },
      "url": address.map { .text($0) }, "through": through.map { .text($0) },
    ])
  }

  init(_ value: JSONValue, at path: String) throws(RecordProblem) {
    let reader = try ObjectReader(
      value, at: path,
      keys: [
        "id", "name", "verdict", "basis", "textSha256", "checked", "spdx", "url", "through",
      ])
    id = try reader.text("id")
    name = try reader.text("name")
    verdict = try reader.word("verdict", Verdict.self)
    basis = try reader.text("basis")
    textSHA256 = try reader.optionalText("textSha256")
    checked = try reader.optionalDate("checked")
    spdx = try reader.optionalText("spdx")
    address = try reader.optionalText("url")
    through = try reader.optionalText("through")
  }
}

extension DecisionRecord.Reason {
  var json: JSONValue {
    let margin = margin.map { margin in
      JSONValue.known([
        "distance": .computed(margin.distance), "relative": margin.relative.map { .computed($0) },
        "unit": .text(margin.unit),
      ])
    }
    return .object([
      "rule": .text(rule), "verdict": .text(verdict.rawValue), "value": .text(value),
      "limit": .text(limit), "margin": margin ?? .null, "evidence": .texts(evidence),
      "sentence": .text(sentence), "reopen": .text(reopen),
    ])
  }

  init(_ value: JSONValue, at path: String) throws(RecordProblem) {
    let reader = try ObjectReader(
      value, at: path,
      keys: [
        "rule", "verdict", "value", "limit", "margin", "evidence", "sentence", "reopen",
      ])
    rule = try reader.text("rule")
    verdict = try reader.word("verdict", TruthValue.self)
    self.value = try reader.text("value")
    limit = try reader.text("limit")
    margin = try reader.optionalInner("margin") { (value, path) throws(RecordProblem) in
      let reader = try ObjectReader(value, at: path, keys: ["distance", "relative", "unit"])
      return Margin(
        distance: try reader.number("distance"), relative: try reader.optionalNumber("relative"),
        unit: try reader.text("unit"))
    }
    evidence = try reader.texts("evidence")
    sentence = try reader.text("sentence")
    reopen = try reader.text("reopen")
  }
}
