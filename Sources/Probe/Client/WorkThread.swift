internal import Dispatch
internal import Glibc
internal import Synchronization

/// A thread for one piece of work.
enum WorkThread {
  private final class Work {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Begins the work on a thread of its own.
  ///
  /// - Returns: false if the system has no thread left; nothing was begun then.
  static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
    let work = Unmanaged.passRetained(Work(body))
    var thread = pthread_t()
    let failed = pthread_create(
      &thread, nil,
      { argument in
        if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body() }
        return nil
      }, work.toOpaque())
    guard failed == 0 else {
      work.release()
      return false
    }
    pthread_detach(thread)
    return true
  }
}

/// News from working threads, taken out one by one in the order they came.
final class Mailbox<Letter: Sendable>: Sendable {
  private let letters = Mutex<[Letter]>([])
  private let arrived = DispatchSemaphore(value: 0)

  /// Puts a letter in.
  func post(_ letter: Letter) {
    letters.withLock { $0.append(letter) }
    arrived.signal()
  }

  /// The next letter; waits for one.
  func next() -> Letter? {
    arrived.wait()
    return letters.withLock { $0.isEmpty ? nil : $0.removeFirst() }
  }
}
