public import Catalog

extension DecisionDraft {
  /// The name drafts carry where they are stored.
  public static let schema = "weigh.draft/1"

  /// The draft, to be stored between calls.
  public var json: JSONValue {
    .known([
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
      "notFirstBecause": .text(orNull: notFirstBecause), "reopenIf": .list(reopenIf.map(\.json)),
      "notes": .text(notes), "reviewBy": .text(orNull: reviewBy?.description),
      "reviewReason": reviewReason.map { .text($0) },
      "expires": expires.map { .text($0.description) },
      "use": .known([
        "intended": use.intended.map { .text($0) }, "users": .texts(use.users),
        "outOfScope": .texts(use.outOfScope),
      ]),
      "reviews": .list(reviews.map(\.json)), "opinions": .list(opinions.map(\.json)),
      "checklist": .list(checklist.map(\.json)),
      "acknowledged": .list(acknowledged.map(\.json)),
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
      for duty in items("duties", parts, DutyStates.duty) {
        candidate.duties[standing: duty.text] = duty.standing
      }
      return candidate
    }
    isNoneOfThese = fields["noneOfThese"] == .flag(true)
    because = fields["because"]?.asText ?? ""
    against = fields["against"]?.asTexts ?? []
    notFirstBecause = fields["notFirstBecause"]?.asText
    reopenIf = (fields["reopenIf"]?.asList ?? []).compactMap { item in
      item.asText.map { .init($0) } ?? (try? .init(item, at: "reopenIf"))
    }
    notes = fields["notes"]?.asText ?? ""
    reviewBy = fields["reviewBy"]?.asText.flatMap(CalendarDate.init)
    reviewReason = fields["reviewReason"]?.asText
    expires = fields["expires"]?.asText.flatMap(CalendarDate.init)
    let uses = fields["use"]?.fields ?? [:]
    use = DecisionRecord.UseNote(
      intended: uses["intended"]?.asText, users: uses["users"]?.asTexts ?? [],
      outOfScope: uses["outOfScope"]?.asTexts ?? [])
    reviews = items("reviews", fields, DecisionRecord.ReviewNote.init)
    opinions = items("opinions", fields, DecisionRecord.Opinion.init)
    checklist = items("checklist", fields, DecisionRecord.ChecklistEntry.init)
    acknowledged = items("acknowledged", fields, DecisionRecord.Acknowledgement.init)
  }
}

/// The items of a list that read.
private func items<Item>(
  _ key: String, _ fields: [String: JSONValue],
  _ read: (JSONValue, String) throws(RecordProblem) -> Item
) -> [Item] {
  (fields[key]?.asList ?? []).compactMap { try? read($0, key) }
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
