internal import Catalog
internal import Decision
internal import Licensing

/// What policy packs report of a model: every pack that names its developer, family or product, on or
/// off, beside the score and the license verdict.
struct RestrictionsSheet: SheetDefinition {
  let id = "restrictions"
  let label = "Restrictions"
  let about = "every reported restriction with place, scope, sources and what disagrees"

  func tells(_ subject: SheetSubject) -> Bool { !subject.snapshot.policies.isEmpty }

  func sheet(_ subject: SheetSubject) -> Sheet? {
    guard tells(subject) else { return nil }
    let all = subject.alternative.reportedRestrictions
    guard !all.isEmpty else { return Self.unnamed(subject) }
    let on = all.filter(\.isOn)
    var items: [SheetItem] = [
      .entry("Packs", "\(all.count) name it, \(on.count) of them on"),
      .entry("Reached by", all[0].finding.surface.words),
    ]
    for restriction in all { items += Self.items(restriction) }
    items.append(.heading("How to read this"))
    items.append(
      .remark(
        "Reported restrictions, each with source and date. They never enter the score or the "
          + "license verdict; a pack that is on and set to exclude leaves out the ways it covers."))
    return Sheet(
      title: "Reported restrictions", summary: Self.summary(all, on: on), items: items)
  }

  func json(_ subject: SheetSubject) -> JSONValue? {
    guard !subject.snapshot.policies.isEmpty else { return nil }
    guard subject.alternative.canBeNamed || !subject.alternative.reportedRestrictions.isEmpty else {
      return .null
    }
    return .list(
      subject.alternative.reportedRestrictions.map { restriction in
        guard case .object(var object) = restriction.json else { return restriction.json }
        let pack = restriction.pack
        object["scope"] = .object(
          Dictionary(
            uniqueKeysWithValues: pack.scope.map { ($0.key.rawValue, .text($0.value.rawValue)) }))
        object["subjects"] = .list(pack.subjects.map { .text($0) })
        object["conflicts"] = .list(pack.conflicts.map { .text($0) })
        let texts = [
          ("authority", pack.authority), ("status", pack.status), ("appliesTo", pack.appliesTo),
          ("exemptions", pack.exemptions), ("evidence", pack.evidence),
          ("expires", pack.expires?.description),
        ]
        for (key, text) in texts { object[key] = text.map { .text($0) } ?? .null }
        return .object(object)
      })
  }

  private static func unnamed(_ subject: SheetSubject) -> Sheet {
    let words =
      subject.alternative.canBeNamed
      ? "no pack of this catalog names it"
      : "its developer is not known, so nobody can tell"
    return Sheet(
      title: "Reported restrictions", summary: words,
      items: [
        .entry("Packs", words),
        .remark("That no pack names it is not the same as allowed: packs hold what was reported."),
      ])
  }

  private static func summary(_ all: [Restriction], on: [Restriction]) -> String {
    var seen: Set<String> = []
    let shown = on.isEmpty ? all : on
    let places = shown.map(\.pack.jurisdiction).filter { seen.insert($0).inserted }
    guard let strongest = on.map(\.finding.effect).max() else {
      let names = all.count == 1 ? "1 pack names it" : "\(all.count) packs name it"
      return "off: \(names), \(Wording.list(places))"
    }
    let off = all.count - on.count
    return "\(strongest.rawValue): \(Wording.list(places))" + (off > 0 ? "; \(off) more off" : "")
  }

  private static func items(_ restriction: Restriction) -> [SheetItem] {
    let pack = restriction.pack
    var items: [SheetItem] = [
      .heading("\(pack.jurisdiction), \(pack.date): \(pack.instrument)"),
      .statement(
        restriction.finding.text,
        lead: restriction.isOn ? restriction.finding.effect.rawValue : "off"),
      .entry("Pack", "\(pack.id), version \(pack.version)"),
      .entry("Names", Wording.list(pack.subjects)),
    ]
    let entries = [
      ("Issued by", pack.authority), ("Status", pack.status), ("Must obey", pack.appliesTo),
      ("Exempt", pack.exemptions), ("Known from", pack.evidence),
      ("Checked", pack.asOf.description), ("Check again by", pack.expires?.description),
    ]
    for (label, text) in entries { if let text { items.append(.entry(label, text)) } }
    for surface in PolicyPack.Surface.allCases {
      let coverage = pack.scope[surface] ?? .notStated
      items.append(.point("\(surface.words): \(coverage.label)"))
    }
    for conflict in pack.conflicts { items.append(.statement(conflict, lead: "disagrees")) }
    return items + restriction.evidence.map(SheetItem.evidence)
  }
}
