import Catalog
import Scoring
import Testing

@testable import Fit

/// What must hold for any architecture, known or not.
///
/// Ten thousand architectures a property: together they take some seconds in a debug build.
struct PropertyTests {
  static let count = 10_000

  private static let types = [
    "llama", "qwen2", "qwen3_moe", "gemma4", "new_type", "qwen3_next", "deepseek_v3", "kimi_linear",
    "nemotron_h", nil,
  ]
  private static let formulas = KVFormulas.all.map(\.id)

  /// A random architecture in which every key may be missing.
  private func architecture(_ random: inout SplitMix64) -> Architecture {
    var made = Architecture()
    func pick(_ choices: [Int64], orMissing share: Int = 4) -> Int64? {
      if share > 0, Int.random(in: 0..<share, using: &random) == 0 { return nil }
      return choices.randomElement(using: &random)
    }
    made.type = Self.types.randomElement(using: &random) ?? nil
    if Int.random(in: 0..<4, using: &random) == 0 {
      made.formula = Self.formulas.randomElement(using: &random)
    }
    made.layers = pick([1, 7, 24, 48, 61, 126], orMissing: 8)
    made.embedding = pick([512, 2048, 4096, 16384])
    made.feedForward = pick([1024, 8192, 28672])
    made.heads = pick([4, 32, 64, 128])
    made.keyValueHeads = pick([1, 2, 8])
    made.headDimension = pick([64, 128, 192, 256])
    made.valueDimension = pick([64, 128], orMissing: 2)
    made.vocabulary = pick([32_000, 151_936, 262_144])
    made.globalHeadDimension = pick([512], orMissing: 2)
    made.globalKeyValueHeads = pick([1, 4], orMissing: 2)
    made.windowed.windowTokens = pick([128, 1024, 4096], orMissing: 2)
    made.windowed.keyValueHeads = pick([4, 8], orMissing: 2)
    made.sharedCacheLayers = pick([0, 3], orMissing: 2)
    made.cacheLayers = pick([1, 6], orMissing: 2)
    made.latentRank = pick([512], orMissing: 2)
    made.ropeDimension = made.latentRank == nil ? nil : pick([64])
    made.indexDimension = pick([128], orMissing: 2)
    made.sparseLayers = pick([1, 5], orMissing: 2)
    made.experts.count = pick([8, 128], orMissing: 2)
    made.experts.usedCount = pick([2, 8], orMissing: 2)
    made.experts.width = pick([768, 2048], orMissing: 2)
    made.linear.keyHeads = pick([16], orMissing: 2)
    made.linear.valueHeads = made.linear.keyHeads == nil ? nil : pick([16, 48])
    made.linear.keyDimension = pick([128], orMissing: 2)
    made.linear.valueDimension = pick([128], orMissing: 2)
    made.linear.convolutionKernel = pick([4], orMissing: 2)
    if let layers = made.layers, Bool.random(using: &random) {
      let full = Int64.random(in: 0...layers, using: &random)
      made.layerTypes = [
        NamedCount(name: "full_attention", count: full),
        NamedCount(name: "sliding_attention", count: layers - full),
      ]
    }
    return made
  }

  private func model(_ architecture: Architecture, _ random: inout SplitMix64) -> ModelShape {
    let parameters = Int64.random(in: 100_000_000...800_000_000_000, using: &random)
    let isKnown = Int.random(in: 0..<8, using: &random) > 0
    return ModelShape(
      id: "org/x", architecture: architecture, parameters: isKnown ? parameters...parameters : nil)
  }

  private func device(_ random: inout SplitMix64) -> Device {
    Device(
      id: "a", kind: Device.Kind.allCases.randomElement(using: &random) ?? .discrete,
      count: Int64.random(in: 1...4, using: &random),
      memoryBytes: Int64.random(in: 4...200, using: &random) << 30,
      ramBytes: Bool.random(using: &random) ? 64 << 30 : nil,
      runtime: Device.Runtime.allCases.randomElement(using: &random) ?? .llamaCpp)
  }

