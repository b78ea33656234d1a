internal import Catalog
internal import Cells
internal import Decision
internal import Licensing

/// Every policy pack of a catalog with what a scenario does with it.
struct PolicyList {
  let packs: [PolicyPack]
  let policies: [String: PolicyPack.Effect]

  init(snapshot: CatalogSnapshot, scenario: Scenario) {
    packs = PolicyPack.all(in: snapshot)
    policies = scenario.policies
  }

  private func effect(_ pack: PolicyPack) -> String { policies[pack.id]?.rawValue ?? "off" }

  /// A table for people.
  func lines(width: Int, glyphs: GlyphSet) -> [String] {
    guard !packs.isEmpty else { return ["This catalog has no policy pack."] }
    let table = Table(
      columns: ["Pack", "Effect", "Place", "Instrument", "Date", "Status"].map {
        Table.Column(
          header: $0, alignsRight: false,
          minimum: ["Pack": 12, "Instrument": 16, "Status": 12][$0])
      },
      rows: packs.map {
        [$0.id, effect($0), $0.jurisdiction, $0.instrument, $0.date, $0.status ?? "not stated"]
      })
    return table.lines(width: width, glyphs: glyphs) + [
      "", "Reported restrictions, off unless you switch them on: weigh needs --policy ID=EFFECT",
      "with info, warn or exclude; --policy ID=off and --policy none take that back.",
    ]
  }

  /// Tab-separated lines, one per pack.
  var plain: [String] {
    [
      PlainTable.line([
        "pack", "effect", "jurisdiction", "authority", "instrument", "date", "status", "as_of",
        "expires", "subjects", "sources",
      ])
    ]
      + packs.map {
        PlainTable.line([
          $0.id, effect($0), $0.jurisdiction, $0.authority ?? "", $0.instrument, $0.date,
          $0.status ?? "", $0.asOf.description, $0.expires?.description ?? "",
          $0.subjects.joined(separator: ", "), $0.sources.joined(separator: " "),
        ])
      }
  }

  /// The list as machine output: `weigh.policies/1`.
  var json: JSONValue {
    .object([
      "schema": .text("weigh.policies/1"),
      "items": .list(
        packs.map { pack in
          .object([
            "id": .text(pack.id), "version": .text(pack.version), "effect": .text(effect(pack)),
            "jurisdiction": .text(pack.jurisdiction),
            "authority": pack.authority.map { .text($0) } ?? .null,
            "instrument": .text(pack.instrument), "date": .text(pack.date),
            "status": pack.status.map { .text($0) } ?? .null,
            "asOf": .text(pack.asOf.description),
            "expires": pack.expires.map { .text($0.description) } ?? .null,
            "subjects": .list(pack.subjects.map { .text($0) }),
            "sources": .list(pack.sources.map { .text($0) }),
          ])
        }),
    ])
  }
}
