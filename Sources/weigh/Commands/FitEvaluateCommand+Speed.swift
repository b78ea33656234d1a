internal import Catalog
internal import Fit

/// Measured decode speeds.
extension FitEvaluateCommand {
  /// Predicts the rows of a file of measured speeds.
  func predictSpeeds(_ file: String) throws {
    let bytes = try bytes(of: file)
    let text = String(decoding: bytes, as: UTF8.self)
    let snapshot = try Installation().openCatalog(catalog).snapshot
    let evaluation = SpeedEvaluation(snapshot: snapshot)
    let lines: [SpeedEvaluation.Line]
    do {
      lines = try evaluation.lines(of: text)
      for line in lines { Streams.line(parts ? line.jsonWithParts : line.json) }
      if summary {
        try SpeedComparison(lines, in: text).summary.forEach(Streams.error)
      }
    } catch {
      throw Failure(.doesNotParse, "'\(file)' " + error.message)
    }
    let unread = lines.count { if case .malformed = $0.outcome { true } else { false } }
    if unread > 0 {
      throw Failure(
        .doesNotParse, "\(unread) of \(lines.count) rows of '\(file)' cannot be read.",
        hint: "Their lines say why.")
    }
  }
}