  /// Runs a check for random models on random devices.
  private func forEach(
    seed: UInt64,
    _ check: (ModelShape, Device, Quantization, Workload, inout SplitMix64) -> Bool
  ) {
    var random = SplitMix64(seed: seed)
    var failures = 0
    var first: ModelShape?
    for _ in 0..<Self.count {
      let model = model(architecture(&random), &random)
      let device = device(&random)
      let quantization = Quantization.all.randomElement(using: &random) ?? quantization("Q8_0")
      let work = Workload(
        contextTokens: Int64.random(in: 1...300_000, using: &random),
        streams: Int64.random(in: 1...64, using: &random),
        cacheType: CacheType.allCases.randomElement(using: &random) ?? .f16)
      if !check(model, device, quantization, work, &random) {
        failures += 1
        first = first ?? model
      }
    }
    #expect(failures == 0, "first: \(String(describing: first?.architecture))")
  }

  private func isAtMost(_ left: ByteInterval, _ right: ByteInterval) -> Bool {
    guard left.low <= right.low else { return false }
    guard let most = right.high else { return true }
    return left.high.map { $0 <= most } ?? false
  }

  @Test func `the need never falls as the context grows`() {
    forEach(seed: 1) { model, device, quantization, work, random in
      let longer = work.withContext(
        work.contextTokens + Int64.random(in: 1...100_000, using: &random))
      return isAtMost(
        model.memory(quantization, on: device, under: work).need,
        model.memory(quantization, on: device, under: longer).need)
    }
  }

  @Test func `the need never falls with more streams`() {
    forEach(seed: 2) { model, device, quantization, work, _ in
      isAtMost(
        model.memory(quantization, on: device, under: work).need,
        model.memory(quantization, on: device, under: work.withStreams(work.streams + 1)).need)
    }
  }

  @Test func `the need never falls with more bits in the cache`() {
    let types: [CacheType] = [.q4_0, .fp8, .q8_0, .f16, .f32]
    forEach(seed: 3) { model, device, quantization, work, _ in
      let needs = types.map { type in
        let work = Workload(
          contextTokens: work.contextTokens, streams: work.streams, cacheType: type)
        return model.memory(quantization, on: device, under: work).need
      }
      return zip(needs, needs.dropFirst()).allSatisfy(isAtMost)
    }
  }

  @Test func `the need never falls with more bits in the weights`() {
    let names = ["Q2_K", "Q3_K_M", "Q4_K_M", "Q5_K_M", "Q6_K", "Q8_0"].map { quantization($0) }
    forEach(seed: 4) { model, device, _, work, _ in
      let weights = names.map { model.weights($0) }
      return zip(weights, weights.dropFirst()).allSatisfy(isAtMost)
    }
  }

  @Test func `no interval is turned round, and the sum is that of its lines`() {
    forEach(seed: 5) { model, device, quantization, work, _ in
      let plan = model.memory(quantization, on: device, under: work)
      let isOrdered = plan.lines.allSatisfy { line in
        line.bytes.low >= 0 && line.bytes.high.map { $0 >= line.bytes.low } ?? true
      }
      let low = plan.lines.reduce(Int64(0)) { $0.plus($1.bytes.low) }
      let share = plan.headroom
      return isOrdered && plan.need.low == low && share.low.map { $0 <= share.high } ?? true
    }
  }

  @Test func `the verdict follows from the ends`() {
    forEach(seed: 6) { model, device, quantization, work, _ in
      let plan = model.memory(quantization, on: device, under: work)
      let all = plan.budgetBytes + plan.spillBudgetBytes
      switch plan.verdict {
      case .pass: return plan.need.high.map { $0 <= all } ?? false
      case .fail: return plan.need.low > all
      case .unknown: return plan.need.low <= all
      }
    }
  }

  @Test func `unknown never becomes zero`() {
    forEach(seed: 7) { model, device, quantization, work, _ in
      let plan = model.memory(quantization, on: device, under: work)
      return plan.lines.allSatisfy { line in
        line.bytes.basis != .unknown || line.bytes.high == nil
      } && (plan[.cache].isKnown || !plan.need.isKnown)
        && plan.lines.contains { $0.part == .cache }
        && (plan[.cache].high != 0 || model.architecture.statesNoAttention(work.contextTokens))
    }
  }

