/// Takes in a chat stream and notes when what arrived; texts are not kept, unless somebody listens.
final class StreamedAnswer: HTTPReceiver {
  /// What came so far.
  private(set) var reply = ChatReply()

  /// The most gaps kept of one answer (chosen: 32 times the default length of an answer).
  private static let mostGaps = 4096

  private var parser: SSEParser
  private var isDone = false
  private let started = HTTPClient.now
  private let limits: ProbeLimits
  private let key: ProbeKey?
  private let chunkLimit: Int
  private let readTimings: (JSONValue) -> ServerTimings?
  private let listener: AnswerListener?
  private let onTick: (Double) -> Bool

  /// Ends a stream after `chunkLimit` pieces of text.
  ///
  /// `onTick` gets the seconds waited for the first text, and stops the request by returning
  /// false.
  init(
    limits: ProbeLimits, key: ProbeKey?, chunkLimit: Int,
    readTimings: @escaping (JSONValue) -> ServerTimings?,
    listener: AnswerListener? = nil,
    onTick: @escaping (Double) -> Bool
  ) {
    parser = SSEParser(limit: limits.eventBytes)
    self.limits = limits
    self.key = key
    self.chunkLimit = chunkLimit
    self.readTimings = readTimings
    self.listener = listener
    self.onTick = onTick
  }

  func header(_ line: UnsafeBufferPointer<UInt8>, at nanoseconds: UInt64) -> Bool {
    if reply.moments.header == nil { reply.moments.header = nanoseconds }
    reply.head.take(line)
    if let coding = reply.head.compression { reply.failure = .compressed(coding: coding) }
    return reply.failure == nil
  }

  func body(_ bytes: UnsafeBufferPointer<UInt8>, at nanoseconds: UInt64, turn: UInt64) -> Bool {
    guard !isDone else { return true }
    guard isStream else {
      reply.plainBody.append(contentsOf: bytes)
      if reply.plainBody.count > limits.eventBytes {
        reply.failure = .answerTooLarge(bytes: limits.eventBytes)
      }
      return reply.failure == nil
    }
    do {
      try parser.feed(bytes) { take($0.data, at: nanoseconds, turn: turn) }
    } catch {
      reply.failure = reply.failure ?? error
    }
    return reply.failure == nil && !reply.isRunaway && !reply.isHeardEnough
  }

  func tick(at nanoseconds: UInt64) -> Bool {
    func seconds(since moment: UInt64) -> Double { Double(nanoseconds &- moment) / 1e9 }
    // Some servers keep the connection open after the last event.
    if isDone, let end = reply.moments.end { return seconds(since: end) < 0.1 }
    if let last = reply.moments.lastText {
      if seconds(since: last) > limits.silenceSeconds {
        reply.failure = .stalled(seconds: limits.silenceSeconds)
      }
    } else if seconds(since: started) > limits.waitSeconds {
      reply.failure = .noAnswer(seconds: limits.waitSeconds)
    }
    return reply.failure == nil && onTick(seconds(since: started))
  }

  /// To be called once the exchange has ended: takes in what is left, unless it broke off.
  func finish(_ outcome: HTTPOutcome) {
    reply.outcome = outcome
    // What is left of an answer that broke off is no event.
    if outcome.failure == nil { takeRest(at: outcome.ended) }
    reply.isComplete = isDone || reply.finishReason != nil
  }

  private func takeRest(at nanoseconds: UInt64) {
    guard reply.failure == nil, reply.head.status == 200, !isDone, !reply.isRunaway else { return }
    if isStream {
      do {
        try parser.finish { take($0.data, at: nanoseconds, turn: .max) }
      } catch {
        reply.failure = reply.failure ?? error
      }
    } else if reply.head.contentType == "application/json" {
      take(reply.plainBody, at: nanoseconds, turn: .max)
    } else {
      let page = ErrorBody(reply.plainBody, contentType: reply.head.contentType)
      reply.failure = .webPage(title: page.text)
    }
  }

  private var isStream: Bool {
    guard reply.head.status == 200 else { return false }
    let kind = reply.head.contentType
    return kind != "application/json" && kind != "text/html"
  }

  private func take(_ data: [UInt8], at nanoseconds: UInt64, turn: UInt64) {
    guard !isDone, reply.failure == nil, !reply.isRunaway else { return }
    let trimmed = data.drop { $0 == 0x20 }
    guard !trimmed.isEmpty else { return }
    if reply.moments.firstEvent == nil { reply.moments.firstEvent = nanoseconds }
    if trimmed.starts(with: Array("[DONE]".utf8)) {
      isDone = true
      reply.moments.end = nanoseconds
      return
    }
    do {
      note(try StreamChunk(data), at: nanoseconds, turn: turn)
    } catch .brokenJSON {
      // Hidden before the text is cut, so that no part of the key is left; the mask is shown whole.
      let start = StreamChunk.escaped(key?.hide(in: data) ?? data)
      let mask = StreamChunk.escaped(Array(ProbeKey.mask.utf8))
      reply.failure = .brokenJSON(start: start.replacing(mask, with: ProbeKey.mask))
    } catch {
      reply.failure = error
    }
  }

  private func note(_ chunk: StreamChunk, at nanoseconds: UInt64, turn: UInt64) {
    if let text = chunk.error {
      reply.failure =
        ProviderFilter.isNamed(in: chunk.json, text: text)
        ? .filtered(status: 200, text: text) : .serverSaid(status: 200, text: text)
      return
    }
    reply.isRepaired = reply.isRepaired || chunk.isRepaired
    reply.usage = chunk.usage ?? reply.usage
    reply.queueMilliseconds = chunk.queueMilliseconds ?? reply.queueMilliseconds
    reply.timings = readTimings(chunk.json) ?? reply.timings
    reply.finishReason = chunk.finishReason ?? reply.finishReason
    reply.model = reply.model ?? chunk.model
    guard chunk.hasOutput else { return }
    reply.chunks += 1
    if reply.moments.firstText == nil {
      reply.moments.firstText = nanoseconds
      reply.moments.firstTurn = turn
    }
    if let last = reply.moments.lastText {
      let gap = nanoseconds &- last
      reply.moments.largestGap = max(reply.moments.largestGap, gap)
      reply.gaps?.append(Int(clamping: (gap &+ 500) / 1000))
      if reply.chunks > Self.mostGaps { reply.gaps = nil }
    }
    if reply.moments.firstAnswer == nil, !chunk.text.isEmpty {
      reply.moments.firstAnswer = nanoseconds
    }
    reply.moments.lastText = nanoseconds
    reply.moments.lastTurn = turn
    reply.isRunaway = reply.chunks > chunkLimit
    if let listener, !listener.hear(text: chunk.text, reasoning: chunk.reasoning) {
      reply.isHeardEnough = true
      isDone = true
      reply.moments.end = nanoseconds
    }
  }
}
