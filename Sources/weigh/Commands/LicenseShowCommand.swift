internal import ArgumentParser
internal import Catalog
internal import Licensing
internal import Sheets

/// `weigh license show`: everything the catalog holds of one license text, or the list of them.
struct LicenseShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show every fact of one license text, or list them all.",
    discussion: """
      Facts carry the clause they were read in; the texts carry repository, commit,
      date and SHA-256. Without an id the licenses are listed.

      EXAMPLES
        weigh license show
        weigh license show Apache-2.0
        weigh license show kimi-k3 --json
      """)

  @OptionGroup var output: OutputOptions
  @Option(name: .long, help: "The compiled catalog.")
  var catalog: String?
  @Argument(help: "The license's id, its SPDX id, or a tag that means one license.")
  var id: String?

  func run() throws {
    let catalog = try OpenCatalog(catalog)
    let users = LicenseUsers(catalog.snapshot)
    guard let id else { return LicenseList(catalog: catalog, users: users).print(output) }
    let found = try catalog.license(id)
    guard
      let page = LicenseTextSheet(
        found, in: catalog.snapshot, library: catalog.library, users: users)
    else { throw Failure(.notThere, "there is no license '\(id)' in this catalog.") }
    let text = SheetText(sheet: page.sheet, snapshot: catalog.snapshot)
    if output.json {
      guard case .object(var object) = page.json else { return }
      object["schema"] = .text("weigh.license/1")
      object["catalog"] = catalog.json
      Streams.line(JSONValue.object(object).canonicalText)
    } else if output.plain {
      ([SheetText.plainHeader] + text.plain(page: found)).forEach(Streams.line)
    } else if output.wantsProse {
      text.prose.forEach(Streams.line)
    } else {
      text.lines(width: min(Streams.width, 100), glyphs: output.glyphs).forEach(Streams.line)
    }
  }
}

/// The licenses of a catalog, one a line.
struct LicenseList {
  let catalog: OpenCatalog
  let users: LicenseUsers

  func print(_ output: OutputOptions) {
    let licenses = catalog.library.licenses
    if output.json {
      Streams.line(
        JSONValue.object([
          "schema": .text("weigh.licenses/1"), "catalog": catalog.json,
          "items": .list(licenses.map(json)),
        ]).canonicalText)
    } else if output.plain {
      Streams.line(PlainTable.line(["id", "name", "category", "spdx", "text_status", "models"]))
      for license in licenses {
        Streams.line(
          PlainTable.line([
            license.id, license.name, license.category ?? "", license.spdx ?? "",
            license.textStatus.rawValue, "\(users[license.id].weights.count)",
          ]))
      }
    } else if output.wantsProse {
      for license in licenses {
        Streams.line(
          "\(license.id): \(license.category ?? "no category"), \(license.textStatus.words), "
            + "models: \(users[license.id].weights.count).")
      }
    } else {
      table(licenses).lines(width: Streams.width, glyphs: output.glyphs).forEach(Streams.line)
      Streams.line("")
      Streams.line("\(licenses.count) licenses. Models are those whose weights it covers.")
    }
  }

  private func table(_ licenses: [LicenseFacts]) -> Table {
    Table(
      columns: [
        Table.Column(header: "Id", alignsRight: false, minimum: 20),
        Table.Column(header: "Category", alignsRight: false, minimum: 14),
        Table.Column(header: "Text", alignsRight: false, minimum: 12),
        Table.Column(header: "Models", alignsRight: true, minimum: nil),
      ],
      rows: licenses.map { license in
        [
          license.id, license.category ?? "", license.textStatus.rawValue,
          "\(users[license.id].weights.count)",
        ]
      })
  }

  private func json(_ license: LicenseFacts) -> JSONValue {
    .object([
      "id": .text(license.id), "name": .text(license.name),
      "category": license.category.map(JSONValue.text) ?? .null,
      "spdx": license.spdx.map(JSONValue.text) ?? .null,
      "text_status": .text(license.textStatus.rawValue),
      "models": .integer(Int64(users[license.id].weights.count)),
    ])
  }
}
