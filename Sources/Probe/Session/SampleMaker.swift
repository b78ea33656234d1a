/// Turns one answer and its moments into a sample.
struct SampleMaker {
  let job: ChatSession.Job
  let promptNumber: Int
  let gauge: PromptGauge

  /// Milliseconds a request may wait in a server's queue before that is worth a word (chosen).
  private static let longestQueue = 5.0

  /// The sample of an answer with status 200, or of none at all.
  func sample(of answer: ChatReply, key: ProbeKey?) -> ProbeSample {
    let outcome = answer.outcome
    let sent = outcome.sent ?? outcome.started
    func milliseconds(_ moment: UInt64?) -> Double? {
      moment.map { $0 > sent ? Double($0 - sent) / 1e6 : 0 }
    }
    let moments = answer.moments
    let usage = answer.usage
    let verdict = Self.count(usage?.output, chunks: answer.chunks, requested: job.outputTokens)
    var sample = ProbeSample(
      phase: job.phase, index: job.index, promptNumber: promptNumber,
      promptWords: job.exactTokens == nil ? job.words : 0, requestedTokens: job.outputTokens)
    sample.streams = job.streams
    sample.connectMilliseconds = outcome.connected.map { Double($0 &- outcome.started) / 1e6 }
    sample.headerMilliseconds = milliseconds(moments.header)
    sample.firstEventMilliseconds = milliseconds(moments.firstEvent)
    sample.firstTextMilliseconds = milliseconds(moments.firstText)
    // Token numbers go past the chat template, so that reasoning cannot be told from an answer.
    sample.firstAnswerMilliseconds =
      job.exactTokens == nil ? milliseconds(moments.firstAnswer) : nil
    sample.lastTextMilliseconds = milliseconds(moments.lastText)
    sample.endMilliseconds = milliseconds(moments.end ?? outcome.ended)
    sample.largestGapMilliseconds = answer.chunks > 1 ? Double(moments.largestGap) / 1e6 : nil
    sample.gapMicroseconds = answer.chunks > 1 ? answer.gaps : nil
    sample.promptTokens = usage?.prompt == 0 ? nil : usage?.prompt
    sample.cachedTokens = usage?.cached ?? answer.timings?.cachedTokens
    sample.outputTokens = verdict.tokens
    sample.chunks = answer.chunks
    sample.finishReason = answer.finishReason.map {
      PrintableText(key?.hide(in: $0) ?? $0, limit: 40).text
    }
    sample.server = answer.timings
    sample.failure = failure(answer)?.cleaned(hiding: key)
    if let flag = verdict.flag, answer.chunks > 0 { sample.flags.insert(flag) }
    flag(&sample, answer)
    return sample
  }

  /// The server's count of tokens if it can be believed, else the reason not to.
  ///
  /// It cannot if it is far above what was asked for, or less than half or more than ten
  /// times the chunks; one chunk may hold a whole answer.
  static func count(_ reported: Int?, chunks: Int, requested: Int) -> (
    tokens: Int?, flag: ProbeFlag?
  ) {
    guard let reported, reported > 0 else { return (nil, .noUsage) }
    let isTooMany = reported > 2 * max(requested, chunks) || (chunks > 1 && reported > 10 * chunks)
    let isTooFew = reported * 2 < chunks
    return isTooMany || isTooFew ? (nil, .wrongUsage) : (reported, nil)
  }

  private func failure(_ answer: ChatReply) -> ProbeError? {
    let outcome = answer.outcome
    if let failure = answer.failure { return failure }
    // Text that was there before the question is no answer to it.
    if let first = answer.moments.firstText, first <= outcome.sent ?? .max { return .early }
    if answer.isRunaway { return nil }
    if answer.moments.end == nil, let failure = outcome.failure {
      if case .cut = failure { return .cut(tokens: answer.chunks) }
      return failure
    }
    if !answer.isComplete { return .cut(tokens: answer.chunks) }
    return answer.chunks == 0 ? .empty : nil
  }

  /// A prompt of fewer tokens was cut; nil where it is not known how long it is.
  ///
  /// A tenth may be missing. Of words as much as chance makes of them too: each is one token or
  /// several, so their sum strays by the square root of their number.
  private var leastTokens: Double? {
    if let exact = job.exactTokens { return 0.9 * Double(exact) }
    guard gauge.isMeasured else { return nil }
    let expected = gauge.tokens(forWords: job.words)
    let chance = 2 * Double(job.words).squareRoot() * gauge.tokensPerWord
    return expected - max(0.1 * expected, chance)
  }

  private func flag(_ sample: inout ProbeSample, _ answer: ChatReply) {
    if answer.isRepaired { sample.flags.insert(.repairedText) }
    if answer.isRunaway { sample.flags.insert(.runaway) }
    if let prompt = sample.promptTokens, let cached = sample.cachedTokens, cached * 10 > prompt {
      sample.flags.insert(.cached)
    }
    if let prompt = sample.promptTokens, let least = leastTokens, Double(prompt) < least {
      sample.flags.insert(.cutPrompt)
    }
    if let queue = answer.queueMilliseconds, queue > Self.longestQueue {
      sample.flags.insert(.shared)
    }
    guard sample.failure == nil || sample.failure == .empty else { return }
    let tokens = sample.countedTokens
    if job.outputTokens >= ProbeSample.fewestTokens, tokens < ProbeSample.fewestTokens {
      sample.flags.insert(.short)
    }
    let isAtOnce = answer.chunks > 0 && isAtOnce(answer.moments, tokens: tokens)
    if isAtOnce || (answer.chunks == 1 && tokens >= 4) {
      sample.flags.insert(.buffered)
    } else if tokens >= ProbeSample.fewestTokens, Double(answer.chunks) < 0.7 * Double(tokens) {
      sample.flags.insert(.multiToken)
    }
  }

  /// True if all text was there at once, or faster than 100,000 tokens per second, which
  /// no engine reaches for one request.
  private func isAtOnce(_ moments: ChatReply.Moments, tokens: Int) -> Bool {
    guard tokens > ProbeSample.fewestTokens, let first = moments.firstText,
      let last = moments.lastText
    else { return false }
    return moments.firstTurn == moments.lastTurn || (last - first) / UInt64(tokens - 1) < 10_000
  }
}
