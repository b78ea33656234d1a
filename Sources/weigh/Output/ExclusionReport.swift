internal import Catalog
internal import Cells
internal import Decision
internal import Licensing

/// What each rule keeps out, as text, tab-separated lines or JSON.
struct ExclusionReport {
  let outcome: Outcome
  let reports: [RuleReport]

  /// The report for people: each rule, then its models, near misses first.
  func lines(limit: Int, width: Int, glyphs: GlyphSet) -> [String] {
    guard !reports.isEmpty else { return ["Nothing is excluded."] }
    var lines: [String] = []
    for report in reports {
      let wanted = report.wanted(in: outcome.context.base)
      var head =
        "\(report.label) (\(wanted)): removes \(report.removed.count), "
        + "\(report.alone.count) of them alone"
      if let relaxation = report.relaxation {
        head +=
          "; \(relaxation.words): \(relaxation.gained) \(relaxation.gained == 1 ? "comes" : "come") back"
      }
      lines += glyphs.metrics.wrapped(head, to: width)
      for model in report.removed.prefix(limit) {
        let sentence = model.observation(of: report.position)?.sentence ?? ""
        let others = model.excludingMusts.count - 1
        let tail = others > 0 ? " And \(Wording.count(others, "more need"))." : ""
        let body = glyphs.metrics.wrapped(
          "\(model.model.id)\(nearest(model)): \(sentence)\(tail)", to: max(20, width - 4))
        lines += body.enumerated().map { ($0 == 0 ? "  " : "    ") + $1 }
      }
      if report.removed.count > limit {
        lines.append("  \(report.removed.count - limit) more")
      }
      lines.append("")
    }
    lines.append(LicenseEvaluation.disclaimer)
    return lines
  }

  /// The way a model came nearest by, where that matters.
  private func nearest(_ model: ExcludedModel) -> String {
    outcome.nearestWay(of: model).map { " by " + $0 } ?? ""
  }

  /// Tab-separated lines: one per model and rule that excludes it.
  var plain: [String] {
    [
      PlainTable.line([
        "need", "model", "delivery", "verdict", "observed", "limit", "sentence", "reopen",
        "sources",
      ])
    ]
      + entries.map { model, position, observation in
        PlainTable.line([
          id(position), model.model.id, model.alternative.delivery.key,
          observation.truth.rawValue, observation.observed, observation.limit,
          observation.sentence, observation.reopen,
          observation.evidence.map(\.source).joined(separator: " "),
        ])
      }
  }

  /// The report as machine output: `weigh.excluded/1`.
  var json: JSONValue {
    .object([
      "schema": .text("weigh.excluded/1"), "catalog": outcome.catalogJSON,
      "scenario": .object([
        "name": .text(outcome.scenario.name), "sha256": .text(outcome.scenario.sha256),
      ]),
      "needs": .list(
        reports.map { report in
          .object([
            "id": .text(report.must.id), "removed": .integer(Int64(report.removed.count)),
            "alone": .integer(Int64(report.alone.count)),
            "smallestChange": report.relaxation.map {
              .object(["words": .text($0.words), "gained": .integer(Int64($0.gained))])
            } ?? .null,
          ])
        }),
      "items": .list(
        entries.map { model, position, observation in
          .object([
            "id": .text(model.model.id), "delivery": .text(model.alternative.delivery.key),
            "notKnown": .flag(model.isNotKnown),
            "exclusion": observation.json(rule: id(position)),
          ])
        }),
      "disclaimer": .text(LicenseEvaluation.disclaimer),
    ])
  }

  /// The need at a position; restrictions stand after the last one.
  private func id(_ position: Int) -> String {
    position < outcome.scenario.musts.count
      ? outcome.scenario.musts[position].id : RuleReport.restrictionsID
  }

  private var entries: [(ExcludedModel, Int, Observation)] {
    reports.flatMap { report in
      report.removed.flatMap { model in
        model.excludingMusts.compactMap { position in
          model.observation(of: position).map { (model, position, $0) }
        }
      }
    }
  }
}
