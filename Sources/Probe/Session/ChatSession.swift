/// Sends chat requests to one model, learns from refusals, and measures the answers.
final class ChatSession {
  /// One request to be made.
  struct Job {
    var phase: ProbeSample.Phase
    var index: Int
    var words: Int
    var targetTokens: Int
    var outputTokens: Int
  }

  private let context: ProbeContext
  private let look: ServerLook
  private let dialect: any Dialect
  private let prompts: PromptMaker
  private var request: ChatRequest
  private var promptNumber = 0
  private var mostWords = Int.max
  private var replyModel: String?
  private var failures: [ProbeError] = []
  private(set) var retries = 0
  private(set) var notes: [ProbeNote] = []
  /// How long prompts are here; set once it is known.
  var gauge = PromptGauge.guess

  init(context: ProbeContext, found: ServerLook.Found, seed: UInt64) {
    self.context = context
    look = ServerLook(context: context)
    dialect = found.dialect
    prompts = PromptMaker(seed: seed)
    request = ChatRequest(model: found.model.wireName, extra: found.dialect.requestFields)
  }

  /// Performs a job until it has an answer, good or bad.
  ///
  /// - Throws: only errors that end the run.
  func perform(_ job: Job) throws(ProbeError) -> ProbeSample {
    let started = HTTPClient.now
    var job = job
    while true {
      job.words = min(job.words, mostWords)
      let (sample, answer) = try send(job)
      if answer.head.status == 200 || answer.head.status == 0 {
        try count(sample.failure)
        return sample
      }
      try refuse(&job, answer, since: started)
    }
  }

  private func send(_ job: Job) throws(ProbeError) -> (ProbeSample, StreamedAnswer) {
    try context.checkStop()
    let number = promptNumber
    promptNumber += 1
    let body = request.body(
      prompt: prompts.prompt(number: number, words: job.words), outputTokens: job.outputTokens)
    let answer = StreamedAnswer(
      limits: context.limits, key: context.key, chunkLimit: job.outputTokens * 2,
      readTimings: dialect.timings, onTick: context.watch { .answer(seconds: $0) })
    let url = context.endpoint.url + "/chat/completions"
    let outcome = context.client.perform(
      HTTPRequest(url: url, accept: "text/event-stream, application/json", body: body), answer)
    // What is left of an answer that broke off is no event.
    if outcome.failure == nil { answer.finish(at: outcome.ended) }
    if outcome.wasStopped { throw .stopped }
    if case .nothingAnswers? = outcome.failure { throw .serverGone }
    if let failure = outcome.failure, failure.endsRun { throw failure }
    let maker = SampleMaker(job: job, promptNumber: number, gauge: gauge)
    let sample = maker.sample(of: answer, outcome, key: context.key)
    if answer.head.status == 200, let model = answer.model {
      if let before = replyModel, before != model { throw .modelChanged(now: model) }
      replyModel = model
    }
    return (sample, answer)
  }

  /// Keeps account of failures; throws when there are too many in a row.
  private func count(_ failure: ProbeError?) throws(ProbeError) {
    guard let failure else {
      failures = []
      return
    }
    failures.append(failure)
    // Nobody should wait five times two minutes to hear that a server is too slow.
    let isSlow = failures.suffix(2).count { $0.isTimeout } == 2
    guard isSlow || failures.count >= context.limits.failuresInARow else { return }
    // Errors that differ in a count or a text only are still the same complaint.
    let groups = Dictionary(grouping: failures) { $0.message.prefix(24) }
    let largest = groups.values.max { $0.count < $1.count } ?? failures
    throw .failedInARow(
      count: failures.count, commonest: largest.first ?? failure, seen: largest.count)
  }

  /// Answers to a status that is not 200: changes the job or waits, else throws.
  private func refuse(
    _ job: inout Job, _ answer: StreamedAnswer, since started: UInt64
  ) throws(ProbeError) {
    if let failure = answer.failure { throw failure }
    let status = answer.head.status
    let error = ErrorBody(answer.plainBody, contentType: answer.head.contentType)
    let said = ProbeError.serverSaid(status: status, text: error.text)
      .cleaned(hiding: context.key)
    switch status {
    case 300..<400: throw .redirect(target: answer.head["location"] ?? "another address")
    case 401, 403: throw .needsKey(given: context.key != nil)
    case 404 where !error.namesUnknownModel: throw .noAPI(suggestion: nil)
    case 400..<429 where error.namesUnknownModel:
      throw .unknownModel(name: request.model, served: [])
    case 400, 413, 422:
      if let context = error.contextTooSmall { return try shorten(&job, context) }
      guard let name = request.drop(namedIn: error.text.lowercased()) else { throw said }
      notes.append(.fieldDropped(name))
    case 429:
      let seconds = answer.head["retry-after"].flatMap(Double.init)
      guard (seconds ?? 0) <= context.limits.rateLimitSeconds else {
        throw .rateLimited(seconds: seconds)
      }
      try retry(.rateLimited(seconds: seconds), seconds: seconds) { .rateLimit(seconds: $0) }
    case 503 where error.isLoading:
      try look.waitForLoading(since: started)
    case 500..<600:
      try retry(said, seconds: nil) { .retry(seconds: $0) }
    default: throw said
    }
  }

  private func retry(
    _ error: ProbeError, seconds: Double?, _ wait: @escaping (Double) -> ProbeProgress.Wait
  ) throws(ProbeError) {
    try count(error)
    retries += 1
    let pause = max(0, seconds ?? context.limits.retrySeconds)
    try context.pause(seconds: pause, wait)
  }

  /// Makes this and later prompts fit a context.
  private func shorten(
    _ job: inout Job, _ fault: (context: Int?, prompt: Int?)
  ) throws(ProbeError) {
    guard let context = fault.context, context > job.outputTokens + 16 else {
      throw .contextTooSmall(tokens: fault.context)
    }
    // Room for the answer, and 4 % because words differ in length.
    let room = Double(context - job.outputTokens) * 0.96
    let sent = fault.prompt.map(Double.init) ?? gauge.tokens(forWords: job.words)
    let words = Int((Double(job.words) * room / max(sent, 1)).rounded(.down))
    let fitting = min(words, job.words * 9 / 10)
    guard fitting >= 1 else { throw .contextTooSmall(tokens: fault.context) }
    job.words = fitting
    mostWords = min(mostWords, fitting)
    notes.removeAll { if case .promptShortened = $0 { true } else { false } }
    notes.append(.promptShortened(from: job.targetTokens, to: Int(room)))
  }
}
