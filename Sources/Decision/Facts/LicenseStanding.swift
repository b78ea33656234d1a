public import Catalog
public import Licensing

/// The license verdict on one model for the intended use, ready to be explained.
public struct LicenseStanding: Sendable {
  /// One reason behind the verdict.
  public struct Reason: Hashable, Sendable {
    /// The question it answers.
    public let question: String
    /// The verdict of that question alone.
    public let verdict: Verdict
    /// The license it comes from.
    public let license: String?
    /// The clause.
    public let clause: String?
    /// The reason in a sentence.
    public let text: String
    /// The text it was read in, in words.
    public let source: String?
    /// The date of that text.
    public let date: CalendarDate?
    /// What would change it.
    public let reopen: String
    /// What somebody can do about it.
    public let remedies: [String]
  }

  /// The worst verdict over all questions and all licenses that apply.
  public let verdict: Verdict
  /// The licenses that apply, the model's own first.
  public let ids: [String]
  /// The assignments it rests on.
  public let assignments: [LicenseAssignment]

  /// Every license of the model and of what it was made from, with how each is known.
  public let terms: [AssignedLicense]
  /// How the model is reached.
  public let route: LicenseRoute
  /// The verdict with all its reasons and duties; `nil` for closed models.
  public let evaluation: LicenseEvaluation?
  let library: LicenseLibrary
  /// What a declared string that settles nothing may mean, and what each meaning would give; for
  /// information only.
  public var possibilities: [Possibility] = []

  /// One license a declared string may mean.
  public struct Possibility: Hashable, Sendable {
    /// The license.
    public let id: String
    /// Its name, where the catalog has it.
    public let name: String?
    /// The verdict it would give.
    public let verdict: Verdict
  }

  /// The facts of the licenses that apply, in the order of their ids; one the catalog does not have
  /// is left out.
  public var licenses: [LicenseFacts] { ids.compactMap { library[$0] } }

  /// What else to know of the licenses and how they were assigned, each in a sentence.
  public var remarks: [String] { (evaluation?.remarks ?? []).map(\.text) }

  /// The names of the licenses.
  public var names: [String] { ids.compactMap { library[$0]?.name } }

  /// Their short names for lists: the SPDX id where there is one.
  public var shortNames: [String] {
    ids.compactMap { id in
      guard let license = library[id] else { return nil }
      guard let spdx = license.spdx, !spdx.hasPrefix("LicenseRef-") else { return license.id }
      return spdx
    }
  }

  /// Every reason, severest first.
  public var reasons: [Reason] { (evaluation?.reasons ?? []).map(Reason.init) }

  /// What must be done, each in a sentence.
  public var duties: [String] { (evaluation?.duties ?? []).map(\.text) }

  /// Answers nobody gave, and what was taken instead.
  public var assumptions: [String] { (evaluation?.assumptions ?? []).map(\.text) }

  /// How sure the reading is, in a word.
  public var confidence: String? { evaluation?.confidence.rawValue }

  /// The reason that decides: the first one as severe as the verdict.
  public var decidingReason: Reason? {
    evaluation?.reasons.first { $0.verdict == verdict }.map(Reason.init)
  }

  /// The assignments and clauses as evidence.
  public func evidence(in snapshot: CatalogSnapshot) -> [EvidenceItem] {
    var items = assignments.compactMap { assignment -> EvidenceItem? in
      guard let evidence = assignment.evidence else { return nil }
      return EvidenceItem(
        field: "license of the \(assignment.artifact), by \(assignment.basis)",
        value: assignment.ids.isEmpty
          ? assignment.tag.map { "the tag '\($0)', which settles none" } ?? "none settled"
          : assignment.ids.joined(separator: " and "), kind: .reported,
        source: evidence.source, asOf: assignment.checked ?? snapshot.date(of: evidence),
        note: assignment.remark)
    }
    guard verdict != .allowed, let evaluation else { return items }
    for reason in evaluation.reasons.filter({ $0.verdict == verdict }).map(Reason.init) {
      guard let source = reason.source else { continue }
      let item = EvidenceItem(
        field: reason.license ?? "license", value: verdict.label, kind: .reported,
        source: source, asOf: reason.date, clause: reason.clause)
      if !items.contains(item) { items.append(item) }
    }
    return items
  }
}

extension LicenseStanding.Reason {
  init(_ reason: LicenseReason) {
    let place = reason.citedText.flatMap { text in
      text.repository.map { $0 + (text.path.map { "/" + $0 } ?? "") } ?? text.url
    }
    self.init(
      question: reason.question.rawValue, verdict: reason.verdict, license: reason.licenseID,
      clause: reason.clause, text: reason.text, source: place,
      date: reason.citedText?.lastChanged, reopen: reason.reopen.text,
      remedies: reason.remedies.map(\.text))
  }
}

extension LicenseAssignment {
  /// The remark of its row, with a word on rows that a team or a person put over the catalog.
  public var remark: String? {
    let parts = [note, evidence?.marked].compactMap(\.self)
    return parts.isEmpty
      ? nil : parts.count == 2 && parts[0] == parts[1] ? note : parts.joined(separator: "; ")
  }
}
