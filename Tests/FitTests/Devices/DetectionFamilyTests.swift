import Catalog
import Testing

@testable import Fit

/// What is proposed for cards of AMD and Intel, boards, and chips of Apple.
struct DetectionFamilyTests: LooksAtMachines {
  private let radeon = [
    "/sys/class/drm/card0/device/vendor": "0x1002\n",
    "/sys/class/drm/card0/device/mem_info_vram_total": "25753026560\n",
    "/sys/class/drm/card0/device/mem_info_gtt_total": "33554432000\n",
    "/sys/class/drm/card0-eDP-1/device/vendor": "0x1002\n",
    "/sys/class/drm/renderD128/device/vendor": "0x1002\n",
  ]

  @Test func `a Radeon card has its own memory and its connectors are no cards`() throws {
    let names = SystemCommand("rocm-smi", AMDReader.query.arguments)
    let reply =
      #"{"card0": {"VRAM Total Memory (B)": "25753026560", "Card series": "Radeon RX 7900 XTX"}}"#
    let found = detect(radeon, [names: .finished(status: 0, text: reply)])
    let card = try #require(cards(found).first)
    #expect(cards(found).count == 1)
    #expect(card.kind == .discrete && card.backend == .rocm)
    #expect(card.memoryBytes == 25_753_026_560)
    #expect(card.bandwidthBytesPerSecond == 960e9)
  }

  @Test func `a Radeon card without a name has no bandwidth`() throws {
    let found = detect(radeon)
    #expect(try #require(cards(found).first).bandwidthBytesPerSecond == nil)
    guard case .proposal(_, let notes) = found.first else {
      Issue.record("the card is proposed")
      return
    }
    #expect(notes == [.noBandwidth(name: "AMD GPU")])
  }

  @Test func `an AMD chip with a carve-out shares its memory`() throws {
    let found = detect([
      "/sys/class/drm/card1/device/vendor": "0x1002\n",
      "/sys/class/drm/card1/device/mem_info_vram_total": "536870912\n",
      "/sys/class/drm/card1/device/mem_info_gtt_total": "33285996544\n",
    ])
    let chip = try #require(cards(found).first)
    #expect(chip.kind == .unified)
    #expect(chip.memoryBytes == 33_822_867_456)
    #expect(chip.ramBytes == nil)
  }

