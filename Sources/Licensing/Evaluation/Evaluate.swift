/// Judges the licenses of a model for an intended use.
///
/// **Shape**: a model without a known license, or with one the catalog does not have, is unknown;
/// the worst verdict wins over questions and over licenses, and their order does not matter.
/// **Cost**: one pass over the questions for each license.
public func evaluate(
  _ subject: LicenseSubject, use: IntendedUse, licenses: LicenseLibrary
) -> LicenseEvaluation {
  var evaluation = evaluate(subject.key, use: use, licenses: licenses)
  evaluation.add(subject, licenses)
  return evaluation
}

/// Judges what many models may share; remarks on how licenses were assigned are left out.
public func evaluate(
  _ key: LicenseSubject.Key, use: IntendedUse, licenses: LicenseLibrary
) -> LicenseEvaluation {
  var collection = FindingCollection()
  for entry in licenses.settled(key.entries) {
    switch entry {
    case .license(let id):
      if let license = licenses[id] {
        let context = QuestionContext(
          license: license, use: use, isMultimodal: key.isMultimodal, familyID: key.familyID,
          releaseFamilies: key.releaseFamilies)
        collection.add(context)
      } else {
        collection.add(
          .unknown(.notInCatalog(id), .catalog, .licenseKnown), on: .all, licenseID: id)
      }
    case .declared(let name):
      let candidates = licenses.identify(sha256: nil, declared: name).candidates
      collection.add(
        .unknown(.tagUnsettled(name, candidates: candidates), .licenseFile, .licenseKnown), on: .all
      )
    case .text(let hash):
      collection.add(
        .unknown(.textUnrecognized(sha256: hash), .catalog, .licenseKnown), on: .all)
    case .missing(let base):
      let answerer = LicenseReason.Answerer.catalog
      collection.add(.unknown(.noLicense(base: base), answerer, .licenseKnown), on: .all)
    case .unnamedBase:
      collection.add(.unknown(.baseNotNamed, .catalog, .licenseKnown), on: .all)
    case .disputed(let claims):
      collection.add(
        .unknown(.sourcesDisagree(claims), .licenseFile, .licenseKnown), on: .all)
    }
  }
  return collection.evaluation(assumptions: use.assumptions)
}

/// Findings of all licenses, on the way to an evaluation.
private struct FindingCollection {
  private var answers: [QuestionID: Verdict] = [:]
  private var reasons: [LicenseReason] = []
  private var duties: [LicenseDuty] = []
  private var hasQuotedClauses = false

  mutating func add(_ context: QuestionContext) {
    let license = context.license
    guard license.textStatus != .notSeen else {
      add(.unknown(.textNotSeen, .catalog, .textRead), on: .all, license: license)
      return
    }
    if license.textStatus == .quotedClauses { hasQuotedClauses = true }
    for (question, finding) in QuestionRegistry.findings(context) {
      add(finding, on: question, license: license)
    }
    for kind in HostingQuestion.hostDuties(context) {
      merge(
        LicenseDuty(
          kind: kind, bearer: .host,
          askedBy: [LicenseClause(licenseID: license.id, clause: license.hosting.clause)],
          isOptional: false, state: .open))
    }
    for duty in license.duties.found where duty.trigger == .note {
      merge(
        LicenseDuty(
          kind: .prescribed(duty.withoutClause), bearer: .user,
          askedBy: [LicenseClause(licenseID: license.id, clause: duty.clause)],
          isOptional: true, state: .open))
    }
  }

  mutating func add(_ finding: Finding, on question: QuestionID, licenseID: String) {
    record(finding, question, licenseID, nil)
  }

  mutating func add(_ finding: Finding, on question: QuestionID, license: LicenseFacts? = nil) {
    record(finding, question, license?.id, license)
  }

