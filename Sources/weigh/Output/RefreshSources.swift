internal import Catalog

/// Where the files that importers and mappings read are published.
struct RefreshSources {
  private struct Place {
    let what: String
    let source: String
    let address: String
  }

  private let places: [Place]

  init(_ reading: CatalogReading) {
    let sources = reading.records.filter { $0.kind == .source }
    func address(_ source: String) -> String {
      guard let record = sources.first(where: { $0.id == source }) else {
        return "not declared in sources.toml"
      }
      let repository = record.identity("repo")?.text.map { "https://github.com/" + $0 }
      return [repository ?? record.identity("url")?.text, record.identity("path")?.text]
        .compactMap(\.self).joined(separator: ", ")
    }
    var places = Importers.all.flatMap { importer in
      importer.sources.map { Place(what: importer.kind, source: $0, address: address($0)) }
    }
    places += LeaderboardMapping.all(in: reading.files).mappings.map { mapping in
      Place(
        what: "leaderboard \(mapping.name)", source: mapping.source,
        address: ([address(mapping.source)] + mapping.files.map { "file \($0)" })
          .joined(separator: ", "))
    }
    self.places = places
  }

  func print(_ output: OutputOptions) {
    output.print(
      json: .object([
        "schema": .text("weigh.refresh-sources/1"),
        "items": .list(
          places.map {
            .object([
              "kind": .text($0.what), "source": .text($0.source), "published": .text($0.address),
            ])
          }),
      ]),
      plain: [PlainTable.line(["kind", "source", "published"])]
        + places.map { PlainTable.line([$0.what, $0.source, $0.address]) },
      lines: places.map { "\($0.what) (source \($0.source)): \($0.address)" })
  }
}
