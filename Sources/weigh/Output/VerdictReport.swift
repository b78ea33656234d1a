internal import Catalog
internal import Cells
internal import Decision
internal import Licensing

/// Every rule's verdict on one model, with sources and the smallest change.
struct VerdictReport {
  struct Observed {
    let must: Must
    let label: String
    let observation: Observation
  }

  let outcome: Outcome
  let candidate: Candidate
  let alternative: Alternative
  let observations: [Observed]
  let row: RankedRow?
  let exclusion: ExcludedModel?
  /// The reported restriction that alone keeps it out.
  let restricted: RestrictedModel?
  /// Every way of running it.
  let ways: [Way]
  /// The way asked for, where it is not the one that is usually shown.
  let asked: Way?

  init(outcome: Outcome, candidate: Candidate, way: Way? = nil) {
    self.outcome = outcome
    self.candidate = candidate
    ways = outcome.ways(of: candidate)
    asked = way
    row = outcome.row(of: candidate.model.id)
    exclusion = outcome.exclusion(of: candidate.model.id)
    restricted = outcome.restriction(of: candidate.model.id)
    let shown =
      way?.alternative ?? row?.alternative ?? exclusion?.alternative ?? restricted?.alternative
      ?? outcome.references.first { $0.model.id == candidate.model.id }?.alternative
      ?? outcome.context.alternatives(of: candidate)[0]
    alternative = shown
    observations = outcome.scenario.musts.compactMap { must in
      guard must.isOn, let definition = Constraints.named(must.field) else { return nil }
      return Observed(
        must: must, label: definition.label, observation: definition.observe(shown, must))
    }
  }

  /// Whether the model is not ranked.
  var isExcluded: Bool {
    guard let asked else { return row == nil }
    return asked.standing == .excluded || asked.standing == .restricted
  }
  /// Whether every need is surely met.
  var meetsAll: Bool { row?.group == .meets }

  /// The answer in one line.
  var headline: String {
    let name = candidate.model.id
    if let asked {
      return "\(name) by \(alternative.deliveryName): \(asked.reason(in: outcome))."
    }
    if candidate.model.status == .closed {
      return "\(name) is closed: shown as a reference, never ranked."
    }
    if let row {
      let place =
        "\(name): rank \(row.bracket)\(row.isTied ? ", shared," : "") of "
        + "\(outcome.rows.count) by \(alternative.deliveryName)"
      return row.group == .meets
        ? place + "; it meets every need."
        : place
          + "; it hangs on \(Wording.count(row.unknownMusts.count, "unknown fact"))."
    }
    if let restricted {
      let instruments = restricted.restrictions.map(\.pack.instrument)
      return "\(name) is left out by a reported restriction that you let exclude: "
        + "\(Wording.list(instruments))."
    }
    guard let exclusion else { return "\(name) is not part of this ranking." }
    let labels = exclusion.excludingMusts.map {
      outcome.scenario.musts[$0].label
    }
    let nearest = outcome.nearestWay(of: exclusion).map { "; \($0) comes nearest" } ?? ""
    return exclusion.isNotKnown
      ? "\(name) is set aside: not known: \(Wording.list(labels))\(nearest)."
      : "\(name) is excluded by \(Wording.list(labels))\(nearest)."
  }

  /// The report for people.
  func lines(glyphs: GlyphSet, width: Int) -> [String] {
    var lines = [headline, ""]
    for observed in observations {
      let mark: String
      switch observed.observation.truth {
      case .pass: mark = glyphs.meets
      case .fail: mark = glyphs.fails
      case .unknown: mark = glyphs.unknown
      }
      lines += wrapped("\(mark) \(observed.observation.sentence)", glyphs, width, indent: 2)
      for item in observed.observation.evidence.prefix(observed.observation.truth == .pass ? 1 : 6)
      {
        lines += wrapped("    " + source(item), glyphs, width, indent: 6)
      }
      if observed.observation.truth != .pass {
        lines += wrapped("    " + observed.observation.reopen, glyphs, width, indent: 4)
      }
    }
    lines += wayLines(glyphs, width)
    lines += restrictionLines(glyphs, width)
    let standing = alternative.license
    let siblings = outcome.context.licenseSiblings(of: alternative)
    if !siblings.isEmpty {
      lines += ["", "Of the same family, for the same use:"]
      for sibling in siblings { lines += wrapped("  - " + sibling.text, glyphs, width, indent: 4) }
    }
    if !standing.remarks.isEmpty {
      lines += ["", "Remarks on the license:"]
      for remark in standing.remarks { lines += wrapped("  - " + remark, glyphs, width, indent: 4) }
    }
    if !standing.duties.isEmpty {
      lines += ["", "Duties under the license:"]
      for duty in standing.duties { lines += wrapped("  - " + duty, glyphs, width, indent: 4) }
    }
    if !standing.assumptions.isEmpty {
      lines += ["", "Taken for granted, because nobody answered:"]
      for assumption in standing.assumptions {
        lines += wrapped("  - " + assumption, glyphs, width, indent: 4)
      }
    }
    lines += ["", LicenseEvaluation.disclaimer]
    return lines
  }

