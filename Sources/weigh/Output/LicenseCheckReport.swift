internal import Catalog
internal import Decision
internal import Licensing
internal import Sheets

/// Which license a file is, and what that means for the intended use.
struct LicenseCheckReport {
  let catalog: OpenCatalog
  /// The file as it was named; `nil` where only a model or a tag was given.
  let name: String?
  let file: LicenseFile?
  let model: Model?
  let declared: String?
  let check: LicenseCheck
  /// The intended use, where a scenario was named.
  let use: IntendedUse?
  /// The families whose figures at their release count for the model.
  let releaseFamilies: [String]

  func print(_ output: OutputOptions) {
    let text = SheetText(sheet: sheet, snapshot: catalog.snapshot)
    if output.json {
      Streams.line(json.canonicalText)
    } else if output.plain {
      ([SheetText.plainHeader] + text.plain(page: "check")).forEach(Streams.line)
    } else if output.wantsProse {
      text.prose.forEach(Streams.line)
    } else {
      text.lines(width: min(Streams.width, 100), glyphs: output.glyphs).forEach(Streams.line)
    }
  }

  private var subject: String {
    if let name { return name == "-" ? "Standard input" : "'\(name)'" }
    return declared.map { "'\($0)'" } ?? model.map { "The license of \($0.id)" } ?? ""
  }

  private var sheet: Sheet {
    let answer = check.text(of: subject)
    var items: [SheetItem] = []
    if let file {
      items += [
        .entry("SHA-256", file.sha256), .entry("Bytes", Wording.grouped(Double(file.byteCount))),
      ]
      if let normalized = file.normalizedSHA256, normalized != file.sha256 {
        items.append(.entry("SHA-256, normalized", normalized))
      }
    }
    items += check.acquaintances.map { .statement($0.sentence) }
    items += check.remarks.map { .statement($0.text) }
    items += assignmentItems
    for id in check.ids ?? [] { items += licenseItems(id) }
    items += candidateItems
    if check.ids == nil, check.candidates.isEmpty {
      items.append(.statement(LicenseCheck.nextStep, lead: "What to do"))
    }
    items += verdictItems
    return Sheet(title: answer, summary: answer, items: items)
  }

  private var assignmentItems: [SheetItem] {
    check.assignments.map { assignment in
      let revision = assignment.revision.map { "revision \($0)" } ?? "the latest revision seen"
      let note = [revision, assignment.note].compactMap { $0 }.joined(separator: "; ")
      return .evidence(
        EvidenceItem(
          field: "license of the \(assignment.artifact), by \(assignment.basis)",
          value: assignment.ids.isEmpty
            ? "no license settled" : assignment.ids.joined(separator: " and "), kind: .reported,
          source: assignment.evidence?.source ?? "no source",
          asOf: assignment.checked ?? assignment.evidence.flatMap(catalog.snapshot.date(of:)),
          note: note))
    }
  }

  private func licenseItems(_ id: String) -> [SheetItem] {
    guard let license = catalog.library[id] else {
      return [.statement("The catalog does not have the license '\(id)'.")]
    }
    var items: [SheetItem] = [.entry("License", "\(license.name), \(license.textStatus.words)")]
    for text in license.texts where text.role == .agreement && isThis(text) {
      items.append(.evidence(LicenseTextSheet.evidence(text)))
    }
    return items
  }

  /// Whether a text on record is the one that decided.
  private func isThis(_ text: LicenseText) -> Bool {
    switch rule {
    case .text: return text.sha256 == file?.sha256
    case .normalizedText: return text.normalizedSHA256 == file?.normalizedSHA256
    case .assignment, .spdx, .alias, nil: return false
    }
  }

  private var candidateItems: [SheetItem] {
    guard !check.candidates.isEmpty else { return [] }
    let title =
      use == nil
      ? "What it may be" : "What each would give, for information only; none is chosen"
    return [.heading(title)]
      + check.candidates.map { id in
        let name = catalog.library[id]?.name ?? "not in this catalog"
        let verdict = evaluation([id])?.overall.label
        return .point([id, name, verdict].compactMap { $0 }.joined(separator: ", "))
      }
  }

