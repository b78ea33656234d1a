/// Takes the facts that were read out of the headers of GGUF files.
///
/// **Shape**: the bytes are lines as of `facts.jsonl`, made by whoever can read such a header; what
/// a GGUF file is, is not known here.
public struct GGUFImporter: Importer {
  /// The kind, as the command line names it.
  public let kind = "gguf"
  /// What it reads.
  public let summary = "Headers of GGUF files: sizes, cache, context, parameters and bytes."

  /// Makes an importer.
  public init() {}

  /// Reads the lines; what is not taken is listed with its line.
  ///
  /// - Throws: `ImportProblem` when nothing of it can be taken.
  public func read(
    _ input: ImportInput, against catalog: ImportCatalog
  ) throws(ImportProblem) -> ImportOutcome {
    try FactsImporter.read(input, against: catalog, as: kind)
  }
}
