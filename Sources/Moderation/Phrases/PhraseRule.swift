/// One phrase that tells how a reply begins.
public struct PhraseRule: Sendable {
  /// Its id, unique over all languages and never used again: `de-07`.
  public let id: String
  /// 1 refuses, 2 moralizes or redirects, 3 tells an official story.
  public let tier: Int
  /// The pattern as it is written.
  public let pattern: String
  /// What it is for, in a few words.
  public let note: String
  /// A reply of our own that it fires on.
  public let hit: String
  /// A reply of our own that is close and must not fire it.
  public let miss: String
  /// Its place among the rules of all languages.
  var number = 0
  /// The pattern, normalized as replies are.
  let expression: PhrasePattern
}
