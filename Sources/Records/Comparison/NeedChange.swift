internal import Catalog
public import Decision
internal import Licensing
internal import Moderation

/// A need that two lists do not share, or do not share as it is.
public struct NeedChange: Hashable, Sendable {
  /// What B does with it, seen from A.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case added, removed, tightened, loosened, changed

    /// The same seen from B.
    public var mirrored: Kind {
      switch self {
      case .added: return .removed
      case .removed: return .added
      case .tightened: return .loosened
      case .loosened: return .tightened
      case .changed: return .changed
      }
    }
  }

  /// What B does with it.
  public let kind: Kind
  /// The need's id.
  public let rule: String
  /// The need in words: `Context: 32,768 tokens or more`; `nil` where the list does not have it.
  public let text: Pair<String?>
  /// What happens to models it cannot judge; `nil` where the list does not have it.
  public let unknown: Pair<UnknownPolicy?>
  /// How many more models A would rank with this need as B has it; `nil` where that is not known.
  public internal(set) var effect: Int?
  /// A's scenario with this need as B has it.
  public let trial: Scenario
}

extension NeedChange {
  /// The needs that differ, in A's order, then those that only B has.
  static func find(in rules: Pair<Scenario>, _ contents: Pair<ShortlistContent>) -> [NeedChange] {
    let musts = rules.map { $0.musts.filter(\.isOn) }
    let matches = matches(musts)
    var changes: [NeedChange] = []
    for (place, must) in musts.a.enumerated() {
      let other = matches[place].map { musts.b[$0] }
      if let change = NeedChange(Pair(must, other), rules.a, contents) { changes.append(change) }
    }
    for (place, must) in musts.b.enumerated() where !matches.values.contains(place) {
      if let change = NeedChange(Pair(nil, must), rules.a, contents) { changes.append(change) }
    }
    return changes
  }

  /// Which need of B stands for which of A: the one of the same name about the same field, else the
  /// only other one about that field.
  private static func matches(_ musts: Pair<[Must]>) -> [Int: Int] {
    var matches: [Int: Int] = [:]
    for (place, must) in musts.a.enumerated() {
      matches[place] = musts.b.firstIndex { $0.id == must.id && $0.field == must.field }
    }
    for (place, must) in musts.a.enumerated() where matches[place] == nil {
      let others = musts.b.indices.filter {
        musts.b[$0].field == must.field && !matches.values.contains($0)
      }
      let own = musts.a.indices.filter { musts.a[$0].field == must.field && matches[$0] == nil }
      if others.count == 1, own.count == 1 { matches[place] = others[0] }
    }
    return matches
  }

  private init?(_ musts: Pair<Must?>, _ scenario: Scenario, _ contents: Pair<ShortlistContent>) {
    guard let kind = Self.kind(musts), let rule = (musts.a ?? musts.b)?.id else { return nil }
    self.kind = kind
    self.rule = rule
    text = Pair { side in
      musts[side].map { must in
        contents[side].funnel.first { $0.rule == must.id }?.text ?? must.label
      }
    }
    unknown = musts.map { $0?.unknown }
    var trial = scenario
    if let first = musts.a, let place = trial.musts.firstIndex(where: { $0 == first }) {
      if let second = musts.b { trial.musts[place] = second } else { trial.musts.remove(at: place) }
    } else if let second = musts.b {
      trial.musts.append(second)
    }
    self.trial = trial
    effect = nil
  }

  /// What B does; `nil` where both ask for the same.
  private static func kind(_ musts: Pair<Must?>) -> Kind? {
    guard let first = musts.a else { return musts.b == nil ? nil : .added }
    guard let second = musts.b else { return .removed }
    var parts = [strictness(first, second), strictness(first.unknown, second.unknown)]
    parts.append(
      strictness(first.review ?? .keep, second.review ?? .keep))
    parts.removeAll { $0 == .same }
    guard let part = parts.first else { return nil }
    guard parts.allSatisfy({ $0 == part }) else { return .changed }
    switch part {
    case .stricter: return .tightened
    case .milder: return .loosened
    case .same, .other: return .changed
    }
  }

  /// How one demand stands to another.
  private enum Strictness {
    case same, stricter, milder, other

    init(stricter: Bool, milder: Bool) {
      self = stricter == milder ? .other : stricter ? .stricter : .milder
    }
  }

  /// Keeping lets most through, dropping least; asking sets aside what dropping leaves out.
  private static func strictness(_ first: UnknownPolicy, _ second: UnknownPolicy) -> Strictness {
    if first == second { return .same }
    if first == .keep { return .stricter }
    return second == .keep ? .milder : .other
  }

  private static func strictness(_ first: Must, _ second: Must) -> Strictness {
    if let one = first.moderation, let other = second.moderation {
      return strictness(one, other)
    }
    guard first.comparison == second.comparison else { return .other }
    if first.value == second.value { return .same }
    switch first.comparison {
    case .greater, .greaterOrEqual, .less, .lessOrEqual:
      guard let one = first.value.number, let other = second.value.number else { return .other }
      if one == other { return .same }
      let isFloor = [.greater, .greaterOrEqual].contains(first.comparison)
      return Strictness(stricter: isFloor == (other > one), milder: isFloor == (other < one))
    case .within:
      guard let one = first.value.numbers, let other = second.value.numbers, one.count == 2,
        other.count == 2
      else { return .other }
      return Strictness(
        stricter: other[0] >= one[0] && other[1] <= one[1],
        milder: other[0] <= one[0] && other[1] >= one[1])
    case .among, .equal:
      return names(first, second) { Strictness(stricter: $0, milder: $1) }
    case .notAmong, .contains:
      return names(first, second) { Strictness(stricter: $1, milder: $0) }
    case .verdict:
      guard let one = Verdict(rawValue: first.value.text ?? ""),
        let other = Verdict(rawValue: second.value.text ?? "")
      else { return .other }
      return Strictness(stricter: other < one, milder: other > one)
    case .notEqual, .fits: return .other
    }
  }

  /// Compares lists of names by what the second holds of the first.
  private static func names(
    _ first: Must, _ second: Must,
    _ judge: (_ isWithin: Bool, _ isAround: Bool) -> Strictness
  ) -> Strictness {
    guard let one = first.value.list, let other = second.value.list else { return .other }
    if Set(one) == Set(other) { return .same }
    return judge(Set(other).isSubset(of: one), Set(other).isSuperset(of: one))
  }

  private static func strictness(
    _ first: ModerationRequirement, _ second: ModerationRequirement
  ) -> Strictness {
    // Who owns a requirement and why changes no verdict.
    guard
      first.category == second.category, first.jurisdictions == second.jurisdictions,
      first.languages == second.languages, first.outcome == second.outcome,
      first.acceptsPublished == second.acceptsPublished
    else { return .other }
    if first.minimum == second.minimum, first.maximum == second.maximum { return .same }
    if let one = first.minimum, let other = second.minimum, first.maximum == second.maximum {
      return Strictness(stricter: other > one, milder: other < one)
    }
    if let one = first.maximum, let other = second.maximum, first.minimum == second.minimum {
      return Strictness(stricter: other < one, milder: other > one)
    }
    return .other
  }
}
