internal import Catalog
internal import Foundation

/// The mapping a leaderboard is read with.
struct ChosenMapping {
  let mapping: LeaderboardMapping
  /// The file together with that mapping.
  let input: ImportInput

  /// Finds the mapping somebody names, as one of the catalog folder or as a file; without a name,
  /// the only one of the folder that fits.
  ///
  /// - Throws: `Failure` where there is none, several fit, or it cannot be read.
  init(_ name: String?, in reading: CatalogReading, for input: ImportInput) throws {
    let (known, diagnostics) = LeaderboardMapping.all(in: reading.files)
    let mapping: LeaderboardMapping
    if let name {
      if let own = known.first(where: { $0.name == name }) {
        mapping = own
      } else if let broken = diagnostics.first(where: { $0.file == "mappings/\(name).toml" }) {
        throw Failure(.doesNotParse, broken.printed)
      } else if let data = FileManager.default.contents(atPath: name) {
        do {
          mapping = try LeaderboardMapping(
            reading: [UInt8](data), name: name.split(separator: "/").last.map(String.init) ?? name)
        } catch {
          throw Failure(.doesNotParse, "'\(name)', line \(error.line): \(error.message)")
        }
      } else {
        let names = known.map(\.name)
        throw Failure(
          .notThere, "there is no mapping and no file '\(name)'.",
          hint: Spelling.nearest(name, in: names).map { "Did you mean '\($0)'?" }
            ?? "Mappings: \(names.joined(separator: ", ")).")
      }
    } else {
      do {
        mapping = try LeaderboardImporter.mapping(of: Self.copy(input, known))
      } catch {
        throw Failure(.doesNotParse, error.message)
      }
    }
    self.mapping = mapping
    self.input = input.read(with: mapping)
  }

  private static func copy(
    _ input: ImportInput, _ mappings: [LeaderboardMapping]
  ) -> ImportInput {
    ImportInput(
      bytes: input.bytes, name: input.name, source: input.source, date: input.date,
      mappings: mappings)
  }
}