  private mutating func record(
    _ finding: Finding, _ question: QuestionID, _ licenseID: String?, _ license: LicenseFacts?
  ) {
    answers[question] = max(answers[question] ?? .allowed, finding.verdict)
    if let kind = finding.kind, let detail = finding.detail {
      let reason = LicenseReason(
        question: question, verdict: finding.verdict, kind: kind, licenseID: licenseID,
        licenseName: license?.name, clause: finding.clause, detail: detail,
        sources: license?.sources ?? [], reopen: finding.reopen, remedies: finding.remedies,
        answerer: finding.answerer)
      if !reasons.contains(reason) { reasons.append(reason) }
    }
    guard let licenseID else { return }
    for kind in finding.duties {
      let clause: String?
      let plain: LicenseDuty.Kind
      switch kind {
      case .prescribed(let duty):
        (plain, clause) = (.prescribed(duty.withoutClause), duty.clause)
      case .registration(let duty?):
        (plain, clause) = (.registration(duty.withoutClause), duty.clause ?? finding.clause)
      default: (plain, clause) = (kind, finding.clause)
      }
      merge(
        LicenseDuty(
          kind: plain, bearer: .user,
          askedBy: [LicenseClause(licenseID: licenseID, clause: clause)], isOptional: false,
          state: .open))
    }
  }

  private mutating func merge(_ duty: LicenseDuty) {
    let position = duties.firstIndex {
      $0.kind == duty.kind && $0.bearer == duty.bearer && $0.isOptional == duty.isOptional
    }
    guard let position else {
      duties.append(duty)
      return
    }
    for clause in duty.askedBy where !duties[position].askedBy.contains(clause) {
      duties[position].askedBy.append(clause)
    }
  }

  func evaluation(assumptions: [Assumption]) -> LicenseEvaluation {
    let ordered = reasons.enumerated().sorted { left, right in
      if left.element.verdict != right.element.verdict {
        return left.element.verdict > right.element.verdict
      }
      if left.element.question != right.element.question {
        return left.element.question < right.element.question
      }
      return left.offset < right.offset
    }
    return LicenseEvaluation(
      overall: answers.values.max() ?? .allowed,
      answers: answers.keys.sorted().map {
        LicenseEvaluation.Answer(question: $0, verdict: answers[$0] ?? .allowed)
      },
      reasons: ordered.map(\.element), duties: duties, assumptions: assumptions,
      confidence: hasQuotedClauses ? .medium : .high, remarks: [])
  }
}

extension Finding {
  /// A text that was not read itself can neither allow nor forbid.
  func capped(by status: TextStatus) -> Finding {
    guard status == .secondaryOnly else { return self }
    switch verdict {
    case .prohibited:
      var reported = self
      reported.verdict = .needsLegalReview
      reported.kind = .review
      reported.reopen = .textRead
      return reported
    case .allowed, .allowedWithDuty:
      var open = Finding.unknown(.reportedOnly(verdict), .catalog, .textRead)
      open.clause = clause
      open.duties = duties
      return open
    case .needsLegalReview, .unknown:
      return self
    }
  }
}

extension LicenseEvaluation {
  /// Adds what depends on how the licenses of this model were assigned.
  fileprivate mutating func add(_ subject: LicenseSubject, _ licenses: LicenseLibrary) {
    var found: [Remark] = []
    if !subject.terms.contains(where: { $0.origin == .own && $0.id != nil }) { confidence = .low }
    for term in subject.terms {
      guard let id = term.id else {
        confidence = .low
        continue
      }
      if term.origin == .code {
        found.append(.codeLicense(licenseID: id))
        continue
      }
      confidence = min(confidence, term.basis.confidence)
      if term.basis == .tag || term.basis == .reported {
        found.append(.assignedWithoutText(licenseID: id, basis: term.basis))
      }
      if case .base(let base) = term.origin {
        found.append(.inherited(licenseID: id, base: base))
      }
      guard let license = licenses[id] else { continue }
      if license.textStatus == .quotedClauses { found.append(.quotedClauses(licenseID: id)) }
      if let checked = term.checked, let last = license.history.last?.date, last > checked {
        found.append(.textChanged(licenseID: id, on: last, checked: checked))
      }
    }
    var seen: Set<Remark> = []
    remarks = found.filter { seen.insert($0).inserted }.sorted { $0.text < $1.text }
  }
}

extension LicenseEvaluation {
  /// The evaluation with what depends on how the licenses of one model were assigned: the remarks,
  /// and the confidence.
  public func annotated(for subject: LicenseSubject, licenses: LicenseLibrary) -> LicenseEvaluation
  {
    var annotated = self
    annotated.add(subject, licenses)
    return annotated
  }
}
