internal import Cells
internal import Decision
internal import Fit
internal import Foundation
internal import Moderation
internal import Probe
internal import Records
internal import Screens
internal import Terminal

/// Carries out what the screens ask for.
struct FullScreen: TerminalApplication {
  /// What work beside the screen posts.
  enum Message: Sendable {
    /// What this machine has.
    case detected([DeviceProposal])
    /// What some draws came to.
    case drawn(Robustness, DrawRequest)
    /// What a running probe tells.
    case probing(ProbeEvent)
    /// The questions of a battery are asked; of a resumed run also what it has.
    case probeAsks(ModerationPlan, ModerationRecord?)
    /// The first of two runs is kept, and what the ranking goes by from now on.
    case probePartEnded(ProbeRecord, EvaluationBase?)
    /// What the ranking goes by from now on, because a label was set.
    case remeasured(EvaluationBase)
    /// How a probe ended, and what the ranking goes by from now on where that changed.
    case probeEnded(ProbeOutcome, EvaluationBase?)
    /// The servers that answered on this machine.
    case found([FoundServer])
    /// The earlier runs of this installation.
    case runs([ProbeEntry])
    /// An earlier run that was asked for; nothing where it cannot be read.
    case opened(ProbeRecord?)
    /// The files an export would find.
    case planned(ExportStanding, ExportOrder)
  }

  var state: AppState
  var keeper: ScenarioKeeper
  var themeName: String
  let mailbox: Mailbox<Message>
  /// Probes beside the screen.
  let probe: ScreenProbe
  private var hasMouse = false
  /// The draws under way; a newer request ends them.
  private var drawing: Task<Void, Never>?

  init(
    state: AppState, keeper: ScenarioKeeper, themeName: String, mailbox: Mailbox<Message>,
    probe: ScreenProbe
  ) {
    self.state = state
    self.keeper = keeper
    self.themeName = themeName
    self.mailbox = mailbox
    self.probe = probe
  }

  mutating func handle(_ event: TerminalEvent<Message>) -> LoopAction {
    switch event {
    case .key(let key): return perform(state.update(key))
    case .resized(let size):
      state.resize(size)
      return .continue
    case .interrupt: return perform(state.interrupt())
    case .terminate: return .quit(exitCode: 143)
    case .commandEnded(let code):
      if code != 0 { state.say("The browser could not be started.") }
      return .continue
    case .message(.detected(let proposals)):
      state.detected(proposals)
      return .continue
    case .message(.drawn(let robustness, let request)):
      return perform(state.drawn(robustness, for: request))
    case .message(.probing(let event)):
      state.probing(event)
      return .continue
    case .message(.probeAsks(let plan, let earlier)):
      state.probeAsks(plan, after: earlier)
      return .continue
    case .message(.probePartEnded(let record, let base)):
      if let base { state.use(base) }
      state.probePartEnded(record)
      return .continue
    case .message(.remeasured(let base)):
      state.use(base)
      return .continue
    case .message(.probeEnded(let outcome, let base)):
      if let base { state.use(base) }
      return perform(state.probeEnded(outcome))
    case .message(.found(let servers)):
      state.found(servers)
      return .continue
    case .message(.runs(let entries)):
      state.runs(entries)
      return .continue
    case .message(.opened(let record)):
      if let record { state.opened(record) } else { state.say("This run cannot be read.") }
      return .continue
    case .message(.planned(let standing, let order)):
      state.planned(standing, for: order)
      return .continue
    }
  }

  func render(_ size: Size) -> CellBuffer { state.render(size) }

  /// Reads a shortlist to show beside the ranking.
  private mutating func readList(_ path: String) {
    guard let today = Clock.today() else { return state.say("This machine does not know its day.") }
    do {
      let home = FileManager.default.homeDirectoryForCurrentUser.path
      let file = path.hasPrefix("~/") ? home + path.dropFirst() : path
      state.listRead(try RankingFiles.read(file), path: path, today: today)
    } catch let failure as Failure {
      state.say(AppState.sentence(failure.message))
    } catch {
      state.say("This file cannot be read.")
    }
  }

