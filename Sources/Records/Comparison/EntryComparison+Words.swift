internal import Catalog
internal import Decision

extension EntryComparison {
  /// What moved the rank or keeps the model off a list, in a few words: `weights +6.1`,
  /// `B: rank 7, list ends at 5`.
  public func cause(in files: Pair<RankingFile>) -> String {
    for side in Side.allCases where !standing[side].isListed || standing[side].rank == nil {
      return "\(side.rawValue): \(absence(side, in: files[side]))"
    }
    guard let split else { return standing.isEqual ? "" : "scores not comparable" }
    guard
      let largest = ScoreSplit.Factor.allCases.max(by: {
        abs(split.parts[$0]) < abs(split.parts[$1])
      }), abs(split.parts[largest]) >= 0.0005
    else { return rise == 0 ? "" : "others moved" }
    return "\(largest.words) \(ShortlistComparison.signedPoints(split.parts[largest]))"
  }

  /// Why a model is not ranked on a list.
  public func absence(_ side: Side, in file: RankingFile) -> String {
    switch standing[side] {
    case .listed: return ""
    case .below(let rank, let position, _):
      let end = file.listed.count
      return position > end ? "rank \(rank), list ends at \(end)" : "rank \(rank), not named"
    case .out(let reasons, let isPending, let isNotKnown, _):
      let word = isPending ? "waits for an answer" : isNotKnown ? "not known" : "out"
      guard let reason = reasons.first else { return word }
      return "\(word): \(PlainText.oneLine(reason.sentence))"
    case .restricted(let packs, _):
      return "left out by the pack \(Wording.list(packs.map(PlainText.oneLine)))"
    case .notInCatalog: return "not in that catalog"
    }
  }

  /// Rule, value, limit, source and day of every need that keeps the model off a list.
  public func reasons(_ side: Side, in file: RankingFile) -> [String] {
    guard case .out(let reasons, _, _, _) = standing[side] else { return [] }
    return reasons.map { reason in
      let statements = reason.evidence.compactMap { file.content.evidence[$0] }
      return "\(PlainText.oneLine(reason.rule)): \(PlainText.oneLine(reason.sentence))"
        + FactChange.origin(statements) + " \(PlainText.oneLine(reason.reopen))"
    }
  }

  /// Why the score differs and what that does to the rank, a sentence each.
  public var explanation: [String] {
    var lines: [String] = []
    if let split {
      let parts = ScoreSplit.Factor.allCases.map {
        "\($0.words) \(ShortlistComparison.signedPoints(split.parts[$0]))"
      }
      lines.append(
        "Score \(Self.points(split.score.a)) → \(Self.points(split.score.b)) "
          + "(\(ShortlistComparison.signedPoints(split.change))): "
          + parts.joined(separator: ", ") + ".")
    }
    if let ranks = sharedRanks?.a, let now = sharedRanks?.b, let split {
      let alone = ScoreSplit.Factor.allCases.filter { split.parts[$0] != 0 }.compactMap { factor in
        ranks.switched[factor].map { "\($0) with only B's \(factor.words)" }
      }
      if !alone.isEmpty {
        lines.append(
          "Among the models on both lists: rank \(ranks.now) in A, "
            + (alone + ["\(now.now) in B"]).joined(separator: ", ") + ".")
      }
    }
    if let words = placesWords { lines.append(words) }
    if !delivery.isEqual, delivery.a != nil, delivery.b != nil {
      let names = Pair { side in deliveryName[side] ?? delivery[side] ?? "" }
      lines.append("Run by \(names.a) in A, by \(names.b) in B.")
    }
    return lines
  }

  /// Where the places went, among all ranked models.
  private var placesWords: String? {
    guard let places, let first = standing.a.position, let second = standing.b.position,
      places.left != 0 || places.arrived != 0 || places.passed != 0
    else { return nil }
    var parts: [String] = []
    if places.left > 0 {
      parts.append("\(Wording.count(places.left, "model")) above it left")
    }
    if places.arrived > 0 {
      parts.append("\(Wording.count(places.arrived, "model")) came in above it")
    }
    if places.passed != 0 {
      let count = Wording.count(abs(places.passed), "other")
      parts.append(places.passed > 0 ? "it passed \(count)" : "\(count) passed it")
    }
    return "Place \(first) → \(second) of all ranked: \(Wording.list(parts))."
  }

  private static func points(_ score: Double) -> String { Wording.decimals(score * 100, 1) }
}

extension ScoreSplit.Factor {
  /// The factor in words.
  public var words: String {
    switch self {
    case .weights: return "weights"
    case .data: return "data"
    case .values: return "value functions"
    }
  }
}

extension ScoreSplit.Shift {
  /// What one criterion adds, with the facts behind it: `Price 0.30 → 0.45 USD/Mtok, weight 25 → 35 %:
  /// weights +1.0, data −2.0`.
  public func words(in files: Pair<RankingFile>) -> String {
    let texts = text.map { $0.map(PlainText.oneLine) }
    var words = PlainText.oneLine(label)
    if let first = texts.a, let second = texts.b, first != second {
      words += " \(first) → \(second) \(PlainText.oneLine(unit))"
    } else if let known = texts.a ?? texts.b {
      words += " \(known) \(PlainText.oneLine(unit))"
    }
    if parts.data != 0 {
      words += FactChange.origin(
        (evidence.b.isEmpty ? evidence.a : evidence.b).compactMap {
          files[evidence.b.isEmpty ? .a : .b].content.evidence[$0]
        })
    }
    if !weight.isEqual {
      let percents = weight.map { Wording.decimals($0 * 100, 0) }
      words += ", weighs \(percents.a) → \(percents.b) %"
    }
    let shown = ScoreSplit.Factor.allCases.filter { abs(parts[$0]) >= 0.0005 }.map {
      "\($0.words) \(ShortlistComparison.signedPoints(parts[$0]))"
    }
    return words + ": " + (shown.isEmpty ? "nothing" : shown.joined(separator: ", "))
  }
}

extension Agreement {
  /// How alike the lists are, a sentence each.
  public var sentences: [String] {
    var lines: [String] = []
    if depth > 0 {
      let top = depth == 1 ? "The first is" : "\(sharedAtTop) of the first \(depth) are"
      lines.append(
        depth == 1
          ? "\(top) \(sharedAtTop == 1 ? "the same" : "not the same") in both."
          : "\(top) the same models in both; \(shared) stand on both lists, of \(listed.a) in A and "
            + "\(listed.b) in B.")
    } else {
      lines.append("A ranks \(Wording.count(listed.a, "model")), B \(listed.b).")
    }
    let tau = tauB.map { Wording.decimals($0, 2).replacing("-", with: "−") } ?? "n/a"
    lines.append("Order of the shared ones: tau-b \(tau) (1 the same order, −1 the reverse).")
    let overlap = rankBiasedOverlap.map { Wording.decimals($0, 2) } ?? "n/a"
    lines.append("The lists as they stand: RBO \(overlap) (p 0.9; 1 is the same list).")
    return lines
  }
}
