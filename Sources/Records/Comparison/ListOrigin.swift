internal import Catalog
internal import Decision

/// A fact of a listed model that nobody knows yet.
public struct UnsettledFact: Hashable, Sendable {
  /// The model's id.
  public let model: String
  /// What is not known: a criterion's name, or a need's id.
  public let subject: String
  /// What settles it.
  public let settles: String
}

extension RankingFile {
  /// What is not known of the listed models, in the order of the list.
  public var unsettled: [UnsettledFact] {
    content.entries.flatMap { entry in
      let facts = entry.contributions.compactMap { part -> UnsettledFact? in
        guard part.cell == .missing else { return nil }
        let label = content.criteria.first { $0.id == part.criterion }?.label ?? part.criterion
        return UnsettledFact(
          model: entry.id, subject: PlainText.oneLine(label),
          settles: PlainText.oneLine(part.settles ?? ""))
      }
      let needs = entry.needs.filter { $0.verdict == .unknown }.map {
        UnsettledFact(
          model: entry.id, subject: PlainText.oneLine($0.rule),
          settles: PlainText.oneLine($0.reopen))
      }
      return facts + needs
    }
  }

  /// Who made it and when, what people say, and what is still open; a sentence each.
  public var originSentences: [String] {
    let basis = content.basis
    var lines = [
      "\(kind) '\(title)'"
        + (authors.isEmpty ? ", no author named" : ", by \(Wording.list(authors))")
        + ", \(date); scenario \(PlainText.oneLine(basis.scenarioName)), "
        + "revision \(basis.scenarioRevision)."
    ]
    lines[0] = lines[0].prefix(1).uppercased() + lines[0].dropFirst()
    if let record {
      var decision = "It is \(record.status.word)"
      switch record.choice {
      case .open: decision += "; nothing is chosen yet"
      case .noneOfThese: decision += "; it chooses none of these"
      case .model(let id): decision += "; it chooses \(PlainText.oneLine(id))"
      }
      lines.append(decision + ", to be looked at again on \(record.review.day).")
      lines += record.opinions.filter { $0.stance != .notAsked }.map { opinion in
        "\(PlainText.oneLine(opinion.reviewer)): \(opinion.stance.rawValue) on "
          + PlainText.oneLine(opinion.model) + (opinion.date.map { ", \($0)" } ?? "")
          + (opinion.note.map { ": \(PlainText.oneLine($0))" } ?? "") + "."
      }
    }
    lines += content.overrides.map { override in
      "\(PlainText.oneLine(override.by)) set \(PlainText.oneLine(override.rule)) of "
        + "\(PlainText.oneLine(override.model)) to \(override.verdict.rawValue) on "
        + "\(override.date): \(PlainText.oneLine(override.reason))"
    }
    let unsettled = unsettled
    if !unsettled.isEmpty {
      let models = unsettled.map(\.model).uniqued.count
      lines.append(
        "\(Wording.count(unsettled.count, "fact")) of \(Wording.count(models, "listed model")) "
          + "\(unsettled.count == 1 ? "is" : "are") not known.")
    }
    return lines
  }
}
