/// McNemar's exact test of pairs that differ.
///
/// **Source** Q. McNemar, Psychometrika 12 (1947) 153; MODERATION §6.3.
public enum McNemar {
  /// The two-sided chance of a split at least as uneven.
  ///
  /// **Shape** 5 and 0 give .0625, 6 and 0 .0313; 1 without any pair that differs.
  public static func exact(_ onlyFirst: Int, _ onlySecond: Int) -> Double {
    FairSigns.twoSided(
      repeatElement(1, count: onlyFirst + onlySecond), sum: onlyFirst - onlySecond)
  }

  /// The same with half the chance of the very split that was seen; less strict.
  public static func midP(_ onlyFirst: Int, _ onlySecond: Int) -> Double {
    guard onlyFirst != onlySecond else { return 1 }
    let chances = FairSigns.chances(repeatElement(1, count: onlyFirst + onlySecond))
    return exact(onlyFirst, onlySecond) - chances[min(onlyFirst, onlySecond)]
  }
}
