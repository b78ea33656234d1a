internal import Catalog

extension DecisionRecord.ModelFact {
  var json: JSONValue {
    var object: [String: JSONValue?] = [
      "field": .text(field.rawValue), "unit": field.unit.map { .text($0) },
      "evidence": .texts(evidence),
    ]
    switch answer {
    case .stated(let values):
      object["state"] = .text("stated")
      object["values"] = .texts(values)
    case .disputed(let claims):
      object["state"] = .text("disputed")
      object["values"] = .texts(claims)
    case .undisclosed(let reason):
      object["state"] = .text("undisclosed")
      object["reason"] = .text(reason)
    case .notKnown: object["state"] = .text("not-known")
    }
    return .known(object)
  }

  init(_ value: JSONValue, at path: String) throws(RecordProblem) {
    let reader = try ObjectReader(
      value, at: path, keys: ["field", "unit", "state", "values", "reason", "evidence"])
    field = try reader.word("field", DecisionRecord.ModelField.self)
    guard try reader.optionalText("unit") == field.unit else {
      throw reader.wrong("unit", field.unit ?? "no unit")
    }
    evidence = try reader.texts("evidence")
    switch try reader.text("state") {
    case "stated": answer = .stated(try reader.texts("values"))
    case "disputed": answer = .disputed(try reader.texts("values"))
    case "undisclosed": answer = .undisclosed(reason: try reader.text("reason"))
    case "not-known": answer = .notKnown
    default: throw reader.wrong("state", "stated, disputed, undisclosed or not-known")
    }
  }
}

extension DecisionRecord.Ancestor {
  var json: JSONValue {
    .known([
      "id": .text(id), "madeInto": .text(madeInto), "relation": .text(relation),
      "publisher": publisher.map { .text($0) }, "licenses": .texts(licenses),
    ])
  }

  init(_ value: JSONValue, at path: String) throws(RecordProblem) {
    let reader = try ObjectReader(
      value, at: path, keys: ["id", "madeInto", "relation", "publisher", "licenses"])
    id = try reader.text("id")
    madeInto = try reader.text("madeInto")
    relation = try reader.text("relation")
    publisher = try reader.optionalText("publisher")
    licenses = try reader.texts("licenses")
  }
}

extension DecisionRecord.WeightFile {
  var json: JSONValue {
    .known([
      "format": .text(format), "quantization": quantization.map { .text($0) },
      "repository": repository.map { .text($0) }, "publisher": publisher.map { .text($0) },
      "official": isOfficial.map { .flag($0) }, "bytes": bytes.map { .count($0) },
      "sha256": sha256.map { .text($0) }, "evidence": .texts(evidence),
    ])
  }

  init(_ value: JSONValue, at path: String) throws(RecordProblem) {
    let reader = try ObjectReader(
      value, at: path,
      keys: [
        "format", "quantization", "repository", "publisher", "official", "bytes", "sha256",
        "evidence",
      ])
    format = try reader.text("format")
    quantization = try reader.optionalText("quantization")
    repository = try reader.optionalText("repository")
    publisher = try reader.optionalText("publisher")
    isOfficial = reader.has("official") ? try reader.flag("official") : nil
    bytes = try reader.optionalInteger("bytes")
    sha256 = try reader.optionalText("sha256")
    evidence = try reader.texts("evidence")
  }
}
