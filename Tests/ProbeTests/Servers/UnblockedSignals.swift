import Foundation

/// Starts a process with no signal blocked.
///
/// A test's thread blocks nearly all signals, and what it starts would inherit that: a server that
/// cannot be told to end, and a terminal that never hears that its program has ended.
func withoutBlockedSignals<Product>(_ start: () throws -> Product) rethrows -> Product {
  var none = sigset_t()
  var before = sigset_t()
  sigemptyset(&none)
  pthread_sigmask(SIG_SETMASK, &none, &before)
  defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
  return try start()
}
