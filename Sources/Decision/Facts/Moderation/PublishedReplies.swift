internal import Catalog
public import Moderation

/// What was published about how a model answers one set of questions.
///
/// **Source** rows `[[moderation]]` of a model; somebody else asked a hosted route, and a model
/// judged the replies. Never pooled with runs of one's own.
public struct PublishedReplies: Hashable, Sendable {
  /// The set of questions.
  public let set: String
  /// The language it asks in, ISO 639-1; `nil` where the catalog does not say.
  public let language: String?
  /// The authority its questions criticize; `nil` where the catalog does not say.
  public let jurisdiction: String?
  /// The route that was asked.
  public let route: String?
  /// Where it is published.
  public let evidence: EvidenceItem
  /// The questions, each with the judge's label.
  let prompts: [LabeledPrompt]

  /// What became of the questions.
  public var cell: RateCell { RateCell(prompts) }

  /// How such rates come about, wherever one is shown.
  public static let words = "published, hosted route, judged by a model, criticism essays"

  /// What a model's record holds; sets without sound counts are left out.
  static func all(of model: Model, in snapshot: CatalogSnapshot) -> [PublishedReplies] {
    model.record.rows("moderation").enumerated().compactMap {
      PublishedReplies($1, position: $0, in: snapshot)
    }
  }

  private init?(_ row: Row, position: Int, in snapshot: CatalogSnapshot) {
    guard let stated = row.evidence, let set = row["question_set"]?.text,
      let complete = row["complete"]?.integer
    else { return nil }
    let declined = ["evasive", "denial"].map { row[Field($0)]?.integer ?? 0 }
    let error = row["error"]?.integer ?? 0
    let counts = [complete] + declined + [error]
    guard counts.allSatisfy({ (0...100_000).contains($0) }) else { return nil }
    self.set = set
    language = row["language"]?.text
    jurisdiction = row["jurisdiction"]?.text
    route = row["route"]?.text
    let labels: [(outcome: Moderation.Outcome, reason: NoAnswerReason?)] = [
      (.answered, nil), (.deflected, nil), (.refused, nil),
      // What a route or its filter withheld says nothing of the model.
      (.noAnswer, .providerFilter),
    ]
    let (asked, about) = (language ?? "", jurisdiction)
    let items = zip(counts, labels).enumerated().flatMap { kind, entry in
      (0..<entry.0).map { number in
        let id = "\(position)-\(kind)-\(number)"
        let label = LabelRecord(
          itemID: id, source: .judge(model: stated.source, promptHash: ""),
          outcome: entry.1.outcome, reason: entry.1.reason, time: "")
        return AskedItem(
          itemID: id, pairID: id, category: .contestedFact, language: asked, jurisdiction: about,
          records: [label])
      }
    }
    prompts = LabeledPrompt.all(in: items, measuredLanguages: [])
    evidence = EvidenceItem(
      field: "answered, \(set)", value: RateCell(prompts).spelled(.answered),
      kind: .independent, evidence: stated, in: snapshot)
  }
}

extension EvaluationBase {
  /// What was published about how a model answers, set by set.
  public func publishedReplies(of candidate: Candidate) -> [PublishedReplies] {
    PublishedReplies.all(of: candidate.model, in: snapshot)
  }

  /// What was published about questions a requirement is about; nothing for other categories.
  func publishedReplies(
    of candidate: Candidate, for requirement: ModerationRequirement
  ) -> [PublishedReplies] {
    guard requirement.category == .contestedFact else { return [] }
    return publishedReplies(of: candidate).filter {
      $0.prompts.contains(where: requirement.concerns)
    }
  }
}
