/// A file somebody put in a folder, read by the importer whose shape it has.
public struct RecognizedFile: Hashable, Sendable {
  /// Its name; no path.
  public let name: String
  /// The kind of the importer.
  public let kind: String
  /// The mapping it was read with, for leaderboards.
  public let mapping: String?
  /// What it gave.
  public let outcome: ImportOutcome

  /// Reads a file by its shape, if an importer knows it.
  ///
  /// **Shape**: importers are asked in the order help lists them; a leaderboard needs the only
  /// mapping whose columns the file has. Files of weights are not read here: what they are about, a
  /// person has to say.
  /// - Throws: `ImportProblem` where the shape is known and the file cannot be read.
  public static func read(
    _ input: ImportInput, against catalog: ImportCatalog
  ) throws(ImportProblem) -> RecognizedFile? {
    let first = input.bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    guard let first, !input.bytes.starts(with: Array("GGUF".utf8)) else { return nil }
    if first == 0x7B || first == 0x5B {
      if let kind = kindOfReply(input.bytes), let importer = Importers.named(kind) {
        return RecognizedFile(input, importer.kind, try importer.read(input, against: catalog))
      }
      for importer in Importers.all where !askedOtherwise.contains(importer.kind) {
        do throws(ImportProblem) {
          return RecognizedFile(input, importer.kind, try importer.read(input, against: catalog))
        } catch {
          switch error {
          case .otherShape, .empty: continue
          // A broken file is of no shape; whether it is one of ours, its name may tell below.
          case .notJSON: continue
          default: throw error
          }
        }
      }
    }
    do throws(ImportProblem) {
      let mapping = try LeaderboardImporter.mapping(of: input)
      let importer = LeaderboardImporter()
      let input = input.read(with: mapping)
      return RecognizedFile(
        input, importer.kind, try importer.read(input, against: catalog), mapping: mapping.name)
    } catch {
      if case .noMapping = error { return nil }
      throw error
    }
  }

  private init(
    _ input: ImportInput, _ kind: String, _ outcome: ImportOutcome, mapping: String? = nil
  ) {
    name = input.name
    self.kind = kind
    self.mapping = mapping
    self.outcome = outcome
  }

  /// Importers that are not asked one after the other.
  private static let askedOtherwise = ["facts", "gguf", "hub", "leaderboard"]

  /// `facts` or `hub`, where the first line, or the first object of a list, is of that shape.
  private static func kindOfReply(_ bytes: [UInt8]) -> String? {
    let line = bytes.prefix { $0 != 0x0A }
    let json =
      (try? JSONValue(reading: Array(line), keepsUnreadableNumbers: true))
      ?? (try? JSONValue(reading: bytes, keepsUnreadableNumbers: true))
    guard let object = (json?.list?.first ?? json)?.object else { return nil }
    let isNamed = object["id"]?.text != nil || object["modelId"]?.text != nil
    if object["id"]?.text != nil, object["field"]?.text != nil { return "facts" }
    let marks = [
      "siblings", "cardData", "downloads", "likes", "safetensors", "createdAt", "tags", "config",
    ]
    return isNamed && marks.contains { object[$0] != nil } ? "hub" : nil
  }
}
