internal import Catalog
internal import Decision
internal import Licensing

/// What the decision claims of the chosen model, with evidence and how far each claim holds.
///
/// **Shape**: a claim that holds conforms with 1 and one that fails with 0; one that nobody can judge
/// carries no number, only its reason.
struct BOMClaims {
  private struct Claim {
    let id: String
    let predicate: String
    let reasoning: String
    let conformance: Int64?
    let confidence: String
    let evidence: [String]
  }

  private let subject: ExportSubject
  private let claims: [Claim]

  init(_ subject: ExportSubject) {
    self.subject = subject
    claims =
      [Self.license(subject)] + subject.needs.map { Self.need($0.need, $0.reason, subject) }
      + subject.entry.answers.map(Self.answer)
  }

  var json: JSONValue {
    .object([
      "assessors": .list([
        .object([
          "bom-ref": .text(BOMDocument.Name.assessor), "thirdParty": .flag(false),
          "organization": .object(["name": .text("Weigh, the program that wrote this file")]),
        ])
      ]),
      "claims": .list(claims.map(json)),
      "evidence": .list(evidence),
      "attestations": .list([
        .object([
          "summary": .text(
            "Needs of the scenario '\(subject.record.basis.scenarioName)' on the catalog of "
              + "\(subject.record.basis.catalogAsOf). \(DecisionRecord.disclaimer)"),
          "assessor": .text(BOMDocument.Name.assessor), "map": .list(claims.map(attestation)),
        ])
      ]),
    ])
  }

  // MARK: What is claimed

  private static func license(_ subject: ExportSubject) -> Claim {
    let license = subject.entry.license
    let states = subject.record.marks.first { $0.model == subject.entry.id }?.duties ?? DutyStates()
    let open = subject.entry.duties.filter { states[$0] == .open }
    var reasoning = "\(license.words)."
    if let sentence = license.sentence { reasoning += " \(sentence)" }
    if !open.isEmpty { reasoning += " Open duties: \(open.joined(separator: " "))" }
    return Claim(
      id: "license", predicate: "The licenses permit the intended use.", reasoning: reasoning,
      conformance: license.verdict.passes.map { $0 ? 1 : 0 },
      confidence: license.confidence ?? "not stated", evidence: license.evidence)
  }

  private static func need(
    _ need: DecisionRecord.Need, _ reason: DecisionRecord.Reason?, _ subject: ExportSubject
  ) -> Claim {
    let override = subject.override(need.rule).map { " " + $0 } ?? ""
    return Claim(
      id: "need:" + need.rule, predicate: "Need met: \(need.text)",
      reasoning: (reason?.sentence ?? "The facts in the record meet it.") + override,
      conformance: number(reason?.verdict ?? .pass),
      confidence: reason.map { "found: \($0.value); asked: \($0.limit)" } ?? "judged by the facts",
      evidence: reason?.evidence ?? [])
  }

  private static func answer(_ note: DecisionRecord.AnswerNote) -> Claim {
    Claim(
      id: "answers:" + note.rule, predicate: "Answers as required: \(note.requirement)",
      reasoning: note.sentence, conformance: number(note.verdict),
      confidence: "grade of the evidence: \(note.grade)", evidence: note.evidence)
  }

  private static func number(_ verdict: TruthValue) -> Int64? {
    switch verdict {
    case .pass: return 1
    case .fail: return 0
    case .unknown: return nil
    }
  }

  // MARK: As a document

  private func json(_ claim: Claim) -> JSONValue {
    .known([
      "bom-ref": .text(BOMDocument.Name.claim(claim.id)),
      "target": .text(BOMDocument.Name.model(subject.entry.id)),
      "predicate": .text(claim.predicate), "reasoning": .text(claim.reasoning),
      "evidence": claim.evidence.isEmpty
        ? nil : .texts(claim.evidence.map(BOMDocument.Name.evidence)),
    ])
  }

  private func attestation(_ claim: Claim) -> JSONValue {
    .object([
      "claims": .texts([BOMDocument.Name.claim(claim.id)]),
      "conformance": .known([
        "score": claim.conformance.map { .integer($0) },
        "rationale": .text(
          claim.conformance == nil ? "Not known. " + claim.reasoning : claim.reasoning),
      ]),
      "confidence": .object(["rationale": .text(claim.confidence)]),
    ])
  }

  /// The statements the claims rest on, each once, in the order they are first used.
  private var evidence: [JSONValue] {
    var seen: Set<String> = []
    let ids = claims.flatMap(\.evidence).filter { seen.insert($0).inserted }
    return subject.statements(ids).map { id, statement in
      let source = subject.record.sources[statement.source]
      let address = subject.address(of: statement)
      let names = [source?.publisher, source?.title ?? statement.source].compactMap(\.self)
      return .known([
        "bom-ref": .text(BOMDocument.Name.evidence(id)),
        "propertyName": .text("weigh:" + statement.field),
        "description": .text("\(statement.field): \(statement.value) (\(statement.kind.rawValue))"),
        "data": .list([
          .known([
            "name": .text(names.joined(separator: ": ")),
            "contents": address.map { .object(["url": .text($0)]) },
          ])
        ]),
        "created": statement.asOf.flatMap { $0.day == nil ? nil : .text(ExportSubject.moment($0)) },
        "expires": expiry(of: statement).map { .text(ExportSubject.moment($0)) },
      ])
    }
  }

  /// When a statement of a probe run counts no more.
  private func expiry(of statement: DecisionRecord.Statement) -> CalendarDate? {
    subject.entry.answers.compactMap(\.run).first { $0.id == statement.source }?.expires
  }
}
