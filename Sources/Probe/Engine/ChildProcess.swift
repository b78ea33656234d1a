internal import CProcess
internal import Foundation
internal import Synchronization

/// A program started by this one, which never outlives it.
///
/// **Shape** One thread starts it, reads what it writes and waits for its end. The kernel ends
/// the program when that thread ends, so a crash of this program cannot leave it behind.
/// What it starts itself is killed with its process group once it has ended.
final class ChildProcess: Sendable {
  /// How it ended.
  struct End: Equatable, Sendable {
    /// Its exit code, where no signal ended it.
    var code: Int32
    /// The signal that ended it.
    var signal: Int32?
  }

  /// Its process id, which is also the id of its process group.
  let processID: Int32
  private let watch: Watch

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - path: its file.
  ///   - arguments: what follows its name.
  ///   - environment: all of its environment.
  /// - Throws: `StartFailure` with the system's words.
  init(
    path: String, arguments: [String], environment: [String: String]
  ) throws(StartFailure) {
    let watch = Watch()
    let started = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      guard watch.start(path, arguments, environment) else {
        started.signal()
        return
      }
      started.signal()
      watch.run()
    }
    started.wait()
    if let number = watch.failure { throw StartFailure(number: number) }
    self.watch = watch
    processID = watch.processID
  }

  deinit { finish() }

  /// Why a program did not start.
  struct StartFailure: Error, Equatable {
    /// The system's error number.
    var number: Int32
    /// What the system calls it, such as `Permission denied`.
    var reason: String {
      var text = [CChar](repeating: 0, count: 128)
      cprocess_error_text(number, &text, Int64(text.count))
      return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
  }

  /// How it ended; nil while it runs.
  var end: End? { watch.state.withLock(\.end) }

  /// The last 64 KiB it wrote to its standard output and error, in the order it wrote them.
  var output: String { watch.state.withLock { $0.tail.text } }

  /// Sends a signal to it and to what it started, unless it has ended.
  func send(_ signal: Int32) {
    watch.state.withLock { state in
      if state.end == nil { _ = cprocess_signal(processID, signal) }
    }
  }

  /// Waits until it has ended, or so long; `onTick` gets a turn every few milliseconds and
  /// ends the wait by returning false.
  func wait(seconds: Double, onTick: () -> Bool = { true }) -> End? {
    let begin = HTTPClient.now
    while end == nil, Double(HTTPClient.now &- begin) / 1e9 < seconds, onTick() {
      usleep(5000)
    }
    return end
  }

  /// Asks it to end, and kills it if it has not done so after `grace` seconds.
  func finish(grace: Double = 5) {
    guard end == nil else { return }
    send(SIGTERM)
    if wait(seconds: grace) != nil { return }
    send(SIGKILL)
    // Only a process that waits for a broken disk survives this; nothing more can be done.
    _ = wait(seconds: 5)
  }
}

/// What the thread and its owner share; the thread keeps it alive until the program has ended.
private final class Watch: Sendable {
  struct State {
    var processID: Int32 = 0
    var descriptor: Int32 = -1
    var failure: Int32?
    var end: ChildProcess.End?
    var tail = OutputTail()
  }

  let state = Mutex(State())

  var failure: Int32? { state.withLock(\.failure) }
  var processID: Int32 { state.withLock(\.processID) }

  func start(_ path: String, _ arguments: [String], _ environment: [String: String]) -> Bool {
    var child = CProcessChild()
    let lines = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let number = withCStrings([path] + arguments) { arguments in
      withCStrings(lines) { cprocess_start(path, arguments, $0, &child) }
    }
    state.withLock { state in
      if number != 0 { state.failure = number }
      state.processID = child.pid
      state.descriptor = child.output
    }
    return number == 0
  }

  /// Reads and waits until the program has ended.
  func run() {
    let (processID, descriptor) = state.withLock { ($0.processID, $0.descriptor) }
    var isOpen = true
    var look = cprocess_look(processID)
    while !look.ended {
      if isOpen { isOpen = read(descriptor, waitMilliseconds: 20) } else { usleep(5000) }
      look = cprocess_look(processID)
    }
    // Its id is still taken, so this reaches what it left behind and nobody else.
    _ = cprocess_signal(processID, SIGKILL)
    for _ in 0..<64 where isOpen { isOpen = read(descriptor, waitMilliseconds: 0) }
    state.withLock { state in
      cprocess_reap(processID)
      state.end = .init(code: look.code, signal: look.signal == 0 ? nil : look.signal)
    }
    cprocess_close(descriptor)
  }

  /// Reads once; false when nobody can write any more.
  private func read(_ descriptor: Int32, waitMilliseconds: Int32) -> Bool {
    var count: Int64 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: 16384) { buffer, filled in
      count = cprocess_read(
        descriptor, buffer.baseAddress, Int64(buffer.count), waitMilliseconds)
      filled = max(0, Int(count))
    }
    if count > 0 { state.withLock { $0.tail.append(bytes) } }
    return count != 0
  }
}

/// Lends an array of texts as C wants it: pointers, with a null pointer at the end.
private func withCStrings<Result>(
  _ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  let pointers = texts.map { strdup($0) }
  defer { for pointer in pointers { free(pointer) } }
  return (pointers + [nil]).withUnsafeBufferPointer { buffer in
    // The buffer holds at least the null pointer, so it has an address.
    body(buffer.baseAddress ?? UnsafePointer(bitPattern: 8).unsafelyUnwrapped)
  }
}
