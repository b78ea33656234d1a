internal import Catalog
internal import Decision

/// What the catalog knows of the models of a shortlist themselves, beside what they were judged by.
extension RecordBuilder {
  /// Adds facts, ancestors and files of weights to every entry.
  ///
  /// They are collected last, so that the ids of the statements that decide come first.
  mutating func addFacts(to entries: inout [DecisionRecord.Entry]) {
    for position in entries.indices {
      guard let alternative = alternative(entries[position].id) else { continue }
      entries[position].facts = facts(alternative)
      entries[position].ancestors = ancestors(of: alternative.candidate.model)
      entries[position].files = files(alternative)
    }
  }

  /// What is known of a model and of how it is run.
  mutating func facts(_ alternative: Alternative) -> [DecisionRecord.ModelFact] {
    let model = alternative.candidate.model
    let family = model.family.map { outcome.snapshot.families[$0]?.identity("name")?.text ?? $0 }
    let relation = model.record.identity("relation")?.text.flatMap { $0 == "unknown" ? nil : $0 }
    let tags = model.licenses.filter { $0.artifact == "weights" }.compactMap(\.tag)
    var facts = [
      fact(.name, model["name"]), identity(.developer, Self.publisher(of: model, outcome.snapshot)),
      fact(.developerCountry, alternative.developer?["country"]),
      identity(.repository, model.hasOpenWeights ? model.id : nil),
      identity(.revision, model.record.identity("revision")?.text),
      fact(.releaseDate, model["release_date"]), identity(.family, family),
      identity(.kinds, model.kinds),
      identity(.relation, relation),
      identity(.derivedFrom, model.derivedFrom), fact(.inputs, model["modalities_in"]),
      fact(.outputs, model["modalities_out"]), fact(.languages, model["languages"]),
      fact(.architecture, model.record.fact("model_type", in: "arch")),
      fact(.parameters, model["params_total"]), fact(.activeParameters, model["params_active"]),
      fact(.contextTokens, model["context"]), fact(.knowledgeCutoff, model["knowledge_cutoff"]),
      trainingData(alternative), fact(.trainingTokens, model["training_tokens"]),
      identity(.licenseTag, tags),
    ]
    // A model that was made from no other has nothing to say of what it was made from, and one
    // without experts uses all its parameters for every token.
    if relation != nil && !model.isDerived { facts.removeAll { $0.field == .derivedFrom } }
    if Self.isDense(model) { facts.removeAll { $0.field == .activeParameters } }
    return facts + running(alternative)
  }

  /// Whether its configuration was read and names no experts.
  private static func isDense(_ model: Model) -> Bool {
    let experts: [Field] = ["num_experts", "n_routed_experts", "num_local_experts"]
    return model["params_active"] == nil && model.record.fact("hidden_size", in: "arch") != nil
      && experts.allSatisfy { model.record.fact($0, in: "arch") == nil }
  }

  /// How it is run: the host with its places and terms, or the build of the weights.
  private mutating func running(_ alternative: Alternative) -> [DecisionRecord.ModelFact] {
    switch alternative.delivery {
    case .hosted(let offer):
      let host = alternative.host
      // What an offer says of its own machines is narrower than what its host says of all.
      let places = offer.datacenters.flatMap { $0.isEmpty ? nil : $0 }
      return [
        identity(.host, host?.name ?? offer.host),
        stated(.nameAtHost, offer.idAtHost.map { [$0] }, offer),
        stated(.quantization, offer.quantization.map { [$0] }, offer),
        fact(.hostCountry, host?["contracting_country"]),
        places == nil
          ? fact(.dataCenters, host?["datacenter_countries"]) : stated(.dataCenters, places, offer),
        fact(.hostAddress, host?["api_base"]), fact(.hostTerms, host?["terms"]),
        fact(.hostPrivacy, host?["privacy"]), fact(.retentionDays, host?["retention_days"]),
        fact(.trainsOnPrompts, host?["trains_on_prompts"]),
      ]
    case .selfHosted(_, let quantization): return [identity(.quantization, quantization)]
    case .probed(let measurement): return [identity(.quantization, measurement.quantization)]
    case .closed, .none: return []
    }
  }

  private func item(_ field: String, _ value: String, _ evidence: Evidence) -> [EvidenceItem] {
    [EvidenceItem(field: field, value: value, evidence: evidence, in: outcome.snapshot)]
  }

  private mutating func fact(_ field: DecisionRecord.ModelField, _ fact: Fact?)
    -> DecisionRecord.ModelFact
  {
    let answer: DecisionRecord.ModelFact.Answer
    switch fact {
    case .known(let value, _, _): answer = .stated(Self.values(value))
    case .disputed(let claims):
      answer = .disputed(claims.map { Self.values($0.value).joined(separator: ", ") })
    case .unknown(let reason, _): answer = .undisclosed(reason: reason)
    case nil: answer = .notKnown
    }
    let items = outcome.context.base.item(field.label, fact)
    return DecisionRecord.ModelFact(field: field, answer: answer, evidence: ledger.ids(for: items))
  }

