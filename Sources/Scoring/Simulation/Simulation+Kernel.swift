internal import CKernels

extension Simulation {
  /// Counts blocks in vectors of so many bytes.
  func counts(
    _ blocks: Range<Int>, vectorBytes: Int, _ isCancelled: () -> Bool
  ) -> SimulationCounts? {
    var counts = emptyCounts
    counts.shared = [UInt64](repeating: 0, count: counts.alone.count)
    let pairPlaces = pairs.flatMap { [UInt32($0.first), UInt32($0.second)] }
    var isComplete = true
    var hasTies = false
    problem.known.withUnsafeBufferPointer { known in
      problem.uniform.withUnsafeBufferPointer { uniform in
        problem.triangular.withUnsafeBufferPointer { triangular in
          pairPlaces.withUnsafeBufferPointer { pairPlaces in
            var input = weigh_simulation(
              alternatives: table.alternativeCount, criteria: table.criterionCount,
              known: known.baseAddress, uniform: uniform.baseAddress,
              uniform_count: uniform.count, triangular: triangular.baseAddress,
              triangular_count: triangular.count, pairs: pairPlaces.baseAddress,
              pair_count: pairs.count, index_mask: problem.indexMask,
              units_per_draw: SimulationCounts.unitsPerDraw)
            counts.withKernelCounts { output in
              (isComplete, hasTies) = count(
                blocks, &input, &output, Int32(vectorBytes), isCancelled)
            }
          }
        }
      }
    }
    guard isComplete else { return nil }
    if !hasTies { counts.shared = [] }
    counts.draws = blocks.reduce(0) { $0 + draws(in: $1) }
    return counts
  }

  /// Runs the kernel block by block; says whether it came to the end and whether any rank was shared.
  private func count(
    _ blocks: Range<Int>, _ input: inout weigh_simulation,
    _ output: inout weigh_simulation_counts, _ vectorBytes: Int32, _ isCancelled: () -> Bool
  ) -> (isComplete: Bool, hasTies: Bool) {
    let width = max(1, table.criterionCount) * Self.blockLength
    let memory = AlignedMemory(byteCount: weigh_simulation_scratch_bytes(&input))
    let weights = AlignedMemory(byteCount: width * MemoryLayout<Double>.stride)
    let spare = AlignedMemory(byteCount: 3 * width * MemoryLayout<Double>.stride)
    let drawn = weights.numbers(width)
    let places = sampler.tiers.flatMap { $0.map { UInt32($0) } }
    let sizes = sampler.tiers.map { UInt32($0.count) }
    var hasTies = false
    for block in blocks {
      if isCancelled() { return (false, hasTies) }
      let draws = draws(in: block)
      switch options.space {
      case .around, .fixed:
        sampler.fill(drawn, block: block, draws: draws, stride: Self.blockLength)
      case .order, .free:
        places.withUnsafeBufferPointer { places in
          sizes.withUnsafeBufferPointer { sizes in
            var space = weigh_weight_space(
              criteria: table.criterionCount, ordered: sizes.isEmpty ? 0 : 1,
              by_importance: places.baseAddress, tier_sizes: sizes.baseAddress,
              tier_count: sizes.count)
            weigh_draw_weights(
              &space, sampler.blockSeed(block), draws, drawn.baseAddress,
              spare.numbers(3 * width).baseAddress, vectorBytes)
          }
        }
      }
      let ties = weigh_simulate_block(
        &input, UInt64(block * Self.blockLength), draws, drawn.baseAddress, memory.start, &output,
        vectorBytes)
      if ties != 0 { hasTies = true }
    }
    return (true, hasTies)
  }
}

extension SimulationCounts {
  /// Lends the buffers to the kernel.
  fileprivate mutating func withKernelCounts(_ body: (inout weigh_simulation_counts) -> Void) {
    alone.withUnsafeMutableBufferPointer { alone in
      shared.withUnsafeMutableBufferPointer { shared in
        firstWeights.withUnsafeMutableBufferPointer { firstWeights in
          halfWins.withUnsafeMutableBufferPointer { halfWins in
            var counts = weigh_simulation_counts(
              alone: alone.baseAddress, shared: shared.baseAddress,
              first_weights: firstWeights.baseAddress, half_wins: halfWins.baseAddress)
            body(&counts)
          }
        }
      }
    }
  }
}

/// Memory that vectors of 64 bytes may be read from and written to, zero at first.
private final class AlignedMemory {
  let start: UnsafeMutableRawPointer

  init(byteCount: Int) {
    start = .allocate(byteCount: max(64, byteCount), alignment: 64)
    start.initializeMemory(as: UInt8.self, repeating: 0, count: max(64, byteCount))
  }

  deinit { start.deallocate() }

  /// The first numbers of it.
  func numbers(_ count: Int) -> UnsafeMutableBufferPointer<Double> {
    UnsafeMutableBufferPointer(
      start: start.assumingMemoryBound(to: Double.self), count: count)
  }
}
