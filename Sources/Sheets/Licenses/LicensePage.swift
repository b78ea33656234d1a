internal import Catalog
internal import Decision
internal import Licensing

/// The license page of one model: verdict, answers, reasons by kind, duties, ways out, texts.
struct LicensePage {
  let subject: SheetSubject
  let standing: LicenseStanding

  init(_ subject: SheetSubject) {
    self.subject = subject
    standing = subject.alternative.license
  }

  var sheet: Sheet {
    let names = standing.names.isEmpty ? "none known" : Wording.list(standing.names)
    return Sheet(
      title: "License: \(standing.verdict.label)", summary: "\(standing.verdict.label), \(names)",
      items: headItems + basisItems + possibilityItems + answerItems + reasonItems + dutyItems
        + siblingItems
        + lineageItems + remarkItems + textItems + assumptionItems
        + [.remark(LicenseEvaluation.disclaimer)])
  }

  private var headItems: [SheetItem] {
    let names = standing.ids.map { id in
      standing.licenses.first { $0.id == id }.map { "\($0.name) (\(id))" } ?? id
    }
    var items: [SheetItem] = [
      .entry("Verdict", "\(standing.verdict.label), for the intended use"),
      .entry("Licenses", names.isEmpty ? "none known" : Wording.list(names)),
    ]
    guard let confidence = standing.confidence else {
      return items + [.statement("The weights are not public: there is no license to read.")]
    }
    items.append(.entry("Reached", standing.route.words))
    items.append(.entry("Confidence", confidence))
    return items
  }

  /// How it is known which licenses the model has.
  private var basisItems: [SheetItem] {
    guard standing.evaluation != nil else { return [] }
    let items = standing.assignments.map { SheetItem.evidence(evidence($0, of: nil)) }
    return [.heading("How the license is known")]
      + (items.isEmpty ? [.statement("No source assigns one to this model.")] : items)
  }

  /// What a tag that settles nothing may mean.
  private var possibilityItems: [SheetItem] {
    guard !standing.possibilities.isEmpty else { return [] }
    return [.heading("What each would give, for information only; none is chosen")]
      + standing.possibilities.map { possibility in
        let words = [possibility.id, possibility.name, possibility.verdict.label]
        return .point(words.compactMap(\.self).joined(separator: ", "))
      }
  }

  /// An assignment with its basis, revision, day and source.
  func evidence(_ assignment: LicenseAssignment, of model: String?) -> EvidenceItem {
    let revision = assignment.revision.map { "revision \($0)" } ?? "latest revision seen"
    let hash = assignment.textSHA256.map { "sha256 \($0.prefix(12))…" }
    let tag = assignment.tag.map { "tag '\($0)'" }
    let note = [revision, hash, tag, assignment.remark].compactMap { $0 }.joined(separator: "; ")
    return EvidenceItem(
      field: "license of the \(assignment.artifact)\(model.map { " of \($0)" } ?? ""), "
        + "by \(assignment.basis)",
      value: assignment.ids.isEmpty
        ? "no license settled" : assignment.ids.joined(separator: " and "), kind: .reported,
      source: assignment.evidence?.source ?? "no source",
      asOf: assignment.checked ?? assignment.evidence.flatMap(subject.snapshot.date(of:)),
      note: note)
  }

  private var answerItems: [SheetItem] {
    guard let answers = standing.evaluation?.answers, !answers.isEmpty else { return [] }
    return [.heading("Answers by question")]
      + answers.map { .entry($0.question.label, $0.verdict.label) }
      + [.remark("Questions not listed do not apply to this use.")]
  }

  /// Where terms come from that reach the model through others.
  private var lineageItems: [SheetItem] {
    guard standing.terms.contains(where: { $0.origin != .own }) else { return [] }
    var items: [SheetItem] = [.heading("Where the terms come from")]
    for term in standing.terms {
      items.append(.point(Self.words(term)))
      guard case .base(let base) = term.origin, let id = term.id else { continue }
      let assignments = subject.snapshot.model(base)?.licenses ?? []
      items += assignments.filter { $0.ids.contains(id) && $0.artifact == "weights" }
        .map { .evidence(evidence($0, of: base)) }
    }
    return items
  }

  private static func words(_ term: AssignedLicense) -> String {
    let id =
      term.id ?? term.declared.map { "the tag '\($0)', which settles no license" }
      ?? (term.disagreeing.isEmpty ? "no known license" : "sources disagree")
    switch term.origin {
    case .own: return "\(id): the model's own weights"
    case .code: return "\(id): the code, which is named and not judged"
    case .unnamedBase: return "\(id): through weights it was made from, which nobody has named"
    case .base(let base): return "\(id): through \(base), which it was made from"
    }
  }

  private var remarkItems: [SheetItem] {
    standing.remarks.isEmpty
      ? [] : [.heading("Remarks")] + standing.remarks.map(SheetItem.point)
  }

  private var textItems: [SheetItem] {
    let items = standing.licenses.flatMap { license -> [SheetItem] in
      let cap = license.textStatus.capText.map { [SheetItem.statement($0, lead: license.id)] } ?? []
      return cap + license.texts.map { .evidence(LicenseTextSheet.evidence($0, of: license.id)) }
    }
    return items.isEmpty ? [] : [.heading("Texts")] + items
  }

  private var assumptionItems: [SheetItem] {
    standing.assumptions.isEmpty
      ? []
      : [.heading("Taken for granted, because nobody answered")]
        + standing.assumptions.map(SheetItem.point)
  }
}
