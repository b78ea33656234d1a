internal import Catalog
internal import Decision
internal import Licensing

/// Licenses of the chosen model that are others, read from another text, or mean something else for
/// the recorded use.
struct LicenseRule: RecheckRule {
  let codes: [RecheckCode] = [.licenseText, .licenseVerdict]

  func findings(_ context: RecheckContext) -> [RecheckFinding] {
    guard let chosen = context.chosen, let today = chosen.today else { return [] }
    return texts(chosen.former.licenses, today.licenses, chosen.id, today.license, context)
      + verdict(chosen.former.license, today.license, chosen.id, context)
  }

  private func texts(
    _ former: [DecisionRecord.LicenseLine], _ today: [DecisionRecord.LicenseLine], _ model: String,
    _ note: DecisionRecord.LicenseNote, _ context: RecheckContext
  ) -> [RecheckFinding] {
    func finding(_ line: DecisionRecord.LicenseLine, _ was: String, _ now: String)
      -> RecheckFinding
    {
      let origin = context.origin(note.evidence.first.flatMap { context.statements[$0] })
      return RecheckFinding(
        .licenseText, model: model, about: line.id, subject: "License \(line.name)", was: was,
        now: now, source: origin.source, date: line.checked ?? origin.date,
        detail: "the verdict is \(note.words)")
    }
    var findings: [RecheckFinding] = []
    for line in former {
      guard let now = today.first(where: { $0.id == line.id }) else {
        findings.append(finding(line, "applied", "no longer applies"))
        continue
      }
      if now.textSHA256 != line.textSHA256 {
        findings.append(finding(now, Self.text(line), Self.text(now)))
      } else if now.basis != line.basis {
        findings.append(finding(now, "known by \(line.basis)", "known by \(now.basis)"))
      }
    }
    for line in today where !former.contains(where: { $0.id == line.id }) {
      findings.append(finding(line, "did not apply", "applies"))
    }
    return findings
  }

  private static func text(_ line: DecisionRecord.LicenseLine) -> String {
    line.textSHA256.map { "text \($0.prefix(12))" } ?? "text not read"
  }

  private func verdict(
    _ former: DecisionRecord.LicenseNote, _ today: DecisionRecord.LicenseNote, _ model: String,
    _ context: RecheckContext
  ) -> [RecheckFinding] {
    guard former.verdict != today.verdict else { return [] }
    let origin = context.origin(today.evidence.first.flatMap { context.statements[$0] })
    return [
      RecheckFinding(
        .licenseVerdict, today.verdict > former.verdict ? .breaks : .note, model: model,
        about: "license", subject: "License verdict", was: former.words, now: today.words,
        source: origin.source, date: origin.date, detail: today.sentence)
    ]
  }
}
