/// The exact sign-flip test over contents, for a content asked in several languages.
enum SignFlip {
  /// The chance that fair signs differ as much as these differences, one for each content.
  ///
  /// **Shape** 1 without any difference; equal to McNemar's test where every content is one pair.
  /// **Source** MODERATION §6.3.
  static func exact(_ differences: some Collection<Int>) -> Double {
    FairSigns.twoSided(differences.map(abs), sum: differences.reduce(0, +))
  }
}
