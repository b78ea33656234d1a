internal import Catalog
internal import Decision

/// Days that have come: the review, a warning before it, the expiry.
struct DateRule: RecheckRule {
  let codes: [RecheckCode] = [.expired, .reviewOverdue, .reviewSoon]

  func findings(_ context: RecheckContext) -> [RecheckFinding] {
    let record = context.record
    let today = context.today
    var findings: [RecheckFinding] = []
    if let expires = record.expires, today > expires {
      // A look does not help any more, so that the review is not asked for beside it.
      return [Self.finding(.expired, "Expiry", expires, today)]
    }
    let day = record.review.day
    if today > day {
      findings.append(Self.finding(.reviewOverdue, "Review", day, today))
      return findings
    }
    let start = record.reviews.last?.date ?? record.decided
    if day > start,
      100 * today.days(since: start) >= ReviewWindow.warningPercent * day.days(since: start)
    {
      findings.append(
        RecheckFinding(
          .reviewSoon, about: "review", subject: "Review", now: "due by \(day.description)",
          detail: Self.distance(from: today, to: day), fact: day.description))
    }
    return findings
  }

  private static func finding(
    _ code: RecheckCode, _ subject: String, _ day: CalendarDate, _ today: CalendarDate
  ) -> RecheckFinding {
    let verb = code == .expired ? "was on" : "was due by"
    return RecheckFinding(
      code, about: code == .expired ? "expires" : "review", subject: subject,
      now: "\(verb) \(day.description)", detail: distance(from: today, to: day),
      fact: day.description)
  }

  private static func distance(from today: CalendarDate, to day: CalendarDate) -> String {
    let days = day.days(since: today)
    if days == 0 { return "today" }
    return days > 0 ? "in \(Wording.count(days, "day"))" : "\(Wording.count(-days, "day")) ago"
  }
}