  @Test func `a chip with a large carve-out is told by its name`() throws {
    let names = SystemCommand("rocm-smi", AMDReader.query.arguments)
    let files = [
      "/sys/class/drm/card1/device/vendor": "0x1002\n",
      "/sys/class/drm/card1/device/mem_info_vram_total": "34359738368\n",
      "/sys/class/drm/card1/device/mem_info_gtt_total": "33285996544\n",
    ]
    let reply = #"{"card1": {"Card Series": "Radeon 8060S Graphics"}}"#
    let named = try #require(
      cards(detect(files, [names: .finished(status: 0, text: reply)])).first)
    #expect(named.kind == .unified)
    #expect(named.bandwidthBytesPerSecond == 256e9)
    var withProcessor = files
    withProcessor["/proc/cpuinfo"] =
      "processor : 0\nmodel name : AMD RYZEN AI MAX+ 395 w/ Radeon 8060S\n"
    // The name of the processor goes on with that of its graphics.
    let unnamed = try #require(cards(detect(withProcessor)).first)
    #expect(unnamed.kind == .unified)
    #expect(unnamed.bandwidthBytesPerSecond == 256e9)
    #expect(try #require(cards(detect(files)).first).kind == .discrete)
  }

  @Test func `the kernel's product name serves where rocm-smi is absent`() throws {
    var files = radeon
    files["/sys/class/drm/card0/device/product_name"] = "AMD Radeon PRO W7900\n"
    files["/sys/class/drm/card0/device/mem_info_vram_total"] = "51522830336\n"
    let card = try #require(cards(detect(files)).first)
    #expect(card.name == "AMD Radeon PRO W7900")
    #expect(card.bandwidthBytesPerSecond == 864e9)
  }

  @Test func `a board with one chip is told by its name`() throws {
    let found = detect(
      ["/proc/device-tree/model": "NVIDIA Jetson AGX Orin Developer Kit\0"],
      nvidia("0, Orin (nvgpu), [N/A], [N/A], 540.4.0\n"))
    let chip = try #require(cards(found).first)
    #expect(chip.kind == .unified)
    #expect(chip.memoryBytes == 64 * Self.gib)
    #expect(chip.bandwidthBytesPerSecond == 204.8e9)
  }

  @Test func `an Intel card is told by its number, and proposed where it has one size`() throws {
    func intel(_ number: String) -> [Detection] {
      detect([
        "/sys/class/drm/card0/device/vendor": "0x8086\n",
        "/sys/class/drm/card0/device/device": number + "\n",
      ])
    }
    let card = try #require(cards(intel("0xe20b")).first)
    #expect(card.memoryBytes == 12 * Self.gib)
    #expect(card.bandwidthBytesPerSecond == 456e9)
    #expect(card.backend == .vulkan)
    #expect(unreadable(intel("0x46a6")) == [.intelCard])
    guard case .severalSizes(_, let sizes) = unreadable(intel("0x56a0")).first else {
      Issue.record("the card is sold with several sizes")
      return
    }
    #expect(sizes == [8, 16])
  }

  @Test func `an Intel adapter is named, not guessed`() {
    let found = detect(["/sys/class/drm/card0/device/vendor": "0x8086\n"])
    #expect(unreadable(found) == [.intelCard])
  }

  @Test func `an Apple chip keeps its wired limit`() throws {
    let found = DeviceReaders.detect(
      .recorded(
        files: [:],
        commands: [
          AppleReader.query: .finished(status: 0, text: "68719476736\nApple M4 Max\n"),
          AppleReader.limit: .finished(status: 0, text: "57344\n"),
        ]), presets: catalogPresets)
    let chip = try #require(cards(found).first)
    #expect(chip.budgetBytes == 56 * Self.gib)
    #expect(chip.bandwidthBytesPerSecond == 546e9)
  }

  @Test(
    arguments: [
      (36, 300, 300, []), (96, 300, 300, []), (48, 400, 400, []), (128, 400, 400, []),
    ] as [(Int64, Double, Double, [DetectionNote])])
  func `an Apple chip sold in two forms is told by its memory`(
    memory: Int64, least: Double, greatest: Double, notes: [DetectionNote]
  ) throws {
    let found = DeviceReaders.detect(
      .recorded(
        files: [:],
        commands: [
          AppleReader.query: .finished(status: 0, text: "\(memory << 30)\nApple M3 Max\n"),
          AppleReader.limit: .finished(status: 0, text: "0\n"),
          AppleReader.cores: .finished(status: 0, text: "16\n"),
        ]), presets: catalogPresets)
    let chip = try #require(cards(found).first)
    #expect(chip.bandwidthBytesPerSecond == least * 1e9)
    #expect(chip.highestBandwidthBytesPerSecond == greatest * 1e9)
    #expect(chip.cores == 16)
    #expect(chip.budgetBytes == (memory << 30) - (memory << 30) / (memory < 64 ? 3 : 4))
    #expect(found == [.proposal(chip, notes)])
  }

  @Test func `a name sold with several bandwidths gives a range and says so`() throws {
    let found = detect([:], nvidia("0, NVIDIA GeForce GTX 1080, 8192, 6.1, 550\n"))
    let card = try #require(cards(found).first)
    let least = try #require(card.bandwidthBytesPerSecond) / 1e9
    let greatest = try #require(card.highestBandwidthBytesPerSecond) / 1e9
    #expect(least < greatest)
    guard case .proposal(_, let notes) = found.first else {
      Issue.record("the card is proposed")
      return
    }
    #expect(
      notes == [
        .bandwidthOpen(
          name: "NVIDIA GeForce GTX 1080", leastGBs: least, greatestGBs: greatest)
      ])
  }
}
