internal import Catalog
internal import Moderation

/// What rules and criteria ask of one model again and again, read from its facts once.
final class ModelReading: Sendable {
  /// Tokens of the longest input, as stated for the model.
  let context: Cell
  /// All parameters.
  let parameters: Cell
  /// Downloads in 30 days.
  let downloads: Cell
  /// Days from the release to the catalog's date.
  let ageInDays: Cell
  /// Languages the publisher names.
  let languages: NameReading
  /// What the model reads.
  let inputs: NameReading
  /// The country of the developer's seat.
  let developerCountry: NameReading
  /// Per cent of published contested questions answered in substance.
  let answeredShare: Cell
  /// The facts of an openness review: the model's own first, then those of its family.
  let opennessFacts: [NamedFact]
  /// Per cent of the items of the data-provenance review that are disclosed.
  let disclosedShare: Cell
  /// Hosts that serve the model directly.
  let directHosts: Set<String>

  /// The readings of all models; what families state is read once for each.
  static func all(_ candidates: [Candidate], in base: EvaluationBase) -> [ModelReading] {
    let models = candidates.map(\.model)
    let shares = base.reviews.disclosedShares(of: models)
    let facts = opennessFacts(of: models, in: base.snapshot)
    return candidates.indices.map {
      ModelReading(candidates[$0], in: base, opennessFacts: facts[$0], disclosedShare: shares[$0])
    }
  }

  private init(
    _ candidate: Candidate, in base: EvaluationBase, opennessFacts: [NamedFact],
    disclosedShare: Cell
  ) {
    let model = candidate.model
    let snapshot = base.snapshot
    context = model["context"]?.cell ?? .missing
    parameters = model["params_total"]?.cell ?? .missing
    downloads = model["downloads_30d"]?.cell ?? .missing
    ageInDays = Self.age(model["release_date"], at: snapshot.release.asOf)
    languages = NameReading(model["languages"])
    inputs = NameReading(model["modalities_in"])
    developerCountry = NameReading(
      model.developer.flatMap { snapshot.developers[$0] }?["country"])
    answeredShare = Self.answeredShare(model.record.rows("moderation"))
    self.opennessFacts = opennessFacts
    self.disclosedShare = disclosedShare
    directHosts = Set(candidate.offers.filter(base.isDirect).map(\.host))
  }

  /// Days from a release to a date; a month is the range of its days, claims are a range too.
  private static func age(_ fact: Fact?, at date: CalendarDate) -> Cell {
    let dates: [CalendarDate]
    switch fact {
    case .known(let value, _, _): dates = value.date.map { [$0] } ?? []
    case .disputed(let claims): dates = claims.compactMap(\.value.date)
    case .unknown, nil: dates = []
    }
    let spans = dates.map { released -> (low: Double, mid: Double, high: Double) in
      let age = Double(date.days(since: released))
      return released.day == nil ? (age - 16, age, age + 14) : (age, age, age)
    }
    guard let low = spans.map(\.low).min(), let high = spans.map(\.high).max() else {
      return .missing
    }
    let mid = spans.count == 1 ? spans[0].mid : (low + high) / 2
    return .range(max(0, low), max(0, mid), max(0, high))
  }

  /// Per cent of published contested questions answered in substance, with its Wilson interval.
  private static func answeredShare(_ rows: [Row]) -> Cell {
    var (asked, answered) = (0, 0)
    for row in rows {
      let counts = ["n", "complete", "error"].map { row[Field($0)]?.integer }
      guard let count = counts[0], let complete = counts[1],
        counts.allSatisfy({ $0.map(Self.countable.contains) ?? true })
      else { continue }
      asked += Int(count - (counts[2] ?? 0))
      answered += Int(complete)
    }
    answered = min(answered, asked)
    guard let interval = WilsonInterval(answered, of: asked) else { return .missing }
    let share = Double(answered) / Double(asked)
    // Rounding must not put an end past the share itself.
    return .range(
      100 * min(share, interval.low), 100 * share, 100 * max(share, interval.high))
  }

  /// Counts one can add; larger ones are a slip.
  private static let countable: ClosedRange<Int64> = 0...1_000_000_000

  /// What reviews say of each of some models: its own facts, then those of its family.
  private static func opennessFacts(
    of models: [Model], in snapshot: CatalogSnapshot
  ) -> [[NamedFact]] {
    var inherited: [String: [NamedFact]] = [:]
    return models.map { model in
      guard let family = model.family, model.record.section("openness").isEmpty else {
        return reviewedFacts(of: model, in: snapshot).map(\.fact)
      }
      if let known = inherited[family] { return known }
      let facts = reviewedFacts(of: model, in: snapshot).map(\.fact)
      inherited[family] = facts
      return facts
    }
  }

  /// The same of one model with the family a fact is taken over from; `nil` for the model's own.
  static func reviewedFacts(
    of model: Model, in snapshot: CatalogSnapshot
  ) -> [(fact: NamedFact, family: String?)] {
    let own = model.record.section("openness")
    var facts = own.map { (fact: $0, family: String?.none) }
    guard let family = model.family else { return facts }
    var names = Set(own.map(\.field))
    for id in [family, snapshot.topFamily(of: family)] {
      for named in snapshot.families[id]?.section("openness") ?? []
      where names.insert(named.field).inserted {
        facts.append((fact: named, family: id))
      }
    }
    return facts
  }
}

/// What rules ask of one host again and again, read from its facts once.
final class HostReading: Sendable {
  /// Whether it passes on what others serve.
  let isBetween: Bool
  /// Whether it is the developer's own service.
  let isFirstParty: Bool
  /// The country whose law binds the entity that signs.
  let contractingCountry: NameReading
  /// The countries its machines stand in.
  let datacenterCountries: NameReading

  init(_ host: Host) {
    isBetween = ["aggregator", "gateway", "plan"].contains(host.kind)
    isFirstParty = host.kind == "first-party"
    contractingCountry = NameReading(host["contracting_country"])
    datacenterCountries = NameReading(host["datacenter_countries"])
  }
}
