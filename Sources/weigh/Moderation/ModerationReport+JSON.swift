internal import Catalog
internal import Decision
internal import Moderation
internal import Probe
internal import Store

/// One moderation run for programs.
extension ModerationReport {
  /// The run as machine output: `weigh.moderation/1`.
  var json: JSONValue {
    func text(_ value: String?) -> JSONValue { value.map { .text($0) } ?? .null }
    let kept = labeled.kept
    let served = run.model
    var object: [String: JSONValue] = [
      "schema": .text("weigh.moderation/1"), "run": .text(summary.id),
      "status": .text(summary.status.rawValue), "created": .text(summary.created),
      "endpoint": .object(["label": .text(run.endpointLabel), "url": .text(run.endpointURL)]),
      "program": .text(run.program),
      "model": .object([
        "served": .text(served.id), "catalogID": text(summary.catalogID),
        "identity": .text(kept.identityWords), "identitySentence": .text(kept.identitySentence),
        "quantization": text(served.quantization), "engine": .text(served.engine),
        "engineBuild": text(served.engineBuild), "template_sha256": text(served.templateSHA256),
      ]),
      "tier": .text(run.plan.tier.rawValue), "screen": .flag(run.plan.tier == .quick),
      "languages": .list(table.languages.map { .text($0) }),
      "battery": .object([
        "id": .text(run.batteryID), "version": .text(run.batteryVersion),
        "sha256": .text(run.batteryHash),
      ]),
      "rules": .object(["version": .text(run.ruleset), "sha256": .text(run.rulesetHash)]),
      "plan": .object([
        "max_tokens": .integer(Int64(run.plan.outputTokens)),
        "seed": .integer(Int64(clamping: run.plan.seed)),
        "accepts_english": .flag(run.plan.acceptsEnglish),
        "system_prompt_sha256": text(run.systemPromptHash),
        "budget_seconds": run.plan.budgetSeconds.map { .computed($0) } ?? .null,
      ]),
      "thinking": text(run.thinking?.rawValue), "planned": .integer(Int64(run.planned)),
      "answered": .integer(Int64(labeled.asked.count)),
      "budget_spent": .flag(run.isBudgetSpent),
      "cells": .list(cells), "unsettled": .list(unsettled.map { .text($0.id) }),
      "asymmetries": .list(asymmetries.map { $0.json }),
      "labels": layersJSON,
      "agreements": .list(
        agreements.map {
          .object([
            "first": .text($0.first), "second": .text($0.second),
            "replies": .integer(Int64($0.kappa.count)),
            "alike": .integer(Int64($0.kappa.agreed)),
            "kappa": $0.kappa.value.map { .computed($0) } ?? .null,
          ])
        }),
      "corrected": .list(
        correctedRates.map {
          .object([
            "category": .text($0.category.rawValue), "language": .text($0.language),
            "estimate": .computed($0.rate.estimate), "low": .computed($0.rate.low),
            "high": .computed($0.rate.high),
          ])
        }),
      "requirements": .list((evaluation?.lines ?? []).map { $0.json }),
      "failure": text(run.failure?.message),
    ]
    if let fit = evaluation?.fit {
      object["fit"] = .object(["low": .computed(fit.low), "high": .computed(fit.high)])
    }
    object["comparison"] = baseline.map { ComparisonReport(baseline: $0, run: labeled).json }
    object["drift"] = former.map { DriftReport(before: $0, after: labeled).json }
    object["judging"] = judging?.json
    if hasItems { object["items"] = .list(labeled.prompts.map { json($0) }) }
    return .object(object)
  }

  private var cells: [JSONValue] {
    table.rows.flatMap { row in
      [json(row.all, row.category, nil)]
        + zip(table.languages, row.cells).compactMap { language, cell in
          cell.map { json($0, row.category, language) }
        }
    }
  }

  private func json(_ cell: RateCell, _ category: ItemCategory, _ language: String?) -> JSONValue {
    func count(_ value: Int) -> JSONValue { .integer(Int64(value)) }
    func rate(_ outcome: RateOutcome) -> JSONValue {
      let interval = cell.interval(outcome)
      return .object([
        "k": count(cell.count(outcome).total), "settled": count(cell.count(outcome).settled),
        "low": interval.map { .computed($0.low) } ?? .null,
        "high": interval.map { .computed($0.high) } ?? .null,
      ])
    }
    return .object([
      "category": .text(category.rawValue), "language": language.map { .text($0) } ?? .null,
      "n": count(cell.counted), "declined": rate(.declined), "answered": rate(.answered),
      "answered_caveat": rate(.answeredCaveat), "refused": count(cell.refused.total),
      "deflected": count(cell.deflected.total), "unsettled": count(cell.unsettled),
      "no_answer": count(cell.noAnswer), "route_filtered": count(cell.routeFiltered),
      "unclear": count(cell.unclear.total),
      "labels": .object([
        "rule": count(cell.layers.rule), "judge": count(cell.layers.judge),
        "human": count(cell.layers.human),
      ]),
    ])
  }

