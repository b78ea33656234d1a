internal import Catalog
internal import Decision
internal import Licensing
internal import Moderation

/// The model card: what it is, how it did, what to mind.
extension BOMDocument {
  var modelCard: JSONValue {
    .object([
      "modelParameters": modelParameters,
      "quantitativeAnalysis": .object([
        "performanceMetrics": .list(metrics.map(\.json))
      ]),
      "considerations": considerations, "properties": .list(standing),
    ])
  }

  private var modelParameters: JSONValue {
    func formats(_ field: DecisionRecord.ModelField) -> JSONValue {
      .list(subject.values(field).map { .object(["format": .text($0)]) })
    }
    let sizes: [DecisionRecord.ModelField] = [.parameters, .activeParameters, .contextTokens]
    let architecture =
      [subject.words(.architecture)]
      + sizes.compactMap { field in
        entry.fact(field).map { "\(field.label): \(subject.words($0))" }
      }
    let data: [DecisionRecord.ModelField] = [.trainingData, .trainingTokens, .knowledgeCutoff]
    return .object([
      "task": .text(subject.values(.kinds).joined(separator: ", ")),
      "architectureFamily": .text(subject.words(.architecture)),
      "modelArchitecture": .text(architecture.joined(separator: "; ")),
      "datasets": .list([
        .object([
          "type": .text("dataset"), "name": .text("training data"),
          "description": .text(
            data.map { "\($0.label): \(subject.words($0))" }.joined(separator: "; ")),
        ])
      ]),
      "inputs": formats(.inputs), "outputs": formats(.outputs),
    ])
  }

  // MARK: Considerations

  private var considerations: JSONValue {
    let use = record.use
    var considerations: [String: JSONValue] = [:]
    func put(_ key: String, _ texts: [String]) {
      let said = texts.filter { !PlainText.oneLine($0).isEmpty }
      if !said.isEmpty { considerations[key] = .texts(said) }
    }
    put("users", use.users)
    put("useCases", [use.intended, record.question].compactMap(\.self))
    put("technicalLimitations", limitations)
    put("performanceTradeoffs", tradeOffs)
    if !risks.isEmpty { considerations["ethicalConsiderations"] = .list(risks) }
    if !fairness.isEmpty { considerations["fairnessAssessments"] = .list(fairness) }
    return .object(considerations)
  }

  private var limitations: [String] {
    entry.needs.filter { $0.verdict != .pass }.map { reason in
      let word = reason.verdict == .fail ? "Need not met" : "Need not known to be met"
      let override = subject.override(reason.rule).map { " " + $0 } ?? ""
      return "\(word): \(reason.sentence)\(override)"
    } + record.use.outOfScope.map { "Not for: \($0)" } + record.against
  }

  /// Where it stands in the ranking, and what would put another one first.
  private var tradeOffs: [String] {
    var texts: [String] = []
    if let place = entry.placement {
      texts.append(
        """
        Rank \(place.rank) of \(record.ranked.count), by \(ExportSubject.points(place.score.mid)) of \
        100 points (\(ExportSubject.points(place.score.low)) to \
        \(ExportSubject.points(place.score.high))); \
        \(ExportSubject.points(place.coverage)) % of the weight rests on evidence.
        """)
    } else {
      texts.append("Not ranked: a need keeps it out, or waits for an answer.")
    }
    if let shares = record.shares, let own = shares.shares.first(where: { $0.id == entry.id }) {
      texts.append(
        """
        First in \(ExportSubject.points(own.first)) % of \(shares.draws) drawn weightings \
        (\(shares.space)).
        """)
    }
    if let reason = record.notFirstBecause, (entry.placement?.rank ?? 2) > 1 {
      texts.append("Chosen though not first: \(reason)")
    }
    return texts + record.flips.map(\.sentence)
  }

  /// Requirements on answers that are not met or not known to be, and reported restrictions.
  private var risks: [JSONValue] {
    let answers = entry.answers.filter { $0.verdict != .pass }.map { note in
      JSONValue.object(["name": .text(note.sentence)])
    }
    let findings = (record.restrictions?.findings ?? []).filter { $0.model == entry.id }
    return answers + findings.map { .object(["name": .text($0.sentence)]) }
  }

  /// Languages in which a requirement is not met or not known to be.
  private var fairness: [JSONValue] {
    entry.answers.filter { $0.verdict != .pass }.compactMap { note in
      guard let asks = note.asks, !asks.languages.isEmpty else { return nil }
      return .object([
        "groupAtRisk": .text("users writing in \(Wording.list(asks.languages))"),
        "harms": .text(note.sentence),
      ])
    }
  }

  // MARK: Standing

  private var standing: [JSONValue] {
    var properties = [Self.property("weigh:group", entry.group.rawValue)]
    if let place = entry.placement {
      properties += [
        Self.property("weigh:score:low", ExportSubject.decimals(place.score.low)),
        Self.property("weigh:score:mid", ExportSubject.decimals(place.score.mid)),
        Self.property("weigh:score:high", ExportSubject.decimals(place.score.high)),
        Self.property("weigh:coverage", ExportSubject.decimals(place.coverage)),
        Self.property("weigh:rank", "\(place.rank)"),
        Self.property("weigh:rank:best", "\(place.rankRange.lowerBound)"),
        Self.property("weigh:rank:worst", "\(place.rankRange.upperBound)"),
        Self.property("weigh:bracket", "\(place.bracket)"),
      ]
    }
    properties += entry.flags.map { Self.property("weigh:flag", $0) }
    let states = record.marks.first { $0.model == entry.id }?.duties ?? DutyStates()
    properties += entry.duties.map {
      Self.property("weigh:duty:" + states[$0].rawValue, $0)
    }
    var seen: Set<String> = []
    for run in entry.answers.compactMap(\.run) where seen.insert(run.id).inserted {
      properties.append(Self.property("weigh:run:id", run.id))
      for (name, hash) in [
        ("battery", run.battery.dropFirst(2).first), ("rules", run.ruleset.dropFirst().first),
        ("file", run.fileHash), ("template", run.templateHash),
      ] {
        if let hash { properties.append(Self.property("weigh:run:\(run.id):\(name)", hash)) }
      }
    }
    return properties
  }
}

extension ExportSubject {
  /// A share in points of 100.
  static func points(_ share: Double) -> String { Wording.decimals(share * 100, 1) }
}
