public import Catalog

/// A change of a record after it was decided: a finding somebody lives with, or a review.
///
/// The change is made to the document, so that keys other programs added stay where they are, however
/// deep. The record is signed anew.
public struct RecordChange: Hashable, Sendable {
  /// The record after the change.
  public let record: DecisionRecord
  /// Its file after the change.
  public let text: String

  /// Says of some findings that somebody lives with them.
  ///
  /// **Shape**: an acknowledgement covers what was found and no more; of two on the same finding the
  /// later one is shown. **Errors**: `RecordChangeRefusal` without a name or a reason.
  public init(
    acknowledging findings: [RecheckFinding], in text: String, by name: String, reason: String,
    on day: CalendarDate
  ) throws {
    let name = PlainText.oneLine(name)
    let reason = PlainText.oneLine(reason)
    guard !name.isEmpty else { throw RecordChangeRefusal.noName }
    guard !reason.isEmpty else { throw RecordChangeRefusal.noReason }
    try self.init(text) { record in
      for finding in findings {
        let note = DecisionRecord.Acknowledgement(
          code: finding.code.rawValue, model: finding.model, date: day, by: name, reason: reason,
          factSHA256: finding.factSHA256)
        record.acknowledged.append(note)
      }
    }
  }

  /// Notes that somebody looked at the decision, and sets the day of the next look.
  ///
  /// **Shape**: the next look is `next`, or the end of the window from this one; an earlier day is
  /// free, a later one needs a reason. **Errors**: `RecordChangeRefusal`.
  public init(
    reviewing text: String, by name: String, note: String?, on day: CalendarDate,
    window: ReviewWindow, next: CalendarDate?, reason: String?
  ) throws {
    let name = PlainText.oneLine(name)
    guard !name.isEmpty else { throw RecordChangeRefusal.noName }
    guard day.day != nil, let last = window.last(from: day),
      let review = window.review(from: day, given: next, reason: reason)
    else { throw RecordChangeRefusal.noDay }
    guard review.day > day else { throw RecordChangeRefusal.notAhead(review.day, today: day) }
    guard review.day <= last || review.reason != nil else {
      throw RecordChangeRefusal.tooLate(review.day, last: last, windowDays: window.days)
    }
    let said = note.map(PlainText.oneLine).flatMap { $0.isEmpty ? nil : $0 }
    var refusal: RecordChangeRefusal?
    try self.init(text) { record in
      if let expires = record.expires, expires < review.day {
        refusal = .pastExpiry(review.day, expires: expires)
      }
      record.reviews.append(.init(date: day, by: name, note: said, former: record.review.day))
      // What the checklist knows of the next look follows it.
      let former = record.review.reminder
      for position in record.checklist.indices {
        record.checklist[position].facts = record.checklist[position].facts.map {
          $0 == former ? review.reminder : $0
        }
      }
      record.review = review
    }
    if let refusal { throw refusal }
  }

  private init(_ text: String, _ change: (inout DecisionRecord) -> Void) throws {
    var record = try DecisionRecord(jsonText: text)
    let former = try JSONValue(jsonText: text)
    change(&record)
    guard case .object(var body) = record.json.keepingExtensions(of: former) else {
      throw RecordProblem.notARecord(schema: nil, kind: SignedDocument.Kind.decision.name)
    }
    body["self"] = nil
    self.text = SignedDocument.signed(body).indentedText
    self.record = try DecisionRecord(jsonText: self.text)
  }
}

/// Why a record is not changed: facts only, the wording stands in `RecordChangeRefusal+Message.swift`.
public enum RecordChangeRefusal: Error, Hashable, Sendable {
  /// Nobody is named.
  case noName
  /// No reason is given.
  case noReason
  /// The day is only a month, or lies past the year 9999.
  case noDay
  /// The next look would not be after this one.
  case notAhead(CalendarDate, today: CalendarDate)
  /// The next look is later than the window allows, and nobody says why.
  case tooLate(CalendarDate, last: CalendarDate, windowDays: Int)
  /// The decision expires before the next look.
  case pastExpiry(CalendarDate, expires: CalendarDate)
}

extension JSONValue {
  /// The document with the keys beginning with `x-` that another one holds in the same places; lists
  /// are compared item by item as far as both go.
  fileprivate func keepingExtensions(of former: JSONValue) -> JSONValue {
    switch (self, former) {
    case (.object(var object), .object(let old)):
      for (key, value) in old {
        if let present = object[key] {
          object[key] = present.keepingExtensions(of: value)
        } else if key.hasPrefix("x-") {
          object[key] = value
        }
      }
      return .object(object)
    case (.list(let list), .list(let old)):
      return .list(
        list.enumerated().map { place, item in
          old.indices.contains(place) ? item.keepingExtensions(of: old[place]) : item
        })
    default: return self
    }
  }
}

extension DecisionDraft {
  /// Takes over what was added to its record after the decision.
  public mutating func take(over record: DecisionRecord) {
    acknowledged = record.acknowledged
    reviews = record.reviews
    reviewReason = record.review.reason
    // A day that follows from the window follows again from the last look.
    reviewBy = record.review.basis == .given ? record.review.day : nil
  }
}