  private mutating func perform(_ effects: [Effect]) -> LoopAction {
    var actions: [LoopAction] = []
    for effect in effects {
      switch effect {
      case .save(let document, let title):
        keep(document, title: title)
      case .saveAs(let document, let name):
        keep(document, title: "save as \(name)")
      case .detectDevices: detectDevices()
      case .draw(let request): draw(request)
      case .probe(let order): probe.begin(order, base: state.base)
      case .pauseProbe(let isPaused): probe.pause(isPaused)
      case .stopProbe(let stopping): probe.stop(stopping)
      case .label(let order): keep(order)
      case .findServers: probe.findServers()
      case .loadRuns: probe.loadRuns(base: state.base)
      case .openRun(let id): probe.open(id, base: state.base)
      case .planExport(let order): plan(order)
      case .export(let order): actions.append(export(order))
      case .readList(let path): readList(path)
      case .copy(let text): actions.append(.copy(text))
      case .open(let address):
        let environment = ProcessInfo.processInfo.environment
        if let browser = environment["BROWSER"], !browser.isEmpty {
          actions.append(.run([browser, address]))
        } else if Self.isInstalled("xdg-open", environment) {
          actions.append(.run(["xdg-open", address]))
        } else {
          state.say(address)
        }
      case .redraw: actions.append(.redraw)
      case .nextTheme:
        let names = Theme.all.map(\.name)
        let next = ((names.firstIndex(of: themeName) ?? -1) + 1) % names.count
        themeName = names[next]
        state.say("Theme: \(themeName).")
        actions.append(.setTheme(Theme.all[next]))
      case .toggleMouse:
        hasMouse.toggle()
        state.say(
          hasMouse
            ? "Mouse on: a click moves the cursor or changes the screen; M gives it back."
            : "Mouse off: select and copy as usual.")
        actions.append(.setMouse(hasMouse))
      case .suspend: actions.append(.suspend)
      case .quit: actions.append(.quit(exitCode: 0))
      }
    }
    return actions.isEmpty ? .continue : .all(actions)
  }

  /// Keeps a label at once: it is one row, and the next answer follows it.
  private mutating func keep(_ order: LabelOrder) {
    do {
      state.labeled(try probe.keep(order, base: state.base))
    } catch {
      state.notLabeled(order, AppState.sentence(error.message))
    }
  }

  /// Looks at this machine beside the screen: a driver's program may take seconds to answer.
  private func detectDevices() {
    let mailbox = mailbox
    let presets = state.base.presets
    Task.detached {
      mailbox.post(.detected(Machine(presets).detections.map(DeviceProposal.init)))
    }
  }

  /// Draws weightings beside the screen, so that no key waits for them.
  private mutating func draw(_ request: DrawRequest) {
    drawing?.cancel()
    let outcome = state.outcome
    let mailbox = mailbox
    drawing = Task.detached(priority: request.isThorough ? .utility : .userInitiated) {
      let robustness = outcome.robustness(reach: request.isThorough ? .whole : .live) {
        Task.isCancelled
      }
      if let robustness, !Task.isCancelled { mailbox.post(.drawn(robustness, request)) }
    }
  }

  /// Looks at the files beside the screen: charts and pages take a moment to make.
  private func plan(_ order: ExportOrder) {
    let mailbox = mailbox
    let export = ScreenExport(order: order, outcome: state.decided)
    Task.detached(priority: .utility) {
      if let standing = export.standing() { mailbox.post(.planned(standing, order)) }
    }
  }

  private mutating func export(_ order: ExportOrder) -> LoopAction {
    switch ScreenExport(order: order, outcome: state.decided).write() {
    case .written(let standing): return perform(state.exported(standing))
    case .differs(let names): state.exportDiffers(names, order)
    case .failed(let sentence): state.say(AppState.sentence(sentence))
    }
    return .continue
  }

  private mutating func keep(_ document: Document, title: String) {
    switch keeper.keep(document, title: title) {
    case .kept: break
    case .renamed(let name):
      state.rename(document.scenario.name, to: name)
      state.say("Kept as '\(name)': the other name is taken.")
    case .changedElsewhere(let present, let sentence):
      state.replace(with: present)
      state.say(sentence)
    case .failed(let sentence): state.say(sentence)
    }
  }

  private static func isInstalled(_ name: String, _ environment: [String: String]) -> Bool {
    (environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: $0 + "/" + name)
    }
  }
}

extension DeviceProposal {
  /// What detection found, for a person to take or to declare by hand.
  fileprivate init(_ detection: Detection) {
    switch detection {
    case .proposal(let device, let notes):
      self.init(
        name: device.title,
        detail: ([device.words] + notes.map(\.message)).joined(separator: ". "),
        declaration: DeviceDeclaration(device))
    case .unreadable(let device):
      self.init(name: "not readable", detail: device.message, declaration: nil)
    }
  }
}
