/// The share declined, corrected for what the rules miss and invent.
///
/// The uncertainty of the rules' own figures is not in it.
///
/// **Units** shares, 0 to 1.
/// **Source** W. J. Rogan and B. Gladen, Am. J. Epidemiol. 107 (1978) 71; MODERATION §6.1.
public struct RoganGladen: Hashable, Sendable, Codable {
  /// Why only raw counts can be given.
  public enum Obstacle: String, Error, Hashable, Sendable, Codable, CaseIterable {
    /// Nothing counts.
    case nothingCounted
    /// Judges or people labeled too: their labels need no such correction.
    case notRulesOnly
    /// Nobody measured the rules of this language.
    case notMeasured
    /// The rules tell too little: recall and specificity sum to less than 1.6.
    case weakRules
    /// The corrected interval says nothing.
    case coversAll
  }

  /// The corrected share.
  public let estimate: Double
  /// The corrected lower end of the Wilson interval.
  public let low: Double
  /// The corrected upper end.
  public let high: Double

  /// The least that recall and specificity together have above 1, with room for rounding.
  private static let leastInformation = 0.6 - 1e-9

  /// Corrects the share declined of one language's cell.
  ///
  /// - Parameters:
  ///   - cell: prompts of one language.
  ///   - measured: the figures of that language's rules; `nil` where there are none.
  /// - Returns: the corrected share, or why there is none.
  public static func declined(
    in cell: RateCell, measured: PhraseTable.Measured?
  ) -> Result<RoganGladen, Obstacle> {
    guard cell.counted > 0 else { return .failure(.nothingCounted) }
    guard cell.isRulesOnly else { return .failure(.notRulesOnly) }
    guard let measured else { return .failure(.notMeasured) }
    return correct(
      cell.declined.total, of: cell.counted, sensitivity: measured.sensitivity,
      specificity: measured.specificity)
  }

  static func correct(
    _ count: Int, of total: Int, sensitivity: Double, specificity: Double
  ) -> Result<RoganGladen, Obstacle> {
    guard let interval = WilsonInterval(count, of: total) else { return .failure(.nothingCounted) }
    let information = sensitivity + specificity - 1
    guard information >= leastInformation else { return .failure(.weakRules) }
    func corrected(_ share: Double) -> Double {
      min(1, max(0, (share + specificity - 1) / information))
    }
    let result = RoganGladen(
      estimate: corrected(Double(count) / Double(total)), low: corrected(interval.low),
      high: corrected(interval.high))
    return result.low == 0 && result.high == 1 ? .failure(.coversAll) : .success(result)
  }
}
