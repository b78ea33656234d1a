internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Foundation
internal import Store

/// `weigh needs`: prints, begins or edits a scenario.
struct NeedsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "needs", abstract: "Print the scenario as TOML; begin or edit one.",
    discussion: """
      With --preset a stored scenario of that name (or --name) is begun. With --set a need, its
      policy for unknowns, or an answer of the intended-use profile is changed.

      EXAMPLES
        weigh needs --preset eu-product --name support-bot
        weigh needs --set context=65536 --set license=drop
        weigh needs --set use.product_mau=50000
        weigh needs --fields
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @Option(name: .long, help: "The name of the scenario to begin.")
  var name: String?
  @Option(name: .customLong("set"), help: "Change a need, an answer or a policy, as NEED=VALUE.")
  var changes: [String] = []
  @Flag(name: .long, help: "List the fields needs can read and the criteria that can weigh.")
  var fields = false

  func run() throws {
    if fields { return FieldList.lines(plain: output.plain).forEach(Streams.line) }
    var session = try Session(input, output: output) { scenario in
      if let name {
        guard ScenarioName.isGood(name) else {
          throw Failure(
            .usage, "'\(name)' cannot name a scenario.",
            hint:
              "Use letters, digits, points, hyphens and underscores, not beginning with a point.")
        }
        scenario.name = name
      }
      for change in changes { try NeedChange(change).apply(to: &scenario) }
    }
    // An edit that cannot be ranked is refused before it is kept.
    if !changes.isEmpty || input.preset != nil { _ = try session.outcome() }
    if input.preset != nil {
      try begin(&session)
    } else if !changes.isEmpty {
      try keep(session)
    }
    if output.json {
      Streams.line(
        JSONValue.object([
          "schema": .text("weigh.needs/1"), "name": .text(session.scenario.name),
          "sha256": .text(session.scenario.sha256), "toml": .text(session.scenario.toml),
        ]).canonicalText)
    } else {
      Streams.write(session.scenario.toml)
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

  private func keep(_ session: Session) throws {
    guard let stored = session.stored else {
      output.remark("the scenario is a file; its changed text follows and nothing was saved.")
      return
    }
    try session.demandStorage()
    do {
      var state = stored.state
      state.needs = session.scenario.toml
      _ = try session.database.save(
        state, to: stored, title: changes.joined(separator: ", "), at: Clock.now())
    } catch {
      throw Failure(error.exitStatus, error.message)
    }
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
