public import Catalog
internal import Licensing

extension LicenseTextSheet {
  /// The same facts as a document, hashes and commits in full.
  public var json: JSONValue {
    var object = record.identity.reduce(into: [String: JSONValue]()) {
      $0[$1.field.name] = $1.value.json
    }
    object["id"] = .text(license.id)
    object["text_status_means"] = .text(textStatus)
    object["evidence_cap"] = license.textStatus.capText.map(JSONValue.text) ?? .null
    object["facts"] = .object(
      Dictionary(
        facts.map { ($0.field.name, $0.json) }, uniquingKeysWith: { first, _ in first }))
    object["thresholds"] = list(
      "thresholds", license.thresholds, license.thresholds.found.map(\.text))
    object["territory"] = list("territory", license.territory, license.territory.found.map(\.text))
    object["high_stakes"] = list(
      "high_stakes", license.highStakes, license.highStakes.found.map(\.area.words))
    object["duties"] = dutyList(license.duties, isPrefix: false)
    object["name_prefixes"] = dutyList(license.namePrefixes, isPrefix: true)
    object["texts"] = .list(zip(record.rows("texts"), license.texts).map(Self.json))
    object["history"] = .list(record.rows("history").map { .object(Self.columns($0)) })
    object["not_read"] = .list(notRead.map(JSONValue.text))
    object["aliases"] = .list(
      library.aliases(of: license.id).map { name, meanings in
        .object([
          "name": .text(name), "means": .list(meanings.map(JSONValue.text)),
          "chooses": .flag(meanings.count == 1),
        ])
      })
    object["models"] = .object([
      "weights": .integer(Int64(models.weights.count)),
      "other": .integer(Int64(models.other.count)),
      "ids": .list(models.weights.map(JSONValue.text)),
    ])
    return .object(object)
  }

  private func list<Element>(_ name: String, _ list: ReadList<Element>, _ texts: [String])
    -> JSONValue
  {
    rows(record.rows(name), texts, wasRead: list.wasRead)
  }

  private func dutyList(_ list: ReadList<PrescribedDuty>, isPrefix: Bool) -> JSONValue {
    let prefix = PrescribedDuty.Kind.namePrefix.rawValue
    let rows = record.rows("duties").filter { ($0["kind"]?.text == prefix) == isPrefix }
    return self.rows(rows, list.found.map(\.text), wasRead: list.wasRead)
  }

  /// Rows as stated, each with its sentence where all of them could be read.
  private func rows(_ rows: [Row], _ texts: [String], wasRead: Bool) -> JSONValue {
    .object([
      "read": .flag(wasRead),
      "items": .list(
        rows.enumerated().map { position, row in
          var columns = Self.columns(row)
          if rows.count == texts.count { columns["sentence"] = .text(texts[position]) }
          return .object(columns)
        }),
    ])
  }

  private static func columns(_ row: Row) -> [String: JSONValue] {
    row.values.reduce(into: [:]) { $0[$1.field.name] = $1.value.json }
  }

  private static func json(_ row: Row, _ text: LicenseText) -> JSONValue {
    var columns = columns(row)
    columns["address"] = text.address.map(JSONValue.text)
    return .object(columns)
  }
}

extension LicenseTextSheet.StatedFact {
  fileprivate var json: JSONValue {
    var object: [String: JSONValue] = ["value": value?.json ?? .null]
    if value == nil {
      object["evidence"] = .text("unknown")
      object["reason"] = .text("nobody has seen what the text says on this")
    } else {
      object["evidence"] = .text("reported")
    }
    object["clause"] = clause.map(JSONValue.text)
    object["note"] = note.map(JSONValue.text)
    return .object(object)
  }
}
