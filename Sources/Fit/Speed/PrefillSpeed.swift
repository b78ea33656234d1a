extension ModelShape {
  /// How fast the prompt of the plan's workload is read, by formula.
  ///
  /// Time is the larger of computing, two operations for each active parameter and token and
  /// attention over all pairs, and of reading the weights once for every 512 tokens.
  public func prefillSpeed(
    _ plan: MemoryPlan, on device: Device, promptTokens: Int64? = nil
  ) -> PrefillSpeed {
    let decode: SpeedEstimate
    switch decodeSpeed(plan, on: device, readTokens: 1) {
    case .estimate(let estimate): decode = estimate
    case .unknown(let gap): return .unknown(.decode(gap))
    }
    if device.runsOnProcessor {
      return .unknown(.processor(device: device.name, atLeast: decode.low))
    }
    guard let rate = device.halfPrecisionFLOPSPerSecond else {
      return .unknown(.noComputing(device: device.name, atLeast: decode.low))
    }
    guard let computed = computedParameters else { return .unknown(.noParameters) }
    let tokens = max(1, promptTokens ?? plan.workload.promptTokens)
    let prompt = Prompt(
      tokens: tokens, matrixOperations: 2 * computed * Double(tokens),
      attentionOperations: attentionOperations(tokens), rate: rate,
      passSeconds: passSeconds(plan, device),
      model: PrefillModel.of(device, isMixture: isMixture),
      isSmall: computed < Double(Quantization.smallModelParameters) && !isMixture)
    return .estimate(
      prompt.estimate(
        most: SplitShare(plan.placement), middle: plan.middleShare,
        least: SplitShare(plan.placementAtLeast), count: Double(device.count)))
  }

  /// Time to the first token: the prompt, and one token after it.
  public func firstToken(_ plan: MemoryPlan, on device: Device) -> FirstToken {
    let tokens = Double(max(1, plan.workload.promptTokens))
    guard
      let decode = decodeSpeed(plan, on: device, readTokens: plan.workload.promptTokens).estimate
    else { return .unknown(gap(plan, device), atMostSeconds: nil) }
    switch prefillSpeed(plan, on: device) {
    case .unknown(let gap):
      let atMost = decode.low > 0 ? (tokens + 1) / decode.low : nil
      return .unknown(gap, atMostSeconds: atMost)
    case .estimate(let prefill):
      return .estimate(
        FirstTokenEstimate(
          low: tokens / prefill.high + 1 / decode.high,
          middle: tokens / prefill.middle + 1 / decode.middle,
          high: decode.low > 0 ? tokens / prefill.low + 1 / decode.low : nil,
          basis: max(prefill.basis, decode.basis), promptSeconds: tokens / prefill.middle,
          decodeSeconds: 1 / decode.middle))
    }
  }

  private func gap(_ plan: MemoryPlan, _ device: Device) -> PrefillGap {
    if case .unknown(let gap) = prefillSpeed(plan, on: device) { return gap }
    return .noParameters
  }

  /// Parameters every token is multiplied with: the active ones, without tables that are looked up.
  private var computedParameters: Double? {
    guard let parameters else { return nil }
    let all = parameters.middle
    if isMixture { return activeShare.map { $0 * all } }
    let table = architecture.tiesEmbeddings == false ? architecture.embeddingParameters : nil
    return all * (1 - lookedUpShare) - (table.map(Double.init) ?? 0)
  }

  /// Operations of causal attention over a prompt: least and most by what is known of its layers.
  private func attentionOperations(_ tokens: Int64) -> Double {
    guard let layers = architecture.layers else { return 0 }
    let width = architecture.heads.flatMap { heads in
      architecture.keyElements.map { Double(heads) * Double($0) }
    }
    guard let width = width ?? architecture.embedding.map(Double.init) else { return 0 }
    let count = Double(tokens)
    let seen = cache.layouts?.second.groups.map { group in
      Double(group.layers) * min(count / 2, Double(group.windowTokens ?? .max))
    }
    let pairs = count * (seen?.reduce(0, +) ?? Double(layers) * count / 2)
    return 4 * pairs * width
  }

  /// Time to read all weights once at the published peak, in seconds; zero where not known.
  private func passSeconds(_ plan: MemoryPlan, _ device: Device) -> Double {
    guard let bandwidth = device.bandwidthBytesPerSecond,
      let bytes = readableWeights(plan.quantization)
    else { return 0 }
    return bytes * (1 - lookedUpShare) / bandwidth
  }

  /// A prompt, and what a device does with it.
  private struct Prompt {
    let tokens: Int64
    let matrixOperations: Double
    let attentionOperations: Double
    let rate: Double
    let passSeconds: Double
    let model: PrefillModel
    let isSmall: Bool

    private var passes: Int64 { (tokens - 1) / PrefillModel.batchTokens + 1 }

    func estimate(
      most: SplitShare, middle: SplitShare, least: SplitShare, count: Double
    ) -> PrefillEstimate {
      let attention = PrefillModel.attentionFactor
      let spill = PrefillModel.spillCost
      let small = isSmall ? PrefillModel.smallModelFactor : 1
      // Several cards may each work on another batch; a published rate is that of one.
      let fastest = seconds(share: model.high * count, attention: attention.low, reads: 1 / count)
      let usual = seconds(share: model.middle * small.squareRoot(), attention: attention.middle)
      let slowest = seconds(share: model.low * small, attention: attention.high)
      let total = Double(tokens)
      let high = total / fastest / (1 + spill.high * least.inRAM)
      let low = total / slowest / (1 + spill.low * most.inRAM)
      let mid = total / usual / (1 + spill.middle * middle.inRAM)
      return PrefillEstimate(
        low: min(low, mid), middle: mid, high: max(high, mid), basis: .formula,
        parts: PrefillEstimate.Parts(
          promptTokens: tokens, operations: matrixOperations + attentionOperations,
          operationsPerSecond: rate, passes: passes),
        shares: PrefillEstimate.Shares(
          low: model.low, middle: model.middle, high: model.high))
    }

    private func seconds(share: Double, attention: Double, reads: Double = 1) -> Double {
      let computing = (matrixOperations + attention * attentionOperations) / (share * rate)
      return max(computing, Double(passes) * passSeconds * reads)
    }
  }
}
