import Catalog
import Cells
import Decision
import Fit
import Screens
import Testing

/// Declaring the devices a model may run on, without leaving the screen.
@Suite struct DevicesTests {
  private func devices(_ state: AppState) -> [[String: FactValue]] {
    state.document.scenario.devices
  }

  @Test func `the need for hardware shows the declared devices and Enter lists them`() throws {
    var state = try WaysFixture.state(.needs, size: Size(columns: 120, rows: 40))
    while !state.text.contains("▸  Hardware") { state.type([.down]) }
    #expect(state.text.contains("fits workstation, 23 GiB"))
    #expect(state.text.contains("RTX 4090: 24 GiB, budget 23 GiB,"))
    state.type([.enter])
    #expect(state.text.contains("24 GiB, budget 23 GiB, 1,008 GB/s, RAM 64 GiB, llama.cpp"))
    #expect(state.text.contains("add a device"))
  }

  @Test func `D without a device begins with what can be added`() throws {
    var state = try ScreenFixture.state(.needs)
    state.type("D")
    #expect(state.text.contains("Add a device"))
    #expect(state.text.contains("this machine"))
  }

  @Test func `a typed name with a count declares so many, and undo takes them back`() throws {
    var state = try ScreenFixture.state(.needs)
    let before = state.document
    state.type("D2x rtx 4090")
    let effects = state.type([.enter])
    #expect(effects == [.save(state.document, title: "device RTX 4090 added")])
    #expect(
      devices(state) == [
        ["id": .text("rtx-4090"), "preset": .text("rtx-4090"), "count": .integer(2)]
      ])
    #expect(state.text.contains("Device rtx-4090: 2 × RTX 4090"))
    state.type("u")
    #expect(state.document == before)
  }

  @Test func `a device sold with several sizes asks which, unless it was typed`() throws {
    var state = try ScreenFixture.state(.needs)
    state.type("Dm4 max")
    state.type([.enter])
    #expect(state.text.contains("Memory of Apple M4 Max"))
    state.type("2")
    #expect(devices(state).first?["memory_gib"] == .integer(128))
    state.type([.escape])
    state.type("am4 max 64")
    state.type([.enter])
    #expect(devices(state).count == 2)
    #expect(devices(state).last?["memory_gib"] == .integer(64))
    #expect(devices(state).last?["id"] == .text("m4-max-2"))
  }

  @Test func `hardware without a name is declared by its numbers, and a slip is answered`() throws {
    var state = try ScreenFixture.state(.needs)
    state.type("Dmemory=24,bandwidth=500")
    state.type([.enter])
    #expect(devices(state).first?["memory_gib"] == .integer(24))
    #expect(devices(state).first?["id"] == .text("machine"))
    state.type([.escape])
    state.type("artx 4091")
    state.type([.enter])
    #expect(state.message?.hasPrefix("No device of the catalog is called 'rtx 4091'.") == true)
    state.type([.control("u")])
    state.type("laptop")
    state.type([.enter])
    #expect(state.message?.hasPrefix("The memory beside 'laptop' is a matter of choice.") == true)
    state.type(" 32")
    state.type([.enter])
    #expect(devices(state).last?["memory_gib"] == .integer(32))
  }

  @Test func `a budget is typed and changes what fits at once`() throws {
    var state = try WaysFixture.state(.needs)
    let before = state.outcome.context
    state.type("D")
    state.type([.enter, .down, .down, .enter, .control("u")])
    state.type("12")
    state.type([.enter])
    #expect(devices(state)[0]["budget_gib"] == .integer(12))
    #expect(state.outcome.context.devices[0].totalBudgetGiB == 12)
    #expect(before.devices[0].totalBudgetGiB == 23)
    state.type("x")
    #expect(devices(state)[0]["budget_gib"] == nil)
    #expect(state.outcome.context.devices[0].totalBudgetGiB == 23)
  }

  @Test func `a budget above the memory is refused with its sentence`() throws {
    var state = try WaysFixture.state(.needs)
    let before = state.document
    state.type("D")
    state.type([.enter, .down, .down, .enter, .control("u")])
    state.type("30")
    state.type([.enter])
    #expect(
      state.text.contains("budget_gib = 30.0 is more than its memory of 24.0"))
    #expect(state.document == before)
    state.type([.control("u")])
    state.type("much")
    state.type([.enter])
    #expect(state.text.contains("'much' is no number."))
    state.type([.escape, .escape, .escape])
    #expect(state.document == before)
  }

  @Test func `words of a device go round`() throws {
    var state = try WaysFixture.state(.needs)
    state.type("D")
    state.type([.enter])
    for _ in 0..<7 { state.type([.down]) }
    state.type([.right])
    #expect(devices(state)[0]["runtime"] == .text("vllm"))
    state.type([.left])
    #expect(devices(state)[0]["runtime"] == .text("llama.cpp"))
  }

  @Test func `x removes the device under the cursor`() throws {
    var state = try WaysFixture.state(.needs)
    state.type("Djx")
    #expect(devices(state).map { $0["id"] } == [.text("workstation")])
    state.type("u")
    #expect(devices(state).count == 2)
  }

  @Test func `this machine is asked for, and its answer can be added`() throws {
    var state = try ScreenFixture.state(.needs)
    #expect(state.type("Dthis").isEmpty)
    #expect(state.type([.enter]) == [.detectDevices])
    #expect(state.text.contains("being looked at"))
    let found = Device(
      id: "this-machine", name: "RTX 3060", kind: .discrete, memoryBytes: 12_884_901_888,
      origin: .detected(on: CalendarDate("2026-11-22")))
    state.detected([
      DeviceProposal(name: "RTX 3060", detail: "12 GiB", declaration: DeviceDeclaration(found)),
      DeviceProposal(name: "not readable", detail: "Declare it.", declaration: nil),
    ])
    #expect(state.text.contains("RTX 3060"))
    state.type([.down, .enter])
    #expect(state.message == "Declare it.")
    state.type([.up, .enter])
    #expect(devices(state).first?["id"] == .text("this-machine"))
    #expect(devices(state).first?["origin"] == .text("detected 2026-11-22"))
    #expect(state.outcome.context.devices.first?.name == "RTX 3060")
  }

  @Test func `an answer that nobody waits for changes nothing`() throws {
    var state = try ScreenFixture.state(.needs)
    let before = state.text
    state.detected([])
    #expect(state.text == before)
  }

  @Test func `adding the need for hardware asks for a device`() throws {
    var state = try ScreenFixture.state(.needs)
    state.type("a/hardware")
    state.type([.enter, .enter])
    #expect(state.document.scenario.musts.last?.field == "fit")
    #expect(state.text.contains("Add a device"))
  }

  @Test func `t on the need for hardware tries a larger budget and keeps it as one`() throws {
    var state = try WaysFixture.state(.excluded) {
      $0.allowsHosts = false
      $0.musts = $0.musts.filter { $0.field == "fit" }
      $0.devices = Array(WaysFixture.devices.prefix(1))
      $0.devices[0]["budget_gib"] = .integer(16)
    }
    let before = state.outcome.rows.count
    state.type("t")
    #expect(state.text.contains("trying: workstation with a budget of "))
    #expect(state.outcome.rows.count > before)
    #expect(devices(state)[0]["budget_gib"] == .integer(16))
    state.type(":keep the tried")
    state.type([.enter])
    #expect(devices(state)[0]["budget_gib"] != .integer(16))
    #expect(state.document.scenario.musts.map(\.value) == [.flag(true)])
    state.type("u")
    #expect(devices(state)[0]["budget_gib"] == .integer(16))
  }
}
