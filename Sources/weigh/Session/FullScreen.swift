internal import Cells
internal import Decision
internal import Foundation
internal import Screens
internal import Terminal

/// Carries out what the screens ask for.
struct FullScreen: TerminalApplication {
  /// Nothing is posted yet; a probe will.
  enum Message: Sendable {}

  var state: AppState
  var keeper: ScenarioKeeper
  var themeName: String

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
    case .message: return .continue
    }
  }

  func render(_ size: Size) -> CellBuffer { state.render(size) }

  private mutating func perform(_ effects: [Effect]) -> LoopAction {
    var actions: [LoopAction] = []
    for effect in effects {
      switch effect {
      case .save(let document, let title):
        keep(document, title: title)
      case .saveAs(let document, let name):
        keep(document, title: "save as \(name)")
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
      case .toggleMouse: state.say("The mouse stays with the terminal: select and copy as usual.")
      case .suspend: actions.append(.suspend)
      case .quit: actions.append(.quit(exitCode: 0))
      }
    }
    return actions.isEmpty ? .continue : .all(actions)
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
