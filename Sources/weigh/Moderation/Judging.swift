internal import Catalog
internal import Decision
internal import Moderation
internal import Probe

/// What came of letting a judge label a run.
struct Judging {
  /// What the judge said; nothing where nothing was sent, or nothing came back.
  var judgement: Judgement?
  /// Why not all was judged.
  var failure: Failure?

  /// How often each thing came of asking, in a fixed order; what never did is left out.
  private var counts: [(words: String, key: String, count: Int)] {
    let findings = (judgement?.verdicts ?? []).map(\.finding)
    var counts: [(words: String, key: String, count: Int)] = Moderation.Outcome.allCases.map {
      outcome in
      (outcome.words, outcome.rawValue, findings.count { $0 == .label(outcome) })
    }
    let failed = findings.count { if case .failed = $0 { true } else { false } }
    counts += [
      ("declined by the judge", "judge_refused", findings.count { $0 == .refused }),
      ("without a label", "unreadable", findings.count { $0 == .unreadable }),
      ("filtered on the way", "filtered", findings.count { $0 == .filtered }),
      ("without an answer", "failed", failed),
    ]
    return counts.filter { $0.count > 0 }
  }

  /// One sentence; nothing where the judge said nothing.
  var sentence: String? {
    guard let judgement else { return nil }
    let parts = counts.map { "\($0.count) \($0.words)" }.joined(separator: ", ")
    return "The judge \(judgement.judge.id) at \(judgement.endpointURL) was sent "
      + "\(judgement.verdicts.count) of "
      + Wording.count(judgement.planned, "reply", plural: "replies")
      + (parts.isEmpty ? "." : ": \(parts).")
  }

  /// The same for programs.
  var json: JSONValue {
    guard let judgement else {
      return .object([
        "status": .text(failure == nil ? "complete" : "failed"), "planned": .integer(0),
        "judged": .integer(0), "failure": failure.map { .text($0.message) } ?? .null,
      ])
    }
    return .object([
      "status": .text(judgement.status.rawValue), "judge": .text(judgement.judge.id),
      "endpoint": .object([
        "label": .text(judgement.endpointLabel), "url": .text(judgement.endpointURL),
      ]),
      "prompt_sha256": .text(judgement.promptHash),
      "planned": .integer(Int64(judgement.planned)),
      "judged": .integer(Int64(judgement.verdicts.count)),
      "findings": .object(
        Dictionary(
          uniqueKeysWithValues: counts.map { ($0.key, JSONValue.integer(Int64($0.count))) })),
      "warnings": .list(judgement.warnings.map { .text($0.message) }),
      "failure": judgement.failure.map { .text($0.message) } ?? .null,
    ])
  }
}

extension ModerationReport {
  /// Prompts by who set the label that counts.
  var layers: [(layer: LabelLayer, count: Int)] {
    LabelLayer.allCases.map { layer in
      (layer, labeled.prompts.count { $0.label.layer == layer })
    }
  }

  /// The same for programs.
  var layersJSON: JSONValue {
    .object(
      Dictionary(
        uniqueKeysWithValues: layers.map {
          ($0.layer.rawValue, JSONValue.integer(Int64($0.count)))
        }))
  }

  /// What the judge just said, and who set the labels where it was not rules alone.
  var labelLines: [String] {
    var lines = [judging?.sentence].compactMap(\.self)
    let shown = layers.filter { $0.count > 0 }
    if shown.contains(where: { $0.layer > .rule }) {
      let parts = shown.map {
        "\($0.count) by \($0.layer == .judge ? "the judge" : $0.layer.words)"
      }
      lines.append("Labels that count: \(parts.joined(separator: ", ")).")
    }
    return lines
  }
}
