internal import ArgumentParser
internal import Catalog
internal import Cells
internal import Decision
internal import Foundation
internal import Screens
internal import Store
internal import Terminal

/// `weigh` without a command: the full-screen program.
struct ScreenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "screen", abstract: "Open the full-screen program (the default).")

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @Option(name: .long, help: "The theme: \(Theme.all.map(\.name).joined(separator: ", ")).")
  var theme: String?

  func run() throws {
    let installation = Installation()
    // Bare `weigh` asks line by line where somebody needs it; `weigh screen` still opens the screen.
    if installation.environment["WEIGH_ACCESSIBLE"] == "1",
      !CommandLine.arguments.contains("screen")
    {
      var asking = AskCommand()
      asking.input = input
      asking.output = output
      asking.name = nil
      return try asking.run()
    }
    guard Streams.isTerminal(STDIN_FILENO), Streams.isTerminal(STDOUT_FILENO) else {
      throw Failure(
        .usage, "this is not a terminal.",
        hint: "For a table: weigh rank. For JSON: weigh rank --json.")
    }
    let term = installation.environment["TERM"] ?? ""
    guard term != "dumb" else {
      throw Failure(
        .usage, "this terminal cannot place text on a screen (TERM is 'dumb').",
        hint: "For a table: weigh rank. For sentences: weigh rank --prose.")
    }
    var remarks: [String] = []
    let opened = try installation.openCatalog(input.catalog)
    let database = try installation.openDatabase { remarks.append($0) }
    let base = try Measurements(database).base(opened.snapshot)
    let start = try Start(
      installation: installation, database: database, snapshot: opened.snapshot, input: input)
    var state: AppState
    do {
      state = try AppState(
        base: base, document: start.document, screen: start.stored == nil ? .needs : .rank,
        glyphs: output.glyphs)
    } catch let error as ScenarioError {
      throw Failure(.doesNotParse, error.description)
    }
    if start.stored == nil {
      state.origin =
        input.preset.map { "--preset \($0)" }
        ?? input.scenario.map { "--scenario \(AppState.quoted($0))" }
    }
    state.recording = Recording(today: Clock.today(), engine: ["weigh": Version.number])
    if let remark = remarks.first {
      // Once before the screen, where it stays to be read, and once on it.
      output.remark(remark)
      state.say(remark)
    }
    let mailbox = Mailbox<FullScreen.Message>()
    let probe = ScreenProbe(
      database: database, reviewer: start.settings.text("reviewer") ?? "reviewer 1",
      mailbox: mailbox)
    var program = FullScreen(
      state: state, keeper: ScenarioKeeper(database: database, stored: start.stored),
      themeName: try chosenTheme(start.settings).name, mailbox: mailbox, probe: probe)
    let options = TerminalOptions(
      theme: try chosenTheme(start.settings), allowsColor: allowsColor(installation, start.settings)
    )
    do {
      let code = try Terminal.run(&program, mailbox: mailbox, options: options)
      // What a probe has measured is kept before the program is gone, and its engine ends with it.
      probe.finish()
      if let sentence = probe.resumeSentence { output.remark(sentence) }
      if code != 0 { throw ExitCode(code) }
    } catch let error as TerminalError {
      throw Failure(
        .usage, error.message, hint: "Without a screen: weigh rank, weigh why ID, weigh excluded.")
    }
  }

  /// What the program opens with.
  private struct Start {
    let document: Document
    let stored: StoredScenario?
    let settings: Settings

    init(
      installation: Installation, database: UserDatabase, snapshot: CatalogSnapshot,
      input: InputOptions
    ) throws {
      settings = try Settings(
        configFile: installation.places.settingsFile,
        workingFolder: FileManager.default.currentDirectoryPath)
      let source = ScenarioSource(
        installation: installation, database: database, snapshot: snapshot)
      do {
        let found = try source.find(input) { _ in }
        stored = found.stored
        document = Document(scenario: found.scenario, state: found.stored?.state)
      } catch let failure as Failure
        where failure.code == .notThere && input.scenario == nil && input.preset == nil
      {
        stored = nil
        document = Document(scenario: Scenario(name: "first"))
      }
    }
  }

  private func chosenTheme(_ settings: Settings) throws -> Theme {
    guard let name = theme ?? settings.text("theme") else { return .terminal }
    guard let theme = Theme.named(name) else {
      throw Failure(
        .usage, "there is no theme '\(name)'.",
        hint: "There are \(Wording.list(Theme.all.map(\.name))).")
    }
    return theme
  }

  private func allowsColor(_ installation: Installation, _ settings: Settings) -> Bool {
    switch output.color {
    case .always: return true
    case .never: return false
    case .auto:
      if settings.text("color") == "never" { return false }
      return (installation.environment["NO_COLOR"] ?? "").isEmpty
    }
  }
}
