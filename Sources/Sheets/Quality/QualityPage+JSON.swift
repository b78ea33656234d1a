public import Catalog
internal import Decision
internal import Quality

extension QualityPage {
  /// The same facts as a document: without the id of the model, which callers put around it.
  public var json: [String: JSONValue] {
    var object = Self.json(estimate)
    object["use"] = .text(use.id)
    object["calibration"] = ability.scale.calibration.map { .text($0.version) } ?? .null
    object["ability_logit"] = ability.ability.map { .computed($0) } ?? .null
    object["ability_standard_error"] = ability.standardError.map { .computed($0) } ?? .null
    object["results"] = .list(
      contributions.map { contribution in
        var row = self.row(ability.results[contribution.place])
        if case .used(let logit) = ability.standings[contribution.place] {
          row["logit"] = .computed(logit)
        }
        row["points"] = .computed(contribution.points)
        row["weight"] = .computed(contribution.share)
        row["residual_points"] = .computed(contribution.residual)
        row["agrees"] = .flag(contribution.agrees)
        row["of_use"] = .flag(contribution.isOfUse)
        return .object(row)
      })
    object["left_out"] = .list(
      leftOutResults.map { result, reason in
        var row = self.row(result)
        row["reason"] = .text(reason)
        return .object(row)
      })
    return object
  }

  /// An estimate alone.
  static func json(_ estimate: UseEstimate) -> [String: JSONValue] {
    var object: [String: JSONValue] = [
      "points": .null, "standard_error": .null, "low": .null, "high": .null, "step": .null,
      "marks": .list(
        UseEstimate.Mark.allCases.filter(estimate.marks.contains).map { .text($0.rawValue) }),
    ]
    switch estimate.value {
    case .points(let points, let error):
      object["points"] = .computed(points)
      object["standard_error"] = .computed(error)
      object["low"] = .computed(points - 1.96 * error)
      object["high"] = .computed(points + 1.96 * error)
    case .missing(let reason): object["missing"] = .text(reason.sentence)
    }
    if let step = estimate.step {
      object["step"] = .object([
        "points": .computed(step.points), "standard_error": .computed(step.standardError),
        "results": .integer(Int64(step.results)),
      ])
    }
    return object
  }

  private func row(_ result: BenchmarkResult) -> [String: JSONValue] {
    let read = result.evidence.flatMap(snapshot.date)
    return [
      "benchmark": .text(result.benchmark), "score": .stated(result.score),
      "unit": .text(ability.scale.benchmarks[result.benchmark]?.unit ?? ""),
      "kind": .text(result.kind.rawValue), "mode": result.mode.map(JSONValue.text) ?? .null,
      "date": result.date.map { .text($0.description) } ?? .null,
      "read": read.map { .text($0.description) } ?? .null,
      "source": result.evidence.map { .text($0.source) } ?? .null,
      "source_url": result.sourceURL.map(JSONValue.text) ?? .null,
    ]
  }
}