  private var verdictItems: [SheetItem] {
    guard let ids = check.ids, let evaluation = evaluation(ids) else { return [] }
    var items: [SheetItem] = [
      .heading("For the intended use"), .entry("Verdict", evaluation.overall.label),
    ]
    for reason in evaluation.reasons {
      items += [.statement(reason.text, lead: reason.verdict.label), .remark(reason.reopen.text)]
      items += reason.remedies.map { .remark($0.text) }
    }
    items += evaluation.duties.map { .point($0.text) }
    if model != nil {
      items.append(
        .remark("Licenses of the models it was made from stand in weigh show ID --page license."))
    }
    items.append(.remark(LicenseEvaluation.disclaimer))
    return items
  }

  /// The licenses alone, without a lineage, judged for the intended use.
  private func evaluation(_ ids: [String]) -> LicenseEvaluation? {
    guard let use else { return nil }
    let basis: AssignmentBasis
    switch check.answer {
    case .recognized(_, .text), .recognized(_, .normalizedText): basis = .textHash
    case .recognized(_, .assignment):
      basis = check.assignments.first.flatMap { AssignmentBasis(rawValue: $0.basis) } ?? .reported
    case .recognized, .ambiguous, .notRecognized: basis = .tag
    }
    return Licensing.evaluate(
      LicenseSubject(
        modelID: model?.id ?? subject, isMultimodal: model?.isMultimodal,
        terms: ids.map { AssignedLicense(id: $0, basis: basis) },
        familyID: model?.family.map(catalog.snapshot.topFamily(of:)),
        releaseFamilies: releaseFamilies),
      use: use, licenses: catalog.library)
  }

  private var json: JSONValue {
    var object: [String: JSONValue] = [
      "schema": .text("weigh.license-check/1"), "catalog": catalog.json,
      "answer": .text(check.text(of: subject)),
      "recognized": .flag(check.ids != nil),
      "licenses": .list((check.ids ?? []).map(JSONValue.text)),
      "rule": rule.map { .text($0.rawValue) } ?? .null,
      "remarks": .list(check.remarks.map { .text($0.text) }),
      "known_as": .list(
        check.acquaintances.map {
          .object([
            "license": .text($0.licenseID), "text": $0.text.json,
            "sentence": .text($0.sentence),
          ])
        }),
      "assignments": .list(check.assignments.map(Self.json)),
      "candidates": .list(
        check.candidates.map { id in
          .object([
            "id": .text(id),
            "verdict": evaluation([id]).map { .text($0.overall.rawValue) } ?? .null,
          ])
        }),
      "file": .null,
      "evaluation": check.ids.flatMap(evaluation)?.json ?? .null,
    ]
    if let file {
      object["file"] = .object([
        "name": name.map(JSONValue.text) ?? .null, "bytes": .integer(Int64(file.byteCount)),
        "form": .text(file.form.rawValue), "sha256": .text(file.sha256),
        "normalized_sha256": file.normalizedSHA256.map(JSONValue.text) ?? .null,
      ])
    }
    if check.ids == nil, check.candidates.isEmpty { object["next"] = .text(LicenseCheck.nextStep) }
    return .object(object)
  }

  private var rule: LicenseCheck.Rule? {
    switch check.answer {
    case .recognized(_, let rule), .ambiguous(_, let rule): return rule
    case .notRecognized: return nil
    }
  }

  private static func json(_ assignment: LicenseAssignment) -> JSONValue {
    .object([
      "ids": .list(assignment.ids.map(JSONValue.text)), "basis": .text(assignment.basis),
      "revision": assignment.revision.map(JSONValue.text) ?? .null,
      "checked": assignment.checked.map { .text($0.description) } ?? .null,
      "source": assignment.evidence.map { .text($0.source) } ?? .null,
    ])
  }
}
