internal import Catalog

extension DecisionRecord.Opinion {
  var json: JSONValue {
    .known([
      "reviewer": .text(reviewer), "entry": .text(model), "mark": .text(stance.rawValue),
      "date": date.map { .text($0.description) }, "note": note.map { .text($0) },
    ])
  }

  init(_ value: JSONValue, at path: String) throws(RecordProblem) {
    let reader = try ObjectReader(
      value, at: path, keys: ["reviewer", "entry", "mark", "date", "note"])
    self.init(
      reviewer: try reader.text("reviewer"), model: try reader.text("entry"),
      stance: try reader.word("mark", Stance.self), date: try reader.optionalDate("date"),
      note: try reader.optionalText("note"))
  }
}

extension DecisionRecord.ReviewNote {
  var json: JSONValue {
    .known([
      "date": .text(date.description), "by": .text(by), "note": note.map { .text($0) },
      "former": .text(former.description),
    ])
  }

  init(_ value: JSONValue, at path: String) throws(RecordProblem) {
    let reader = try ObjectReader(value, at: path, keys: ["date", "by", "note", "former"])
    self.init(
      date: try reader.date("date"), by: try reader.text("by"),
      note: try reader.optionalText("note"), former: try reader.date("former"))
  }
}

extension DecisionRecord.Acknowledgement {
  var json: JSONValue {
    .known([
      "code": .text(code), "entry": model.map { .text($0) }, "date": .text(date.description),
      "by": .text(by), "reason": .text(reason), "fact": .text(factSHA256),
    ])
  }

  init(_ value: JSONValue, at path: String) throws(RecordProblem) {
    let reader = try ObjectReader(
      value, at: path, keys: ["code", "entry", "date", "by", "reason", "fact"])
    self.init(
      code: try reader.text("code"), model: try reader.optionalText("entry"),
      date: try reader.date("date"), by: try reader.text("by"), reason: try reader.text("reason"),
      factSHA256: try reader.text("fact"))
  }
}
