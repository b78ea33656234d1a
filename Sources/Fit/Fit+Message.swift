// Every sentence of this module. Facts come in as values; nothing is computed here but the form
// of numbers.

extension MemoryPlan {
  /// What it needs and whether that fits, in one line.
  ///
  /// `Needs 18.4 GiB of 23.0 GiB on workstation (RTX 4090): weights 17.3, KV 0.8 at 32k × 1
  /// (grouped-query, f16), buffers 0.3. Left 20 %.`
  public func sentence(for model: ModelShape, on device: Device) -> String {
    if weightsAloneFail {
      return "Does not fit: weights alone need \(Text.least(self[.weights])), the budget is "
        + "\(budgets(naming: true)) (device \(device.id))."
    }
    if !need.isKnown { return unknownSentence(for: model) }
    let place = "\(device.id) (\(device.name))"
    let isSplit = if case .split = placement { true } else { false }
    let size =
      "\(Text.gibibytes(need)) of \(budgets(naming: isSplit || verdict != .pass)) on \(place): "
      + parts(model) + "."
    switch verdict {
    case .pass: return "Needs " + size + " " + leftOver
    case .fail: return "Does not fit: needs " + size
    case .unknown: return "May not fit: needs " + size
    }
  }

  /// The budget, and host memory where it plays a part.
  private func budgets(naming host: Bool) -> String {
    let budget = Text.gibibytes(budgetBytes)
    guard host, spillBudgetBytes > 0 else { return budget }
    return budget + " and \(Text.gibibytes(spillBudgetBytes)) of host memory"
  }

  private var leftOver: String {
    let share = Text.percent(headroom)
    guard case .split(let here, let there) = placement else { return "Left \(share)." }
    return "\(here) of \(here + there) layers on the card, the others in host memory. Left \(share)"
      + " of the tighter one."
  }

  private func parts(_ model: ModelShape) -> String {
    var parts = ["weights \(Text.plain(self[.weights]))", cachePart(model)]
    if lines.contains(where: { $0.part == .indexer }) {
      parts.append("indexer \(Text.plain(self[.indexer]))")
    }
    if lines.contains(where: { $0.part == .state }) {
      parts.append("state \(Text.plain(self[.state]))")
    }
    parts.append("buffers \(Text.plain(self[.compute] + self[.output] + self[.runtime]))")
    return parts.joined(separator: ", ")
  }

  private func cachePart(_ model: ModelShape) -> String {
    let cache = self[.cache]
    let size = cache.basis == .atMost ? "at most " + Text.end(cache.high) : Text.plain(cache)
    let formula = model.cache.formula.flatMap { KVFormulas.named($0)?.name }
    return "KV \(size) at \(Text.tokens(workload.contextTokens)) × \(workload.streams) ("
      + [formula, workload.cacheType.rawValue].compactMap(\.self).joined(separator: ", ") + ")"
  }

  private func unknownSentence(for model: ModelShape) -> String {
    let reason = model.cache.basis == .unknown ? model.cache.missingKey : nil
    let why = reason.map { ": no \(Text.key($0)) for \(model.id)" } ?? " for \(model.id)"
    let weights = model.weights(quantization)
    let unknown = Text.all(lines.filter { !$0.bytes.isKnown }.map(\.part.words)) + " unknown"
    let known =
      weights.isKnown
      ? "Weights \(Text.gibibytes(weights)) (\(weights.basis.words)); \(unknown)"
      : unknown.prefix(1).uppercased() + unknown.dropFirst()
    return "Memory not fully known\(why). \(known). "
      + "To settle: read its config.json into the catalog."
  }
}

