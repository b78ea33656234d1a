internal import Catalog

/// Reads typed license facts out of a record.
struct LicenseRecordReader {
  let record: Record

  func text(_ field: Field) -> String? { record.identity(field)?.text }

  /// A fact out of a closed set of words.
  func stated<Value>(_ field: Field) -> Stated<Value>
  where Value: RawRepresentable & Hashable & Sendable, Value.RawValue == String {
    guard case .known(let value, let evidence, _) = record[field],
      let word = value.text, let known = Value(rawValue: word)
    else { return .unknown }
    return .says(known, Citation(clause: evidence.clause, note: evidence.note))
  }

  /// A fact in free words; the word `unknown` is no value.
  func statedText(_ field: Field) -> Stated<String> {
    guard case .known(let value, let evidence, _) = record[field], let words = value.text,
      words != "unknown"
    else { return .unknown }
    return .says(words, Citation(clause: evidence.clause, note: evidence.note))
  }

  /// Whether the text was read for a list.
  func isKnown(_ list: Field) -> Bool {
    record.fact(list, in: "known")?.value?.flag ?? false
  }

  /// A list; a row that cannot be read makes the whole list count as not read.
  func list<Element>(_ name: String, _ read: (Row) -> Element?) -> ReadList<Element> {
    let rows = record.rows(name)
    let found = rows.compactMap(read)
    return ReadList(found, wasRead: isKnown(Field(name)) && found.count == rows.count)
  }

  static func threshold(_ row: Row) -> Threshold? {
    guard let metric: Threshold.Metric = row.word("metric"),
      let comparison: Threshold.Comparison = row.word("over"),
      let value = row["value"]?.number, let effect: Threshold.Effect = row.word("effect"),
      let scope: Threshold.Scope = row.word("scope"),
      let reference: Threshold.Reference = row.word("reference"),
      let application: Threshold.Application = row.word("applies_to"),
      let exemptions = exemptions(row)
    else { return nil }
    return Threshold(
      metric: metric, comparison: comparison, value: value, currency: row["currency"]?.text,
      scope: scope, window: row.word("window") ?? .none, reference: reference,
      application: application, effect: effect, mark: row["text"]?.text, exemptions: exemptions,
      isAmbiguousAtLimit: row["boundary"]?.text == "ambiguous-at-value",
      clause: row["clause"]?.text, note: row["n"]?.text)
  }

  static func territory(_ row: Row) -> TerritoryLimit? {
    guard let excluded = row["excluded"]?.list,
      let basis: TerritoryLimit.Basis = row.word("basis"), let exemptions = exemptions(row)
    else { return nil }
    return TerritoryLimit(
      excluded: excluded, basis: basis, models: row.word("models") ?? .all,
      coversOutputs: row["outputs"]?.flag, exemptions: exemptions, clause: row["clause"]?.text,
      note: row["n"]?.text)
  }

  static func area(_ row: Row) -> AreaLimit? {
    guard let area: HighStakesArea = row.word("area") else { return nil }
    return AreaLimit(area: area, clause: row["clause"]?.text)
  }

  static func duty(_ row: Row) -> PrescribedDuty? {
    guard let kind: PrescribedDuty.Kind = row.word("kind"),
      let trigger: PrescribedDuty.Trigger = row.word("trigger")
    else { return nil }
    return PrescribedDuty(
      kind: kind, trigger: trigger, mark: row["text"]?.text, places: row["where"]?.list ?? [],
      clause: row["clause"]?.text, note: row["n"]?.text)
  }

  static func licenseText(_ row: Row) -> LicenseText? {
    guard let role: LicenseText.Role = row.word("role") else { return nil }
    return LicenseText(
      role: role, repository: row["repo"]?.text, path: row["path"]?.text,
      commit: row["commit"]?.text, lastChanged: row["last_changed"]?.date,
      sha256: row["sha256"]?.text?.lowercased(),
      normalizedSHA256: row["normalized_sha256"]?.text?.lowercased(), url: row["url"]?.text,
      what: row["what"]?.text)
  }

  static func change(_ row: Row) -> LicenseChange? {
    guard let date = row["date"]?.date, let what = row["what"]?.text else { return nil }
    return LicenseChange(date: date, commit: row["commit"]?.text, what: what)
  }

  /// The exemptions of a row; `nil` when one of them is unheard of.
  private static func exemptions(_ row: Row) -> [Exemption]? {
    let words = row["exempt"]?.list ?? []
    let known = words.compactMap(Exemption.init(rawValue:))
    return known.count == words.count ? known : nil
  }
}

extension Row {
  /// A column out of a closed set of words.
  fileprivate func word<Value>(_ field: Field) -> Value?
  where Value: RawRepresentable, Value.RawValue == String {
    self[field]?.text.flatMap(Value.init(rawValue:))
  }
}
