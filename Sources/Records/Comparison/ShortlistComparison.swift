internal import Catalog
public import Decision

/// Two shortlists or decision records side by side: what they rest on, what they ask for, what they
/// weigh, what they list, and why.
///
/// Needs no catalog, because each file holds its whole ranking. Only what a need does to A's list
/// when it is changed alone must be worked out where A's catalog is.
/// **Shape**: swapping the two files mirrors every part; the effects of changes are then those on B's
/// list.
public struct ShortlistComparison: Hashable, Sendable {
  /// The two files.
  public let files: Pair<RankingFile>
  /// What they were made on.
  public let comparability: Comparability
  /// The needs that differ; empty where a scenario cannot be read here.
  public internal(set) var needs: [NeedChange]
  /// What else the scenarios say differently.
  public internal(set) var settings: [SettingChange]
  /// The weights side by side, whether they differ or not.
  public let weights: [WeightShift]
  /// The share of the weight that moved, 0…1; `nil` where only one of them weighs anything.
  public let movedWeight: Double?
  /// The criteria of both that value facts differently.
  public let curves: [CurveChange]
  /// Every model on either list: A's in its order, then those that only B lists.
  public let entries: [EntryComparison]
  /// How alike the lists are as orders.
  public let agreement: Agreement

  /// Compares two files.
  ///
  /// **Cost**: linear in models, but for facts and places of the models listed.
  public init(_ first: RankingFile, _ second: RankingFile) {
    files = Pair(first, second)
    let contents = files.map(\.content)
    let rules = contents.map { ValueRules($0) }
    comparability = Comparability(contents, rules: rules)
    weights = WeightShift.find(in: contents)
    movedWeight = WeightShift.moved(weights, in: contents)
    agreement = Agreement(files.map(\.listed))
    var readable: Pair<ValueRules>?
    if let first = rules.a, let second = rules.b { readable = Pair(first, second) }
    let scenarios = readable?.map(\.scenario)
    needs = scenarios.map { NeedChange.find(in: $0, contents) } ?? []
    settings = scenarios.map { SettingChange.find(in: $0) } ?? []
    curves = readable.map { CurveChange.find(in: $0, contents) } ?? []
    entries = Self.entries(contents, comparability.areScoresComparable ? readable : nil)
  }

  /// Works out what each changed need or setting alone does to A's list.
  ///
  /// - Parameter rankedCount: how many models A's catalog ranks under a scenario; `nil` where that is
  ///   not known.
  public mutating func measureEffects(_ rankedCount: (Scenario) -> Int?) {
    let now = files.a.content.ranked.count
    for place in needs.indices {
      needs[place].effect = rankedCount(needs[place].trial).map { $0 - now }
    }
    for place in settings.indices {
      settings[place].effect = rankedCount(settings[place].trial).map { $0 - now }
    }
  }

  /// Whether what the files rest on, ask for, weigh or list differs.
  public var differs: Bool {
    !comparability.isSame || !needs.isEmpty || !settings.isEmpty || movedWeight != 0
      || !curves.isEmpty || entries.contains(where: \.differs)
  }

  /// Whether the scenarios differ in nothing but names, order and reasons.
  public var scenariosDifferInWordsOnly: Bool {
    !comparability.isSameScenario && comparability.unreadable.isEmpty && needs.isEmpty
      && settings.isEmpty && movedWeight == 0 && curves.isEmpty
  }

  /// The comparison of a model.
  public func entry(_ id: String) -> EntryComparison? { entries.first { $0.id == id } }
}

extension ShortlistComparison {
  private static func entries(_ contents: Pair<ShortlistContent>, _ rules: Pair<ValueRules>?)
    -> [EntryComparison]
  {
    let ids = contents.map { content in
      content.entries.sorted {
        ($0.placement?.position ?? .max) < ($1.placement?.position ?? .max)
      }.map(\.id)
    }
    let places = RankedPlaces(contents)
    var entries = (ids.a + ids.b).uniqued.map { id in
      EntryComparison(
        id: id, standing: contents.map { EntryComparison.Standing(id, in: $0) },
        delivery: contents.map { content in
          content.entry(id)?.delivery ?? content.ranked.first { $0.id == id }?.delivery
        },
        deliveryName: contents.map { $0.entry(id).map { PlainText.oneLine($0.deliveryName) } },
        split: split(id, contents, rules),
        places: places.places(of: id), sharedRanks: nil)
    }
    rankShared(&entries, contents)
    return entries
  }

  private static func split(
    _ id: String, _ contents: Pair<ShortlistContent>, _ rules: Pair<ValueRules>?
  ) -> ScoreSplit? {
    guard let rules, let first = contents.a.entry(id), let second = contents.b.entry(id) else {
      return nil
    }
    return ScoreSplit(
      Pair(first, second), rules: rules, criteria: contents.map(\.criteria))
  }

  /// Gives every model with a split its ranks among those, as each list has it and with one factor
  /// of the other; models that hang on an unknown fact stay behind the others.
  private static func rankShared(
    _ entries: inout [EntryComparison], _ contents: Pair<ShortlistContent>
  ) {
    let shared = entries.indices.filter { entries[$0].split != nil }
    func isHanging(_ place: Int, _ side: Side) -> Bool {
      contents[side].entry(entries[place].id)?.group == .hangs
    }
    func ranks(_ side: Side, _ score: (ScoreSplit) -> Double) -> [Int] {
      let scores = shared.map { place in
        (isHanging(place, side), ((entries[place].split.map(score) ?? 0) * 1e9).rounded())
      }
      return scores.map { own in
        1 + scores.count { $0.0 == own.0 ? $0.1 > own.1 : own.0 }
      }
    }
    let sides = Pair { side in
      (
        now: ranks(side) { $0.score[side] },
        switched: ScoreSplit.Factor.allCases.map { factor in
          (factor, ranks(side) { $0.score(of: side, switching: factor) })
        }
      )
    }
    for (offset, place) in shared.enumerated() {
      entries[place].sharedRanks = sides.map { ranks in
        EntryComparison.SharedRanks(
          now: ranks.now[offset],
          switched: Dictionary(uniqueKeysWithValues: ranks.switched.map { ($0.0, $0.1[offset]) }))
      }
    }
  }
}

/// The places of all ranked models in two rankings.
private struct RankedPlaces {
  private let positions: Pair<[String: Int]>
  private let contents: Pair<ShortlistContent>

  init(_ contents: Pair<ShortlistContent>) {
    self.contents = contents
    positions = contents.map { content in
      Dictionary(
        content.ranked.enumerated().map { ($0.element.id, $0.offset) },
        uniquingKeysWith: { first, _ in first })
    }
  }

  func places(of id: String) -> EntryComparison.Places? {
    guard let first = positions.a[id], let second = positions.b[id] else { return nil }
    let left = contents.a.ranked.prefix(first).count { positions.b[$0.id] == nil }
    let arrived = contents.b.ranked.prefix(second).count { positions.a[$0.id] == nil }
    return EntryComparison.Places(
      left: left, arrived: arrived, passed: first - second - left + arrived)
  }
}