extension MemoryPlan {
  /// How a line was worked out, with the numbers that went in.
  ///
  /// `1 stream × 32 layers × 2,048 elements × 32,768 tokens, f16`
  public func formula(of part: MemoryLine.Part, for model: ModelShape) -> String {
    switch part {
    case .weights: return weightsFormula(model)
    case .cache: return cacheFormula(model)
    case .indexer:
      return layers(model.cache.indexer) + ", one or two bytes an element"
    case .state: return "layers that keep a state instead of a cache, for \(streams)"
    case .compute:
      let cells = model.cache.maskTokens(contextTokens: workload.contextTokens)
      return "\(Text.grouped(ComputeWidth.batch)) tokens at once × (\(widths(model.computeWidth)) "
        + "elements × 4 bytes + masks of \(Text.span(cells)) cells × 2 bytes)"
    case .output:
      let entries = model.architecture.vocabulary.map { Text.grouped($0) + " entries" }
      return "\(streams) × \(entries ?? "a vocabulary that is not stated") × 4 bytes"
    case .runtime: return "a range chosen for what an engine keeps for itself"
    }
  }

  private var streams: String {
    workload.streams == 1 ? "1 stream" : "\(Text.grouped(workload.streams)) streams"
  }

  private func weightsFormula(_ model: ModelShape) -> String {
    let isPartlyElsewhere = self[.weights].low < model.weights(quantization).low
    return weightsSource(model)
      + (isPartlyElsewhere ? "; the embedding table may stay in host memory" : "")
  }

  private func weightsSource(_ model: ModelShape) -> String {
    if let file = model.fileWeights, model.artifacts[quantization] != nil {
      let types = file.types().map { type in
        "\(type.name) \(Text.gigabytes(Double(file.amount(type: type).bytes)))"
      }
      return "tensors of the file: " + types.joined(separator: ", ")
    }
    if let artifact = model.artifacts[quantization] {
      let place = artifact.repository ?? "a published file"
      return artifact.bytes.basis == .file
        ? "size of \(place)" : "size of \(place) as stated, in GB or GiB, rounded"
    }
    guard let parameters = model.loadedParameters else {
      return "no file and no parameters are known"
    }
    let bits = quantization.bitsPerWeight(
      parameters: parameters.lowerBound, architecture: model.architecture)
    let files = quantization.observed.map { ", \($0.files) files observed" } ?? ""
    return "\(Text.span(parameters)) parameters × \(Text.decimal(bits.lowerBound, 2))–"
      + "\(Text.decimal(bits.upperBound, 2)) bits (\(quantization.id)\(files))"
  }

  private func cacheFormula(_ model: ModelShape) -> String {
    let cache = model.cache
    guard let layouts = cache.layouts else {
      return "not known: no \(Text.key(cache.missingKey ?? "kv_formula"))"
    }
    let type = ", " + workload.cacheType.rawValue
    if cache.startsAtZero {
      return "at most \(layers(layouts.second))\(type); no \(Text.key(cache.missingKey ?? ""))"
    }
    if layouts.first == layouts.second { return layers(layouts.first) + type }
    return "between \(layers(layouts.first)) and \(layers(layouts.second))\(type)"
  }

  /// The groups of a layout with the tokens they keep.
  private func layers(_ layout: CacheLayout) -> String {
    let groups = layout.groups.map { group in
      let seen = min(group.windowTokens ?? .max, workload.contextTokens) / group.tokensPerEntry
      return "\(group.layers) layers × \(Text.grouped(group.elementsPerEntry)) elements × "
        + "\(Text.grouped(seen)) \(group.tokensPerEntry == 1 ? "tokens" : "entries")"
    }
    return groups.isEmpty
      ? "no layer with a cache"
      : streams + " × "
        + (groups.count == 1 ? groups[0] : "(" + groups.joined(separator: " + ") + ")")
  }

  private func widths(_ width: ComputeWidth) -> String {
    guard let high = width.high else { return "at least \(Text.grouped(width.low))" }
    return Text.span(width.low...high)
  }
}

extension Remedies {
  /// What would make it fit, or nothing where nothing surely does.
  ///
  /// `Fits with 2 such cards, with Q3_K_M, with a context of 16k or with a budget of 41.9 GiB.`
  public func sentence(count: Int64) -> String? {
    var ways: [String] = []
    if let deviceCount, deviceCount > count { ways.append("\(deviceCount) such cards") }
    if let quantization {
      ways.append(
        "\(quantization.id) (\(Text.decimal(quantization.typicalBits, 1)) bits per weight)")
    }
    if let contextTokens { ways.append("a context of \(Text.tokens(contextTokens))") }
    if let cacheType { ways.append("a cache in \(cacheType.rawValue)") }
    if let budgetBytes { ways.append("a budget of \(Text.ceiling(budgetBytes))") }
    return ways.isEmpty ? nil : "Fits with " + Text.alternatives(ways) + "."
  }
}

