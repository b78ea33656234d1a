internal import Catalog
internal import Decision
internal import Licensing

/// What the licenses of a model mean for the intended use.
struct LicenseSheet: SheetDefinition {
  let id = "license"
  let label = "License"
  let about = "the verdict with every reason, duty and way out"

  func sheet(_ subject: SheetSubject) -> Sheet? {
    let standing = subject.alternative.license
    let names = standing.names.isEmpty ? "none known" : Wording.list(standing.names)
    var items: [SheetItem] = [.entry("Licenses", names)]
    if let confidence = standing.confidence { items.append(.entry("Confidence", confidence)) }
    for reason in standing.reasons {
      items.append(.statement(reason.text, lead: reason.verdict.label))
      let place = [
        reason.license, reason.clause.map { "clause \($0)" }, reason.source,
        reason.date.map { "\($0)" },
      ].compactMap { $0 }
      if !place.isEmpty { items.append(.remark(place.joined(separator: ", "))) }
      items.append(.remark(reason.reopen))
      items += reason.remedies.map(SheetItem.remark)
    }
    if !standing.duties.isEmpty {
      items.append(.heading("Duties"))
      items += standing.duties.map(SheetItem.point)
    }
    if !standing.assumptions.isEmpty {
      items.append(.heading("Taken for granted, because nobody answered"))
      items += standing.assumptions.map(SheetItem.point)
    }
    items.append(.remark(LicenseEvaluation.disclaimer))
    return Sheet(
      title: "License: \(standing.verdict.label)", summary: "\(standing.verdict.label), \(names)",
      items: items)
  }

  func json(_ subject: SheetSubject) -> JSONValue? {
    let standing = subject.alternative.license
    return .object([
      "verdict": .text(standing.verdict.rawValue), "ids": .list(standing.ids.map { .text($0) }),
      "duties": .list(standing.duties.map { .text($0) }),
      "assumptions": .list(standing.assumptions.map { .text($0) }),
    ])
  }
}
