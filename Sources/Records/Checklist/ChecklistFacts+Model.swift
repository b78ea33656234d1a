internal import Catalog
internal import Decision
internal import Licensing

/// What the record knows of the chosen model and of who serves it.
extension Checklist {
  /// 3: which artifact it is, as far as that is known.
  @Sendable static func artifactFacts(_ subject: ChecklistSubject) -> [String] {
    guard let alternative = subject.alternative, let entry = subject.entry else { return [] }
    let model = alternative.candidate.model
    var facts = ["Repository \(model.id), run as \(entry.deliveryName)."]
    let revision = model.record.identity("revision")?.text
    facts.append(revision.map { "Revision \($0)." } ?? "The revision is not known.")
    facts.append(
      quantization(alternative).map { "Quantization \($0)." } ?? "The quantization is not known.")
    let runs = entry.answers.compactMap(\.run)
    let hashes = [
      ("weight file", runs.compactMap(\.fileHash)),
      ("chat template", runs.compactMap(\.templateHash)),
    ]
    for (name, found) in hashes {
      facts += unique(found).map { "Hash of the \(name) that was probed: \($0)." }
      if found.isEmpty { facts.append("No hash of the \(name) was taken.") }
    }
    if model.isDerived {
      facts.append(
        model.derivedFrom.isEmpty
          ? "It is derived from another model, which is not known."
          : "Derived from \(Wording.list(model.derivedFrom)) (\(model.relation)).")
    }
    return facts
  }

  private static func quantization(_ alternative: Alternative) -> String? {
    switch alternative.delivery {
    case .selfHosted(_, let quantization): return quantization
    case .probed(let measurement): return measurement.quantization
    case .hosted(let offer): return offer.quantization
    case .closed, .none: return nil
    }
  }

  /// 4: verdicts, texts and duties of the licenses.
  @Sendable static func licenseFacts(_ subject: ChecklistSubject) -> [String] {
    guard let entry = subject.entry else { return [] }
    var facts = ["For the intended use: \(entry.license.words)."]
    if let sentence = entry.license.sentence { facts.append(sentence) }
    facts += entry.licenses.map { license in
      let text = license.textSHA256.map { "text \($0)" } ?? "text not read"
      let checked = license.checked.map { ", checked \($0)" } ?? ", never checked"
      return
        "\(license.name): \(license.verdict.label), known by \(license.basis), \(text)\(checked)."
    }
    if entry.licenses.isEmpty { facts.append("No license is known.") }
    let states = subject.record.marks.first { $0.model == entry.id }?.duties ?? DutyStates()
    let open = entry.duties.count { states[$0] == .open }
    facts.append(
      entry.duties.isEmpty
        ? "No duty is known."
        : "\(Wording.count(entry.duties.count, "duty", plural: "duties")), \(open) open.")
    return facts + [DecisionRecord.disclaimer]
  }

  /// 5: what the review of data and making found.
  @Sendable static func trainingDataFacts(_ subject: ChecklistSubject) -> [String] {
    guard let alternative = subject.alternative else { return [] }
    let answers = alternative.provenanceAnswers
    let total = ProvenanceItem.all.count
    guard !answers.isEmpty else {
      return ["None of \(total) items of the data review was checked."]
    }
    var facts = ["\(answers.count) of \(total) items of the data review were checked."]
    for state in ProvenanceItem.State.allCases where state != .notChecked {
      let found = answers.filter { $0.state == state }.map(\.item.label)
      if !found.isEmpty {
        facts.append("\(PlainText.capitalized(state.label)): \(found.joined(separator: "; ")).")
      }
    }
    return facts
  }

  /// 6: what the cards leave out and the decision would have read.
  @Sendable static func cardFacts(_ subject: ChecklistSubject) -> [String] {
    guard let alternative = subject.alternative, let entry = subject.entry else { return [] }
    let labels = Dictionary(
      subject.record.criteria.map { ($0.id, $0.label) }, uniquingKeysWith: { $1 })
    var missing = entry.contributions.compactMap { part -> String? in
      if case .missing = part.cell { return labels[part.criterion] }
      return nil
    }
    missing += entry.needs.filter { $0.verdict == .unknown }.map(\.rule)
    let model = alternative.candidate.model
    let silent = cardFields.filter { field in
      if case .known = model[Field(field.key)] { return false }
      return true
    }.map(\.label)
    return [
      silent.isEmpty ? nil : "Not stated, or not in the catalog: \(Wording.list(silent)).",
      missing.isEmpty
        ? "Every fact the decision weighs is known."
        : "Not known, though the decision reads it: \(Wording.list(unique(missing))).",
    ].compactMap(\.self)
  }

  /// What a model card is expected to say.
  private static let cardFields = [
    (key: "release_date", label: "release date"), (key: "languages", label: "languages"),
    (key: "context", label: "context"), (key: "params_total", label: "parameters"),
    (key: "knowledge_cutoff", label: "knowledge cutoff"),
    (key: "training_tokens", label: "training tokens"),
  ]

  /// 7: who serves it, under which law, and what is logged.
  @Sendable static func hostFacts(_ subject: ChecklistSubject) -> [String] {
    guard let alternative = subject.alternative else { return [] }
    guard let host = alternative.host else {
      return alternative.delivery.offer.map { ["Host \($0.host), of which no more is known."] }
        ?? ["It runs on machines of your own; no host is involved."]
    }
    return ["Host: \(host.name)."]
      + hostFields.map { field in
        guard case .known(let value, _, _) = host[Field(field.key)] else {
          return "\(field.label): not known."
        }
        return "\(field.label): \(EvaluationBase.plain(value))."
      }
  }

  private static let hostFields = [
    (key: "contracting_country", label: "Country of the contract"),
    (key: "datacenter_countries", label: "Data centers"),
    (key: "retention_days", label: "Days prompts are kept"),
    (key: "trains_on_prompts", label: "Trains on prompts"), (key: "terms", label: "Terms"),
    (key: "privacy", label: "Privacy policy"),
  ]

  /// 8: formats of the files and reported restrictions.
  @Sendable static func chainFacts(_ subject: ChecklistSubject) -> [String] {
    guard let alternative = subject.alternative else { return [] }
    let rows = alternative.candidate.model.record.rows("artifacts")
    let formats = unique(rows.compactMap { $0["format"]?.text })
    var facts = [
      formats.isEmpty
        ? "The format of the weight files is not known."
        : "Weight files are published as \(Wording.list(formats))."
    ]
    guard let restrictions = subject.record.restrictions else {
      return facts + ["No policy pack is on."]
    }
    facts += restrictions.packs.map {
      "Policy pack \($0.id), version \($0.version), set to \($0.effect.rawValue), checked \($0.checked)."
    }
    let found = restrictions.findings.filter { $0.model == subject.record.chosen }.map(\.sentence)
    return facts + (found.isEmpty ? ["No pack that is on names the model."] : found)
  }

  /// The texts, each once, in their order.
  static func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}
