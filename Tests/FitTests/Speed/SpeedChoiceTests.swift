import Testing

@testable import Fit

/// Which figure of speed counts.
struct SpeedChoiceTests {
  private func figure(_ origin: SpeedOrigin, _ middle: Double) -> SpeedFigure {
    SpeedFigure(origin: origin, low: middle / 2, middle: middle, high: middle * 2, source: "x")
  }

  @Test func `the most trusted figure counts and the others stay in order`() {
    let choice = SpeedChoice([
      figure(.formula, 1), figure(.community, 2), figure(.ownProbe, 3), figure(.layerProbe, 4),
      figure(.hosted, 5), figure(.community, 6),
    ])
    #expect(choice.best?.middle == 3)
    #expect(choice.others.map(\.middle) == [4, 5, 2, 6, 1])
    #expect(SpeedChoice([]).best == nil)
    #expect(
      SpeedOrigin.allCases.map(\.words) == [
        "own probe", "layer probe", "measured at the host", "measured on the same hardware",
        "formula",
      ])
  }

  @Test func `a measurement counts for its device, number, quantization and engine only`() {
    let device = Device(
      id: "desk", kind: .discrete, memoryBytes: 24 << 30, origin: .preset("rtx-4090"))
    let q4 = quantization("Q4_K_M")
    func origin(
      _ setting: MeasuredSetting, build: String? = nil, as measured: SpeedOrigin = .ownProbe
    ) -> SpeedOrigin? {
      setting.origin(measured, on: device, quantization: q4, build: build)
    }
    let own = MeasuredSetting(
      device: "desk", quantization: "q4_k_m", engine: "llama.cpp", build: "b1")
    #expect(origin(own) == .ownProbe)
    #expect(origin(own, build: "b1") == .ownProbe)
    #expect(origin(own, build: "b2") == .community)
    #expect(origin(own, build: "b2", as: .formula) == .formula)
    let preset = MeasuredSetting(device: "rtx-4090", quantization: "Q4_K_M")
    #expect(origin(preset, as: .community) == .community)
    #expect(origin(MeasuredSetting(device: "rtx-4080", quantization: "Q4_K_M")) == nil)
    #expect(origin(MeasuredSetting(device: "desk", quantization: "Q8_0")) == nil)
    #expect(origin(MeasuredSetting(device: "desk", quantization: "no such")) == nil)
    #expect(origin(MeasuredSetting(device: "desk", count: 2, quantization: "Q4_K_M")) == nil)
    #expect(
      origin(MeasuredSetting(device: "desk", quantization: "Q4_K_M", engine: "vllm")) == nil)
  }

  @Test func `ends in the wrong order are put right`() {
    let figure = SpeedFigure(origin: .community, low: 5, middle: 3, high: 1, source: "x")
    #expect(figure.low == 3 && figure.middle == 3 && figure.high == 3)
  }
}
