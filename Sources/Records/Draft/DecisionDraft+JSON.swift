public import Catalog
internal import Licensing

extension DecisionDraft {
  /// The name drafts carry where they are stored.
  public static let schema = "weigh.draft/1"

  /// The draft, to be stored between calls.
  public var json: JSONValue {
    .object([
      "schema": .text(Self.schema), "title": .text(title), "question": .text(question),
      "product": .text(orNull: product), "deciders": .texts(deciders),
      "consulted": .texts(consulted), "informed": .texts(informed),
      "decided": .text(orNull: decided?.description),
      "number": number.map { .integer(Int64($0)) } ?? .null, "slug": .text(orNull: slug),
      "status": .text(status.word),
      "supersededBy": status.successor.map { .integer(Int64($0)) } ?? .null,
      "shortlist": .list(
        shortlist.map { candidate in
          .known([
            "model": .text(candidate.model), "verdict": .text(candidate.verdict.word),
            "reason": .text(orNull: candidate.verdict.reason), "duties": candidate.duties.json,
          ])
        }),
      "noneOfThese": .flag(isNoneOfThese), "because": .text(because), "against": .texts(against),
      "notFirstBecause": .text(orNull: notFirstBecause), "reopenIf": .texts(reopenIf),
      "notes": .text(notes), "reviewBy": .text(orNull: reviewBy?.description),
    ])
  }

  /// Reads a stored draft; whatever is not there or does not read keeps its empty value.
  ///
  /// A draft is work in progress: losing one field is better than losing all of it.
  public init(json: JSONValue) {
    let fields = json.fields
    self.init(title: fields["title"]?.asText ?? "")
    question = fields["question"]?.asText ?? ""
    product = fields["product"]?.asText
    deciders = fields["deciders"]?.asTexts ?? []
    consulted = fields["consulted"]?.asTexts ?? []
    informed = fields["informed"]?.asTexts ?? []
    decided = fields["decided"]?.asText.flatMap(CalendarDate.init)
    number = fields["number"]?.asInteger
    slug = fields["slug"]?.asText
    status =
      DecisionRecord.Status(
        word: fields["status"]?.asText ?? "", successor: fields["supersededBy"]?.asInteger)
      ?? .proposed
    shortlist = (fields["shortlist"]?.asList ?? []).compactMap { item -> Candidate? in
      let parts = item.fields
      guard let model = parts["model"]?.asText else { return nil }
      let verdict = ShortlistVerdict(
        word: parts["verdict"]?.asText ?? "", reason: parts["reason"]?.asText)
      var candidate = Candidate(model, verdict ?? .open)
      for duty in parts["duties"]?.asList ?? [] {
        guard let text = duty.fields["text"]?.asText,
          let state = duty.fields["state"]?.asText.flatMap(LicenseDuty.State.init(rawValue:))
        else { continue }
        candidate.duties[text] = state
      }
      return candidate
    }
    isNoneOfThese = fields["noneOfThese"] == .flag(true)
    because = fields["because"]?.asText ?? ""
    against = fields["against"]?.asTexts ?? []
    notFirstBecause = fields["notFirstBecause"]?.asText
    reopenIf = fields["reopenIf"]?.asTexts ?? []
    notes = fields["notes"]?.asText ?? ""
    reviewBy = fields["reviewBy"]?.asText.flatMap(CalendarDate.init)
  }
}

/// Looks into a document without complaining.
extension JSONValue {
  fileprivate var fields: [String: JSONValue] {
    if case .object(let fields) = self { return fields }
    return [:]
  }

  fileprivate var asText: String? {
    if case .text(let text) = self { return text }
    return nil
  }

  fileprivate var asInteger: Int? {
    if case .integer(let integer) = self { return Int(exactly: integer) }
    return nil
  }

  fileprivate var asList: [JSONValue]? {
    if case .list(let list) = self { return list }
    return nil
  }

  fileprivate var asTexts: [String]? { asList?.compactMap(\.asText) }
}
