internal import ArgumentParser
internal import Catalog
internal import Cells
internal import Screens

/// `weigh keys`: the key table of the full-screen program.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Print the key table of the full-screen program.")

  @OptionGroup var output: OutputOptions

  func run() throws {
    let specs = KeyTable.all
    if output.json {
      Streams.line(
        JSONValue.object([
          "schema": .text("weigh.keys/1"),
          "keys": .list(
            specs.map {
              .object([
                "action": .text($0.action.rawValue), "keys": .text($0.keyNames()),
                "where": .text($0.placeNames), "help": .text($0.help),
              ])
            }),
        ]).canonicalText)
    } else if output.plain {
      Streams.line(PlainTable.line(["keys", "where", "does"]))
      for spec in specs {
        Streams.line(PlainTable.line([spec.keyNames(), spec.placeNames, spec.help]))
      }
    } else {
      let table = Table(
        columns: ["Key", "Where", "Does"].map {
          Table.Column(header: $0, alignsRight: false, minimum: $0 == "Does" ? 20 : nil)
        }, rows: specs.map { [$0.keyNames(in: output.glyphs), $0.placeNames, $0.help] })
      table.lines(width: max(Streams.width, 140), glyphs: output.glyphs).forEach(Streams.line)
    }
  }
}
