public import Catalog

extension LicenseEvaluation {
  /// The evaluation as a document: `overall`, `by_question`, `reasons`, `duties`, `assumptions`.
  public var json: JSONValue { .object(jsonObject) }

  var jsonObject: [String: JSONValue] {
    [
      "overall": .text(overall.rawValue),
      "by_question": .object(
        Dictionary(
          answers.map { ($0.question.rawValue, .text($0.verdict.rawValue)) },
          uniquingKeysWith: { first, _ in first })),
      "reasons": .list(reasons.map(\.json)),
      "duties": .list(duties.map(\.json)),
      "assumptions": .list(assumptions.map(\.json)),
      "confidence": .text(confidence.rawValue),
      "remarks": .list(remarks.map { .text($0.text) }),
      "note": .text(Self.disclaimer),
    ]
  }
}

extension LicenseReason {
  /// The reason as a document.
  public var json: JSONValue {
    var object: [String: JSONValue] = [
      "question": .text(question.rawValue), "verdict": .text(verdict.rawValue),
      "kind": .text(kind.rawValue), "text": .text(text), "reopen": .text(reopen.text),
      "remedies": .list(remedies.map { .text($0.text) }),
      "sources": .list(sources.map(\.json)),
    ]
    object["license"] = licenseID.map(JSONValue.text)
    object["clause"] = clause.map(JSONValue.text)
    object["answer_by"] = answerer.map { .text($0.text) }
    return .object(object)
  }
}

extension LicenseDuty {
  /// The duty as a document.
  public var json: JSONValue {
    .object([
      "text": .text(text), "bearer": .text(bearer.rawValue), "state": .text(state.rawValue),
      "optional": .flag(isOptional), "trigger": .text(triggerCode), "when": .text(triggerWords),
      "wording": mark.map(JSONValue.text) ?? .null, "where": .list(places.map(JSONValue.text)),
      "licenses": .list(
        askedBy.map { asked in
          var object: [String: JSONValue] = ["license": .text(asked.licenseID)]
          object["clause"] = asked.clause.map(JSONValue.text)
          return .object(object)
        }),
    ])
  }
}

extension Assumption {
  /// The assumption as a document.
  public var json: JSONValue {
    let stated: JSONValue =
      switch value {
      case .flag(let flag): .flag(flag)
      case .number(let number): .stated(number)
      case .word(let word): .text(word)
      case .words(let words): .list(words.map(JSONValue.text))
      }
    return .object(["field": .text(field), "value": stated])
  }
}

extension LicenseText {
  /// The text as a document: where it is, and which bytes were read.
  public var json: JSONValue {
    var object: [String: JSONValue] = ["role": .text(role.rawValue)]
    object["repo"] = repository.map(JSONValue.text)
    object["path"] = path.map(JSONValue.text)
    object["commit"] = commit.map(JSONValue.text)
    object["date"] = lastChanged.map { .text($0.description) }
    object["sha256"] = sha256.map(JSONValue.text)
    object["url"] = url.map(JSONValue.text)
    return .object(object)
  }
}
