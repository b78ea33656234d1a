/// Why a published score says nothing on the common scale.
public enum ScoreRefusal: Error, Hashable, Sendable {
  /// It lies outside of what the benchmark can give.
  case outsideRange(lowest: Double, highest: Double)
  /// It stands under a rating and is none: a share or an index under a wrong name.
  case noRating
  /// An index whose highest score nobody states.
  case noMaximum(unit: String)
  /// A vote over, or the best of, many answers to each question.
  case severalAttempts(Int)
  /// Reached with tools on a benchmark that others answer without.
  case tools
  /// An index over other benchmarks, whose results would count twice.
  case composite
  /// It judges embeddings.
  case embeddings
}
