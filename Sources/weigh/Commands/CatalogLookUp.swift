internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Store

/// `weigh catalog search`: finds models, families, licenses, hosts by name.
struct CatalogSearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find models, families, licenses and hosts by name.",
    discussion: """
      Exit 1 when nothing is found.

      EXAMPLES
        weigh catalog search qwq
        weigh catalog search hunyuan --plain
      """)

  @OptionGroup var output: OutputOptions
  @Option(name: .long, help: "The compiled catalog.")
  var catalog: String?
  @Option(name: .long, help: "At most this many.")
  var limit = 20
  @Argument(help: "A part of a name.")
  var text: String

  func run() throws {
    let opened = try Installation().openCatalog(catalog)
    let hits: [CompiledCatalog.Hit]
    do {
      hits = try opened.catalog.search(text, limit: max(1, limit))
    } catch {
      throw Failure(error.exitStatus, error.message)
    }
    if output.json {
      Streams.line(
        JSONValue.object([
          "schema": .text("weigh.search/1"),
          "items": .list(
            hits.map {
              .object([
                "kind": .text($0.kind.rawValue), "id": .text($0.id), "name": .text($0.name),
              ])
            }),
        ]).canonicalText)
    } else if output.plain {
      Streams.line(PlainTable.line(["kind", "id", "name"]))
      for hit in hits { Streams.line(PlainTable.line([hit.kind.rawValue, hit.id, hit.name])) }
    } else {
      let table = Table(
        columns: ["Kind", "Id", "Name"].map {
          Table.Column(header: $0, alignsRight: false, minimum: $0 == "Kind" ? nil : 16)
        }, rows: hits.map { [$0.kind.rawValue, $0.id, $0.name] })
      if hits.isEmpty {
        Streams.error("weigh: nothing in this catalog is named like '\(text)'.")
      } else {
        table.lines(width: Streams.width, glyphs: output.glyphs).forEach(Streams.line)
      }
    }
    if hits.isEmpty { throw NegativeAnswer() }
  }
}

/// `weigh catalog info`: which catalog this is, what it holds, where it comes from.
struct CatalogInfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "Say which catalog is in use, what it holds and whom to credit.")

  @OptionGroup var output: OutputOptions
  @Option(name: .long, help: "The compiled catalog.")
  var catalog: String?

  func run() throws {
    let opened = try Installation().openCatalog(catalog)
    let snapshot = opened.snapshot
    let release = snapshot.release
    let counts: [(String, Int)] = [
      ("open models", snapshot.models.count { $0.hasOpenWeights }),
      ("closed models", snapshot.models.count { $0.status == .closed }),
      ("stubs", snapshot.models.count { $0.status == .stub }),
      ("developers", snapshot.developers.count), ("hosts", snapshot.hosts.count),
      ("offers", snapshot.hosts.values.reduce(0) { $0 + $1.offers.count }),
      ("families", snapshot.families.count), ("licenses", snapshot.licenses.count),
      ("benchmarks", snapshot.benchmarks.count),
      ("results", snapshot.models.reduce(0) { $0 + snapshot.results(of: $1.id).count }),
      ("policy packs", snapshot.policies.count), ("presets", snapshot.presets.count),
      ("sources", snapshot.sources.count),
    ]
    let sources = snapshot.sources.values.sorted { $0.id.precedesByBytes($1.id) }
    let credits = sources.compactMap { $0.identity("attribution")?.text }
    if output.json {
      Streams.line(
        JSONValue.object([
          "schema": .text("weigh.catalog/1"), "file": .text(opened.catalog.path),
          "release": .text(release.name), "asOf": .text(release.asOf.description),
          "sha256": .text(release.sha256),
          "overlays": .list(
            release.overlays.map {
              .object(["name": .text($0.name), "sha256": .text($0.sha256)])
            }),
          "counts": .object(
            Dictionary(
              counts.map { ($0.0, .integer(Int64($0.1))) }, uniquingKeysWith: { first, _ in first })
          ),
          "sources": .list(sources.map(Self.json)), "attribution": .list(credits.map { .text($0) }),
        ]).canonicalText)
      return
    }
    if output.plain {
      Streams.line(PlainTable.line(["key", "value"]))
      Streams.line(PlainTable.line(["sha256", release.sha256]))
      for overlay in release.overlays {
        Streams.line(PlainTable.line(["overlay \(overlay.name)", overlay.sha256]))
      }
      for (name, count) in counts { Streams.line(PlainTable.line([name, "\(count)"])) }
      return
    }
    Streams.line("Release \(release.name), as of \(release.asOf), \(opened.catalog.path)")
    Streams.line("Content \(release.sha256)")
    for overlay in release.overlays {
      Streams.line("Overlay \(overlay.name), \(overlay.sha256.prefix(12))")
    }
    Streams.line("")
    for (name, count) in counts { Streams.line("  \(Wording.grouped(Double(count))) \(name)") }
    let dates = sources.compactMap { $0.identity("retrieved")?.date }
    if let oldest = dates.min(), let newest = dates.max() {
      Streams.line("")
      Streams.line("Sources read between \(oldest) and \(newest).")
    }
    if !credits.isEmpty { Streams.line("") }
    credits.forEach(Streams.line)
  }

  private static func json(_ source: Record) -> JSONValue {
    .object(
      Dictionary(
        source.identity.map { ($0.field.name, $0.value.json) },
        uniquingKeysWith: { first, _ in first }))
  }
}
