internal import Catalog

/// Models of the catalog by the names that files and tags give them.
///
/// Only the evaluation against measurements reads names; ranking never does.
struct NamedModels {
  /// A model a name stands for.
  struct Entry {
    let name: ModelName
    let shape: ModelShape
    let words: Set<String>

    var parameters: Double { Double(shape.parameters?.upperBound ?? 0) }
    var activeParameters: Double? { shape.activeParameters.map { Double($0.upperBound) } }
  }

  /// Why a name stands for nothing.
  enum Gap: Error, Hashable {
    /// No such name, and no size in it.
    case unknownName
    /// Models of this size are dense or mixtures, and the name does not say which.
    case mayHideMixture(billions: Double)
    /// The number of experts is written, and not how large all of them are.
    case expertsOnly
  }

  let entries: [Entry]
  private let byWords: [[String]: [Int]]
  private let byKey: [[String]: [Int]]
  private let byOtherName: [String: Int]

  /// Reads the names of all open models whose size is stated.
  init(_ snapshot: CatalogSnapshot) {
    var entries: [Entry] = []
    var byWords: [[String]: [Int]] = [:]
    var byKey: [[String]: [Int]] = [:]
    var byOtherName: [String: Int] = [:]
    var places: [String: Int] = [:]
    for model in snapshot.models where model.status != .closed {
      let shape = ModelShape(record: model.record)
      guard shape.parameters != nil else { continue }
      let name = ModelName(model.shortName)
      let place = entries.count
      entries.append(Entry(name: name, shape: shape, words: Set(name.words + name.experts)))
      byWords[name.key + name.variants, default: []].append(place)
      byKey[name.key, default: []].append(place)
      places[model.id] = place
      byOtherName[model.id.lowercased()] = place
      if let tag = model["ollama_tag"]?.value?.text { byOtherName[tag.lowercased()] = place }
    }
    for (name, ids) in snapshot.namesStandingFor("models") {
      guard ids.count == 1, let place = places[ids[0]] else { continue }
      byOtherName[name.lowercased()] = place
    }
    self.entries = entries
    self.byWords = byWords
    self.byKey = byKey
    self.byOtherName = byOtherName
  }

  /// The shape a name stands for: of the model of that name or alias, else of the base it names,
  /// else from the sizes it writes.
  func shape(_ text: String) throws(Gap) -> ModelShape {
    let name = ModelName(text)
    if let place = byOtherName[text.lowercased()] { return completed(entries[place], name) }
    if let entry = sameName(name) ?? base(name) ?? shorthand(name) { return completed(entry, name) }
    return try fromSizes(name, id: text)
  }

  /// The same words; a publisher's name before them may be left out.
  private func sameName(_ name: ModelName) -> Entry? {
    for (index, variants) in [(byWords, name.variants), (byKey, [])] {
      for dropped in 0...min(3, max(0, name.words.count - 1)) {
        let places = index[name.key.dropFirst(dropped) + variants] ?? []
        if let entry = agreed(places.map { entries[$0] }, name) { return entry }
      }
    }
    return nil
  }

  /// A name that holds all words of a model of the same size is of a model made from it.
  private func base(_ name: ModelName) -> Entry? {
    guard name.parameters != nil || !name.experts.isEmpty else { return nil }
    let words = Set(name.words + name.experts)
    let within = entries.filter { entry in
      entry.words.isSubset(of: words) && entry.words.contains { $0.contains(where: \.isLetter) }
        && hasSize(of: name, entry)
    }
    let most = within.map(\.words.count).max()
    return agreed(within.filter { $0.words.count == most }, name)
  }

  /// A name whose words all stand in the name of a model is short for it.
  private func shorthand(_ name: ModelName) -> Entry? {
    let words = Set(name.words + name.experts)
    guard words.contains(where: { $0.contains(where: \.isLetter) }) else { return nil }
    let within = entries.filter { words.isSubset(of: $0.words) && hasSize(of: name, $0) }
    let fewest = within.map(\.words.count).min()
    return agreed(within.filter { $0.words.count == fewest }, name)
  }

