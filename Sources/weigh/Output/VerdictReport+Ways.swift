internal import Catalog
internal import Cells
internal import Decision

/// The ways to run the model a verdict is about.
extension VerdictReport {
  /// Every way with its numbers and its reason, the one judged above marked.
  func wayLines(_ glyphs: GlyphSet, _ width: Int) -> [String] {
    guard ways.count > 1 else { return [] }
    var lines = ["", "Ways to run it:"]
    for way in ways {
      let isJudged = way.key == alternative.delivery.key
      let numbers = [
        outcome.criteria.isEmpty ? nil : "score \(Wording.points(way.row.score.mid))",
        way.alternative.priceWords, way.alternative.speedWords, way.alternative.headroomWords,
      ].compactMap(\.self)
      let text =
        "\(way.name) (\(way.key)): "
        + (numbers + [way.reason(in: outcome)]).joined(separator: ", ") + "."
      lines += wrapped(
        "  \(isJudged ? glyphs.cursor : "-") " + glyphs.spelled(text), glyphs, width, indent: 4)
    }
    return lines
  }
}
