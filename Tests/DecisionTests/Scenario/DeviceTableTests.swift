import Catalog
import Decision
import Fit
import Testing

/// Devices of a scenario, from the catalog and from declarations.
struct DeviceTableTests {
  private var fixture: Fixture {
    var fixture = Fixture([])
    fixture.more = [Fixture.card]
    return fixture
  }

  private func device(_ table: [String: FactValue]) throws -> Device {
    let scenario = Fixture.scenario { $0.devices = [table] }
    return try #require(try EvaluationContext(base: fixture.base, scenario: scenario).devices.first)
  }

  @Test func `a preset of a scenario is a device of its catalog`() throws {
    let card = try device(["id": .text("desk"), "preset": .text("rtx-4090")])
    #expect(card.name == "RTX 4090")
    #expect(card.memoryBytes == 24 << 30)
    #expect(card.bandwidthBytesPerSecond == 1000e9)
    #expect(card.highestBandwidthBytesPerSecond == 1008e9)
    #expect(card.origin == .preset("rtx-4090"))
  }

  @Test func `a declaration stands in a scenario as it was stated`() throws {
    var declaration = DeviceDeclaration(id: "desk", preset: "rtx-4090")
    declaration.count = 2
    declaration.ramGiB = 62.71234567
    declaration.bandwidthGBs = 300
    declaration.highestBandwidthGBs = 400.5
    declaration.runtime = "vllm"
    declaration.origin = "detected 2026-02-03"
    #expect(
      declaration.table == [
        "id": .text("desk"), "preset": .text("rtx-4090"), "count": .integer(2),
        "ram_gib": .number(62.712), "bandwidth_gbs": .numbers([300, 400.5]),
        "runtime": .text("vllm"), "origin": .text("detected 2026-02-03"),
      ])
    let read = try device(declaration.table)
    #expect(read.count == 2 && read.runtime == .vllm)
    #expect(read.bandwidthBytesPerSecond == 300e9)
    #expect(read.highestBandwidthBytesPerSecond == 400.5e9)
    #expect(read.origin == .detected(on: CalendarDate("2026-02-03")))
  }

  @Test func `two devices of one name get ids of their own, and the text reads back`() throws {
    var scenario = Fixture.scenario { _ in }
    scenario.declare([
      DeviceDeclaration(id: "t4"), DeviceDeclaration(id: "t4"), DeviceDeclaration(id: "t4-2"),
    ])
    #expect(scenario.devices.map { $0["id"]?.text } == ["t4", "t4-2", "t4-2-2"])
    var own = DeviceDeclaration(id: "desk")
    own.memoryGiB = 24
    own.bandwidthGBs = 300
    own.highestBandwidthGBs = 400
    scenario.declare([own])
    #expect(try Scenario(toml: scenario.toml, file: "test").devices == scenario.devices)
  }
}
