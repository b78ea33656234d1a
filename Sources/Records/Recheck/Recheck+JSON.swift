public import Catalog

extension Recheck {
  /// The schema results are written in.
  public static let schema = "weigh.recheck/1"

  /// The result as machine output, one record of `weigh.recheck/1`.
  public var json: JSONValue {
    .known([
      "number": record.number.map { .count($0) }, "slug": .text(record.slug),
      "status": .text(record.status.word), "chosen": .text(orNull: record.chosen),
      "decided": .text(record.decided.description),
      "reviewBy": .text(record.review.day.description), "holds": .flag(holds),
      "catalog": .object([
        "was": .object([
          "asOf": .text(record.basis.catalogAsOf.description),
          "sha256": .text(record.basis.catalogSHA256),
        ]),
        "now": .object(["asOf": .text(release.asOf.description), "sha256": .text(release.sha256)]),
      ]),
      "counts": .object([
        "breaks": .count(count(.breaks)), "warns": .count(count(.warns)),
        "note": .count(count(.note)), "acknowledged": .count(acknowledgedCount),
      ]),
      "findings": .list(findings.map(\.json)), "message": .text(message),
    ])
  }
}

extension RecheckFinding {
  /// The finding as machine output.
  public var json: JSONValue {
    .known([
      "code": .text(code.rawValue), "class": .text(severity.rawValue),
      "entry": model.map { .text($0) }, "about": .text(about), "subject": .text(subject),
      "was": was.map { .text($0) }, "now": .text(now), "source": source.map { .text($0) },
      "date": date.map { .text($0.description) }, "detail": detail.map { .text($0) },
      "message": .text(message), "advice": .text(code.advice), "factSha256": .text(factSHA256),
      "acknowledged": acknowledgement?.json,
    ])
  }
}
