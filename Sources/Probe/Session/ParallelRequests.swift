/// Several requests at once, each stream on a thread of its own.
///
/// The threads do not wait for the caller of the run: whoever takes their time over a report
/// pauses it after the level.
struct ParallelRequests {
  let session: ChatSession
  let streams: Int
  /// Requests of each stream, one after the other.
  let runs: Int

  private enum News: Sendable {
    case waited(Double)
    case done(ChatExchange, ChatReply, retries: Int)
    case ended
  }

  /// A request that a busy server turns away is sent again so often.
  private static let retries = 2

  /// Sends them all; hands over each sample when it is there.
  ///
  /// - Throws: errors that end the run, once every stream has ended.
  func perform(
    _ job: (Int) -> ChatSession.Job, each: (ProbeSample) throws(ProbeError) -> Void
  ) throws(ProbeError) {
    let mailbox = Mailbox<News>()
    let halt = ProbeStop()
    var ending: ProbeError?
    var running = 0
    // Everything is written before the first is sent, so that no stream waits for another's.
    let exchanges = (0..<streams * runs).map { index in
      var job = job(index)
      return session.prepare(&job)
    }
    for stream in 0..<streams {
      let mine = stride(from: stream, to: exchanges.count, by: streams).map { exchanges[$0] }
      let isStarted = WorkThread.start {
        Self.send(mine, halt, mailbox, tellsTime: stream == 0)
        mailbox.post(.ended)
      }
      if isStarted {
        running += 1
      } else {
        ending = .transport(reason: "no thread left")
        halt.stop()
      }
    }
    while running > 0 {
      switch mailbox.next() {
      case .ended?: running -= 1
      case .waited(let seconds)?: session.context.announce(.answer(seconds: seconds))
      case .done(let exchange, let reply, let retries)?:
        guard ending == nil else { continue }
        session.countRetries(retries)
        do {
          let sample = try sample(of: reply, exchange)
          try each(sample)
          try session.count(sample.failure)
        } catch {
          ending = error
          halt.stop()
        }
      case nil: break
      }
    }
    if let ending { throw ending }
    try session.context.checkStop()
  }

  private func sample(
    of reply: ChatReply, _ exchange: ChatExchange
  ) throws(ProbeError) -> ProbeSample {
    var sample = try session.take(reply, of: exchange)
    guard reply.head.status != 200, reply.head.status != 0 else { return sample }
    let verdict = reply.failure ?? session.verdict(reply)
    // Too many at once is no reason to end the run; the level shows how many failed.
    if case .rateLimited = verdict {
    } else if verdict.endsRun {
      throw verdict
    }
    sample.failure = verdict.cleaned(hiding: session.context.key)
    return sample
  }

  private static func send(
    _ exchanges: [ChatExchange], _ halt: ProbeStop, _ mailbox: Mailbox<News>, tellsTime: Bool
  ) {
    for exchange in exchanges {
      var retries = 0
      while !halt.isStopped {
        let clock = FullSeconds()
        let reply = exchange.perform { seconds in
          if tellsTime, let full = clock.next(seconds) { mailbox.post(.waited(full)) }
          return !halt.isStopped
        }
        if retries < Self.retries, let pause = pause(reply, exchange.client.limits) {
          retries += 1
          let stop = exchange.client.stop
          Sleep.pieces(seconds: pause) { _ in !halt.isStopped && !stop.isStopped }
          continue
        }
        mailbox.post(.done(exchange, reply, retries: retries))
        break
      }
    }
  }

  /// Seconds to wait before a request that was turned away is sent again; nil if it is not.
  private static func pause(_ reply: ChatReply, _ limits: ProbeLimits) -> Double? {
    switch reply.head.status {
    case 429:
      let asked = ChatSession.retryAfter(reply.head)
      return (asked ?? 0) <= limits.rateLimitSeconds ? asked ?? limits.retrySeconds : nil
    case 500..<600: return limits.retrySeconds
    default: return nil
    }
  }
}
