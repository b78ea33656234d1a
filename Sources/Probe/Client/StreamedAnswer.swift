/// Takes in a chat stream and notes when what arrived; texts are not kept.
final class StreamedAnswer: HTTPReceiver {
  /// Moments of the stream, in nanoseconds of the monotonic clock.
  struct Moments: Equatable {
    var header: UInt64?
    var firstEvent: UInt64?
    var firstText: UInt64?
    var firstAnswer: UInt64?
    var lastText: UInt64?
    var end: UInt64?
    var largestGap: UInt64 = 0
    var firstTurn: UInt64 = 0
    var lastTurn: UInt64 = 0
  }

  private(set) var head = ResponseHead()
  private(set) var moments = Moments()
  private(set) var failure: ProbeError?
  /// Events that carried output.
  private(set) var chunks = 0
  private(set) var usage: TokenUsage?
  private(set) var timings: ServerTimings?
  private(set) var finishReason: String?
  private(set) var model: String?
  private(set) var isRepaired = false
  private(set) var isRunaway = false
  /// The body of an answer that is no stream: an error, a page, or one whole completion.
  private(set) var plainBody: [UInt8] = []

  private var parser: SSEParser
  private var isDone = false
  private let started = HTTPClient.now
  private let limits: ProbeLimits
  private let key: ProbeKey?
  private let chunkLimit: Int
  private let readTimings: (JSONValue) -> ServerTimings?
  private let onTick: (Double) -> Bool

  /// Ends a stream after `chunkLimit` pieces of text.
  ///
  /// `onTick` gets the seconds waited for
  /// the first text, and stops the request by returning false.
  init(
    limits: ProbeLimits, key: ProbeKey?, chunkLimit: Int,
    readTimings: @escaping (JSONValue) -> ServerTimings?,
    onTick: @escaping (Double) -> Bool
  ) {
    parser = SSEParser(limit: limits.eventBytes)
    self.limits = limits
    self.key = key
    self.chunkLimit = chunkLimit
    self.readTimings = readTimings
    self.onTick = onTick
  }

  func header(_ line: UnsafeBufferPointer<UInt8>, at nanoseconds: UInt64) -> Bool {
    if moments.header == nil { moments.header = nanoseconds }
    head.take(line)
    if let coding = head.compression { failure = .compressed(coding: coding) }
    return failure == nil
  }

  func body(_ bytes: UnsafeBufferPointer<UInt8>, at nanoseconds: UInt64, turn: UInt64) -> Bool {
    guard !isDone else { return true }
    guard isStream else {
      plainBody.append(contentsOf: bytes)
      if plainBody.count > limits.eventBytes {
        failure = .answerTooLarge(bytes: limits.eventBytes)
      }
      return failure == nil
    }
    do {
      try parser.feed(bytes) { take($0.data, at: nanoseconds, turn: turn) }
    } catch {
      failure = failure ?? error
    }
    return failure == nil && !isRunaway
  }

  func tick(at nanoseconds: UInt64) -> Bool {
    func seconds(since moment: UInt64) -> Double { Double(nanoseconds &- moment) / 1e9 }
    if isDone, let end = moments.end { return seconds(since: end) < 1 }
    if let last = moments.lastText {
      if seconds(since: last) > limits.silenceSeconds {
        failure = .stalled(seconds: limits.silenceSeconds)
      }
    } else if seconds(since: started) > limits.waitSeconds {
      failure = .noAnswer(seconds: limits.waitSeconds)
    } else if !onTick(seconds(since: started)) {
      return false
    }
    return failure == nil
  }

  /// To be called once the exchange has ended: takes in what is left.
  func finish(at nanoseconds: UInt64) {
    guard failure == nil, head.status == 200, !isDone, !isRunaway else { return }
    if isStream {
      do {
        try parser.finish { take($0.data, at: nanoseconds, turn: .max) }
      } catch {
        failure = failure ?? error
      }
    } else if head.contentType == "application/json" {
      take(plainBody, at: nanoseconds, turn: .max)
    } else {
      let page = ErrorBody(plainBody, contentType: head.contentType)
      failure = .webPage(title: page.text)
    }
  }

  /// True once the server has said that the stream is complete.
  var isComplete: Bool { isDone || finishReason != nil }

  private var isStream: Bool {
    guard head.status == 200 else { return false }
    let kind = head.contentType
    return kind != "application/json" && kind != "text/html"
  }

  private func take(_ data: [UInt8], at nanoseconds: UInt64, turn: UInt64) {
    guard !isDone, failure == nil, !isRunaway else { return }
    let trimmed = data.drop { $0 == 0x20 }
    guard !trimmed.isEmpty else { return }
    if moments.firstEvent == nil { moments.firstEvent = nanoseconds }
    if trimmed.starts(with: Array("[DONE]".utf8)) {
      isDone = true
      moments.end = nanoseconds
      return
    }
    do {
      note(try StreamChunk(data), at: nanoseconds, turn: turn)
    } catch .brokenJSON {
      failure = .brokenJSON(start: StreamChunk.escaped(key?.hide(in: data) ?? data))
    } catch {
      failure = error
    }
  }

  private func note(_ chunk: StreamChunk, at nanoseconds: UInt64, turn: UInt64) {
    if let text = chunk.error {
      failure = .serverSaid(status: 200, text: text)
      return
    }
    isRepaired = isRepaired || chunk.isRepaired
    usage = chunk.usage ?? usage
    timings = readTimings(chunk.json) ?? timings
    finishReason = chunk.finishReason ?? finishReason
    model = model ?? chunk.model
    guard chunk.hasOutput else { return }
    chunks += 1
    if moments.firstText == nil {
      moments.firstText = nanoseconds
      moments.firstTurn = turn
    }
    if let last = moments.lastText {
      moments.largestGap = max(moments.largestGap, nanoseconds &- last)
    }
    if moments.firstAnswer == nil, !chunk.text.isEmpty { moments.firstAnswer = nanoseconds }
    moments.lastText = nanoseconds
    moments.lastTurn = turn
    isRunaway = chunks > chunkLimit
  }
}
