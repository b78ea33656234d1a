import CTerminal
import Glibc

/// Shows an application on the full screen until it quits, and returns its exit code.
///
/// **Shape** the first event is `.resized`; every batch of events is followed by one drawing. The
/// terminal is as before when this returns or throws, and also after a crash.
///
/// **Errors** `TerminalError`, before anything was drawn.
///
/// Must be called on the main thread, outside any task: signals and job control need it there.
public func run<Application: TerminalApplication>(
  _ application: inout Application, mailbox: Mailbox<Application.Message>,
  options: TerminalOptions = TerminalOptions()
) throws(TerminalError) -> Int32 {
  guard terminal_is_main_thread() else { throw .notOnMainThread }
  guard isatty(STDIN_FILENO) == 1 else { throw .notATerminal(.input) }
  guard isatty(STDOUT_FILENO) == 1 else { throw .notATerminal(.output) }
  _ = terminal_uses_utf8()
  let pipe = try WakePipe()
  defer { pipe.close() }
  terminal_install_signals(pipe.writeEnd)
  defer { terminal_restore_signals() }
  let screen = try Screen(options)
  defer { screen.leave() }
  mailbox.setWakeDescriptor(pipe.writeEnd)
  defer { mailbox.setWakeDescriptor(nil) }
  var loop = EventLoop<Application>(screen: screen, wakePipe: pipe, mailbox: mailbox)
  return loop.run(&application)
}

/// Tells whether the environment's locale has UTF-8 characters; if not, only ASCII is shown.
public func localeIsUTF8() -> Bool {
  terminal_uses_utf8()
}