  /// What identifies a model, which needs no source.
  private func identity(_ field: DecisionRecord.ModelField, _ value: String?)
    -> DecisionRecord.ModelFact
  {
    identity(field, value.map { [$0] } ?? [])
  }

  private func identity(_ field: DecisionRecord.ModelField, _ values: [String])
    -> DecisionRecord.ModelFact
  {
    DecisionRecord.ModelFact(
      field: field, answer: values.isEmpty ? .notKnown : .stated(values), evidence: [])
  }

  /// What an offer says of itself.
  private mutating func stated(
    _ field: DecisionRecord.ModelField, _ values: [String]?, _ offer: Offer
  ) -> DecisionRecord.ModelFact {
    guard let values else {
      return DecisionRecord.ModelFact(field: field, answer: .notKnown, evidence: [])
    }
    let items = offer.evidence.map { item(field.label, values.joined(separator: ", "), $0) }
    return DecisionRecord.ModelFact(
      field: field, answer: .stated(values), evidence: ledger.ids(for: items ?? []))
  }

  /// What the data-provenance review found on training data: item by item, or that none is
  /// disclosed.
  private mutating func trainingData(_ alternative: Alternative) -> DecisionRecord.ModelFact {
    let answers = alternative.provenanceAnswers.filter {
      ($0.item.isAboutTrainingData) && $0.state != .notApplicable && $0.state != .notChecked
    }
    let answer: DecisionRecord.ModelFact.Answer
    if answers.isEmpty {
      answer = .notKnown
    } else if answers.allSatisfy({ $0.state == .notDisclosed }) {
      answer = .undisclosed(
        reason:
          "\(Wording.count(answers.count, "item")) of the data review looked up, none disclosed"
      )
    } else {
      answer = .stated(answers.map { "\($0.item.label): \($0.state.label)" })
    }
    return DecisionRecord.ModelFact(
      field: .trainingData, answer: answer,
      evidence: ledger.ids(for: answers.compactMap(alternative.evidence)))
  }

  /// Everything a model was made from, the nearest first, each once.
  private func ancestors(of model: Model) -> [DecisionRecord.Ancestor] {
    var output: [DecisionRecord.Ancestor] = []
    var seen: Set<String> = [model.id]
    var waiting = [model]
    while !waiting.isEmpty {
      let child = waiting.removeFirst()
      for id in child.derivedFrom where seen.insert(id).inserted {
        let parent = outcome.snapshot.model(id)
        output.append(
          DecisionRecord.Ancestor(
            id: id, madeInto: child.id, relation: child.relation,
            publisher: parent.flatMap { Self.publisher(of: $0, outcome.snapshot) },
            licenses: parent.map { parent in
              parent.licenses.filter { $0.artifact == "weights" }.flatMap(\.ids)
            } ?? []))
        if let parent { waiting.append(parent) }
      }
    }
    return output
  }

  /// The files of weights in the quantization that is run; nothing where nobody lists them.
  private mutating func files(_ alternative: Alternative) -> [DecisionRecord.WeightFile] {
    let quantization: String?
    switch alternative.delivery {
    case .selfHosted(_, let name): quantization = name
    case .probed(let measurement): quantization = measurement.quantization
    case .hosted, .closed, .none: quantization = nil
    }
    guard let wanted = quantization?.lowercased() else { return [] }
    var files: [DecisionRecord.WeightFile] = []
    for row in alternative.candidate.model.record.rows("artifacts") {
      guard let format = row["format"]?.text, row["quant"]?.text?.lowercased() == wanted else {
        continue
      }
      let place = [format, row["quant"]?.text, row["repo"]?.text].compactMap(\.self)
      let items = row.evidence.map { item("file", place.joined(separator: " "), $0) }
      files.append(
        DecisionRecord.WeightFile(
          format: format, quantization: row["quant"]?.text, repository: row["repo"]?.text,
          publisher: row["publisher"]?.text, isOfficial: row["official"]?.flag,
          bytes: row["bytes"]?.integer.flatMap { Int(exactly: $0) }, sha256: row["sha256"]?.text,
          evidence: ledger.ids(for: items ?? [])))
    }
    return files
  }

  private static func publisher(of model: Model, _ snapshot: CatalogSnapshot) -> String? {
    model.developer.map { snapshot.developers[$0]?.identity("name")?.text ?? $0 }
  }

  /// A value as texts with all its digits, a list item by item.
  private static func values(_ value: FactValue) -> [String] {
    switch value {
    case .list(let list): return list
    case .integer(let integer): return [String(integer)]
    default: return [EvaluationBase.plain(value)]
    }
  }
}

extension ProvenanceItem {
  /// Whether it asks what the model was trained on.
  fileprivate var isAboutTrainingData: Bool {
    group == .trainingSummary || key.hasPrefix("gpai.data-")
  }
}
