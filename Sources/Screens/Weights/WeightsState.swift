internal import Catalog
public import Decision
internal import Scoring

/// Where somebody stands on the Weights screen.
struct WeightsState: Sendable {
  var list = ListCursor()
  /// The weights before anything was changed here; taken anew when they change elsewhere.
  var saved: SavedWeights?
  /// The places of the models under the saved weights.
  var formerPlaces: [String: Int] = [:]
  /// The scenario with the saved weights the former places were worked out for.
  var placedScenario: Scenario?
  /// The criterion a key moved last; the keys after it on the same criterion are one change.
  var moving: String?
  /// The same, after other keys.
  var lastMoved: String?
  /// How far each weight can move before another model is first.
  var ranges: [WeightRange?] = []
  /// The ranking they belong to, by its number.
  var rangedRanking = -1
  /// The ranking the last draws were asked for, by its number.
  var askedRanking = -1
  /// What the last draws came to.
  var robustness: Robustness?
  /// The ranking they belong to.
  var drawnRanking = -1
}

/// Weights as they stood before they were changed.
struct SavedWeights: Sendable {
  /// Weights by criterion, in the order of the outcome.
  let weights: [(criterion: String, weight: Double)]
  /// The scenario that had them.
  let scenario: Scenario

  init(_ outcome: Outcome, _ scenario: Scenario) {
    weights = outcome.criteria.map { ($0.definition.id, $0.weight) }
    self.scenario = scenario
  }

  /// The criteria they are for.
  var criteria: [String] { weights.map(\.criterion) }
}

/// What a screen asks to have drawn.
public struct DrawRequest: Hashable, Sendable {
  /// The ranking it is for, by its number; an answer for another one is void.
  public let ranking: Int
  /// Whether all that can be first are drawn as often as the scenario asks, as at rest; else the
  /// first few, fast enough while keys arrive.
  public let isThorough: Bool
}

extension AppState {
  /// The criteria in the order of importance, by position in the outcome.
  var weightRows: [Int] {
    outcome.criteria.indices.sorted {
      let (left, right) = (
        outcome.criteria[$0].preference.place, outcome.criteria[$1].preference.place
      )
      return left != right ? left < right : $0 < $1
    }
  }

  /// The criteria that weigh, by id; one that says nothing of the ways to run that are allowed is none.
  var weighedCriteria: [String] { outcome.criteria.map(\.definition.id) }

  /// The criterion under the cursor.
  var currentWeight: ActiveCriterion? {
    let rows = weightRows
    return rows.indices.contains(weights.list.row) ? outcome.criteria[rows[weights.list.row]] : nil
  }

  /// Notes what weights stood before, where models stood under them, and how far weights can move.
  mutating func settleWeights() {
    guard screen == .weights else { return }
    if weights.saved?.criteria != weighedCriteria {
      weights.saved = SavedWeights(outcome, shownScenario)
    }
    guard weights.rangedRanking != rankingNumber || weights.placedScenario == nil,
      let saved = weights.saved
    else { return }
    weights.ranges = outcome.weightRanges
    weights.rangedRanking = rankingNumber
    let former = shownScenario.weighing(like: saved.scenario)
    // A weight that moves leaves the places before it as they were.
    guard weights.placedScenario != former else { return }
    let places =
      shownScenario.isWeighing(like: saved.scenario)
      ? outcome : outcome.reweighted(saved.weights.map(\.weight))
    weights.formerPlaces = Dictionary(
      places.rows.map { ($0.model.id, $0.position) }, uniquingKeysWith: { first, _ in first })
    weights.placedScenario = former
  }

  /// Asks for draws where the ranking in front has none.
  mutating func drawEffects() -> [Effect] {
    guard screen == .weights, weights.askedRanking != rankingNumber, outcome.rows.count > 0,
      !outcome.criteria.isEmpty
    else { return [] }
    weights.askedRanking = rankingNumber
    return [.draw(DrawRequest(ranking: rankingNumber, isThorough: false))]
  }

  /// Takes what was drawn; an answer for another ranking is void.
  ///
  /// - Returns: the request for more draws, once nothing else has changed.
  public mutating func drawn(_ robustness: Robustness, for request: DrawRequest) -> [Effect] {
    guard request.ranking == rankingNumber else { return [] }
    weights.robustness = robustness
    // Ranks that drawing could not tell apart are no longer provisional.
    outcome = outcome.bracketed(by: robustness)
    if trial == nil { kept = outcome }
    weights.drawnRanking = request.ranking
    return request.isThorough
      ? [] : [.draw(DrawRequest(ranking: rankingNumber, isThorough: true))]
  }

  /// Whether the shares shown belong to weights that were left.
  var sharesAreOld: Bool { weights.drawnRanking != rankingNumber }
}
