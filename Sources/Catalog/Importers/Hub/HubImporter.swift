/// Reads recorded replies of the Hub: `/api/models/{id}`, or a model's `config.json`.
///
/// **Shape**: see `HubReply` for what is taken of a reply and `HubReading` for files of many.
public struct HubImporter: Importer {
  /// The kind, as the command line names it.
  public let kind = "hub"
  /// What it reads.
  public let summary = "Recorded replies of the Hub about repositories, one a line, or config.json."

  /// The source of replies, where the user names none.
  public let sources = [HubReading.publisher]

  /// Makes an importer.
  public init() {}

  /// Reads a file that is in memory; what is not taken is listed with its line.
  ///
  /// - Throws: `ImportProblem` when nothing of it can be taken.
  public func read(
    _ input: ImportInput, against catalog: ImportCatalog
  ) throws(ImportProblem) -> ImportOutcome {
    var reading = try HubReading(input, against: catalog)
    reading.take(input.bytes[...])
    return try reading.finish(input)
  }
}
