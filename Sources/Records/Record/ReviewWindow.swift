public import Catalog
internal import Decision

/// How long a decision may stand before somebody looks at it again.
///
/// **Units**: days. **Shape**: the usual time between two releases of the chosen model's family,
/// never less than 30 days and never more than 180; 180 where nobody knows that time, or nothing was
/// chosen. **Source**: the upper end is the rhythm in which summaries of training content must be
/// updated under the European Union's template, six months; the lower end is chosen: sooner nothing
/// changes.
public struct ReviewWindow: Hashable, Sendable {
  /// The shortest and the longest window.
  static let bounds = 30...180
  /// The share of the window after which a warning is given, in per cent.
  static let warningPercent = 80

  /// Days it holds.
  public let days: Int
  /// The usual days between two releases of the family; `nil` where they are not known.
  public let cadenceDays: Int?

  /// The window that follows from a cadence.
  public init(cadenceDays: Int?) {
    self.cadenceDays = cadenceDays
    days =
      cadenceDays.map { min(max($0, Self.bounds.lowerBound), Self.bounds.upperBound) }
      ?? Self.bounds.upperBound
  }

  /// The window of a decision for a model of a catalog.
  public init(of model: String?, in snapshot: CatalogSnapshot) {
    let family = model.flatMap { snapshot.model($0)?.family }
    self.init(cadenceDays: family.flatMap(snapshot.cadenceDays))
  }

  /// The last day of the window; `nil` past the year 9999.
  public func last(from day: CalendarDate) -> CalendarDate? { day.adding(days: days) }

  /// When to look again, as the window says or as people say.
  ///
  /// **Shape**: `nil` past the year 9999. A later day than the window allows stands as people set
  /// it; whether they gave a reason is a matter of acceptance.
  func review(from decided: CalendarDate, given day: CalendarDate?, reason: String?)
    -> DecisionRecord.Review?
  {
    let said = reason.flatMap { PlainText.oneLine($0).isEmpty ? nil : $0 }
    if let day {
      return DecisionRecord.Review(day: day, basis: .given, windowDays: days, reason: said)
    }
    return last(from: decided).map {
      DecisionRecord.Review(
        day: $0, basis: cadenceDays == nil ? .cadenceNotKnown : .cadence, windowDays: days)
    }
  }
}

extension DecisionRecord.Review {
  /// When to look again, in a sentence.
  var reminder: String { "Look again by \(day)." }
}

extension DecisionRecord {
  /// When to look again and why then, in a sentence or two.
  var reviewSentence: String {
    let day = review.day.description
    let days = review.windowDays ?? ReviewWindow.bounds.upperBound
    let start = "Look again by \(day): \(days) days after "
    let window = start + (reviews.isEmpty ? "the decision" : "the last look")
    switch review.basis {
    case .given:
      let why = review.reason.map { " Later than the \(days) days that are usual: \($0)" } ?? ""
      return review.reminder + why
    case .cadence:
      // The window has two ends, so it is not always the very time between two releases.
      switch days {
      case ReviewWindow.bounds.lowerBound:
        return window + ", the shortest time, because the family is released that often."
      case ReviewWindow.bounds.upperBound:
        return window + ", the longest time, because the family is released that seldom."
      default: return window + ", the usual time between two releases of the family."
      }
    case .cadenceNotKnown:
      return window + ", because the release cadence of the family is not known."
    }
  }
}
