internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Fit
internal import Foundation
internal import Store

/// `weigh needs`: prints, begins or edits a scenario.
struct NeedsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "needs", abstract: "Print the scenario as TOML; begin or edit one.",
    discussion: """
      With --preset a stored scenario of that name (or --name) is begun. With --set a need, its
      policy for unknowns, an answer of the intended-use profile, or a setting of the workload
      is changed. With --policy a
      pack of reported restrictions is switched on, as info, warn or exclude; it never enters a
      score or a license verdict. With --device the hardware is declared anew.

      EXAMPLES
        weigh needs --preset eu-product --name support-bot
        weigh needs --set context=65536 --set license=drop
        weigh needs --set use.product_mau=50000
        weigh needs --set workload.kv_type=q8_0 --set "run.quantizations=Q8_0 Q4_K_M"
        weigh needs --device 2xrtx-4090,ram=128 --device this
        weigh needs --policies
        weigh needs --policy ca-tbs-2025=warn --policy us-tx-prohibited-tech=exclude
        weigh needs --set entity.mau_at_release.llama-4=20M
        weigh needs --open
        weigh needs --fields
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @Option(name: .long, help: "The name of the scenario to begin.")
  var name: String?
  @Option(
    name: .customLong("set"),
    help: "Change a need, an answer, a policy or a setting, as NEED=VALUE.")
  var changes: [String] = []
  @Flag(name: .long, help: "List the fields needs can read and the criteria that can weigh.")
  var fields = false
  @Option(
    name: .customLong("policy"),
    help: "Switch a policy pack on, as ID or ID=EFFECT; ID=off or none switches off.")
  var policyChanges: [String] = []
  @Option(
    name: .customLong("device"),
    help: "Declare this hardware, such as rtx-4090, 'm4 max 64' or this; repeatable; or none.")
  var devices: [String] = []
  @Flag(name: .long, help: "List the policy packs with their effect in the scenario.")
  var policies = false
  @Flag(name: .long, help: "List the answers license verdicts wait for, and for how many models.")
  var open = false

  func validate() throws {
    let lists = [fields, policies, open].count { $0 }
    if lists > 1 { throw ValidationError("Choose one of --fields, --policies and --open.") }
    if lists == 1, !changes.isEmpty || !policyChanges.isEmpty || !devices.isEmpty || name != nil {
      throw ValidationError(
        "A list changes nothing: give --set, --policy, --device and --name without it.")
    }
  }

  func run() throws {
    if fields { return FieldList.lines(plain: output.plain).forEach(Streams.line) }
    if policies { return try listPolicies() }
    var session = try Session(input, output: output, devices: devices) { scenario in
      try ScenarioName.demand(name)
      if let name { scenario.name = name }
    }
    for change in changes {
      try NeedChange(change).apply(to: &session.scenario, base: session.base)
    }
    if open {
      return try OpenReport(session.context()).write(output)
    }
    for change in policyChanges {
      try PolicyChange(text: change).apply(
        to: &session.scenario, in: session.base.snapshot)
    }
    let edits =
      changes + policyChanges.map { "policy \($0)" } + devices.map { "device \($0)" }
    // An edit that cannot be ranked is refused before it is kept.
    if !edits.isEmpty || input.preset != nil {
      let outcome = try session.outcome()
      if !devices.isEmpty { remarkUnknowns(outcome.context.devices) }
    }
    if input.preset != nil {
      try begin(&session)
    } else if !edits.isEmpty {
      try keep(session, title: edits.joined(separator: ", "))
    }
    if output.json {
      Streams.line(session.scenario.json.canonicalText)
    } else {
      Streams.write(session.scenario.toml)
    }
  }

  /// Says for which devices no speed can be reckoned.
  private func remarkUnknowns(_ devices: [Device]) {
    for device in devices where device.bandwidthBytesPerSecond == nil {
      output.remark(
        "the bandwidth of '\(device.name)' is not known, so its speed stays unknown. To state it, "
          + "add ,bandwidth=GB/S; to measure it here: weigh fit devices --measure.")
    }
  }

  private func begin(_ session: inout Session) throws {
    try session.demandStorage()
    let time = Clock.now()
    do {
      let stored = try session.database.createScenario(
        named: session.scenario.name, state: ScenarioState(needs: session.scenario.toml), at: time)
      _ = try session.database.openScenario(named: stored.name)
      output.remark("scenario '\(stored.name)' begun.")
    } catch {
      guard case .scenarioExists = error else { throw Failure(error.exitStatus, error.message) }
      throw Failure(
        .usage, error.message,
        hint: "To change it: weigh needs --scenario \(session.scenario.name) --set NEED=VALUE.")
    }
  }

  /// Lists the packs; without a scenario all of them are off.
  private func listPolicies() throws {
    let list: PolicyList
    do {
      let session = try Session(input, output: output)
      list = PolicyList(snapshot: session.base.snapshot, scenario: session.scenario)
    } catch let failure as Failure
      where failure.code == .notThere && input.scenario == nil && input.preset == nil
    {
      let opened = try Installation().openCatalog(input.catalog)
      list = PolicyList(snapshot: opened.snapshot, scenario: Scenario(name: "none"))
    }
    if output.json {
      Streams.line(list.json.canonicalText)
    } else if output.plain {
      list.plain.forEach(Streams.line)
    } else {
      list.lines(width: Streams.width, glyphs: output.glyphs).forEach(Streams.line)
    }
  }

  private func keep(_ session: Session, title: String) throws {
    guard let stored = session.stored else {
      output.remark("the scenario is a file; its changed text follows and nothing was saved.")
      return
    }
    try session.demandStorage()
    do {
      var state = stored.state
      state.needs = session.scenario.toml
      _ = try session.database.save(
        state, to: stored, title: title, at: Clock.now())
    } catch {
      throw Failure(error.exitStatus, error.message)
    }
  }
}

extension Scenario {
  /// The scenario as machine output.
  var json: JSONValue {
    .object([
      "schema": .text("weigh.needs/1"), "name": .text(name), "sha256": .text(sha256),
      "toml": .text(toml),
    ])
  }
}

/// The one place that asks what time it is.
enum Clock {
  /// Now, in UTC, as ISO 8601.
  static func now() -> String {
    Date().formatted(.iso8601)
  }

  /// Today's date.
  static func today() -> CalendarDate? { CalendarDate(String(now().prefix(10))) }
}
