internal import Catalog

/// Languages the publisher names.
struct LanguagesConstraint: NameConstraint {
  let field = "languages"
  let label = "Languages"
  let summary = "Languages the publisher names, as ISO 639 codes; a weak source for quality."
  let operators: [MustOperator] = [.contains]
  let parts: ScenarioParts = []
  let criterion: String? = "language.fit"

  func names(_ alternative: Alternative) -> NameReading {
    alternative.languages
  }

  func evidence(_ alternative: Alternative) -> [EvidenceItem] {
    alternative.context.base.item("languages", alternative["languages"])
  }
}

/// What the model reads.
struct ModalitiesConstraint: NameConstraint {
  let field = "modalities"
  let label = "Modalities"
  let summary = "What the model reads: text, image, audio, video."
  let operators: [MustOperator] = [.contains]
  let parts: ScenarioParts = []
  let criterion: String? = nil

  func names(_ alternative: Alternative) -> NameReading {
    alternative.inputs
  }

  func evidence(_ alternative: Alternative) -> [EvidenceItem] {
    alternative.context.base.item("modalities", alternative["modalities_in"])
  }
}

/// What the model is made for.
struct KindsConstraint: NameConstraint {
  let field = "kinds"
  let label = "Kind"
  let summary = "What the model is made for: chat, code, reasoning, vision, embedding …"
  let operators: [MustOperator] = [.contains, .notAmong]
  let parts: ScenarioParts = []
  let criterion: String? = nil

  func names(_ alternative: Alternative) -> NameReading {
    let kinds = alternative.candidate.model.kinds
    return kinds.isEmpty ? .missing : .known(kinds)
  }

  func evidence(_ alternative: Alternative) -> [EvidenceItem] {
    guard !alternative.candidate.model.kinds.isEmpty else { return [] }
    return [
      EvidenceItem(
        field: "kinds", value: alternative.candidate.model.kinds.joined(separator: ", "),
        kind: .derived, source: "weigh_rules", asOf: alternative.snapshot.release.asOf)
    ]
  }
}

/// Named models only, or all but named ones.
struct ModelListConstraint: NameConstraint {
  let field = "models"
  let label = "Model list"
  let summary = "An approved list, or a list of models and families that are out."
  let operators: [MustOperator] = [.among, .notAmong]
  let parts: ScenarioParts = []
  let criterion: String? = nil

  func names(_ alternative: Alternative) -> NameReading {
    .known([alternative.candidate.model.id])
  }

  func evidence(_ alternative: Alternative) -> [EvidenceItem] {
    [
      EvidenceItem(
        field: "model list", value: alternative.candidate.model.id, kind: .declared,
        source: "scenario", asOf: nil)
    ]
  }

  func members(_ must: Must, in base: EvaluationBase) -> [String] {
    let names = Set(must.names)
    return base.candidates.filter { candidate in
      names.contains(candidate.model.id)
        || candidate.model.family.map(names.contains) ?? false
        || candidate.topFamily.map(names.contains) ?? false
    }.map(\.model.id)
  }
}

/// Yes or no, as the sources state it.
struct FlagConstraint: NameConstraint {
  let field: String
  let label: String
  let summary: String
  let fact: Field
  let operators: [MustOperator] = [.among]
  let parts: ScenarioParts = []
  let criterion: String? = nil

  func fault(in must: Must) -> String? {
    let names = must.names
    return names.allSatisfy { $0 == "yes" || $0 == "no" } && !names.isEmpty
      ? nil : "needs yes or no"
  }

  func names(_ alternative: Alternative) -> NameReading {
    guard let flag = alternative[fact]?.value?.flag else { return .missing }
    return .known([flag ? "yes" : "no"])
  }

  func evidence(_ alternative: Alternative) -> [EvidenceItem] {
    alternative.context.base.item(label.lowercased(), alternative[fact])
  }
}
