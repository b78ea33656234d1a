internal import Catalog

/// Every model that is not ranked with its reasons, one JSON object a line, for audits.
///
/// **Shape**: lines in byte order of the ids. Above `limit` models the first line holds counts, and
/// only models that exactly one need keeps out follow; the result id leads to all of them.
struct ExclusionsExport: ExportFormat {
  let name = "exclusions"
  let fileExtension = "exclusions.jsonl"
  let summary = "Every model that is not ranked with its reasons, one a line."

  /// The most models that are all written; chosen, so that editors and reviews still open the file.
  var limit = 20_000

  func text(of record: DecisionRecord) -> String {
    let models = record.excluded
    guard models.count > limit else { return Self.lines(models.map(\.json)) }
    let alone = models.filter { $0.reasons.count == 1 }
    var counts: [String: Int] = [:]
    for model in models where model.reasons.count != 1 {
      for reason in model.reasons { counts[reason.rule, default: 0] += 1 }
    }
    let head = JSONValue.object([
      "note": .text(
        """
        Only models that exactly one need keeps out are listed. The others are counted by each need \
        that keeps them out; all of them can be computed again from the catalog and the scenario of \
        the record.
        """),
      "all": .count(models.count), "listed": .count(alone.count),
      "leftOut": .count(models.count - alone.count),
      "leftOutByNeed": .object(counts.mapValues { .count($0) }),
      "result": .text(record.basis.resultID),
    ])
    return Self.lines([head] + alone.map(\.json))
  }

  private static func lines(_ values: [JSONValue]) -> String {
    values.map { $0.canonicalText + "\n" }.joined()
  }
}