extension ByteInterval {
  /// The bytes in GiB: one number, a range, or what is known of them.
  public var words: String {
    switch basis {
    case .atMost: return high == nil ? "unknown" : "at most \(Text.end(high)) GiB"
    default:
      return high == nil && low > 0 ? "at least \(Text.end(low)) GiB" : Text.gibibytes(self)
    }
  }
}

extension FitVerdict {
  /// The verdict in a word or two.
  public var words: String {
    switch self {
    case .pass: return "fits"
    case .fail: return "does not fit"
    case .unknown: return "may not fit"
    }
  }
}

extension MemoryLine.Part {
  /// What it is called in a sentence.
  public var words: String {
    switch self {
    case .weights: return "weights"
    case .cache: return "KV"
    case .indexer: return "indexer keys"
    case .state: return "recurrent state"
    case .compute: return "compute buffers"
    case .output: return "output buffer"
    case .runtime: return "runtime"
    }
  }
}

extension Basis {
  /// How a figure is known, in words.
  public var words: String {
    switch self {
    case .measured: return "measured"
    case .file: return "file"
    case .formula: return "formula"
    case .configurationKeys: return "by config keys"
    case .statedSize: return "stated size"
    case .estimate: return "estimate"
    case .chosen: return "chosen range"
    case .headRange: return "between one head and all"
    case .atMost: return "at most"
    case .unknown: return "unknown"
    }
  }
}

extension DecodeSpeed {
  /// The speed with its interval and what it is made of, or why there is none.
  ///
  /// `~31 tok/s [22–40], formula: 19.5 GB read per token at 800 GB/s.`
  public var sentence: String {
    let hint = " Measure: weigh probe URL."
    switch self {
    case .estimate(let estimate): return estimate.sentence + hint
    case .unknown(let gap): return "Speed not known: \(gap.words)." + (gap.canBeProbed ? hint : "")
    }
  }
}

extension SpeedEstimate {
  var sentence: String {
    var read =
      "\(Text.gigabytes(parts.bytesReadOnDevice)) read per token at "
      + "\(Text.gigabytes(parts.bandwidthBytesPerSecond))/s"
    if let ram = parts.ramBandwidthBytesPerSecond {
      read +=
        ", \(Text.gigabytes(parts.bytesReadInRAM)) in host memory at "
        + "\(Text.gigabytes(ram))/s"
    }
    if parts.cacheSeconds == nil { read += ", reading the cache not counted" }
    if parts.guessesLayers { read += ", number of layers guessed from the size" }
    guard parts.cacheSeconds != nil else {
      return "at most \(Text.speed(high)) tok/s, \(basis.words): \(read), because its size is not "
        + "known."
    }
    return "~\(Text.speed(middle)) tok/s [\(Text.speed(low))–\(Text.speed(high))], "
      + "\(basis.words): \(read)."
  }
}

extension SpeedGap {
  var words: String {
    switch self {
    case .doesNotFit: return "it does not fit"
    case .noWeights: return "neither a file nor a number of parameters is known"
    case .noBandwidth(let device): return "no bandwidth for '\(device)'"
    case .noRAMBandwidth(let device):
      return "layers lie in host memory and '\(device)' declares no ram_bandwidth_gbs"
    case .tensorParallel: return "several cards share each layer"
    case .noActiveParameters(let least):
      let bound = least.map { ", at least \(Text.speed($0)) tok/s" } ?? ""
      return "a mixture of experts without a number of active parameters" + bound
    case .noLayers: return "a mixture of experts without a number of layers"
    }
  }

  fileprivate var canBeProbed: Bool { self != .doesNotFit }
}
