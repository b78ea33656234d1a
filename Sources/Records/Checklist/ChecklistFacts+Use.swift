internal import Catalog
internal import Decision
internal import Licensing

/// What the record knows of the use, the needs and the limits to watch.
extension Checklist {
  /// 1: the product, the use and its profile.
  @Sendable static func useFacts(_ subject: ChecklistSubject) -> [String] {
    let record = subject.record
    let profile = subject.outcome.scenario.use
    let questions = ProfileQuestion.all
    let answered = questions.filter { $0.isAnswered(profile) }
    var facts = [
      record.product.map { "Product: \($0)." },
      record.use.intended.map { "Intended use: \($0)." },
      record.use.users.isEmpty ? nil : "Users: \(Wording.list(record.use.users)).",
      record.use.outOfScope.isEmpty
        ? nil : "Out of scope: \(Wording.list(record.use.outOfScope)).",
    ].compactMap(\.self)
    facts += answered.map { question in
      let words = question.standing(profile, in: subject.outcome.context.base)
      // Of several answers each bears its own name.
      return question.fields.count > 1 ? "\(words)." : "\(question.label): \(words)."
    }
    let open = questions.count - answered.count
    if open > 0 { facts.append("\(open) of \(questions.count) questions on the use are open.") }
    return facts
  }

  /// 2: needs, weights, the catalog and what became of every model.
  @Sendable static func needFacts(_ subject: ChecklistSubject) -> [String] {
    let record = subject.record
    let basis = record.basis
    let counts = record.considered
    return [
      "\(Wording.count(record.funnel.count, "need")) and "
        + "\(Wording.count(record.criteria.count, "weighed criterion", plural: "weighed criteria"))"
        + " of the scenario \(basis.scenarioName), revision \(basis.scenarioRevision).",
      "Catalog \(basis.catalogName) of \(basis.catalogAsOf), SHA-256 \(basis.catalogSHA256).",
      "\(Wording.count(counts.entries, "open model")) looked at: \(record.ranked.count) ranked, "
        + "\(counts.excluded) excluded and \(counts.pending) waiting for an answer, each with its "
        + "reasons.",
    ]
  }

  /// 13: what is required by a figure, and where the chosen model stands.
  @Sendable static func limitFacts(_ subject: ChecklistSubject) -> [String] {
    let scenario = subject.outcome.scenario
    let limits = zip(subject.outcome.funnel, subject.record.funnel).compactMap { step, need in
      let isFigure = step.must.value.number != nil || step.must.value.numbers != nil
      return isFigure || step.must.moderation != nil ? "Limit: \(need.text)." : nil
    }
    guard let entry = subject.entry else { return limits }
    let labels = Dictionary(
      subject.record.criteria.map { ($0.id, ($0.label, $0.unit)) }, uniquingKeysWith: { $1 })
    let figures = entry.contributions.compactMap { part -> String? in
      guard let (label, unit) = labels[part.criterion], case .missing = part.cell else {
        return labels[part.criterion].map { "At the decision: \($0.0) \(part.text) \($0.1)." }
      }
      return "\(label), in \(unit), is not known, so no drift of it can be seen."
    }
    return limits + (scenario.preferences.isEmpty ? [] : figures)
  }
}
