public import Catalog
public import Decision
public import Licensing

/// Everything the catalog holds of one license text, as statements.
public struct LicenseTextSheet {
  let license: LicenseFacts
  let record: Record
  let library: LicenseLibrary
  let models: LicenseUsers.Models

  /// Describes a license of a catalog; `nil` where the catalog has none of this id.
  public init?(
    _ id: String, in snapshot: CatalogSnapshot, library: LicenseLibrary, users: LicenseUsers
  ) {
    guard let license = library[id], let record = snapshot.licenses[id] else { return nil }
    self.license = license
    self.record = record
    self.library = library
    models = users[id]
  }

  /// The statements, in the order they are read.
  public var sheet: Sheet {
    var items = head
    items += factItems
    items += section(
      "Limits of size", license.thresholds,
      items: license.thresholds.found.map { ($0.text, $0.clause, $0.note) })
    items += section(
      "Territory", license.territory,
      items: license.territory.found.map { ($0.text, $0.clause, $0.note) })
    items += section(
      "Weighty decisions it limits", license.highStakes,
      items: license.highStakes.found.map { ($0.area.words, $0.clause, nil) })
    items += section(
      "Duties", license.duties,
      items: license.duties.found.map { ("\($0.text) Due \($0.trigger.words).", $0.clause, nil) })
    items += section(
      "Name prefixes", license.namePrefixes,
      items: license.namePrefixes.found.map {
        ("\($0.text) Due \($0.trigger.words).", $0.clause, nil)
      })
    items += textItems + historyItems
    if !notRead.isEmpty {
      items += [.heading("What was not read")] + notRead.map { .point($0) }
    }
    items += aliasItems + modelItems
    return Sheet(
      title: license.name, summary: "\(license.category ?? "no category"), \(textStatus)",
      items: items)
  }

  /// How much of it was read, in words.
  var textStatus: String { license.textStatus.words }

  private var head: [SheetItem] {
    func text(_ field: Field) -> String? { record.identity(field)?.text }
    func list(_ field: Field) -> String? {
      record.identity(field)?.list.flatMap { $0.isEmpty ? nil : $0.joined(separator: ", ") }
    }
    let approval =
      switch license.isOSIApproved {
      case true?: "yes"
      case false?: "no"
      case nil: "not known"
      }
    let entries: [(String, String?)] = [
      ("Id", license.id), ("Licensor", license.licensor), ("SPDX id", license.spdx),
      ("Category", license.category.map { "\($0), a label no verdict reads" }),
      ("OSI approved", approval), ("Read", textStatus), ("Dated", text("text_date")),
      ("Covers", list("applies_to")), ("Replaces", list("supersedes")),
      ("Replaced by", list("superseded_by")),
      ("Checked", record.identity("checked")?.date.map { "\($0)" }),
    ]
    var items: [SheetItem] = entries.compactMap { label, value in
      value.map { .entry(label, $0) }
    }
    if let cap = license.textStatus.capText { items.append(.statement(cap)) }
    if let note = text("note") { items.append(.statement(note)) }
    return items
  }

  private var factItems: [SheetItem] {
    var items: [SheetItem] = [.heading("What the text says")]
    for fact in facts {
      items.append(.entry(fact.label, fact.words))
      let place = [fact.clause, fact.note].compactMap { $0 }.joined(separator: "; ")
      if !place.isEmpty { items.append(.remark(place)) }
    }
    return items
  }

  /// A list out of the text; that none was found and that nobody looked are different things.
  private func section<Element>(
    _ title: String, _ list: ReadList<Element>, items: [(String, String?, String?)]
  ) -> [SheetItem] {
    var shown: [SheetItem] = [.heading(title)]
    for (text, clause, note) in items {
      shown.append(.point(text))
      let place = [clause, note].compactMap { $0 }.joined(separator: "; ")
      if !place.isEmpty { shown.append(.remark(place)) }
    }
    if !list.wasRead {
      shown.append(.statement("Not known: the text was not read for it."))
    } else if items.isEmpty {
      shown.append(.statement("None stands in the text."))
    }
    return shown
  }

  private var textItems: [SheetItem] {
    guard !license.texts.isEmpty else {
      return [.heading("Texts"), .statement("None is on record.")]
    }
    return [.heading("Texts")] + license.texts.map { .evidence(Self.evidence($0)) }
  }

  /// A text as a statement with its public place; `license` names it among those of others.
  public static func evidence(_ text: LicenseText, of license: String? = nil) -> EvidenceItem {
    let hash = text.sha256.map { ", sha256 \($0.prefix(12))…" } ?? ""
    let commit = text.commit.map { "commit \($0.prefix(12))" }
    let note = [commit, text.what].compactMap { $0 }.joined(separator: "; ")
    return EvidenceItem(
      field: (license.map { "\($0), " } ?? "") + text.roleLabel, value: text.place + hash,
      kind: .reported,
      source: text.address ?? "no public address", asOf: text.lastChanged,
      note: note.isEmpty ? nil : note)
  }

  private var historyItems: [SheetItem] {
    guard !license.history.isEmpty else { return [] }
    return [.heading("How the file changed")]
      + license.history.map { change in
        .statement(
          change.what + (change.commit.map { " (commit \($0.prefix(12)))" } ?? ""),
          lead: "\(change.date)")
      }
  }

  private var aliasItems: [SheetItem] {
    let names = library.aliases(of: license.id)
    guard !names.isEmpty else { return [] }
    return [.heading("Declared strings that mean it")]
      + names.map { name, meanings in
        let others = meanings.filter { $0 != license.id }
        return .point(
          others.isEmpty
            ? name : "\(name): also \(Wording.list(others)), so the string chooses none")
      }
  }

  private var modelItems: [SheetItem] {
    var items: [SheetItem] = [.heading("Models under it")]
    let count = models.weights.count
    items.append(.entry("Weights", Wording.count(count, "model")))
    if !models.other.isEmpty {
      items.append(.entry("Other parts only", Wording.count(models.other.count, "model")))
    }
    let shown = models.weights.prefix(5)
    items += shown.map { .point($0) }
    if count > shown.count {
      items.append(.remark("and \(Wording.grouped(Double(count - shown.count))) more"))
    }
    return items
  }
}
