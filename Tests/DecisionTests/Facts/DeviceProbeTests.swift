import Catalog
import Decision
import Fit
import Testing

/// What probes say of a model on a declared device.
struct DeviceProbeTests {
  private static let card = ProbedDevice.Hardware(
    name: "Desk", memoryBytes: 24 << 30, cores: nil, backend: .cuda)

  private static func scenario(musts: [Must] = [], prompt: Int64? = nil) -> Scenario {
    var scenario = Fixture.deviceScenario(musts: musts)
    if let prompt { scenario.promptTokens = prompt }
    return scenario
  }

  private static func probe(
    _ method: DeviceProbe.Method = .layers(isValidated: true), run: String = "run-1",
    device: ProbedDevice = .detected(card), quantization: String = "Q8_0", decode: Double = 40,
    promptTokens: Int = 512
  ) -> DeviceProbe {
    DeviceProbe(
      run: run, model: Fixture.id, device: device, quantization: quantization, method: method,
      date: Fixture.asOf, setting: "engine b1, 2 threads",
      decodeTokensPerSecond: .init(low: decode * 0.9, middle: decode, high: decode * 1.1),
      promptTokensPerSecond: .init(low: 900, middle: 1000, high: 1100),
      firstTokenMilliseconds: .init(low: 500, middle: 540, high: 600), promptTokens: promptTokens)
  }

  private func alternative(
    _ probes: [DeviceProbe], _ scenario: Scenario = scenario()
  ) throws -> Alternative {
    var fixture = Fixture([Fixture.model(Fixture.id, sections: [Fixture.architecture])])
    fixture.deviceProbes = probes
    return try fixture.alternative(Fixture.id, scenario)
  }

  @Test func `a layer probe counts before the formula, as an estimate with its band`() throws {
    let alternative = try alternative([Self.probe()])
    #expect(alternative.decodeSpeed == .interval(low: 36, mid: 40, high: 44))
    let evidence = try #require(alternative.decodeSpeedEvidence.first)
    #expect(evidence.value == "40 tok/s ± 10 %, estimated by layer probe, Q8_0 on Desk")
    #expect(evidence.kind == .estimated && evidence.source == "run-1")
    #expect(evidence.asOf == Fixture.asOf && evidence.note == "engine b1, 2 threads")
    #expect(alternative.decodeSpeedEvidence.map(\.value).last == "formula, Q8_0 on Desk")
    #expect(alternative.speedWords == "~40 tok/s")
    #expect(!alternative.isMeasuredHere)
    let sentence = try #require(alternative.memory?.speedSentence)
    #expect(sentence.hasPrefix("40 tok/s [36–44], estimated by layer probe. By formula: ~"))
  }

  @Test func `a probe of the model itself counts before a layer probe, which stays visible`() throws
  {
    let alternative = try alternative([
      Self.probe(run: "layers"), Self.probe(.own, run: "own", decode: 50),
    ])
    #expect(alternative.decodeSpeed.bounds?.mid == 50)
    #expect(alternative.decodeSpeedEvidence.map(\.kind) == [.measured, .estimated, .estimated])
    #expect(alternative.decodeSpeedEvidence.map(\.source).prefix(2) == ["own", "layers"])
    #expect(alternative.speedWords == "*50 tok/s")
  }

  @Test func `of two probes of one kind the first given counts`() throws {
    let alternative = try alternative([
      Self.probe(run: "newer", decode: 30), Self.probe(run: "older", decode: 60),
    ])
    #expect(alternative.decodeSpeed.bounds?.mid == 30)
    #expect(alternative.decodeSpeedEvidence.map(\.source).prefix(2) == ["newer", "older"])
  }

  @Test(arguments: [
    probe(device: .declared("other")), probe(quantization: "Q4_K_M"),
    probe(
      device: .detected(
        .init(name: "Desk", memoryBytes: 12 << 30, cores: nil, backend: .cuda))),
    probe(
      device: .detected(
        .init(name: "Desk", memoryBytes: 24 << 30, cores: nil, backend: .cpu))),
    probe(
      device: .detected(
        .init(name: "Laptop", memoryBytes: 24 << 30, cores: nil, backend: .cuda))),
  ])
  func `a probe on other hardware or in another quantization counts for nothing`(
    probe: DeviceProbe
  ) throws {
    #expect(try alternative([probe]).decodeSpeedEvidence.map(\.value) == ["formula, Q8_0 on Desk"])
  }

  @Test func `a device is the same by its id where a person said so`() throws {
    let evidence = try alternative([Self.probe(device: .declared("desk"))]).decodeSpeedEvidence
    #expect(evidence.first?.source == "run-1")
  }

  @Test func `a layer probe of an unvalidated kind speaks against a need, never for it`() throws {
    func truth(_ method: DeviceProbe.Method, _ limit: Double) throws -> TruthValue? {
      let must = Must(
        id: "decode", field: "decode", comparison: .greaterOrEqual, value: .number(limit))
      let alternative = try alternative([Self.probe(method)], Self.scenario(musts: [must]))
      return alternative.observation(of: must)?.truth
    }
    #expect(try truth(.layers(isValidated: true), 20) == .pass)
    #expect(try truth(.layers(isValidated: false), 20) == .unknown)
    #expect(try truth(.layers(isValidated: false), 90) == .fail)
    #expect(try truth(.own, 20) == .pass)
    let must = Must(id: "decode", field: "decode", comparison: .greaterOrEqual, value: .number(20))
    let observation = try #require(
      alternative([Self.probe(.layers(isValidated: false))], Self.scenario(musts: [must]))
        .observation(of: must))
    #expect(
      observation.sentence
        == "Decode speed: 36 tok/s to 44 tok/s by a layer probe of a kind that was never compared "
        + "with a full model, so it settles nothing; asked 20 tok/s or more.")
    #expect(observation.reopen.contains("weigh probe"))
  }

  @Test func `the first token counts at the length it was measured at`() throws {
    func first(_ prompt: Int64) throws -> [String] {
      try alternative([Self.probe()], Self.scenario(prompt: prompt)).firstTokenEvidence.map(
        \.source)
    }
    #expect(try first(512).first == "run-1")
    #expect(try first(560).first == "run-1")
    #expect(try !first(600).contains("run-1"))
    let shorter = try alternative([Self.probe()], Self.scenario(prompt: 100))
    let bounds = try #require(shorter.firstToken.bounds)
    #expect(abs(bounds.mid - (100.0 / 1000 + 1.0 / 40) * 1000) < 1e-9)
    #expect(abs(bounds.low - (100.0 / 1100 + 1.0 / 44) * 1000) < 1e-9)
    #expect(
      shorter.firstTokenEvidence.first?.note
        == "worked out from the prompt speed at 512 tokens; engine b1, 2 threads")
  }

  @Test func `the same runs give the same bytes, and other runs others`() throws {
    func bytes(_ probes: [DeviceProbe]) throws -> String {
      var fixture = Fixture([Fixture.model(Fixture.id, sections: [Fixture.architecture])])
      fixture.deviceProbes = probes
      let must = Must(
        id: "decode", field: "decode", comparison: .greaterOrEqual, value: .number(60))
      return try fixture.outcome(Self.scenario(musts: [must])).json().canonicalText
    }
    #expect(try bytes([Self.probe()]) == bytes([Self.probe()]))
    #expect(try bytes([Self.probe()]) != bytes([]))
  }
}