  @Test func `a window never needs more than full attention`() {
    forEach(seed: 8) { model, _, _, work, _ in
      guard let layouts = model.cache.layouts else { return true }
      return [layouts.first, layouts.second].allSatisfy { layout in
        let unbounded = CacheLayout(
          layout.groups.map {
            CacheGroup(
              layers: $0.layers, elementsPerEntry: $0.elementsPerEntry,
              tokensPerEntry: $0.tokensPerEntry)
          })
        return layout.elements(contextTokens: work.contextTokens)
          <= unbounded.elements(contextTokens: work.contextTokens)
      }
    }
  }

  @Test func `a latent is cached once, whatever the heads`() {
    forEach(seed: 9) { model, _, _, work, random in
      var latent = Architecture()
      latent.layers = model.architecture.layers
      latent.latentRank = 512
      latent.ropeDimension = 64
      latent.headDimension = Int64.random(in: 1...512, using: &random)
      latent.keyValueHeads = Int64.random(in: 1...128, using: &random)
      let cache = CacheProfile(latent).cacheBytes(
        contextTokens: work.contextTokens, streams: 1, type: .f16)
      guard let layers = latent.layers else { return cache == .unknown }
      return cache.low == layers * 576 * work.contextTokens * 2 && cache.isExact
    }
  }

  /// Facts that only add to what is known: they name no window and no other kind of attention
  /// than the facts around them.
  @Test func `adding a known fact never widens an interval`() {
    forEach(seed: 10) { model, device, quantization, work, random in
      var plain = Architecture()
      plain.type = ["llama", "new_type"].randomElement(using: &random)
      plain.heads = 32
      plain.headDimension = model.architecture.headDimension
      plain.layers = model.architecture.layers
      plain.embedding = model.architecture.embedding
      plain.feedForward = model.architecture.feedForward
      plain.keyValueHeads = model.architecture.keyValueHeads
      plain.vocabulary = model.architecture.vocabulary
      var more = plain
      switch Int.random(in: 0..<6, using: &random) {
      case 0: more.layers = plain.layers ?? 32
      case 1: more.keyValueHeads = plain.keyValueHeads ?? 8
      case 2: more.headDimension = plain.keyElements ?? 128
      case 3: more.vocabulary = plain.vocabulary ?? 151_936
      case 4: more.formula = "standard_gqa"
      default: more.embedding = plain.embedding ?? 4096
      }
      // Embeddings and attention are a part of a model; sizes beyond it are no facts.
      let parts = (more.embeddingParameters ?? 0) * 2 + (more.attentionParameters ?? 0)
      let least = max(3_000_000_000, parts * 4)
      let parameters = model.parameters.map { max($0.lowerBound, least) }.map { $0...$0 }
      let before = ModelShape(id: "x", architecture: plain, parameters: parameters)
        .memory(quantization, on: device, under: work)
      let after = ModelShape(id: "x", architecture: more, parameters: parameters)
        .memory(quantization, on: device, under: work)
      return MemoryLine.Part.allCases.allSatisfy { part in
        let (old, new) = (before[part], after[part])
        guard let most = old.high else { return true }
        return new.high.map { $0 - new.low <= most - old.low } ?? false
      }
    }
  }

  @Test func `a plan does not depend on when or where it is made`() {
    forEach(seed: 11) { model, device, quantization, work, _ in
      model.memory(quantization, on: device, under: work)
        == model.memory(quantization, on: device, under: work)
    }
  }
}

extension Architecture {
  /// Whether it says itself that nothing is cached: no layer of full attention beside recurrent
  /// ones, or a context shorter than one compressed entry.
  fileprivate func statesNoAttention(_ contextTokens: Int64) -> Bool {
    layers(ofType: "full_attention") == 0 && layers(ofType: "sliding_attention") == 0
  }
}
