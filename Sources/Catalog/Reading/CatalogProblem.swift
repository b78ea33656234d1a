/// What keeps a file of the catalog, or a part of it, from being read.
public enum CatalogProblem: Hashable, Sendable {
  case unreadableFolder(reason: String)
  case unreadableFile(reason: String)
  case unexpectedFile
  case notTOML(TOMLProblem)
  case unknownKey(String, place: String?, nearest: String?)
  case missingKey(String, place: String?)
  case wrongShape(key: String, wanted: FieldSpec.Shape, found: String)
  case unknownWord(key: String, word: String, nearest: String?)
  case outOfBounds(key: String, wanted: FieldSpec.Shape, found: String)
  case missingSource(key: String)
  case missingValue(key: String)
  case contradictingFact(key: String)
  case notAFact(key: String)
  case notASection(String)
  case notAList(String)
  case idDiffersFromPath(id: String, path: String)

  /// The rule a diagnostic of it names.
  public var rule: String {
    switch self {
    case .unreadableFolder, .unreadableFile, .unexpectedFile: return "file"
    case .notTOML: return "toml"
    case .unknownKey: return "unknown-key"
    case .missingKey: return "missing-key"
    case .wrongShape, .notAFact, .notASection, .notAList: return "value-shape"
    case .unknownWord: return "value-word"
    case .outOfBounds: return "value-range"
    case .missingSource: return "fact-source"
    case .missingValue, .contradictingFact: return "fact-value"
    case .idDiffersFromPath: return "id-path"
    }
  }
}