  /// One of several entries that do not differ in size.
  private func agreed(_ entries: [Entry], _ name: ModelName) -> Entry? {
    let fitting = entries.filter { hasSize(of: name, $0) }
    guard let first = fitting.first else { return nil }
    let agree = fitting.allSatisfy { entry in
      isNear(entry.parameters, first.parameters, within: 1.1)
        && (entry.activeParameters == nil) == (first.activeParameters == nil)
        && isNear(entry.activeParameters ?? 1, first.activeParameters ?? 1, within: 1.15)
    }
    return agree ? first : nil
  }

  /// Whether a model is as large as a name says; a name without a size says nothing.
  private func hasSize(of name: ModelName, _ entry: Entry) -> Bool {
    if let active = name.activeParameters {
      guard let known = entry.activeParameters, isNear(known, active, within: 1.5) else {
        return false
      }
    }
    guard let parameters = name.parameters else { return true }
    if name.isEffectiveSize || entry.name.isEffectiveSize {
      return name.isEffectiveSize == entry.name.isEffectiveSize
        && parameters == entry.name.parameters
    }
    return isNear(entry.parameters, parameters, within: 1.2)
      || entry.name.parameters == parameters
  }

  private func isNear(_ first: Double, _ second: Double, within factor: Double) -> Bool {
    first <= second * factor && second <= first * factor
  }
}

extension NamedModels {
  /// A model with the layers of its nearest peer where its own are not stated.
  private func completed(_ entry: Entry, _ name: ModelName) -> ModelShape {
    let shape = entry.shape
    let stated = shape.activeParameters ?? name.activeParameters.map(Self.range)
    let active =
      stated.map { Double($0.upperBound) } ?? shape.activeShare.map { $0 * entry.parameters }
    if shape.isMixture, active == nil { return shape }
    let isComplete = shape.architecture.layers != nil && shape.cache.basis < .atMost
    if isComplete, stated == shape.activeParameters { return shape }
    let peer = isComplete ? nil : peer(entry.parameters, active: shape.isMixture ? active : nil)
    return ModelShape(
      id: shape.id, architecture: peer?.architecture ?? shape.architecture,
      parameters: shape.parameters,
      activeParameters: peer == nil || !shape.isMixture ? stated : active.map(Self.range),
      contextLimitTokens: shape.contextLimitTokens, artifacts: shape.artifacts)
  }

  /// A model of which only the sizes in its name are known.
  private func fromSizes(_ name: ModelName, id: String) throws(Gap) -> ModelShape {
    guard name.experts.isEmpty else { throw .expertsOnly }
    guard let parameters = name.parameters, !name.isEffectiveSize else { throw .unknownName }
    if name.activeParameters == nil, mixtureShare(of: parameters) >= Self.mixtureShareThatHides {
      throw .mayHideMixture(billions: parameters / 1e9)
    }
    let peer = peer(parameters, active: name.activeParameters)
    return ModelShape(
      id: id, architecture: peer?.architecture ?? Architecture(),
      parameters: Self.range(parameters), activeParameters: name.activeParameters.map(Self.range))
  }

  /// From this share of mixtures among models of a size, a size alone tells nothing.
  private static let mixtureShareThatHides = 1.0 / 3

  private func mixtureShare(of parameters: Double) -> Double {
    let sizes = entries.filter { isNear($0.parameters, parameters, within: 1.06) }
    let mixtures = sizes.count { $0.shape.isMixture }
    return sizes.isEmpty ? 0 : Double(mixtures) / Double(sizes.count)
  }

  /// The model of nearest size whose layers are known.
  private func peer(_ parameters: Double, active: Double?) -> ModelShape? {
    func distance(_ entry: Entry) -> Double {
      let size = entry.parameters / parameters
      let share = (entry.activeParameters ?? 1) / (active ?? 1)
      return max(size, 1 / size) * max(share, 1 / share)
    }
    return entries.filter { entry in
      entry.shape.isMixture == (active != nil) && entry.shape.architecture.layers != nil
        && entry.shape.cache.basis < .atMost
        && isNear(entry.parameters, parameters, within: 1.15)
        && isNear(entry.activeParameters ?? 1, active ?? 1, within: active == nil ? .infinity : 1.3)
    }.min { distance($0) < distance($1) }?.shape
  }

  private static func range(_ parameters: Double) -> ClosedRange<Int64> {
    parameters.asBytes...parameters.asBytes
  }
}
