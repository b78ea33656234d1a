/// Sends chat requests to one model, learns from refusals, and measures the answers.
final class ChatSession {
  /// One request to be made.
  struct Job: Sendable {
    var phase: ProbeSample.Phase
    var index: Int
    var words: Int
    var targetTokens: Int
    var outputTokens: Int
    /// Requests in progress at once, where there are several.
    var streams: Int?
    /// Token numbers to send instead of words.
    var exactTokens: Int?
    /// A question to send instead of either.
    var question: Question?
  }

  /// A question with words of its own, whose answer is listened to.
  struct Question: Sendable {
    var text: String
    var system: String?
    /// What takes in the answer; begun anew with each attempt.
    var listener: AnswerListener
  }

  let context: ProbeContext
  private let look: ServerLook
  private let dialect: any Dialect
  private let prompts: PromptMaker
  private var request: ChatRequest
  private var promptNumber: Int
  private var most = Int.max
  private var replyModel: String?
  private var failures: [ProbeError] = []
  private(set) var retries = 0
  private(set) var notes: [ProbeNote] = []
  /// How long prompts are here; set once it is known.
  var gauge = PromptGauge.guess
  /// Ordinary tokens of the server, where prompts are made of token numbers.
  private(set) var pool: [Int]?

  /// A session with what was found; a resumed run begins with prompts that were never used.
  init(context: ProbeContext, found: ServerLook.Found, seed: UInt64, firstPrompt: Int = 0) {
    self.context = context
    look = ServerLook(context: context)
    dialect = found.dialect
    prompts = PromptMaker(seed: seed)
    promptNumber = firstPrompt
    request = ChatRequest(model: found.model.wireName, extra: found.dialect.requestFields)
  }

  /// How requests are written from now on: what is drawn, and what keeps the model from thinking.
  func write(sampling: Sampling, fields: [RequestField]) {
    request.sampling = sampling
    request.extra = dialect.requestFields + fields
  }

  /// Whether the server still takes a field.
  func sends(_ field: String) -> Bool { request.sends(field) }

  /// Asks the server for its ordinary tokens, so that prompts have exact lengths.
  func usePromptsOfTokens(vocabulary: Int?) {
    let words = " " + PromptMaker.words.joined(separator: " ")
    let body = JSONValue.object(["content": .string(words)]).encoded
    guard let answer = look.json("/tokenize", body: body) else { return }
    pool = PromptMaker.pool(of: answer, vocabulary: vocabulary)
  }

  /// A job for a prompt of so many tokens, as exact as this server allows.
  func job(
    _ phase: ProbeSample.Phase, _ index: Int, promptTokens: Int, outputTokens: Int,
    streams: Int? = nil
  ) -> Job {
    Job(
      phase: phase, index: index, words: gauge.words(forTokens: promptTokens),
      targetTokens: promptTokens, outputTokens: outputTokens, streams: streams,
      exactTokens: pool == nil ? nil : promptTokens)
  }

  /// Performs a job until it has an answer, good or bad.
  ///
  /// - Throws: only errors that end the run.
  func perform(_ job: Job) throws(ProbeError) -> ProbeSample {
    let started = context.elapsedSeconds
    var job = job
    while true {
      let exchange = prepare(&job)
      try context.checkStop()
      let reply = try context.carryOut({ .answer(seconds: $0) }) { exchange.perform($0) }
      let sample = try take(reply, of: exchange)
      if reply.head.status == 200 || reply.head.status == 0 {
        // Whoever asks a question counts what became of it in the end.
        if job.question == nil { try count(sample.failure) }
        return sample
      }
      try refuse(&job, reply, since: started)
    }
  }

  /// Writes the request of a job, with a prompt of its own.
  func prepare(_ job: inout Job) -> ChatExchange {
    let number = promptNumber
    promptNumber += 1
    let body: String
    let path: String
    if let question = job.question {
      question.listener.begin()
      body = request.body(
        prompt: question.text, system: question.system, outputTokens: job.outputTokens)
      path = context.endpoint.url + "/chat/completions"
    } else if let pool, let count = job.exactTokens {
      job.exactTokens = min(count, most)
      let tokens = prompts.tokens(number: number, count: min(count, most), pool: pool)
      body = request.body(tokens: tokens, outputTokens: job.outputTokens)
      path = context.endpoint.root + "/completion"
    } else {
      job.exactTokens = nil
      job.words = min(job.words, most)
      body = request.body(
        prompt: prompts.prompt(number: number, words: job.words), outputTokens: job.outputTokens)
      path = context.endpoint.url + "/chat/completions"
    }
    return ChatExchange(
      client: context.client, dialect: dialect, job: job, promptNumber: number, url: path,
      body: body)
  }

  /// The sample of a reply.
  ///
  /// - Throws: errors that end the run.
  func take(_ reply: ChatReply, of exchange: ChatExchange) throws(ProbeError) -> ProbeSample {
    if reply.outcome.wasStopped { throw .stopped }
    if case .nothingAnswers? = reply.outcome.failure { throw .serverGone }
    if let failure = reply.outcome.failure, failure.endsRun { throw failure }
    let maker = SampleMaker(
      job: exchange.job, promptNumber: exchange.promptNumber, gauge: gauge)
    var sample = maker.sample(of: reply, key: context.key)
    sample.sentMilliseconds = context.milliseconds(
      at: reply.outcome.sent ?? reply.outcome.started)
    if reply.head.status == 200, let model = reply.model {
      if let before = replyModel, before != model { throw .modelChanged(now: model) }
      replyModel = model
    }
    return sample
  }

