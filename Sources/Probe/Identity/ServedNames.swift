public import Catalog

/// What a served name stands for in the catalog.
public enum NameMatch: Equatable, Sendable {
  /// One model.
  case model(String)
  /// Several it may stand for, in byte order; it must be said which.
  case several([String])
  /// None; ids of models with a similar name, the nearest first.
  case nothing(near: [String])

  /// The id, if there is exactly one.
  public var id: String? {
    if case .model(let id) = self { id } else { nil }
  }

  /// Ids it may be, when it is not clear.
  public var candidates: [String] {
    switch self {
    case .model(let id): [id]
    case .several(let ids), .nothing(let ids): ids
    }
  }
}

/// The names under which models of the catalog are served.
///
/// **Shape** Names are compared in this order, and the first that fits counts: as written (Hub
/// ids, other names of the catalog, repositories of its files), tags of Ollama without what says
/// how they are stored, then letters and figures alone, without folder, format and quantization.
/// A name that could be a model or its chat version is both, where the server leaves out such
/// words; a name that fits several models is never one of them.
///
/// **Cost** Made once for a catalog, O(names); a match is a few look-ups, one without a fit
/// compares with every name.
public struct ServedNames: Sendable {
  private var exact: [String: Set<String>] = [:]
  private var tags: [String: Set<String>] = [:]
  private var folded: [String: Set<String>] = [:]
  private var shortened: [String: Set<String>] = [:]
  private var tokens: [(id: String, words: Set<String>)] = []

  /// The names of all models of a catalog whose weights are open.
  public init(_ snapshot: CatalogSnapshot) {
    var open: Set<String> = []
    for model in snapshot.models where model.hasOpenWeights {
      open.insert(model.id)
      add(model)
    }
    for (name, ids) in snapshot.namesStandingFor("models") {
      guard ids.count == 1, open.contains(ids[0]) else { continue }
      addName(name, of: ids[0])
    }
    tokens.sort { $0.id < $1.id }
  }

  private mutating func add(_ model: Model) {
    addName(model.id, of: model.id)
    folded[NameFolding.folded(model.id), default: []].insert(model.id)
    for name in model.record.identity("aliases")?.list ?? [] { addName(name, of: model.id) }
    if let tag = model["ollama_tag"]?.value?.text {
      tags[tag.lowercased(), default: []].insert(model.id)
    }
    for row in model.record.rows("artifacts") {
      guard let repository = row["repo"]?.text else { continue }
      exact[repository.lowercased(), default: []].insert(model.id)
    }
    tokens.append((model.id, NameFolding.tokens(model.shortName)))
  }

  private mutating func addName(_ name: String, of id: String) {
    exact[name.lowercased(), default: []].insert(id)
    let short = name.split(separator: "/").last ?? ""
    folded[NameFolding.folded(short), default: []].insert(id)
    shortened[NameFolding.folded(NameFolding.stripped(short)), default: []].insert(id)
  }

  /// What a served model stands for, by any of its names.
  ///
  /// **Shape** The served name decides where it stands for something; else what the server says
  /// it loaded, else the name of its file. Two names of one server that stand for different
  /// models stand for several.
  public func match(_ served: ServedModel) -> NameMatch {
    // What they call `qwen2.5:7b` is the chat version; repositories keep their own names.
    let isChatOnly =
      served.dialect == "lm-studio"
      || (served.dialect == "ollama" && !served.wireName.contains("/"))
    // An adapter is another model than the one it stands on.
    if let base = served.adapterOf {
      return .nothing(near: match(base, isChatOnly: isChatOnly).candidates)
    }
    let names = [served.wireName, served.sourceName, served.filePath ?? served.fileName]
      .compactMap(\.self)
    var first: NameMatch?
    var found: Set<String> = []
    for name in names {
      let match = match(name, isChatOnly: isChatOnly)
      if let id = match.id { found.insert(id) }
      if case .nothing? = first, case .several = match { first = match }
      first = first ?? match
    }
    if found.count > 1 { return .several(found.sorted()) }
    return found.first.map { .model($0) } ?? first ?? .nothing(near: [])
  }

