internal import ArgumentParser
internal import Catalog
internal import Foundation
internal import Store

/// `weigh where`: every path this installation uses.
struct WhereCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "where", abstract: "Print the paths Weigh reads and writes.")

  @OptionGroup var output: OutputOptions

  func run() throws {
    let installation = Installation()
    let places = installation.places
    let catalog = try? places.findCatalog(option: nil, program: installation.program) {
      FileManager.default.fileExists(atPath: $0)
    }
    let rows: [(String, String?)] = [
      ("program", installation.program), ("catalog", catalog),
      ("scenarios, probe runs", places.userDatabase), ("overlay", places.overlayFolder),
      ("settings", places.settingsFile), ("log", places.log), ("cache", places.cacheFolder),
    ]
    if output.json {
      Streams.line(
        JSONValue.object([
          "schema": .text("weigh.where/1"),
          "paths": .object(
            Dictionary(
              rows.map { ($0.0, $0.1.map { .text($0) } ?? .null) },
              uniquingKeysWith: { first, _ in first })),
        ]).canonicalText)
      return
    }
    for (name, path) in rows {
      Streams.line(
        output.plain
          ? PlainTable.line([name, path ?? ""])
          : name.padding(toLength: 24, withPad: " ", startingAt: 0) + (path ?? "none"))
    }
  }
}
