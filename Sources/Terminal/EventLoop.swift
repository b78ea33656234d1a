import CTerminal
import Cells
import Glibc

/// Waits for input, hands it to the application, and draws once per batch.
struct EventLoop<Application: TerminalApplication> {
  /// Raw keys taken before the screen is drawn again, so that a flood of input cannot stop drawing.
  private static var largestBatch: Int { 4096 }
  /// Milliseconds after which a paste without an end counts as ended.
  private static var patienceForPaste: CInt { 500 }
  /// Milliseconds after which a sequence without an end counts as typed.
  private static var patienceForSequence: CInt { 50 }

  let screen: Screen
  let wakePipe: WakePipe
  let mailbox: Mailbox<Application.Message>
  private var reader = KeyReader()
  private var mayHaveMore = false

  init(screen: Screen, wakePipe: WakePipe, mailbox: Mailbox<Application.Message>) {
    self.screen = screen
    self.wakePipe = wakePipe
    self.mailbox = mailbox
  }

  /// Runs until the application quits or has to end, and returns the exit code.
  mutating func run(_ application: inout Application) -> Int32 {
    if let code = deliver([.resized(screen.size)], to: &application) { return code }
    screen.show(application.render(screen.size))
    while true {
      let batch = nextBatch()
      if let code = deliver(batch.events, to: &application) { return code }
      if !batch.events.isEmpty || batch.needsDrawing {
        screen.show(application.render(screen.size))
      }
    }
  }

  // MARK: Events

  private struct Batch {
    var events: [TerminalEvent<Application.Message>] = []
    var needsDrawing = false
  }

  private mutating func nextBatch() -> Batch {
    var waiting = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wakePipe.readEnd, events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&waiting, 2, patience)
    wakePipe.drain()
    var batch = Batch()
    take(signals: terminal_take_signals(), into: &batch)
    batch.events += mailbox.take().map { .message($0) }
    if count == 0, !mayHaveMore { batch.events += reader.stopWaiting().map { .key($0) } }
    // What was waiting before somebody else had the terminal may be gone.
    if count >= 0, !batch.needsDrawing, waiting[0].revents != 0 || mayHaveMore {
      takeKeys(waiting[0].revents, into: &batch)
    }
    return batch
  }

  /// Milliseconds to wait for input; nothing wakes an idle loop.
  private var patience: CInt {
    if mayHaveMore { return 0 }
    if reader.isPasting { return Self.patienceForPaste }
    return reader.isInsideSequence ? Self.patienceForSequence : -1
  }

  private mutating func take(signals: UInt32, into batch: inout Batch) {
    func has(_ signal: terminal_signal) -> Bool { signals & signal.rawValue != 0 }
    if has(TERMINAL_SUSPEND), !has(TERMINAL_CONTINUED) {
      suspend(withGroup: false)
      batch.needsDrawing = true
    } else if has(TERMINAL_CONTINUED) {
      // Stopped and continued by somebody else, who may have drawn and changed modes meanwhile.
      screen.resume()
      batch.needsDrawing = true
    }
    if has(TERMINAL_RESIZED) || batch.needsDrawing, screen.updateSize() {
      batch.events.append(.resized(screen.size))
    }
    if has(TERMINAL_INTERRUPT) { batch.events.append(.interrupt) }
    if has(TERMINAL_TERMINATE) { batch.events.append(.terminate) }
  }

  private mutating func takeKeys(_ found: Int16, into batch: inout Batch) {
    if !mayHaveMore, hasEnded(found) {
      batch.events.append(.terminate)
      return
    }
    var raw: [RawKey] = []
    while raw.count < Self.largestBatch, let next = RawKey.next() { raw.append(next) }
    mayHaveMore = raw.count == Self.largestBatch
    batch.events += reader.keys(from: raw).map { .key($0) }
  }

  /// True when the terminal is gone: then it stays readable for ever and gives nothing.
  private func hasEnded(_ found: Int16) -> Bool {
    if found & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 { return true }
    var count: CInt = 0
    return ioctl(STDIN_FILENO, UInt(FIONREAD), &count) == 0 && count == 0
  }

  // MARK: Actions

  /// Hands events over until one ends the loop, and returns the exit code then.
  private func deliver(
    _ events: [TerminalEvent<Application.Message>], to application: inout Application
  ) -> Int32? {
    for event in events {
      if let code = perform(application.handle(event), for: &application) { return code }
      if case .terminate = event { return 128 + SIGTERM }
    }
    return nil
  }

  private func perform(_ action: LoopAction, for application: inout Application) -> Int32? {
    switch action {
    case .continue: return nil
    case .redraw: screen.repaint()
    case .suspend:
      suspend(withGroup: true)
      if screen.updateSize() { return deliver([.resized(screen.size)], to: &application) }
    case .quit(let exitCode): return exitCode
    case .copy(let text): screen.copy(text)
    case .run(let command):
      let code = runOutside(command)
      var events: [TerminalEvent<Application.Message>] = [.commandEnded(exitCode: code)]
      if screen.updateSize() { events.append(.resized(screen.size)) }
      return deliver(events, to: &application)
    case .setTheme(let theme): screen.setTheme(theme)
    case .setMouse(let isOn): screen.setMouse(isOn)
    case .all(let actions):
      for action in actions {
        if let code = perform(action, for: &application) { return code }
      }
    }
    return nil
  }

  /// Stops this process, and with it those that started it unless a signal told them already.
  private func suspend(withGroup: Bool) {
    screen.leave()
    terminal_stop_process(withGroup)
    forgetSignals()
    screen.resume()
  }

  /// Runs a command with the terminal as the shell left it.
  private func runOutside(_ command: [String]) -> Int32 {
    screen.leave()
    defer { screen.resume() }
    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    let code = command.isEmpty ? 127 : terminal_run_command(&arguments)
    forgetSignals()
    return code
  }

  /// Forgets what came while the screen was not ours, as an interrupt meant for a command, but not
  /// a request to end.
  private func forgetSignals() {
    if terminal_take_signals() & TERMINAL_TERMINATE.rawValue != 0 { raise(SIGTERM) }
  }
}
