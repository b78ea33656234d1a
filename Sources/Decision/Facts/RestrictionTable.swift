public import Catalog
internal import Columns
public import Licensing
internal import Synchronization

/// Which policy packs name which model, and what they mean for a way of reaching it.
final class RestrictionTable: Sendable {
  private let base: EvaluationBase
  private let packs: [PolicyPack]
  private let effects: [String: PolicyPack.Effect]
  /// The way the profile names, which then holds for every delivery.
  private let route: PolicyPack.Surface?
  let excludesAny: Bool
  /// Positions of the packs that name a candidate, by its index; filled when asked for.
  private let naming: Mutex<[Int: [Int]]>
  /// The ways that were last asked about, and those of them that are kept out.
  private let lastBarred = Mutex<(ways: WayTable, set: BitSet)?>(nil)

  /// - Throws: `ScenarioError.unknownPolicy` when a pack is switched on that the catalog lacks: an
  ///   exclusion somebody asked for must not be lost in silence.
  init(base: EvaluationBase, scenario: Scenario) throws {
    self.base = base
    packs = PolicyPack.all(in: base.snapshot)
    effects = scenario.policies
    let known = packs.map(\.id)
    for id in scenario.policies.keys.sorted(by: { $0.precedesByBytes($1) })
    where !known.contains(id) {
      throw ScenarioError.unknownPolicy(id, known: known)
    }
    route = scenario.use["use.access_via"]?.text.flatMap(AccessRoute.init(rawValue:))
      .map(PolicyPack.Surface.init)
    excludesAny = scenario.policies.values.contains(.exclude)
    naming = Mutex([:])
  }

  /// Whether a restriction keeps a way of running a model out.
  func excludes(_ alternative: Alternative) -> Bool {
    excludesAny && findings(alternative).contains(where: \.excludes)
  }

  /// The ways of a table that a restriction keeps out, asked for once.
  func barred(_ ways: WayTable, excludes: (WayFacts) -> Bool) -> BitSet {
    if let last = lastBarred.withLock({ $0 }), last.ways === ways { return last.set }
    var set = BitSet(count: ways.all.count)
    for (position, way) in ways.all.enumerated() where excludes(way) { set[position] = true }
    let made = set
    lastBarred.withLock { $0 = (ways, made) }
    return made
  }

  /// What the packs that name a model mean for a way of running it.
  func findings(_ alternative: Alternative) -> [Restriction] {
    let named = positions(alternative.candidate)
    guard !named.isEmpty else { return [] }
    let surface = surface(alternative)
    return named.map { position in
      let pack = packs[position]
      return Restriction(
        finding: pack.finding(
          for: surface, on: base.snapshot.release.asOf, effect: effects[pack.id]),
        isOn: effects[pack.id] != nil)
    }
  }

  private func positions(_ candidate: Candidate) -> [Int] {
    guard !packs.isEmpty else { return [] }
    return naming.withLock { naming in
      if let known = naming[candidate.index] { return known }
      let names = Set(names(of: candidate).map(PolicyPack.plain))
      let found = packs.indices.filter { packs[$0].names(plain: names) }
      naming[candidate.index] = found
      return found
    }
  }

  /// Every name a pack may know a model by: developer, families up to the top, the model itself.
  private func names(of candidate: Candidate) -> [String] {
    let snapshot = base.snapshot
    var names = [candidate.model.id, candidate.model.shortName]
    if let id = candidate.model.developer {
      names.append(id)
      if let record = snapshot.developers[id] { names += EvaluationBase.names(record) }
    }
    var family = candidate.model.family
    for _ in 0..<8 {
      guard let id = family else { break }
      names.append(id)
      guard let record = snapshot.families[id] else { break }
      names += EvaluationBase.names(record)
      family = record.identity("parent")?.text
    }
    return names
  }

  /// The way a model is reached: what the profile says, else what the delivery is.
  private func surface(_ alternative: Alternative) -> PolicyPack.Surface {
    if let route { return route }
    switch alternative.delivery {
    case .selfHosted, .probed, .none: return .selfHostedWeights
    case .closed: return .api
    case .hosted(let offer):
      return base.isOwnService(offer.host, of: alternative.candidate) ? .api : .thirdPartyHost
    }
  }
}

extension PolicyPack {
  /// The packs of a catalog, by their ids.
  public static func all(in snapshot: CatalogSnapshot) -> [PolicyPack] {
    snapshot.policies.values.sorted { $0.id.precedesByBytes($1.id) }.compactMap(Self.init(record:))
  }
}

extension EvaluationContext {
  /// The ways a reported restriction keeps out; `nil` where no pack may exclude.
  var barredWays: BitSet? {
    guard restrictions.excludesAny else { return nil }
    return restrictions.barred(ways) { restrictions.excludes(Alternative($0, in: self)) }
  }
}
