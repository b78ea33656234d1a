import Glibc
import Synchronization

/// Where tasks leave messages for the loop; the loop wakes up and takes them in order.
public final class Mailbox<Message: Sendable>: Sendable {
  private struct State {
    var messages: [Message] = []
    var wakeDescriptor: CInt?
  }

  private let state = Mutex(State())

  /// Creates an empty mailbox; messages wait until a loop runs.
  public init() {}

  /// Leaves a message, from any thread.
  public func post(_ message: Message) {
    state.withLock { state in
      state.messages.append(message)
      if state.messages.count == 1 { Self.wake(state.wakeDescriptor) }
    }
  }

  /// Takes all messages.
  func take() -> [Message] {
    state.withLock { state in
      defer { state.messages = [] }
      return state.messages
    }
  }

  /// Has a byte written to the descriptor whenever a first message comes; nil ends this.
  func setWakeDescriptor(_ descriptor: CInt?) {
    state.withLock { state in
      state.wakeDescriptor = descriptor
      if !state.messages.isEmpty { Self.wake(descriptor) }
    }
  }

  private static func wake(_ descriptor: CInt?) {
    guard let descriptor else { return }
    // A full pipe is no loss: the loop will wake up anyway.
    _ = write(descriptor, "m", 1)
  }
}
