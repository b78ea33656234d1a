internal import Catalog
internal import Fit
internal import Licensing

/// Why a way is not the one its row names, and what it is called where room is short.
extension Way {
  /// Why it is where it is, in a sentence without its subject.
  ///
  /// `3.2 points behind DeepInfra: price -2.1 and first token -1.1`
  public func reason(in outcome: Outcome) -> String {
    switch standing {
    case .meets, .hangs:
      let hanging =
        standing == .hangs ? "hangs on " + Wording.list(labels(row.unknownMusts, outcome)) : nil
      if isBest {
        return ["the best way under the needs and weights", hanging].compactMap(\.self)
          .joined(separator: "; ")
      }
      return [hanging, comparison(outcome)].compactMap(\.self).joined(separator: "; ")
    case .restricted:
      let places = alternative.restrictions.filter(\.excludes).map(\.pack.jurisdiction)
      return "left out by a reported restriction, " + Wording.list(places)
    case .excluded:
      let names = Wording.list(labels(excludingMusts, outcome))
      let words = isNotKnown ? "set aside, not known: " + names : "fails " + names
      return isBest ? words + "; no other way comes nearer" : words
    case .unchosen: return unchosenReason
    }
  }

  /// The same in a few cells: `3.2 behind`, `fails Hardware`, `smaller`.
  public func shortReason(in outcome: Outcome) -> String {
    switch standing {
    case .meets, .hangs:
      if isBest { return standing == .hangs ? "best, hangs" : "best" }
      if standing == .hangs { return "hangs on " + (labels(row.unknownMusts, outcome).first ?? "") }
      guard let points = pointsBehind(outcome) else { return "equal" }
      return points + " behind"
    case .restricted: return "restricted"
    case .excluded:
      let names = labels(excludingMusts, outcome)
      let first = (isNotKnown ? "not known: " : "fails ") + (names.first ?? "")
      return names.count > 1 ? first + " +\(names.count - 1)" : first
    case .unchosen: return unchosenWord
    }
  }

  private func labels(_ musts: [Int], _ outcome: Outcome) -> [String] {
    musts.map { position in
      let must = outcome.scenario.musts[position]
      return must.label
    }
  }

  /// How many points of 100 it lies behind the way the row names; `nil` where they are level.
  private func pointsBehind(_ outcome: Outcome) -> String? {
    let gap = (bestRanking - row.ranking(outcome.scenario.order)) * 100
    return gap.magnitude < 0.05 ? nil : Wording.decimals(gap, 1)
  }

  /// Points lost and gained against the way the row names, the largest first.
  private func comparison(_ outcome: Outcome) -> String {
    let name = best.deliveryName
    guard !outcome.criteria.isEmpty else { return "told from \(name) by its name alone" }
    guard let points = pointsBehind(outcome) else { return "level with \(name)" }
    let order = outcome.scenario.order
    let parts = outcome.criteria.indices.map { index -> (label: String, points: Double) in
      let criterion = outcome.criteria[index]
      let other = criterion.contribution(of: best, order: order)
      return (criterion.definition.label, (row.contributions[index].points - other.points) * 100)
    }.filter { $0.points.magnitude >= 0.05 }
      .sorted { ($0.points.magnitude, $1.label) > ($1.points.magnitude, $0.label) }
      .prefix(3).map {
        "\(Wording.inSentence($0.label)) " + ($0.points > 0 ? "+" : "")
          + Wording.decimals($0.points, 1)
      }
    let isBehind = !points.hasPrefix("-")
    let gap = isBehind ? points : String(points.dropFirst())
    return "\(gap) points \(isBehind ? "behind" : "above") \(name)"
      + (parts.isEmpty ? "" : ": " + Wording.list(parts))
  }

  /// What was chosen for the same device.
  private var chosen: Fit.Delivery? {
    guard let memory = alternative.memory else { return nil }
    return memory.shape.delivery(
      on: memory.device, under: memory.workload,
      minimumBits: alternative.context.scenario.minimumBits)
  }

  private var isSmaller: Bool {
    guard let chosen, let memory = alternative.memory else { return false }
    return memory.delivery.quantization.typicalBits < chosen.quantization.typicalBits
  }

  private var unchosenWord: String {
    if isSmaller { return "smaller" }
    switch alternative.memory?.fits {
    case .pass: return "spills over"
    case .fail: return "does not fit"
    case .unknown, nil: return "may not fit"
    }
  }

  private var unchosenReason: String {
    let chosen = chosen
    let name = chosen?.quantization.id ?? "another quantization"
    if isSmaller {
      return
        "not asked for: it holds less than \(name), which was chosen; run.quantizations lets it "
        + "compete"
    }
    switch alternative.memory?.fits {
    case .pass:
      if case .split? = chosen?.plan.placement {
        return "not chosen: more of it lies in host memory than of \(name)"
      }
      return "not chosen: it needs host memory, \(name) stays on the card"
    case .fail: return "not chosen: it does not fit"
    case .unknown, nil: return "not chosen: it does not surely fit"
    }
  }
}

extension Alternative {
  /// The way of running it, from the fullest name to the shortest that still tells what runs where.
  public var deliveryNames: [String] {
    switch delivery {
    case .selfHosted(let device, let quantization):
      return ["\(quantization) on \(device)", "\(quantization) \(device)", quantization]
    case .hosted(let offer):
      let name = snapshot.hosts[offer.host]?.name ?? offer.host
      return offer.variant == nil ? [name] : [deliveryName, name]
    case .probed(let measurement): return [deliveryName, measurement.endpoint]
    case .closed: return ["its developer"]
    case .none: return ["?"]
    }
  }

  /// A price, a speed or the memory left as a row of ways shows it; nothing where none applies.
  public var priceWords: String? {
    blendedPrice.bounds.map { "\(Wording.price($0.mid)) $/Mtok" }
  }

  /// Tokens a second with the mark of how they are known: `~31 tok/s`.
  public var speedWords: String? {
    guard let bounds = decodeSpeed.bounds else { return nil }
    let kind = decodeSpeedEvidence.first?.kind
    let mark = kind == .measured ? "*" : kind == .estimated ? "~" : ""
    return mark + Wording.decimals(bounds.mid, bounds.mid < 10 ? 1 : 0) + " tok/s"
  }

  /// The memory left on its device: `20 % left`, `8 to 14 % left`, or that there is too little.
  public var headroomWords: String? {
    guard let memory else { return nil }
    guard let bounds = memory.headroom.bounds else {
      return memory.fits == .fail ? "too large" : "? left"
    }
    if bounds.low < 0 { return bounds.high < 0 ? "too large" : "may not fit" }
    let low = Wording.decimals(bounds.low, 0)
    let high = Wording.decimals(bounds.high, 0)
    return (low == high ? low : "\(low) to \(high)") + " % left"
  }
}
