import Testing

@testable import Probe

@Suite struct LayerPlanTests {
  /// Layers of 10 MB, all alike unless said otherwise.
  private func shape(
    _ layers: Int, leading: Int = 0, period: Int = 1, headBytes: Int64 = 500_000_000
  ) -> LayerShape {
    let bytes = [Int64](repeating: 10_000_000, count: layers)
    return LayerShape(
      layers: layers, leadingLayers: leading, period: period, layerBytes: bytes,
      readBytes: bytes, headBytes: headBytes)
  }

  private func depths(_ shape: LayerShape, cacheBytes: Int64 = 32 << 20) -> [Int] {
    LayerPlan(shape, cacheBytes: cacheBytes).depths
  }

  @Test func `two and eight layers are the usual depths`() {
    let plan = LayerPlan(shape(28), cacheBytes: 32 << 20)
    #expect(plan.depths == [2, 8] && !plan.isWhole && plan.slopeFactor == 1)
    #expect(abs(plan.noiseFactor - 20.0 / 6) < 1e-12)
  }

  @Test func `a deep model gets a deeper file, so that noise is not multiplied by more than 7`() {
    // (80 − 11)/(11 − 2) = 7.67; (80 − 12)/(12 − 2) = 6.8.
    #expect(depths(shape(80)) == [2, 12])
    #expect(depths(shape(50)) == [2, 8])
    #expect(depths(shape(51)) == [2, 9])
  }

  @Test func `a shallow model is run whole`() {
    let plan = LayerPlan(shape(12), cacheBytes: 32 << 20)
    #expect(plan.isWhole && plan.depths == [12] && plan.noiseFactor == 0)
    #expect(depths(shape(13)) == [2, 8])
    #expect(depths(shape(1)) == [1])
  }

  @Test func `leading layers are in both files`() {
    #expect(depths(shape(27, leading: 1)) == [3, 9])
    #expect(depths(shape(61, leading: 3)) == [5, 12])
  }

  @Test func `whole periods are in both files`() {
    #expect(depths(shape(48, period: 6)) == [6, 12])
    #expect(depths(shape(62, period: 6)) == [6, 18])
    #expect(depths(shape(36, leading: 1, period: 4)) == [5, 9])
    // (40 − 9)/(9 − 5) = 7.75 is too much noise, (40 − 13)/(13 − 5) = 3.4 is not.
    #expect(depths(shape(40, leading: 1, period: 4)) == [5, 13])
  }

  @Test func `a token reads more than twice the cache in the smaller file`() {
    // 64 MiB is 67.1 MB: seven layers of 10 MB without a head.
    #expect(depths(shape(28, headBytes: 0)) == [7, 13])
    #expect(depths(shape(28, headBytes: 0), cacheBytes: 0) == [2, 8])
    // So large a cache that nothing is left to extrapolate.
    #expect(depths(shape(28, headBytes: 0), cacheBytes: 1 << 40) == [28])
  }

  @Test func `the slope counts what the other layers weigh`() {
    var mixed = shape(14)
    // Layers 2 to 7 read 10 MB, those after them 16 MB; half of all is not used by a token.
    mixed.readBytes.replaceSubrange(8..<14, with: repeatElement(16_000_000, count: 6))
    mixed.layerBytes = mixed.readBytes.map { $0 * 2 }
    let plan = LayerPlan(mixed, cacheBytes: 32 << 20)
    #expect(plan.depths == [2, 8])
    #expect(abs(plan.slopeFactor - 1.3) < 1e-12 && abs(plan.memoryFactor - 1.3) < 1e-12)
    let line = LayerLine(plan, atLow: 30, atHigh: 60, slopeFactor: plan.slopeFactor)
    // 30 ms, and 12 layers of 5 ms · 1.3.
    #expect(abs(line.perLayer - 6.5) < 1e-12 && abs(line.full - 108) < 1e-12)
  }

  @Test func `any depth of any shape stays within the model and its rules`() {
    for layers in 1...130 {
      for leading in 0...min(3, layers - 1) {
        for period in 1...6 where leading + 2 * period <= layers {
          let plan = LayerPlan(
            shape(layers, leading: leading, period: period, headBytes: 0),
            cacheBytes: Int64(layers % 5) * 10_000_000)
          #expect(plan.high <= layers && plan.low <= plan.high && plan.low >= 1)
          guard !plan.isWhole else { continue }
          #expect(plan.low >= leading + 2 && plan.noiseFactor <= 7)
          #expect((plan.low - leading) % period == 0 && (plan.high - leading) % period == 0)
        }
      }
    }
  }
}

@Suite struct LayerLineTests {
  /// A model that takes `start` and `each` for every layer.
  @Test(arguments: [(12.5, 3.25), (0, 1), (1e9, 1e7), (40, 0)])
  func `of what grows by the layer the line is exact`(_ start: Double, _ each: Double) {
    for layers in [13, 24, 28, 32, 48, 80, 126] {
      let bytes = [Int64](repeating: 1, count: layers)
      let plan = LayerPlan(
        LayerShape(layers: layers, layerBytes: bytes, readBytes: bytes), cacheBytes: 0)
      let line = LayerLine(
        plan, atLow: start + each * Double(plan.low), atHigh: start + each * Double(plan.high),
        slopeFactor: plan.slopeFactor)
      let expected = start + each * Double(layers)
      #expect(abs(line.full - expected) <= 1e-9 * max(1, expected))
      #expect(abs(line.perLayer - each) <= 1e-9 * max(1, each))
    }
  }

  @Test func `a model that was run whole is not extrapolated`() {
    let bytes = [Int64](repeating: 1, count: 8)
    let plan = LayerPlan(
      LayerShape(layers: 8, layerBytes: bytes, readBytes: bytes), cacheBytes: 0)
    let line = LayerLine(plan, atLow: 42, atHigh: 42, slopeFactor: 1)
    #expect(line.full == 42 && line.perLayer == 0)
  }

  @Test func `an error in the deeper file comes out multiplied as planned`() {
    let bytes = [Int64](repeating: 1, count: 28)
    let plan = LayerPlan(
      LayerShape(layers: 28, layerBytes: bytes, readBytes: bytes), cacheBytes: 0)
    let exact = LayerLine(plan, atLow: 20, atHigh: 80, slopeFactor: 1).full
    let off = LayerLine(plan, atLow: 20, atHigh: 81, slopeFactor: 1).full
    #expect(abs(off - exact - 1 - plan.noiseFactor) < 1e-12)
  }
}
