internal import Catalog
internal import Decision
internal import Records

extension ExportCommand {
  /// Prints the JSON Schema of a kind of file; it is the same whatever the scenario and the catalog.
  func printSchema(_ name: String) throws {
    guard let schema = FileSchema(rawValue: name) else {
      let names = FileSchema.allCases.map(\.rawValue)
      throw Failure(
        .usage, "there is no schema '\(name)'; there are \(Wording.list(names)).",
        hint: Spelling.nearest(name, in: names).map { "Did you mean '\($0)'?" })
    }
    guard from == nil, out == nil || out == "-" else {
      throw Failure(
        .usage, "'--schema' prints to standard output and reads no record.",
        hint: "Leave out --from and --out.")
    }
    Streams.file(schema.json.indentedText)
  }
}
