internal import Catalog

/// What one rule keeps out, and what would bring some of it back.
public struct RuleReport: Sendable {
  /// The rule.
  public let must: Must
  /// Its position among the scenario's rules.
  public let position: Int
  /// Models counted at it.
  public let removed: [ExcludedModel]
  /// Those that fail only it.
  public let alone: [ExcludedModel]
  /// The smallest change that brings some back.
  public let relaxation: Relaxation?
}

extension Outcome {
  /// One report per rule that removes something, most removed first.
  public var ruleReports: [RuleReport] {
    let out = excluded + pending
    let reports = scenario.musts.enumerated().compactMap { position, must -> RuleReport? in
      guard must.isOn, let definition = Constraints.named(must.field) else { return nil }
      let removed = out.filter { $0.firstMust == position }
      guard !removed.isEmpty else { return nil }
      let alone = out.filter { $0.excludingMusts == [position] }
      return RuleReport(
        must: must, position: position, removed: nearMissesFirst(removed) { _ in position },
        alone: alone,
        relaxation: definition.relaxation(
          of: must, for: alone.filter { !$0.isNotKnown }.map(\.alternative)))
    }
    return (reports + [restrictionReport].compactMap(\.self)).sorted {
      ($1.removed.count, $0.position) < ($0.removed.count, $1.position)
    }
  }

  /// Models that exactly one rule keeps out, nearest first; rules on names come last.
  public var nearMisses: [ExcludedModel] {
    nearMissesFirst(
      excluded.filter { $0.excludingMusts.count == 1 && !$0.isNotKnown }, at: \.firstMust)
  }

  /// The rules whose removal brings back most models, one rule or a pair, best first; a pair only
  /// where it does more than either of its rules.
  public func rescues(limit: Int = 3) -> [Rescue] {
    var counts: [[Int]: Int] = [:]
    for model in excluded + pending where model.excludingMusts.count <= 2 {
      counts[model.excludingMusts, default: 0] += 1
    }
    var rescues = counts.filter { $0.key.count == 1 }.map {
      Rescue(musts: $0.key, gained: $0.value)
    }
    for (pair, count) in counts where pair.count == 2 {
      let alone = pair.reduce(0) { $0 + (counts[[$1]] ?? 0) }
      rescues.append(Rescue(musts: pair, gained: count + alone))
    }
    rescues.sort { left, right in
      if left.gained != right.gained { return left.gained > right.gained }
      if left.musts.count != right.musts.count { return left.musts.count < right.musts.count }
      return left.musts.lexicographicallyPrecedes(right.musts)
    }
    return Array(rescues.prefix(limit))
  }

  private func nearMissesFirst(_ models: [ExcludedModel], at must: (ExcludedModel) -> Int)
    -> [ExcludedModel]
  {
    models.map { (model: $0, distance: distance($0, at: must($0))) }.sorted { left, right in
      let leftAlone = left.model.excludingMusts.count == 1
      let rightAlone = right.model.excludingMusts.count == 1
      if leftAlone != rightAlone { return leftAlone }
      if left.distance != right.distance { return left.distance < right.distance }
      return left.model.model.id.precedesByBytes(right.model.model.id)
    }.map(\.model)
  }

  private func distance(_ model: ExcludedModel, at position: Int) -> Double {
    let must = scenario.musts[position]
    let margin = Constraints.named(must.field)?.margin(model.alternative, must)
    return margin?.relative.map(\.magnitude) ?? .infinity
  }
}

/// Rules whose removal brings models back.
public struct Rescue: Hashable, Sendable {
  /// The rules, by their position among the scenario's.
  public let musts: [Int]
  /// How many models come back, by the way of running them that came furthest.
  public let gained: Int
}