  /// Keeps account of failures; throws when there are too many in a row.
  func count(_ failure: ProbeError?) throws(ProbeError) {
    guard let failure else {
      failures = []
      return
    }
    failures.append(failure)
    // Nobody should wait five times two minutes to hear that a server is too slow.
    let isSlow = failures.suffix(2).count { $0.isTimeout } == 2
    guard isSlow || failures.count >= context.limits.failuresInARow else { return }
    let (commonest, seen) = ProbeError.commonest(of: failures) ?? (failure, 1)
    throw .failedInARow(count: failures.count, commonest: commonest, seen: seen)
  }

  /// The seconds a server that has had too many requests asks to wait.
  ///
  /// **Shape** nil where it does not say, or says a date: clocks of two machines differ.
  static func retryAfter(_ head: ResponseHead) -> Double? {
    head["retry-after"].flatMap(Double.init).flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
  }

  /// What a status that is not 200 means, where it ends the run or a request; nil where there is
  /// something to be done about it.
  func verdict(_ answer: ChatReply) -> ProbeError {
    let status = answer.head.status
    let error = ErrorBody(answer.plainBody, contentType: answer.head.contentType)
    if ProviderFilter.isNamed(in: error, status: status) {
      return .filtered(status: status, text: error.text).cleaned(hiding: context.key)
    }
    return switch status {
    case 300..<400: .redirect(target: answer.head["location"] ?? "another address")
    case 401, 403: .needsKey(given: context.key != nil)
    case 404 where !error.namesUnknownModel: .noAPI(suggestion: nil)
    case 400..<429 where error.namesUnknownModel: .unknownModel(name: request.model, served: [])
    case 429: .rateLimited(seconds: Self.retryAfter(answer.head))
    default:
      .serverSaid(status: status, text: error.text).cleaned(hiding: context.key)
    }
  }

  /// Answers to a status that is not 200: changes the job or waits, else throws.
  private func refuse(
    _ job: inout Job, _ answer: ChatReply, since started: Double
  ) throws(ProbeError) {
    if let failure = answer.failure { throw failure }
    let status = answer.head.status
    let error = ErrorBody(answer.plainBody, contentType: answer.head.contentType)
    let said = verdict(answer)
    let isExact = job.exactTokens != nil
    // No field is to blame for a filter, whatever its words.
    if case .filtered = said { throw said }
    switch status {
    case 400, 413, 422:
      if error.namesUnknownModel { throw said }
      if let context = error.contextTooSmall { return try shorten(&job, context) }
      if let name = request.drop(namedIn: error.text.lowercased()) {
        notes.append(.fieldDropped(name))
      } else if !isExact {
        throw said
      } else {
        useWords()
      }
    case 404 where isExact, 405 where isExact, 501 where isExact: useWords()
    case 429:
      let seconds = Self.retryAfter(answer.head)
      guard (seconds ?? 0) <= context.limits.rateLimitSeconds else { throw said }
      try retry(said, seconds: seconds) { .rateLimit(seconds: $0) }
    case 503 where error.isLoading:
      try look.waitForLoading(since: started)
    case 500..<600 where job.question == nil:
      try retry(said, seconds: nil) { .retry(seconds: $0) }
    default: throw said
    }
  }

  /// Prompts are words from now on.
  private func useWords() {
    guard pool != nil else { return }
    pool = nil
    most = .max
    notes.append(.promptsInWords)
  }

  private func retry(
    _ error: ProbeError, seconds: Double?, _ wait: @escaping (Double) -> ProbeProgress.Wait
  ) throws(ProbeError) {
    try count(error)
    retries += 1
    let pause = max(0, seconds ?? context.limits.retrySeconds)
    try context.pause(seconds: pause, wait)
  }

  /// Counts requests that were sent again elsewhere.
  func countRetries(_ count: Int) { retries += count }

  /// Makes this and later prompts fit a context.
  private func shorten(
    _ job: inout Job, _ fault: (context: Int?, prompt: Int?)
  ) throws(ProbeError) {
    guard job.question == nil, let context = fault.context, context > job.outputTokens + 16 else {
      throw .contextTooSmall(tokens: fault.context)
    }
    // Room for the answer, and 4 % because words differ in length.
    let room = Double(context - job.outputTokens) * 0.96
    let length = job.exactTokens ?? job.words
    let expected = job.exactTokens.map(Double.init) ?? gauge.tokens(forWords: job.words)
    let sent = fault.prompt.map(Double.init) ?? expected
    let shorter = Int((Double(length) * room / max(sent, 1)).rounded(.down))
    let fitting = min(shorter, length * 9 / 10)
    guard fitting >= 1 else { throw .contextTooSmall(tokens: fault.context) }
    if job.exactTokens == nil { job.words = fitting } else { job.exactTokens = fitting }
    most = min(most, fitting)
    notes.removeAll { if case .promptShortened = $0 { true } else { false } }
    notes.append(.promptShortened(from: job.targetTokens, to: Int(room)))
  }
}

extension ProbeError {
  /// The error seen most often, and how often; nil without any.
  ///
  /// Errors that differ in a count or a text only are still the same complaint.
  static func commonest(of errors: [ProbeError]) -> (error: ProbeError, count: Int)? {
    let groups = Dictionary(grouping: errors) { $0.message.prefix(24) }
    let most = groups.values.map(\.count).max() ?? 0
    // Of equally common ones the first that came, so that the sentence is always the same.
    guard let first = errors.first(where: { groups[$0.message.prefix(24)]?.count == most }) else {
      return nil
    }
    return (first, most)
  }
}
