internal import Catalog
internal import Decision

/// What two lists were made on, as far as it differs: whether they can be compared at all.
public struct Comparability: Hashable, Sendable {
  /// A part of the engine whose version differs.
  public struct EngineChange: Hashable, Sendable {
    /// The part: `decision`.
    public let part: String
    /// Its version in each; `nil` where the file does not say.
    public let version: Pair<String?>
  }

  /// Whether both were made on the same catalog.
  public let isSameCatalog: Bool
  /// Whether the same files were read over it.
  public let isSameOverlays: Bool
  /// Whether both scenarios say the same; revisions do not count.
  public let isSameScenario: Bool
  /// Parts of the engine whose versions differ.
  public let engine: [EngineChange]
  /// How many facts both lists rest on.
  public let usedFacts: Int
  /// The facts among them that differ.
  public let changedFacts: [FactChange]
  /// The sides whose scenario cannot be read here; needs and causes then stay unknown.
  public let unreadable: [Side]

  /// Whether a score of one means the same as a score of the other.
  public var areScoresComparable: Bool {
    engine.allSatisfy { change in
      Self.harmless.contains(change.part) || change.version.a == nil || change.version.b == nil
    }
  }

  /// Whether nothing stands between the two.
  public var isSame: Bool {
    isSameCatalog && isSameOverlays && isSameScenario && engine.isEmpty && changedFacts.isEmpty
  }

  /// Parts whose version says nothing about scores: the program's own, and the form of the files.
  private static let harmless: Set<String> = ["weigh", "records"]

  init(_ contents: Pair<ShortlistContent>, rules: Pair<ValueRules?>) {
    let bases = contents.map(\.basis)
    isSameCatalog = bases.map(\.catalogSHA256).isEqual
    isSameOverlays = bases.map { Set($0.overlays.map(\.sha256)) }.isEqual
    isSameScenario = bases.map(\.scenarioSHA256).isEqual
    let versions = bases.map(\.engine)
    let isSameProgram = versions.a["weigh"] == versions.b["weigh"]
    engine = Set(versions.a.keys).union(versions.b.keys).sorted { $0.precedesByBytes($1) }
      .compactMap { part in
        let version = versions.map { $0[part] }
        // One program has one version of each part, whether both files name it or one.
        if version.isEqual || isSameProgram && (version.a == nil || version.b == nil) {
          return nil
        }
        return EngineChange(part: part, version: version)
      }
    let facts = FactChange.find(in: contents)
    usedFacts = facts.used
    changedFacts = facts.changed
    unreadable = Side.allCases.filter { rules[$0] == nil }
  }
}
