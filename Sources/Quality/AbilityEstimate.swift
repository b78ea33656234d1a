public import Catalog

/// What published results say of one model's ability, read against a frozen calibration.
public struct AbilityEstimate: Sendable {
  /// Whether a result enters the common ability.
  public enum Standing: Sendable, Hashable {
    /// It enters, as this logit.
    case used(logit: Double)
    /// Another mode of the same benchmark shows more.
    case lesserMode
    /// Too few models have a result of this kind to know what it means.
    case uncalibrated
    /// It is no score on the common scale.
    case refused(ScoreRefusal)
  }

  /// Every result, in the order of the catalog.
  public let results: [BenchmarkResult]
  /// Whether each of them entered.
  public let standings: [Standing]
  /// The scale it was read against.
  public let scale: QualityScale
  /// The common ability in logits; nothing where no result entered.
  public let ability: Double?
  /// Its standard error in logits.
  public let standardError: Double?

  /// The results that entered, beside their places among the readings.
  let rows: [AbilityRow]
  let places: [Int]
  let common: PooledAbility?
  /// Whether nobody independent speaks.
  let restsOnClaims: Bool

  init(_ results: [BenchmarkResult], scale: QualityScale) {
    self.scale = scale
    var standings: [Standing] = []
    standings.reserveCapacity(results.count)
    var best: [(reader: QualityScale.Reader, place: Int, logit: Double)] = []
    for result in results {
      standings.append(Self.standing(of: result, among: &standings, &best, scale))
    }
    self.results = results
    self.standings = standings
    rows = best.map { reader, _, logit in
      AbilityRow(
        position: reader.line.ability(atLogit: logit), weight: reader.weight, run: reader.run,
        uses: reader.uses)
    }
    places = best.map(\.place)
    restsOnClaims =
      !best.isEmpty && best.allSatisfy { results[$0.place].kind != .independent }
    guard let calibration = scale.calibration, !rows.isEmpty else {
      common = nil
      ability = nil
      standardError = nil
      return
    }
    let common = rows.ability(
      precision: calibration.abilityPrecision, lineVariance: calibration.lineVariance)
    self.common = common
    ability = common.value
    standardError = common.variance.squareRoot()
  }

  /// Whether a result enters, and if a better mode of the same column entered before, which one.
  private static func standing(
    of result: BenchmarkResult, among standings: inout [Standing],
    _ best: inout [(reader: QualityScale.Reader, place: Int, logit: Double)],
    _ scale: QualityScale
  ) -> Standing {
    guard let entry = scale.entry(result.benchmark) else { return .uncalibrated }
    switch entry.scale.logit(of: result) {
    case .failure(let refusal): return .refused(refusal)
    case .success(let logit):
      guard let reader = entry[result.kind] else { return .uncalibrated }
      let new = (reader, standings.count, logit)
      // Results come benchmark by benchmark, so the other modes stand near the end.
      guard let place = best.lastIndex(where: { $0.reader.number == reader.number }) else {
        best.append(new)
        return .used(logit: logit)
      }
      guard logit > best[place].logit else { return .lesserMode }
      standings[best[place].place] = .lesserMode
      best[place] = new
      return .used(logit: logit)
    }
  }
}
