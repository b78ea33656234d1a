/// Collects a short answer, such as a list of models.
final class WholeAnswer: HTTPReceiver {
  private(set) var head = ResponseHead()
  private(set) var body: [UInt8] = []
  private(set) var failure: ProbeError?
  private let started = HTTPClient.now
  private let waitSeconds: Double
  private let bodyLimit: Int
  private let onTick: (Double) -> Bool

  /// Waits so long for the whole of it.
  ///
  /// `onTick` gets the seconds waited, and stops the
  /// wait by returning false.
  init(waitSeconds: Double, bodyLimit: Int, onTick: @escaping (Double) -> Bool) {
    self.waitSeconds = waitSeconds
    self.bodyLimit = bodyLimit
    self.onTick = onTick
  }

  func header(_ line: UnsafeBufferPointer<UInt8>, at nanoseconds: UInt64) -> Bool {
    head.take(line)
    if let coding = head.compression { failure = .compressed(coding: coding) }
    return failure == nil
  }

  func body(_ bytes: UnsafeBufferPointer<UInt8>, at nanoseconds: UInt64, turn: UInt64) -> Bool {
    body.append(contentsOf: bytes)
    if body.count > bodyLimit { failure = .answerTooLarge(bytes: bodyLimit) }
    return failure == nil
  }

  func tick(at nanoseconds: UInt64) -> Bool {
    let seconds = Double(nanoseconds &- started) / 1e9
    if seconds > waitSeconds {
      failure = .noAnswer(seconds: waitSeconds)
      return false
    }
    return onTick(seconds)
  }
}
