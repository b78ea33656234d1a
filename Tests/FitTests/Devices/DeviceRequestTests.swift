import Catalog
import Testing

@testable import Fit

/// Hardware as people type it.
struct DeviceRequestTests {
  private func read(_ text: String) throws(DeviceRequestProblem) -> DeviceDeclaration {
    try DeviceRequest.read(text, presets: catalogPresets)
  }

  private func problem(_ text: String) -> DeviceRequestProblem? {
    do throws(DeviceRequestProblem) {
      _ = try read(text)
      return nil
    } catch { return error }
  }

  @Test(
    arguments: [
      ("rtx-4090", "rtx-4090", nil, nil), ("rtx 4090", "rtx-4090", nil, nil),
      ("RTX4090", "rtx-4090", nil, nil), ("4090", "rtx-4090", nil, nil),
      ("NVIDIA GeForce RTX 4090", "rtx-4090", nil, nil),
      ("rtx4070tisuper", "rtx-4070-ti-super", nil, nil),
      ("4060 ti 16", "rtx-4060-ti-16", nil, nil), ("rtx 4060 ti 8gb", "rtx-4060-ti-8", nil, 8),
      ("7900xtx", "rx-7900-xtx", nil, nil), ("7900 xt", "rx-7900-xt", nil, nil),
      ("a6000", "rtx-a6000", nil, nil), ("4090 laptop", "rtx-4090-laptop", nil, nil),
      ("2 rtx-4090", "rtx-4090", 2, nil), ("2 x rtx 4090", "rtx-4090", 2, nil),
      ("2x3090", "rtx-3090", 2, nil), ("2 3090", "rtx-3090", 2, nil),
      ("rtx 3090 x 2", "rtx-3090", 2, nil),
      ("8xh200", "h200-sxm", 8, nil), ("8 x H200", "h200-sxm", 8, nil),
      ("8×H200", "h200-sxm", 8, nil),
      ("h200 ×8", "h200-sxm", 8, nil), ("4*a100-80", "a100-80", 4, nil),
      ("mac studio m3 ultra 512", "m3-ultra", nil, 512), ("m4 max 64", "m4-max", nil, 64),
      ("m4-max:64GB", "m4-max", nil, 64), ("M4 Max 36 GB", "m4-max-410", nil, 36),
      ("macbook pro m3 pro 36", "m3-pro", nil, 36), ("mac mini m4", "m4", nil, nil),
      ("m3 max 128g", "m3-max-400", nil, 128), ("dgx spark", "gb10", nil, nil),
      ("strix halo 128", "ryzen-ai-max-128", nil, 128), ("epyc 9354 384", "epyc-9354", nil, 384),
      ("1 x t4", "t4", nil, nil), ("a770 16gb", "arc-a770-16", nil, 16),
    ] as [(String, String, Int64?, Double?)])
  func `a typed device is one of the catalog`(
    text: String, preset: String, count: Int64?, memory: Double?
  ) throws {
    let declaration = try read(text)
    #expect(declaration.preset == preset)
    #expect(declaration.count == count)
    #expect(declaration.memoryGiB == memory)
    #expect(declaration.id == preset)
  }

  @Test func `a server is counted in what it holds`() throws {
    let one = try read("dgx-h100")
    #expect(one.count == nil)
    #expect(try one.resolved(catalogPresets).count == 8)
    #expect(try read("2x dgx-h100").resolved(catalogPresets).count == 16)
  }

  @Test func `what follows a comma is stated instead of what the catalog has`() throws {
    let declaration = try read("rtx-4090, ram=64, budget=22gib, runtime=vLLM,ram-bandwidth=60")
    #expect(declaration.ramGiB == 64)
    #expect(declaration.budgetGiB == 22)
    #expect(declaration.runtime == "vllm")
    #expect(declaration.ramBandwidthGBs == 60)
    let own = try read("memory=24,bandwidth_gbs=500,cores=8,id=desk,name=Desk,count=2,tflops=100")
    #expect(own.preset == nil && own.memoryGiB == 24 && own.bandwidthGBs == 500)
    #expect(own.id == "desk" && own.name == "Desk" && own.count == 2 && own.cores == 8)
    #expect(own.halfPrecisionTFLOPS == 100)
    #expect(try DeviceRequest.read("t4", id: "box", presets: catalogPresets).id == "box")
  }

