internal import Catalog
internal import Decision
internal import Licensing

extension LicensePage {
  /// The kinds of reasons in the order they are read, each under a heading of its own.
  static let kinds: [(kind: LicenseReason.Kind, heading: String)] = [
    (.licenseForbids, "The license forbids"),
    (.requirementNotMet, "Your requirement is not met"),
    (.notKnown, "Not known"),
    (.review, "For legal review"),
    (.duty, "Allowed with a duty"),
  ]

  /// Every reason, by kind.
  var reasonItems: [SheetItem] {
    let reasons = standing.evaluation?.reasons ?? []
    return Self.kinds.flatMap { kind, heading -> [SheetItem] in
      let found = reasons.filter { $0.kind == kind }
      return found.isEmpty ? [] : [.heading(heading)] + found.flatMap(items)
    }
  }

  /// A reason with clause and file, what would change it, who can answer, and the ways out.
  private func items(_ reason: LicenseReason) -> [SheetItem] {
    var items: [SheetItem] = [.statement(reason.text, lead: reason.question.label)]
    let place = Self.place(reason)
    if !place.isEmpty { items.append(.remark(place)) }
    items.append(.remark(reason.reopen.text))
    if let answerer = reason.answerer { items.append(.remark(answerer.text)) }
    return items + reason.remedies.map { .remark("Way out: \($0.text)") }
  }

  /// License and clause, and each file they were read in with its date and hash.
  static func place(_ reason: LicenseReason) -> String {
    let files = reason.sources.map { text in
      let parts = [
        text.place, text.lastChanged.map { "of \($0)" },
        text.sha256.map { "sha256 \($0.prefix(12))…" },
      ]
      return parts.compactMap { $0 }.joined(separator: ", ")
    }
    return ([reason.licenseID, reason.clause].compactMap { $0 } + files).joined(separator: "; ")
  }

  /// What must be done: when, by whom, how far it is, and where it is asked for.
  var dutyItems: [SheetItem] {
    guard let duties = standing.evaluation?.duties, !duties.isEmpty else { return [] }
    return [.heading("Duties")]
      + duties.flatMap { duty -> [SheetItem] in
        let clauses = duty.askedBy.map { asked in
          [asked.licenseID, asked.clause].compactMap { $0 }.joined(separator: ", ")
        }
        let state = duty.isOptional ? "\(duty.state.rawValue), only listed" : duty.state.rawValue
        return [
          .statement(duty.text, lead: duty.bearer == .host ? "The host" : "You"),
          .remark("Due \(duty.triggerWords)."),
          .remark("\(clauses.joined(separator: "; ")); state: \(state)"),
        ]
      }
  }

  /// Models of the same family that pass.
  var siblings: [LicenseSibling] {
    subject.outcome.context.licenseSiblings(of: subject.alternative)
  }

  var siblingItems: [SheetItem] {
    let siblings = siblings
    return siblings.isEmpty
      ? []
      : [.heading("Of the same family, for the same use")] + siblings.map { .point($0.text) }
  }
}
