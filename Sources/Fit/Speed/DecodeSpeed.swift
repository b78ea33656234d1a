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
    let middle = plan.middleShare
    let speedClass = speedClass(middle, device)
    guard let bandwidth = device.decodeBandwidth else {
      return .unknown(.noBandwidth(device: device.name))
    }
    if most.inRAM > 0, device.ramBandwidthBytesPerSecond == nil {
      return .unknown(.noRAMBandwidth(device: device.name))
    }
    let formula = Formula(
      speedClass: speedClass, device: device, bandwidth: bandwidth, isMixture: isMixture,
      most: most,
      middle: middle, least: SplitShare(plan.placementAtLeast),
      cache: oneStreamCache(plan, readTokens: readTokens))
    guard isMixture else {
      guard let layers = architecture.layers.map(Double.init) ?? guessedLayers else {
        return .unknown(.noLayers)
      }
      let bytes =
        weightBytes * (1 - lookedUpShare) - embeddingsNotRead(plan.quantization)
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

  /// Weight bytes: of the file, or parameters times the usual bits.
  func readableWeights(_ quantization: Quantization) -> Double? {
    let weights = weights(quantization)
    if weights.basis == .estimate, let parameters {
      return parameters.middle * quantization.typicalBits / 8
    }
    return weights.middle.map(Double.init)
  }

  /// The table is looked up, not read through, unless it is the head as well.
  private func embeddingsNotRead(_ quantization: Quantization) -> Double {
    guard architecture.tiesEmbeddings == false else { return 0 }
    return embeddingBytes(quantization).map(Double.init) ?? 0
  }

  /// Layers of dense models grow with the size: 16 · (billions of parameters) ^ 0.37.
  private var guessedLayers: Double? {
    guard let parameters else { return nil }
    return 16 * (parameters.middle / 1e9).raised(to: 0.37)
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
    let bandwidth: ClosedRange<Double>
    let isMixture: Bool
    let most: SplitShare
    let middle: SplitShare
    let least: SplitShare
    let cache: ByteInterval

    /// The constants of what runs on the device; the band is that of the class.
    private var model: SpeedModel {
      let band = SpeedModel.of(speedClass, on: device).band
      if speedClass == .processor { return SpeedModel.of(.processor, on: device) }
      let model = SpeedModel.of(isMixture ? .mixture : .dense, on: device)
      return SpeedModel(
        efficiency: model.efficiency, secondsPerLayer: model.secondsPerLayer, band: band)
    }

    func estimate(bytes: Double, layers: Double, guessesLayers: Bool) -> SpeedEstimate {
      let model = model
      let widening = guessesLayers ? SpeedModel.guessedLayersWidening : 1
      let overhead = model.secondsPerLayer * layers
      func seconds(_ split: SplitShare, _ cacheBytes: Double, _ bandwidth: Double) -> Double {
        let reached = model.efficiency * bandwidth
        return weightSeconds(bytes, split, reached) + overhead
          + cacheSeconds(cacheBytes, split, reached)
      }
      let cacheBytes = cache.middle.map(Double.init)
      let slowest = cache.high.map { seconds(most, Double($0), bandwidth.lowerBound) }
      let middleBandwidth = (bandwidth.lowerBound + bandwidth.upperBound) / 2
      return SpeedEstimate(
        low: slowest.map { model.band.lowerBound / widening / $0 } ?? 0,
        middle: 1 / seconds(middle, cacheBytes ?? 0, middleBandwidth),
        high: model.band.upperBound * widening
          / seconds(least, Double(cache.low), bandwidth.upperBound),
        basis: .formula, speedClass: speedClass,
        parts: SpeedEstimate.Parts(
          bytesReadOnDevice: bytes * middle.onDevice, bytesReadInRAM: bytes * middle.inRAM,
          bandwidthBytesPerSecond: middleBandwidth,
          ramBandwidthBytesPerSecond: middle.inRAM > 0 ? device.ramBandwidthBytesPerSecond : nil,
          overheadSeconds: overhead,
          cacheSeconds: cacheBytes.map {
            cacheSeconds($0, middle, model.efficiency * middleBandwidth)
          },
          layers: layers, guessesLayers: guessesLayers))
    }

    private var reachedInRAM: Double {
      SpeedModel.hostEfficiency * (device.ramBandwidthBytesPerSecond ?? 0)
    }

    private func weightSeconds(
      _ bytes: Double, _ split: SplitShare, _ reached: Double
    ) -> Double {
      bytes * split.onDevice / reached + (split.inRAM > 0 ? bytes * split.inRAM / reachedInRAM : 0)
    }

    private func cacheSeconds(
      _ bytes: Double, _ split: SplitShare, _ reached: Double
    ) -> Double {
      let slower = SpeedModel.processorCacheFactor
      let onDevice = bytes * split.onDevice * (speedClass == .processor ? slower : 1) / reached
      return onDevice + (split.inRAM > 0 ? bytes * split.inRAM * slower / reachedInRAM : 0)
    }
  }
}

extension Device {
  /// The bandwidth weights are read with: of the card, or of the host where all lies there; a range
  /// where one name is sold with several.
  var decodeBandwidth: ClosedRange<Double>? {
    if kind == .discrete, runsOnProcessor { return ramBandwidthBytesPerSecond.map { $0...$0 } }
    guard let least = bandwidthBytesPerSecond else { return nil }
    return least...max(least, highestBandwidthBytesPerSecond ?? least)
  }
}
