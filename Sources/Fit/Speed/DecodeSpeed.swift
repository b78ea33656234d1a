extension ModelShape {
  /// Decode speed of one stream by formula, at the context of the plan or with so many tokens read.
  ///
  /// Time for one token is what must be read, over the bandwidth that is reached, and a fixed
  /// time for each layer.
  public func decodeSpeed(
    _ plan: MemoryPlan, on device: Device, readTokens: Int64? = nil
  ) -> DecodeSpeed {
    if plan.verdict == .fail { return .unknown(.doesNotFit) }
    if device.runtime == .vllm, device.count > 1 { return .unknown(.tensorParallel) }
    guard let weightBytes = readableWeights(plan.quantization) else { return .unknown(.noWeights) }
    let most = SplitShare(plan.placement)
    let speedClass = speedClass(most, device)
    guard let bandwidth = device.decodeBandwidth else {
      return .unknown(.noBandwidth(device: device.name))
    }
    if most.inRAM > 0, device.ramBandwidthBytesPerSecond == nil {
      return .unknown(.noRAMBandwidth(device: device.name))
    }
    let formula = Formula(
      speedClass: speedClass, device: device, bandwidth: bandwidth, most: most,
      least: SplitShare(plan.placementAtLeast), cache: oneStreamCache(plan, readTokens: readTokens))
    guard isMixture else {
      guard let layers = architecture.layers.map(Double.init) ?? guessedLayers else {
        return .unknown(.noLayers)
      }
      let bytes = weightBytes - embeddingsNotRead(plan.quantization)
      return .estimate(
        formula.estimate(
          bytes: bytes, layers: layers, guessesLayers: architecture.layers == nil))
    }
    guard let layers = architecture.layers.map(Double.init) else { return .unknown(.noLayers) }
    guard let share = activeShare else {
      let slowest = formula.estimate(bytes: weightBytes, layers: layers, guessesLayers: false)
      return .unknown(.noActiveParameters(atLeast: slowest.low > 0 ? slowest.low : nil))
    }
    return .estimate(
      formula.estimate(bytes: weightBytes * share, layers: layers, guessesLayers: false))
  }

  /// Whether only part of the weights is read for one token.
  var isMixture: Bool {
    if architecture.isMixture { return true }
    guard let activeParameters, let parameters else { return false }
    return activeParameters.upperBound < parameters.lowerBound
  }

  /// Weight bytes: of the file, or parameters times the usual bits.
  private func readableWeights(_ quantization: Quantization) -> Double? {
    let weights = weights(quantization)
    if weights.basis == .estimate, let parameters {
      let middle = Double(parameters.lowerBound) / 2 + Double(parameters.upperBound) / 2
      return middle * quantization.typicalBits / 8
    }
    return weights.middle.map(Double.init)
  }

  /// The table is looked up, not read through, unless it is the head as well.
  private func embeddingsNotRead(_ quantization: Quantization) -> Double {
    guard architecture.tiesEmbeddings == false else { return 0 }
    return embeddingBytes(quantization).map(Double.init) ?? 0
  }

  /// The share of the parameters one token uses.
  private var activeShare: Double? {
    guard let activeParameters, let parameters else { return nil }
    let active = Double(activeParameters.lowerBound) / 2 + Double(activeParameters.upperBound) / 2
    let all = Double(parameters.lowerBound) / 2 + Double(parameters.upperBound) / 2
    return min(1, active / all)
  }

  /// Layers of dense models grow with the size: 16 · (billions of parameters) ^ 0.37.
  private var guessedLayers: Double? {
    guard let parameters else { return nil }
    let billions = (Double(parameters.lowerBound) / 2 + Double(parameters.upperBound) / 2) / 1e9
    return 16 * billions.raised(to: 0.37)
  }

  private func speedClass(_ split: SplitShare, _ device: Device) -> SpeedClass {
    if device.runsOnProcessor { return .processor }
    if split.inRAM > 0 { return .partlyInRAM }
    return isMixture ? .mixture : .dense
  }

  private func oneStreamCache(_ plan: MemoryPlan, readTokens: Int64?) -> ByteInterval {
    cache.cacheBytes(
      contextTokens: readTokens ?? plan.workload.contextTokens, streams: 1,
      type: plan.workload.cacheType)
  }

  /// What a class makes of bytes to read.
  ///
  /// The least speed belongs to the most memory: most layers in host memory and the largest cache.
  private struct Formula {
    let speedClass: SpeedClass
    let device: Device
    let bandwidth: Double
    let most: SplitShare
    let least: SplitShare
    let cache: ByteInterval

    private var model: SpeedModel {
      let isMeasured = if case .detected = device.origin { true } else { false }
      return speedClass == .processor && !isMeasured
        ? .unmeasuredProcessor : SpeedModel.of(speedClass)
    }

    func estimate(bytes: Double, layers: Double, guessesLayers: Bool) -> SpeedEstimate {
      let band = guessesLayers ? SpeedModel.bandWithoutLayers : model.band
      let overhead = model.secondsPerLayer * layers
      // Engines fill the card: the middle belongs to the fewest layers in host memory.
      let cacheSeconds = cache.middle.map { self.cacheSeconds(Double($0), least) }
      let slowest = cache.high.map { high in
        weightSeconds(bytes, most) + overhead + self.cacheSeconds(Double(high), most)
      }
      let fastest =
        weightSeconds(bytes, least) + overhead + self.cacheSeconds(Double(cache.low), least)
      return SpeedEstimate(
        low: slowest.map { band.lowerBound / $0 } ?? 0,
        middle: 1 / (weightSeconds(bytes, least) + overhead + (cacheSeconds ?? 0)),
        high: band.upperBound / fastest, basis: .formula, speedClass: speedClass,
        parts: SpeedEstimate.Parts(
          bytesReadOnDevice: bytes * least.onDevice, bytesReadInRAM: bytes * least.inRAM,
          bandwidthBytesPerSecond: bandwidth,
          ramBandwidthBytesPerSecond: least.inRAM > 0 ? device.ramBandwidthBytesPerSecond : nil,
          overheadSeconds: overhead, cacheSeconds: cacheSeconds, layers: layers,
          guessesLayers: guessesLayers))
    }

    private var reached: Double { model.efficiency * bandwidth }

    private var reachedInRAM: Double {
      SpeedModel.hostEfficiency * (device.ramBandwidthBytesPerSecond ?? 0)
    }

    private func weightSeconds(_ bytes: Double, _ split: SplitShare) -> Double {
      bytes * split.onDevice / reached + (split.inRAM > 0 ? bytes * split.inRAM / reachedInRAM : 0)
    }

    private func cacheSeconds(_ bytes: Double, _ split: SplitShare) -> Double {
      let slower = SpeedModel.processorCacheFactor
      let onDevice = bytes * split.onDevice * (speedClass == .processor ? slower : 1) / reached
      return onDevice + (split.inRAM > 0 ? bytes * split.inRAM * slower / reachedInRAM : 0)
    }
  }
}

/// The shares of the layers on a device and in host memory.
private struct SplitShare {
  var onDevice = 1.0
  var inRAM = 0.0

  init(_ placement: Placement) {
    guard case .split(let here, let there) = placement, here + there > 0 else { return }
    onDevice = Double(here) / Double(here + there)
    inRAM = Double(there) / Double(here + there)
  }
}

extension Device {
  /// The bandwidth weights are read with: of the card, or of the host where all lies there.
  var decodeBandwidth: Double? {
    kind == .discrete && runsOnProcessor ? ramBandwidthBytesPerSecond : bandwidthBytesPerSecond
  }
}