  @Test func `what names no device says why`() {
    #expect(problem("") == .empty)
    #expect(problem("  ,ram=3") == .empty)
    #expect(problem("rtx-4095") == .unknown(text: "rtx-4095", nearest: "rtx-4090", alike: []))
    #expect(problem("0 x rtx-4090") == .wrongCount(0))
    #expect(problem("5000 x rtx-4090") == .wrongCount(5000))
    #expect(
      problem("m4 max 50")
        == .wrongMemory(device: "m4 max 50", gibibytes: 50, sold: [36, 48, 64, 128]))
    #expect(problem("epyc 9354") == .noMemory(device: "epyc-9354"))
    #expect(problem("epyc 9354,memory=384") == nil)
    #expect(problem("rtx-4090,fast") == .notASetting("fast"))
    #expect(problem("rtx-4090,rom=3") == .unknownSetting("rom", nearest: "ram"))
    #expect(
      problem("rtx-4090,ram=much")
        == .wrongValue(key: "ram", value: "much", expected: "a number above zero"))
    #expect(
      problem("rtx-4090,cores=1.5")
        == .wrongValue(key: "cores", value: "1.5", expected: "a whole number above zero"))
    #expect(
      problem("rtx-4090,backend=opencl")
        == .wrongValue(
          key: "backend", value: "opencl", expected: "cuda, rocm, vulkan, metal or cpu"))
    #expect(problem("rtx-4090,name=") == .wrongValue(key: "name", value: "", expected: "a text"))
  }

  @Test func `a name of several devices lists them`() {
    #expect(
      problem("4060 ti")
        == .ambiguous(text: "4060 ti", devices: ["rtx-4060-ti-16", "rtx-4060-ti-8"]))
    #expect(problem("m3 max") == .ambiguous(text: "m3 max", devices: ["m3-max-300", "m3-max-400"]))
    guard case .ambiguous("h100", let devices) = problem("h100") else {
      Issue.record("h100 has several forms")
      return
    }
    #expect(devices.contains("h100-sxm") && devices.contains("h100-pcie"))
  }

  @Test(
    arguments: [
      (.empty, "no hardware is named. Name a device, such as 2 x rtx-4090, or this."),
      (
        .unknown(text: "rtx-4095", nearest: "rtx-4090", alike: []),
        "no device of the catalog is called 'rtx-4095'. Did you mean 'rtx-4090'?"
      ),
      (
        .unknown(text: "h100 x", nearest: nil, alike: ["h100-pcie", "h100-sxm"]),
        "no device of the catalog is called 'h100 x'. Alike: h100-pcie, h100-sxm."
      ),
      (
        .unknown(text: "toaster", nearest: nil, alike: []),
        "no device of the catalog is called 'toaster'. To list devices: weigh fit devices. "
          + "To state one: memory=24,bandwidth=500."
      ),
      (
        .ambiguous(text: "m3 max", devices: ["m3-max-300", "m3-max-400"]),
        "'m3 max' may be m3-max-300 or m3-max-400. Name one of them."
      ),
      (
        .ambiguous(text: "rtx", devices: (1...10).map { "rtx-\($0)" }),
        "'rtx' may be rtx-1, rtx-2, rtx-3, rtx-4, rtx-5, rtx-6, rtx-7, rtx-8 or 2 more. "
          + "Name one of them."
      ),
      (
        .noMemory(device: "epyc-9354"),
        "the memory beside 'epyc-9354' is a matter of choice. State it behind the name: epyc-9354 64."
      ),
      (
        .wrongMemory(device: "Apple M4", gibibytes: 20, sold: [16, 24, 32]),
        "'Apple M4' is not sold with 20 GiB, but with 16, 24 or 32 GiB. To state another: memory=20."
      ),
      (.wrongCount(0), "0 is no count of devices; state one from 1 to 1024."),
      (.notASetting("fast"), "'fast' is not of the form KEY=VALUE. Example: rtx-4090,ram=64."),
      (
        .unknownSetting("rom", nearest: "ram"),
        "a device has no setting 'rom'. Did you mean 'ram'?"
      ),
      (
        .unknownSetting("quux", nearest: nil),
        "a device has no setting 'quux'. Settings: id, name, kind, count, memory, budget, bandwidth, "
          + "tflops, ram, ram-bandwidth, cores, backend, runtime, offload."
      ),
      (
        .wrongValue(key: "ram", value: "much", expected: "a number above zero"),
        "'ram' has no value 'much'; expected a number above zero."
      ),
    ] as [(DeviceRequestProblem, String)])
  func `each refusal is a sentence`(problem: DeviceRequestProblem, sentence: String) {
    #expect(problem.message == sentence)
  }
}