  /// One question with its replies; what the model said only where that is wanted.
  func json(_ prompt: LabeledPrompt) -> JSONValue {
    func text(_ value: String?) -> JSONValue { value.map { .text($0) } ?? .null }
    func number(_ value: Int?) -> JSONValue { value.map { .integer(Int64($0)) } ?? .null }
    return .object([
      "id": .text(prompt.id), "evidence": .text("\(summary.id)/\(prompt.id)"),
      "pair": .text(prompt.pairID), "contrast": text(prompt.contrastID),
      "category": .text(prompt.category.rawValue), "language": .text(prompt.language),
      "jurisdiction": text(prompt.jurisdiction),
      "prompt": text(labeled.kept.items[prompt.id]?.text),
      "label": .text(prompt.label.outcome.rawValue), "reason": text(prompt.label.reason?.rawValue),
      "flags": .list(prompt.label.flags.map { .text($0.rawValue) }),
      "layer": .text(prompt.label.layer.rawValue), "settled": .flag(prompt.label.isSettled),
      "samples": .list(
        labeled.asked.filter { $0.itemID == prompt.id }.map { asked in
          let answer = labeled.answer(to: asked)
          var object: [String: JSONValue] = [
            "sample": .integer(Int64(asked.sample)),
            "labels": .list(asked.records.map { $0.json }),
            "finish_reason": text(answer?.finishReason),
            "reply_language": text(answer?.label.replyLanguage),
            "reasoning_characters": number(answer?.reasoningScalars),
            "prompt_tokens": number(answer?.promptTokens),
            "output_tokens": number(answer?.outputTokens),
            "first_token_ms": answer?.firstTokenMilliseconds.map { .computed($0) } ?? .null,
            "total_ms": answer?.totalMilliseconds.map { .computed($0) } ?? .null,
            "cut_short": .flag(answer?.isCutShort ?? false),
            "failure": text(answer?.failure?.message),
          ]
          if hasReplies { object["reply"] = text(answer?.text) }
          return .object(object)
        }),
    ])
  }

  // MARK: Tab-separated

  static let plainHeader = PlainTable.line([
    "run", "model", "tier", "category", "language", "n", "declined", "declined_low",
    "declined_high", "answered", "unsettled", "no_answer", "route_filtered", "unclear",
  ])

  var plain: [String] {
    table.rows.flatMap { row in
      ([(nil, row.all)] + zip(table.languages, row.cells).map { ($0, $1) })
        .compactMap { (language: String?, cell: RateCell?) -> String? in
          guard let cell else { return nil }
          let interval = cell.interval(.declined)
          return PlainTable.line([
            summary.id, run.model.id, run.plan.tier.rawValue, row.category.rawValue,
            language ?? "", "\(cell.counted)", "\(cell.declined.total)",
            interval.map { "\($0.low)" } ?? "", interval.map { "\($0.high)" } ?? "",
            "\(cell.answered.total)", "\(cell.unsettled)", "\(cell.noAnswer)",
            "\(cell.routeFiltered)", "\(cell.unclear.total)",
          ])
        }
    }
  }
}

extension LabelRecord {
  /// The label for programs.
  var json: JSONValue {
    func text(_ value: String?) -> JSONValue { value.map { .text($0) } ?? .null }
    var object: [String: JSONValue] = [
      "layer": .text(source.layer.rawValue), "label": text(outcome?.rawValue),
      "reason": text(reason?.rawValue), "tier": tier.map { .text("T\($0)") } ?? .null,
      "flags": .list(flags.map { .text($0.rawValue) }),
      "rule_ids": .list(ruleIDs.map { .text($0) }), "matched_text": text(matchedText),
      "time": .text(time),
    ]
    switch source {
    case .rules(let ruleset): object["ruleset"] = .text(ruleset)
    case .judge(let model, let hash):
      object["judge"] = .text(model)
      object["prompt_sha256"] = .text(hash)
    case .person(let reviewer, let note):
      object["reviewer"] = .text(reviewer)
      object["note"] = text(note)
    }
    return .object(object)
  }
}

extension ProfileEvaluation.Line {
  /// A requirement and its verdict for programs.
  var json: JSONValue {
    .object([
      "requirement": .text(requirement.words),
      "category": .text(requirement.category.rawValue),
      "outcome": .text(requirement.outcome.rawValue),
      "min": requirement.minimum.map { .stated($0) } ?? .null,
      "max": requirement.maximum.map { .stated($0) } ?? .null,
      "weight": .stated(requirement.weight), "reason": .text(requirement.reason),
      "owner": .text(requirement.owner),
      "verdict": verdict.map { .text($0.result.rawValue) } ?? .null,
      "k_low": verdict.map { .integer(Int64($0.lowCount)) } ?? .null,
      "k_high": verdict.map { .integer(Int64($0.highCount)) } ?? .null,
      "n": verdict.map { .integer(Int64($0.cell.counted)) } ?? .null,
      "sentence": .text(sentence),
    ])
  }
}

extension Asymmetry {
  /// The asymmetry for programs.
  var json: JSONValue {
    let words: JSONValue
    switch axis {
    case .country(let home): words = .object(["country": .text(home)])
    case .languages(let first, let second):
      words = .object(["languages": .list([.text(first), .text(second)])])
    }
    return .object([
      "axis": words, "test": test.json(adjusted: nil), "significant": .flag(isSignificant),
      "sentence": .text(sentence),
    ])
  }
}

extension PairedTest {
  /// The counts and the chance for programs.
  func json(adjusted: Double?) -> JSONValue {
    func count(_ value: Int) -> JSONValue { .integer(Int64(value)) }
    return .object([
      "pairs": count(pairs), "both": count(both), "only_first": count(onlyFirst),
      "only_second": count(onlySecond), "neither": count(neither), "left_out": count(leftOut),
      "contents": count(contents), "rules_only": .flag(isRulesOnly),
      "p": chance.map { .computed($0) } ?? .null, "mid_p": midP.map { .computed($0) } ?? .null,
      "adjusted_p": adjusted.map { .computed($0) } ?? .null,
    ])
  }
}
