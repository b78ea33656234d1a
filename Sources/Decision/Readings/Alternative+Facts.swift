internal import Catalog

/// Numbers of the model itself.
extension Alternative {
  /// Tokens of the longest input; the host's own limit counts where it is lower.
  public var contextWindow: Cell {
    let stated = reading.context
    guard let served = delivery.offer?.contextTokens.map(Double.init) else { return stated }
    guard let bounds = stated.bounds else { return .known(served) }
    return .range(min(bounds.low, served), min(bounds.mid, served), min(bounds.high, served))
  }

  /// The statements behind the context.
  public var contextEvidence: [EvidenceItem] {
    var items = context.base.item("context", self["context"])
    if let offer = delivery.offer, let served = offer.contextTokens, let evidence = offer.evidence {
      items.append(
        EvidenceItem(
          field: "context at \(host?.name ?? offer.host)",
          value: Wording.grouped(Double(served)), evidence: evidence, in: snapshot))
    }
    return items
  }

  /// Days from its release to the catalog's date; a month is the range of its days.
  public var ageInDays: Cell { reading.ageInDays }

  /// Published results of the scenario's use case, in points.
  public var publishedQuality: Cell { context.publishedQuality[candidate.index].cell }

  /// The published results behind the points.
  public var qualityEvidence: [EvidenceItem] {
    context.publishedQuality[candidate.index].parts.compactMap { part in
      guard let evidence = part.result.evidence else { return nil }
      let benchmark = snapshot.benchmarks[part.result.benchmark]
      let unit = benchmark?.identity("unit")?.text ?? ""
      var dated = evidence
      dated.asOf = part.result.date ?? evidence.asOf
      return EvidenceItem(
        field: benchmark?.identity("name")?.text ?? part.result.benchmark,
        value: "\(Wording.decimals(part.result.score, 1)) \(unit)"
          + " = \(Wording.decimals(part.points, 0)) points",
        kind: part.result.kind == .vendor ? .vendor : .independent, evidence: dated, in: snapshot)
    }
  }

  /// Per cent of published contested questions answered in substance, with its Wilson interval.
  public var answeredShare: Cell { reading.answeredShare }

  /// The published counts behind the share.
  public var moderationEvidence: [EvidenceItem] {
    candidate.model.record.rows("moderation").compactMap { row in
      guard let evidence = row.evidence, let set = row["question_set"]?.text,
        let count = row["n"]?.integer, let complete = row["complete"]?.integer
      else { return nil }
      return EvidenceItem(
        field: "answered, \(set)", value: "\(complete)/\(count)", kind: .independent,
        evidence: evidence, in: snapshot)
    }
  }
}
