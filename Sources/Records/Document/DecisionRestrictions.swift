internal import Catalog
internal import Decision
internal import Licensing

/// The part of an architecture decision record on reported restrictions.
enum DecisionRestrictions {
  static func write(_ record: DecisionRecord, _ page: inout Document) {
    guard let restrictions = record.restrictions else { return }
    page.heading(3, "Reported Restrictions")
    page.paragraph(
      """
      Policy packs that were on, each with what it was set to do. They entered neither the score nor \
      a license verdict.
      """)
    page.list(restrictions.packs.map(line))
    if restrictions.findings.isEmpty {
      page.paragraph("None of them names a model of the shortlist.")
    } else {
      page.list(restrictions.findings.map(line))
    }
    // A model that needs keep out as well is told among the options, with the need it fails.
    let out = restrictions.leftOut.filter { record.entry($0)?.needs.isEmpty ?? true }
    guard !out.isEmpty else { return }
    page.paragraph(
      """
      Left out by them, though meeting every need: \(Prose.joined(out.map(Prose.code))).
      """)
  }

  private static func line(_ pack: DecisionRecord.Pack) -> Prose {
    let status: Prose = pack.status.map { ", \($0)" } ?? ""
    let sources = Prose.joined(pack.sources.map(Prose.link))
    let conflicts: Prose =
      pack.conflicts.isEmpty ? "" : ". Disagreeing: \(pack.conflicts.joined(separator: "; "))"
    return """
      \(Prose.code(pack.id)), version \(pack.version), set to \(pack.effect.rawValue): \
      \(pack.instrument) (\(pack.jurisdiction), \(pack.date)\(status)), checked \
      \(pack.checked.description), read at \(sources)\(conflicts)
      """
  }

  private static func line(_ finding: DecisionRecord.Finding) -> Prose {
    "\(Prose.code(finding.model)), \(finding.effect.rawValue): \(finding.sentence)"
  }
}
