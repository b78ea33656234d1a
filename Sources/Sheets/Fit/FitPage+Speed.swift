internal import Decision
internal import Fit

/// How fast it would answer.
extension FitPage {
  /// The decode speed with its interval and what it is made of, or why there is none.
  var speed: [SheetItem] {
    let decode = shape.decodeSpeed(plan, on: device)
    let prefill = shape.prefillSpeed(plan, on: device)
    var items: [SheetItem] = [.heading("Speed")]
    items += probes.map(probed)
    items += [
      .statement(
        decode.sentence, lead: "Decode at \(tokens(workload.contextTokens)) tokens of context")
    ]
    if plan.verdict != .fail {
      items.append(.statement(prefill.sentence, lead: "Prompt"))
      let first = shape.firstToken(plan, on: device)
      items.append(
        .statement(
          first.sentence,
          lead: "First token after \(tokens(workload.promptTokens)) tokens of prompt"))
    }
    guard let estimate = decode.estimate else { return items }
    let parts = estimate.parts
    let model = SpeedModel.of(estimate.speedClass, on: device)
    items.append(
      .entry(
        "Decode worked out as",
        "bytes read ÷ (\(Wording.decimals(model.efficiency, 2)) × bandwidth)"
          + (model.secondsPerLayer > 0
            ? " + \(Wording.decimals(model.secondsPerLayer * 1e6, 0)) µs a layer" : "")
          + ", times \(Wording.decimals(model.band.lowerBound, 2)) to "
          + Wording.decimals(model.band.upperBound, 2)))
    items.append(.entry("Class of decode", estimate.speedClass.rawValue))
    items.append(
      .entry("Layers besides reading", "\(Wording.decimals(parts.overheadSeconds * 1000, 1)) ms"))
    if let prompt = prefill.estimate {
      let shares = prompt.shares
      items.append(
        .entry(
          "Prompt worked out as",
          "operations ÷ (\(share(shares.middle)) × 16-bit rate), with a share of "
            + "\(share(shares.low)) to \(share(shares.high)) that engines were seen to reach"))
    }
    if let cache = parts.cacheSeconds {
      items.append(.entry("Reading the cache", "\(Wording.decimals(cache * 1000, 1)) ms"))
    }
    return items
  }

  private func share(_ share: Double) -> String { Wording.decimals(share, 2) }
}
