internal import Catalog
internal import Cells
internal import Decision

/// What must change for one model to beat another, as lines, tab-separated or JSON.
struct ChallengeReport {
  let outcome: Outcome
  let challenge: Challenge

  /// The model that wants to win and the one to be beaten, or why they cannot be compared.
  init(_ name: String, over other: String, in session: Session, _ outcome: Outcome) throws {
    let challenger = try session.candidate(name)
    let leader = try session.candidate(other)
    guard challenger.index != leader.index else {
      throw Failure(
        .usage, "'\(challenger.model.id)' is named twice; a model cannot beat itself.")
    }
    guard let above = outcome.row(of: leader.model.id) else {
      throw Failure(
        .usage, "\(leader.model.id) is not ranked, so there is nothing to beat.",
        hint: "To see why: weigh why \(leader.model.id).")
    }
    guard !outcome.criteria.isEmpty else {
      throw Failure(.usage, "the scenario weighs nothing, so no model beats another.")
    }
    guard let row = outcome.row(of: challenger.model.id) else {
      throw Unranked(candidate: challenger)
    }
    self.outcome = outcome
    challenge = outcome.challenge(of: row, to: above)
  }

  /// The challenger is not in the list; the needs that keep it out are the answer.
  struct Unranked: Error {
    let candidate: Candidate
  }

  /// The report for people.
  func lines(glyphs: GlyphSet, width: Int) -> [String] {
    sentences.flatMap { text, indent -> [String] in
      guard !text.isEmpty else { return [""] }
      let space = String(repeating: " ", count: indent)
      return glyphs.metrics.wrapped(text, to: max(20, width - indent - 2)).enumerated().map {
        $0 == 0 ? space + $1 : space + "  " + $1
      }
    }
  }

  /// Tab-separated lines: one per criterion.
  var plain: [String] {
    [PlainTable.line(["criterion", "weight", "present", "needed", "sentence"])]
      + challenge.facts.map { fact in
        PlainTable.line([
          fact.criterion.definition.id, Wording.decimals(fact.criterion.weight, 6),
          fact.present.bounds.map { Wording.decimals($0.mid, 6) } ?? "",
          fact.fact.map { Wording.decimals($0, 6) } ?? "", fact.sentence,
        ])
      }
  }

  /// Machine output: `weigh.challenge/1`.
  var json: JSONValue { challenge.json(in: outcome) }

  private var sentences: [(text: String, indent: Int)] {
    var lines: [(String, Int)] = [(challenge.headline, 0)]
    let facts = challenge.factSentences
    if !facts.isEmpty {
      lines += [("", 0), ("Any one of these facts would draw level:", 0)]
      lines += facts.map { ($0, 2) }
      if let still = challenge.stillLeadingSentence { lines.append((still, 2)) }
    }
    let weights = [
      challenge.weightSentence(in: outcome), challenge.orderedWeightSentence(in: outcome),
    ].compactMap { $0 }
    if !weights.isEmpty { lines += [("", 0)] + weights.map { ($0, 0) } }
    return lines
  }
}