  /// What a name stands for.
  ///
  /// - Parameters:
  ///   - name: as the server spells it.
  ///   - isChatOnly: whether the server leaves out words such as `instruct`.
  /// - Returns: the one model, all it may be, or similar names.
  public func match(_ name: String, isChatOnly: Bool = false) -> NameMatch {
    guard let spelling = Self.spelling(name) else { return .nothing(near: []) }
    if let ids = exact[spelling.lowercased()] {
      return settle(ids, spelling, isChatOnly: isChatOnly)
    }
    if let ids = tagged(spelling) { return settle(ids, spelling, isChatOnly: false) }
    let short = spelling.split(separator: "/").last.map(String.init) ?? spelling
    let isTag = spelling.contains(":") && !spelling.contains("/")
    for step in NameFolding.steps(Self.withoutEnding(short)) {
      let key = NameFolding.folded(step)
      guard let ids = folded[key] ?? shortened[key] else { continue }
      return settle(narrowed(ids, by: spelling), step, isChatOnly: isChatOnly || isTag)
    }
    return .nothing(near: near(short))
  }

  /// The tags of Ollama a name may be, without what says how the weights are stored.
  private func tagged(_ name: String) -> Set<String>? {
    guard !name.contains("/"), name.contains(":") else { return nil }
    for step in NameFolding.steps(name) where step.contains(":") {
      if let ids = tags[step] { return ids }
    }
    return nil
  }

  /// Of several models with a name, those of the organization the name begins with.
  private func narrowed(_ ids: Set<String>, by name: String) -> Set<String> {
    guard ids.count > 1, let slash = name.firstIndex(of: "/") else { return ids }
    let organization = name[..<slash].lowercased()
    let own = ids.filter { $0.lowercased().hasPrefix(organization + "/") }
    return own.isEmpty ? ids : own
  }

  /// One model, or several where the name may mean the chat version as well.
  private func settle(_ ids: Set<String>, _ name: String, isChatOnly: Bool) -> NameMatch {
    var ids = ids
    if isChatOnly {
      let short = name.split(separator: "/").last ?? ""
      let stem = NameFolding.folded(NameFolding.stripped(short))
      for word in ["instruct", "it", "chat"] where !stem.hasSuffix(word) {
        ids.formUnion(folded[stem + word] ?? [])
      }
    }
    return ids.count == 1 ? .model(ids.first ?? "") : .several(ids.sorted())
  }

  /// Ids with similar names: of the same size where one is written, sharing most words.
  private func near(_ name: String) -> [String] {
    let words = NameFolding.tokens(NameFolding.stripped(name))
    let sizes = words.filter(NameFolding.isSize)
    guard !words.isEmpty else { return [] }
    let scored = tokens.compactMap { entry -> (score: Double, id: String)? in
      guard sizes.isSubset(of: entry.words) else { return nil }
      let shared = Double(words.intersection(entry.words).count)
      let score = shared / Double(words.union(entry.words).count)
      return score >= 0.5 ? (score, entry.id) : nil
    }
    return scored.sorted { ($1.score, $0.id) < ($0.score, $1.id) }.prefix(3).map(\.id)
  }
}

extension ServedNames {
  /// What is a name in what a server calls a model: organization and name at most, without the
  /// site, out of a path or a cache folder; nil where there is none in it.
  static func spelling(_ name: String) -> String? {
    var text = name.replacing("\\", with: "/")
    for scheme in ["https://", "http://"] where text.lowercased().hasPrefix(scheme) {
      text = String(text.dropFirst(scheme.count))
    }
    let isPath = text.hasPrefix("/") || text.hasPrefix("~")
    var parts = text.split(separator: "/").map(String.init)
    // A site before organization and name says only where the name was looked up.
    if !isPath, parts.count > 2, parts[0].contains(".") { parts.removeFirst() }
    if parts.count == 2, parts[0] == "library" { parts.removeFirst() }
    // The Hub's own cache names the repository in a folder: models--org--name/snapshots/….
    if let cached = parts.last(where: { $0.hasPrefix("models--") }) {
      let pieces = cached.dropFirst(8).split(separator: "--", maxSplits: 1).map(String.init)
      if pieces.count == 2 { return pieces.joined(separator: "/") }
    }
    // Ollama's blobs have the hash of their contents as their name.
    guard let last = parts.last, !last.hasPrefix("sha256-"), !last.hasPrefix("sha256:") else {
      return nil
    }
    if generic.contains(withoutEnding(last).lowercased()), parts.count > 1 { parts.removeLast() }
    return parts.suffix(2).joined(separator: "/")
  }

  /// Names of files that say nothing of the model in them.
  private static let generic: Set<String> = [
    "model", "ggml-model", "gguf-model", "weights", "main", "consolidated", "merged",
  ]

  private static func withoutEnding(_ name: String) -> String {
    let stripped = NameFolding.stripped(name)
    // A file keeps its name; only its ending and its part go.
    for ending in [".gguf", ".safetensors", ".bin", ".ggml"]
    where name.lowercased().hasSuffix(ending) {
      return stripped
    }
    return name
  }
}
