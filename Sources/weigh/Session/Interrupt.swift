internal import Dispatch
internal import Foundation

/// Turns the first Ctrl-C, or the first request to end, into a call; the second one ends the
/// program.
final class Interrupt {
  private let sources: [(number: Int32, source: any DispatchSourceSignal)]

  /// Watches signals; `SIGINT` alone unless others are named too.
  init(_ signals: [Int32] = [SIGINT], _ action: @escaping @Sendable () -> Void) {
    // A program told to outlive its terminal goes on when that closes.
    sources = signals.filter { $0 != SIGHUP || !Self.isIgnored($0) }.map { number in
      signal(number, SIG_IGN)
      return (number, DispatchSource.makeSignalSource(signal: number, queue: .global()))
    }
    for (number, source) in sources {
      source.setEventHandler {
        signal(number, SIG_DFL)
        action()
      }
      source.resume()
    }
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return false }
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
      == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  func cancel() {
    for (number, source) in sources {
      source.cancel()
      signal(number, SIG_DFL)
    }
  }
}
