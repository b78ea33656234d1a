internal import Catalog
internal import Decision

extension DecisionRecord {
  /// How often models were first over many weightings and all that is not known.
  public struct RankShares: Hashable, Sendable {
    /// The share of one model.
    public struct Share: Hashable, Sendable {
      /// The model's id.
      public let id: String
      /// The share of draws in which it is first, 0…1.
      public let first: Double
      /// The share of draws in which it is among the first three, 0…1.
      public let topThree: Double
    }

    /// Which weightings were drawn: `order`, `around`, `fixed` or `free`.
    public let space: String
    /// How many.
    public let draws: Int
    /// Where chance began.
    public let seed: String
    /// The models that were first most often, and those of the shortlist; most often first.
    public let shares: [Share]

    /// The most models that are named besides the shortlist.
    static let limit = 10
  }
}

extension DecisionRecord.RankShares {
  init(_ robustness: Robustness, shortlist: Set<String>) {
    let finalists = robustness.byFirstShare.enumerated().filter { place, finalist in
      place < Self.limit || shortlist.contains(finalist.row.model.id)
    }
    self.init(
      space: robustness.space.rawValue, draws: robustness.draws, seed: String(robustness.seed),
      shares: finalists.map { _, finalist in
        Share(
          id: finalist.row.model.id, first: finalist.firstShare, topThree: finalist.topThreeShare)
      })
  }

  var json: JSONValue {
    .object([
      "space": .text(space), "draws": .count(draws), "seed": .text(seed),
      "shares": .list(
        shares.map {
          .object([
            "id": .text($0.id), "first": .computed($0.first), "topThree": .computed($0.topThree),
          ])
        }),
    ])
  }

  init(_ value: JSONValue, at path: String) throws(RecordProblem) {
    let reader = try ObjectReader(value, at: path, keys: ["space", "draws", "seed", "shares"])
    self.init(
      space: try reader.text("space"), draws: try reader.integer("draws"),
      seed: try reader.text("seed"),
      shares: try reader.list("shares") { (value, path) throws(RecordProblem) in
        let reader = try ObjectReader(value, at: path, keys: ["id", "first", "topThree"])
        return Share(
          id: try reader.text("id"), first: try reader.number("first"),
          topThree: try reader.number("topThree"))
      })
  }
}
