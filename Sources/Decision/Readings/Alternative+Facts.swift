public import Catalog
public import Quality

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

  /// The quality for the scenario's use case, in points.
  public var publishedQuality: Cell { context.publishedQuality[candidate.index].cell }

  /// The published results behind the points, heaviest first.
  public var qualityEvidence: [EvidenceItem] {
    guard let use = context.base.qualityScale.use(context.scenario.useCase) else { return [] }
    let ability = context.base.ability(of: candidate)
    return ability.contributions(to: use).compactMap { contribution in
      EvidenceItem(
        ability.results[contribution.place], points: contribution.points,
        scale: context.base.qualityScale, in: snapshot)
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

extension EvidenceItem {
  /// A published result with what it alone says in points; nothing where nobody stands for it.
  public init?(
    _ result: BenchmarkResult, points: Double?, scale: QualityScale, in snapshot: CatalogSnapshot
  ) {
    guard var evidence = result.evidence else { return nil }
    evidence.asOf = result.date ?? evidence.asOf
    let benchmark = scale.benchmarks[result.benchmark]
    let score = "\(Wording.decimals(result.score, 1)) \(benchmark?.unit ?? "")"
    let kind: Kind
    switch result.kind {
    case .independent: kind = .independent
    case .vendor: kind = .vendor
    case .unknown: kind = .reported
    }
    self.init(
      field: benchmark?.name ?? result.benchmark,
      value: points.map { "\(score) = \(Wording.decimals($0, 0)) points" } ?? score,
      kind: kind, evidence: evidence, in: snapshot)
  }
}
