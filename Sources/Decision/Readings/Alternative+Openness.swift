public import Catalog
internal import Licensing

/// How open a model is, and what is disclosed of its making.
extension Alternative {
  /// The rung of the openness ladder, 0…4; unknown without a license.
  public var opennessRung: Cell {
    if candidate.model.status == .closed { return .known(0) }
    guard let rung = context.openness(of: candidate) else { return .missing }
    return .known(Double(rung.rawValue))
  }

  /// The statements behind the rung.
  public var opennessEvidence: [EvidenceItem] {
    license.evidence(in: snapshot) + opennessReviewEvidence
  }

  /// The facts of an openness review: the model's own first, then those of its family.
  public var opennessFacts: [NamedFact] { reading.opennessFacts }

  /// Whether the training data are `open`, `partial` or `closed`, and who says so.
  public var trainingDataState: (state: String, fact: NamedFact)? {
    for field in ["training_data_base", "training_data", "training_data_finetune"] {
      for named in opennessFacts where named.field.name == field {
        if let state = named.fact.value?.text { return (state, named) }
      }
    }
    return nil
  }

  /// Per cent of the items of the data-provenance review that are disclosed; `partly` counts half,
  /// and items nobody checked are the range from none to all.
  public var disclosedShare: Cell { reading.disclosedShare }

  /// The openness of the model with everything that explains it.
  public var opennessStanding: OpennessStanding { context.opennessStanding(of: candidate) }

  /// The items of the data-provenance review that somebody checked, in the order of the sheet.
  public var provenanceAnswers: [ProvenanceAnswer] {
    let answers = context.base.reviews.answers(of: candidate.model)
    return answers.keys.sorted().compactMap { answers[$0] }
  }

  /// The review's statements.
  public var provenanceEvidence: [EvidenceItem] { provenanceAnswers.compactMap(evidence) }

  /// A review's answer as a statement with its source; inherited ones say so.
  public func evidence(_ answer: ProvenanceAnswer) -> EvidenceItem? {
    guard let evidence = answer.evidence else { return nil }
    var value = answer.state.label
    switch answer.origin {
    case .own: break
    case .family(let id):
      value += ", inherited from the family \(snapshot.name(ofFamily: id))"
    case .developer(let id):
      value += ", inherited from the developer \(snapshot.name(ofDeveloper: id))"
    }
    return EvidenceItem(field: answer.item.label, value: value, evidence: evidence, in: snapshot)
  }

  /// The statements of the indices on openness, with their sources.
  var opennessReviewEvidence: [EvidenceItem] {
    opennessFacts.flatMap { named in
      context.base.item(
        named.field.name.split(separator: "_").joined(separator: " "), named.fact)
    }
  }
}

extension CatalogSnapshot {
  /// The name of a family.
  fileprivate func name(ofFamily id: String) -> String {
    families[id]?.identity("name")?.text ?? id
  }

  /// The name of a developer.
  fileprivate func name(ofDeveloper id: String) -> String {
    developers[id]?.identity("name")?.text ?? id
  }
}
