internal import Catalog
internal import Decision

/// What is disclosed of a model's data and making, item by item.
struct ProvenanceSheet: SheetDefinition {
  let id = "provenance"
  let label = "Data provenance"
  let about = "the review sheet by group, and the transparency index of the developer"

  func sheet(_ subject: SheetSubject) -> Sheet? {
    let answers = subject.alternative.provenanceAnswers
    let summary = "\(answers.count) of \(ProvenanceItem.all.count) items checked"
    var items: [SheetItem] = [.entry("Disclosed", share(subject.alternative.disclosedShare))]
    items.append(
      .remark("Items nobody checked count from none to all, partly disclosed ones a half."))
    for group in ProvenanceItem.Group.allCases {
      items += self.group(group, answers, subject)
    }
    items += transparency(subject)
    return Sheet(title: "Data provenance: \(summary)", summary: summary, items: items)
  }

  func json(_ subject: SheetSubject) -> JSONValue? {
    let answers = subject.alternative.provenanceAnswers
    let entries = ProvenanceItem.all.map { item -> (String, JSONValue) in
      let answer = answers.first { $0.item.key == item.key }
      return (
        item.key, answer.map { json($0, subject) } ?? .object(["state": .text("not-checked")])
      )
    }
    var object: [String: JSONValue] = [
      "checked": .integer(Int64(answers.count)), "total": .integer(Int64(entries.count)),
      "items": .object(Dictionary(entries, uniquingKeysWith: { first, _ in first })),
    ]
    if let bounds = subject.alternative.disclosedShare.bounds {
      object["disclosed_low"] = .computed(bounds.low)
      object["disclosed_high"] = .computed(bounds.high)
    }
    if let developer = developerJSON(subject) { object["developer_transparency"] = developer }
    return .object(object)
  }

  private func share(_ cell: Cell) -> String {
    switch cell {
    case .known(let share): return "\(Wording.decimals(share, 0)) % of the applicable items"
    case .interval(let low, _, let high):
      return "between \(Wording.decimals(low, 0)) and \(Wording.decimals(high, 0)) % of the "
        + "applicable items"
    case .missing: return "not known: nobody checked an item"
    case .notApplicable: return "no item applies"
    }
  }

  // MARK: Items

  private func group(
    _ group: ProvenanceItem.Group, _ answers: [ProvenanceAnswer], _ subject: SheetSubject
  ) -> [SheetItem] {
    let all = ProvenanceItem.all.filter { $0.group == group }
    let found = answers.filter { $0.item.group == group }
    var items: [SheetItem] = [
      .heading("\(group.label): \(found.count) of \(all.count) checked")
    ]
    for answer in found {
      items.append(
        subject.alternative.evidence(answer).map(SheetItem.evidence)
          ?? .entry(answer.item.label, answer.state.label))
      items += remarks(answer)
    }
    let keys = Set(found.map(\.item.key))
    let unchecked = all.filter { !keys.contains($0.key) }
    if !unchecked.isEmpty {
      items.append(.entry("Not checked", unchecked.map(\.label).joined(separator: "; ")))
    }
    if found.contains(where: { $0.basis == .indicator }) {
      items.append(
        .remark("Asked about the company and its flagship, and inherited by all of its models."))
    }
    return items + subject.credits(found.compactMap(\.evidence))
  }

  private func remarks(_ answer: ProvenanceAnswer) -> [SheetItem] {
    var remarks: [String] = []
    switch answer.basis {
    case .reading, .indicator: break
    case .dimensions:
      remarks.append(
        "As the Index says of: \(answer.item.dimensions.map(\.label).joined(separator: ", "))")
    }
    if let quote = answer.quote { remarks.append("\u{201C}\(quote)\u{201D}") }
    if let url = answer.url { remarks.append(url) }
    if let reader = answer.reader { remarks.append("read by \(reader)") }
    if let note = answer.note { remarks.append(note) }
    return remarks.map(SheetItem.remark)
  }

  private func json(_ answer: ProvenanceAnswer, _ subject: SheetSubject) -> JSONValue {
    var object: [String: JSONValue] = ["state": .text(answer.state.rawValue)]
    switch answer.origin {
    case .own: break
    case .family(let id): object["inherited_from"] = .text("families/\(id)")
    case .developer(let id): object["inherited_from"] = .text("developers/\(id)")
    }
    if let evidence = answer.evidence {
      object["source"] = .text(evidence.source)
      object["as_of"] = subject.snapshot.date(of: evidence).map { .text($0.description) } ?? .null
    }
    if let url = answer.url { object["url"] = .text(url) }
    if let quote = answer.quote { object["quote"] = .text(quote) }
    if let reader = answer.reader { object["reader"] = .text(reader) }
    return .object(object)
  }
}

// MARK: Transparency of the developer

extension ProvenanceSheet {
  /// The answers about the developer, in the order of the index; nothing where it was not asked.
  private func answers(_ subject: SheetSubject)
    -> (developer: Record, answers: [(TransparencyIndicator, Bool, Evidence)])?
  {
    guard let developer = subject.model.developer.flatMap({ subject.snapshot.developers[$0] })
    else { return nil }
    let answers = TransparencyIndicator.all.compactMap {
      indicator -> (TransparencyIndicator, Bool, Evidence)? in
      guard let fact = developer.fact(indicator.field, in: "transparency"),
        let flag = fact.value?.flag, let evidence = fact.evidence
      else { return nil }
      return (indicator, flag, evidence)
    }
    return answers.isEmpty ? nil : (developer, answers)
  }

  private func transparency(_ subject: SheetSubject) -> [SheetItem] {
    var items: [SheetItem] = [.heading("Foundation Model Transparency Index, the developer")]
    guard let (developer, answers) = answers(subject), let first = answers.first else {
      return items + [.statement("The index has no answers about the developer.")]
    }
    let name = developer.identity("name")?.text ?? developer.id
    let total = answers.filter(\.1).count
    items.append(
      .statement(
        "\(name) discloses \(total) of \(answers.count); the answers are about the company and "
          + "its flagship, not about this model."))
    items.append(
      .evidence(
        EvidenceItem(
          field: "answers that are yes", value: "\(total) of \(answers.count)",
          evidence: first.2, in: subject.snapshot)))
    for domain in TransparencyIndicator.Domain.allCases {
      let own = answers.filter { $0.0.domain == domain }
      let yes = own.filter(\.1).map(\.0.label)
      let no = own.filter { !$0.1 }.map(\.0.label)
      items.append(
        .entry(domain.label, "\(yes.count) of \(own.count)"))
      items.append(.statement(yes.isEmpty ? "nothing" : yes.joined(separator: ", "), lead: "Yes"))
      items.append(.statement(no.isEmpty ? "nothing" : no.joined(separator: ", "), lead: "No"))
    }
    return items + subject.credits(answers.map(\.2))
  }

  private func developerJSON(_ subject: SheetSubject) -> JSONValue? {
    guard let (developer, answers) = answers(subject) else { return nil }
    return .object([
      "developer": .text(developer.id), "total": .integer(Int64(answers.filter(\.1).count)),
      "indicators": .object(
        Dictionary(
          answers.map { ($0.0.key, .flag($0.1)) }, uniquingKeysWith: { first, _ in first })),
      "source": answers.first.map { .text($0.2.source) } ?? .null,
      "credit": .list(subject.attributions(answers.map(\.2)).map { .text($0) }),
    ])
  }
}