  /// What the packs that are on say of it, and the ways of running it they leave out.
  private func restrictionLines(_ glyphs: GlyphSet, _ width: Int) -> [String] {
    guard outcome.hasPolicies else { return [] }
    var lines = ["", "Reported restrictions, apart from score and license:"]
    let all = alternative.restrictions
    if all.isEmpty {
      lines.append(
        alternative.canBeNamed
          ? "  No pack that is on names it."
          : "  Its developer is not known, so nobody can tell whether a pack names it.")
    }
    for restriction in all {
      lines += wrapped(
        "  - \(restriction.finding.effect.rawValue): \(restriction.finding.text)", glyphs, width,
        indent: 4)
      for item in restriction.evidence {
        lines += wrapped("    " + source(item), glyphs, width, indent: 6)
      }
    }
    let ways = outcome.context.alternatives(of: candidate).filter {
      $0.key != alternative.key && $0.restrictions.contains(where: \.excludes)
    }
    if !ways.isEmpty {
      lines += wrapped(
        "  Left out as ways to run it: \(Wording.list(ways.map(\.deliveryName))).", glyphs, width,
        indent: 4)
    }
    return lines
  }

  /// Tab-separated lines: one per rule, then one per pack that is on and names it.
  var plain: [String] {
    [PlainTable.line(["rule", "verdict", "observed", "limit", "sentence", "reopen", "sources"])]
      + observations.map {
        PlainTable.line([
          $0.must.id, $0.observation.truth.rawValue, $0.observation.observed,
          $0.observation.limit, $0.observation.sentence, $0.observation.reopen,
          $0.observation.evidence.map(\.source).joined(separator: " "),
        ])
      }
      + alternative.restrictions.map {
        PlainTable.line([
          "policy:" + $0.pack.id, $0.finding.effect.rawValue, $0.finding.coverage.rawValue,
          $0.finding.surface.rawValue, $0.finding.text, "",
          $0.pack.sources.joined(separator: " "),
        ])
      }
  }

  /// The report as machine output: `weigh.why/1`.
  var json: JSONValue {
    let standing = alternative.license
    return .object([
      "schema": .text("weigh.why/1"), "catalog": outcome.catalogJSON,
      "scenario": .object([
        "name": .text(outcome.scenario.name), "sha256": .text(outcome.scenario.sha256),
      ]),
      "id": .text(candidate.model.id), "delivery": .text(alternative.delivery.key),
      "answer": .text(headline),
      "standing": .text(
        row.map { $0.group == .meets ? "meets" : "hangs" }
          ?? (restricted != nil
            ? "restricted" : exclusion?.isNotKnown ?? false ? "not-known" : "excluded")),
      "restrictions": alternative.restrictionsJSON,
      "ways": .list(ways.map { $0.json(in: outcome) }),
      "verdicts": .list(observations.map { $0.observation.json(rule: $0.must.id) }),
      "license": .object([
        "verdict": .text(standing.verdict.rawValue), "ids": .list(standing.ids.map { .text($0) }),
        "duties": .list(standing.duties.map { .text($0) }),
        "assumptions": .list(standing.assumptions.map { .text($0) }),
        "remarks": .list(standing.remarks.map { .text($0) }),
        "siblings": .list(
          outcome.context.licenseSiblings(of: alternative).map { .text($0.text) }),
      ]),
      "disclaimer": .text(LicenseEvaluation.disclaimer),
    ])
  }

  private func source(_ item: EvidenceItem) -> String {
    SourceLine(snapshot: outcome.snapshot).text(item)
  }

  func wrapped(_ text: String, _ glyphs: GlyphSet, _ width: Int, indent: Int) -> [String] {
    let lead = text.prefix { $0 == " " }
    let body = glyphs.metrics.wrapped(
      String(text.dropFirst(lead.count)), to: max(20, width - indent - lead.count))
    return body.enumerated().map { position, line in
      position == 0
        ? lead + line : String(repeating: " ", count: max(indent, lead.count)) + line
    }
  }
}

/// A statement with its public source, as one line.
struct SourceLine {
  let snapshot: CatalogSnapshot

  func text(_ item: EvidenceItem) -> String {
    let source = snapshot.sources[item.source]
    let place =
      source?.identity("repo")?.text ?? source?.identity("url")?.text ?? item.source
    var parts = ["\(item.field): \(item.value)", "\(item.kind.rawValue), \(place)"]
    if let clause = item.clause { parts.append("clause \(clause)") }
    if let asOf = item.asOf { parts.append(asOf.description) }
    if let note = item.note { parts.append(note) }
    return parts.joined(separator: "; ")
  }
}
