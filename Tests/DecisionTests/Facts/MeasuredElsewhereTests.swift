import Catalog
import Decision
import Fit
import Testing

/// Speeds others measured on the same hardware.
struct MeasuredElsewhereTests {
  private static let scenario = Fixture.scenario {
    $0.allowsHosts = false
    $0.devices = [
      ["id": .text("desk"), "preset": .text("rtx-4090"), "fp16_tflops": .number(165)]
    ]
  }

  private func fixture(
    device: String = "rtx-4090", quant: String = "Q8_0", engine: String = "llama.cpp",
    prefill: Double? = 5000
  ) -> Fixture {
    var values: [Row.NamedValue] = [
      Row.NamedValue("model", .text(Fixture.id)), Row.NamedValue("device", .text(device)),
      Row.NamedValue("quant", .text(quant)), Row.NamedValue("engine", .text(engine)),
      Row.NamedValue("build", .text("b100")), Row.NamedValue("decode_tps", .number(100)),
    ]
    if let prefill { values.append(Row.NamedValue("prefill_tps", .number(prefill))) }
    var fixture = Fixture([Fixture.model(Fixture.id, sections: [Fixture.architecture])])
    fixture.more = [
      Fixture.card,
      Record(
        kind: .measurement, id: "team",
        lists: [
          Record.List(name: "runs", rows: [Row(values: values, evidence: Fixture.evidence)])
        ]),
    ]
    return fixture
  }

  @Test func `a run on the same hardware counts before the formula, which stays visible`() throws {
    let alternative = try fixture().alternative(Fixture.id, Self.scenario)
    guard case .interval(let low, let mid, let high) = alternative.decodeSpeed else {
      Issue.record("a measurement elsewhere has an interval")
      return
    }
    #expect(mid == 100 && abs(low - 85) < 1e-9 && abs(high - 115) < 1e-9)
    let evidence = alternative.decodeSpeedEvidence
    #expect(
      evidence.map(\.value) == [
        "100 tok/s, measured on the same hardware, Q8_0 on RTX 4090",
        "formula, Q8_0 on RTX 4090",
      ])
    #expect(evidence.map(\.kind) == [.reported, .estimated])
    #expect(evidence.map(\.source) == ["example", "fit " + SpeedModel.version])
    #expect(evidence.first?.note == "llama.cpp b100")
  }

  @Test func `the first token follows from prompt and decode speed, else from the formula`() throws
  {
    let measured = try fixture().alternative(Fixture.id, Self.scenario)
    let seconds = Double(Self.scenario.promptTokens) / 5000 + 1.0 / 100
    #expect(abs((measured.firstToken.bounds?.mid ?? 0) - seconds * 1000) < 1e-6)
    #expect(measured.firstTokenEvidence.count == 2)
    let estimated = try fixture(prefill: nil).alternative(Fixture.id, Self.scenario)
    let bounds = try #require(estimated.firstToken.bounds)
    #expect(0 < bounds.low && bounds.low < bounds.mid && bounds.mid < bounds.high)
    #expect(
      estimated.firstTokenEvidence.map(\.value) == ["formula, Q8_0 on RTX 4090"])
  }

  @Test(
    arguments: [("rtx-3090", "Q8_0", "llama.cpp"), ("rtx-4090", "Q4_K_M", "llama.cpp")]
      + [("rtx-4090", "Q8_0", "vllm")])
  func `a run on other hardware, in another quantization or engine counts for nothing`(
    device: String, quant: String, engine: String
  ) throws {
    let fixture = fixture(device: device, quant: quant, engine: engine)
    let alternative = try fixture.alternative(Fixture.id, Self.scenario)
    #expect(alternative.decodeSpeedEvidence.map(\.kind) == [.estimated])
  }

  @Test func `without computing power the first token stays unknown`() throws {
    var scenario = Self.scenario
    scenario.devices = [["id": .text("desk"), "preset": .text("rtx-4090")]]
    let alternative = try fixture(prefill: nil).alternative(Fixture.id, scenario)
    #expect(alternative.firstToken == .missing)
    #expect(alternative.firstTokenEvidence.isEmpty)
  }
}
