/// Many models by what their license verdict depends on, so that each distinct set is judged once.
public struct LicenseKeyIndex: Sendable {
  /// The distinct keys, in the order they first appear.
  public let distinct: [LicenseSubject.Key]
  /// For each model, the position of its key.
  public let positions: [Int]

  /// Indexes the keys of models.
  ///
  /// **Cost**: one hash for each model; done once, whatever the number of profiles.
  public init(_ keys: some Sequence<LicenseSubject.Key>) {
    var distinct: [LicenseSubject.Key] = []
    var known: [LicenseSubject.Key: Int] = [:]
    var positions: [Int] = []
    for key in keys {
      if let position = known[key] {
        positions.append(position)
      } else {
        known[key] = distinct.count
        positions.append(distinct.count)
        distinct.append(key)
      }
    }
    self.distinct = distinct
    self.positions = positions
  }

  /// The verdict on each model.
  ///
  /// **Cost**: the questions once for each distinct license, the worst of them for each distinct
  /// set, and one look-up for each model.
  public func verdicts(for use: IntendedUse, licenses: LicenseLibrary) -> [Verdict] {
    var bench = VerdictBench(use: use, licenses: licenses)
    let judged = distinct.map { bench.verdict(on: $0) }
    return positions.map { judged[$0] }
  }
}
