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
    license.evidence(in: snapshot) + provenanceEvidence
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

  /// Per cent of reviewed openness items that are disclosed; `partial` counts half, and items
  /// nobody checked are the range from none to all.
  public var disclosedShare: Cell { reading.disclosedShare }

  /// The review's statements.
  public var provenanceEvidence: [EvidenceItem] {
    opennessFacts.flatMap { named in
      context.base.item(
        named.field.name.split(separator: "_").joined(separator: " "), named.fact)
    }
  }
}
