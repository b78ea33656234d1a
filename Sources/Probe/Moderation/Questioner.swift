/// Puts questions to one model, one at a time, and hears what it says.
final class Questioner {
  /// A question and how it is put.
  struct Question {
    var text: String
    var system: String?
    var sampling: Sampling
    var outputTokens: Int
    /// Tells whether what was heard so far refuses; nil listens to the end.
    var refuses: (@Sendable (String) -> Bool)?
  }

  /// What came of a question.
  struct Response {
    var heard = AnswerListener.Heard()
    /// Moments and counts; nil without an answer.
    var sample: ProbeSample?
    /// Whether a filter withheld the answer, or a part of it.
    var isFiltered = false
    /// Why there is neither an answer nor a filter.
    var failure: ProbeError?
  }

  /// A way of asking that was tried.
  private struct Trial {
    let mode: ThinkingMode
    let response: Response
  }

  private let context: ProbeContext
  private let session: ChatSession
  private var repeated = 0

  init(_ session: ChatSession) {
    context = session.context
    self.session = session
  }

  /// What was done differently from the plan.
  var notes: [ProbeNote] {
    let retries = session.retries + repeated
    return session.notes + (retries > 0 ? [.retried(retries)] : [])
  }

  /// Keeps account of questions that failed; throws when there are too many in a row.
  func count(_ failure: ProbeError?) throws(ProbeError) { try session.count(failure) }

  /// Asks a question; one that failed is asked once more, unless that cannot help.
  ///
  /// A server that took too long once is not waited for twice.
  ///
  /// - Throws: only errors that end the run.
  func ask(_ question: Question, _ mode: ThinkingMode) throws(ProbeError) -> Response {
    let first = try attempt(question, mode)
    guard let failure = first.failure, !failure.isTimeout, !failure.isRefusal else { return first }
    try context.pause(seconds: context.limits.retrySeconds) { .retry(seconds: $0) }
    repeated += 1
    return try attempt(question, mode)
  }

  private func attempt(_ question: Question, _ mode: ThinkingMode) throws(ProbeError) -> Response {
    let listener = AnswerListener(refuses: question.refuses)
    session.write(sampling: question.sampling, fields: mode.fields)
    let job = ChatSession.Job(
      phase: .throughput, index: 0, words: 0, targetTokens: 0, outputTokens: question.outputTokens,
      question: .init(
        text: mode.asked(question.text), system: question.system, listener: listener))
    var response = Response()
    do throws(ProbeError) {
      let sample = try session.perform(job)
      response.sample = sample
      response.failure = sample.failure
    } catch {
      guard !error.endsRun else { throw error }
      response.failure = error.cleaned(hiding: context.key)
    }
    response.heard = listener.heard
    switch response.failure {
    case .filtered:
      response.isFiltered = true
      response.failure = nil
    // An answer without a word is one, with a reason of its own.
    case .empty: response.failure = nil
    default: if response.heard.isCutShort { response.failure = nil }
    }
    if ProviderFilter.isNamed(inReason: response.sample?.finishReason) {
      response.isFiltered = true
    }
    return response
  }
}

// MARK: Thinking

extension Questioner {
  /// What is known of a model's thinking.
  struct Thinking {
    var mode: ThinkingMode
    /// Whether it thinks nevertheless.
    var isOn: Bool
  }

  /// Finds the way of asking that gets an answer without thinking, by putting a question.
  ///
  /// **Shape** ways are tried in order; a field the server refuses is left out, and the next one is
  /// tried. Where none keeps the model from thinking, the way counts that leaves words for the
  /// reader and thinks least. The answer is that of the way found, so that it need not be asked
  /// again; no way is found where the server fails or a filter steps in.
  func settle(_ question: Question) throws(ProbeError) -> (Thinking?, Response) {
    var question = question
    // Thinking is told from an answer by its end.
    question.refuses = nil
    var trials: [Trial] = []
    var isNamed = true
    for mode in [ThinkingMode.template, .lowEffort] {
      let response = try ask(question, mode)
      if response.isRefused {
        isNamed = false
        continue
      }
      guard response.isAnswer else { return (nil, response) }
      let isTaken = mode.fields.allSatisfy { session.sends($0.name) }
      if isTaken, !response.heard.thinks { return (Thinking(mode: mode, isOn: false), response) }
      trials.append(Trial(mode: isTaken ? mode : .unasked, response: response))
    }
    if !isNamed, !trials.contains(where: { $0.mode == .unasked }) {
      let response = try ask(question, .unasked)
      guard response.isAnswer else { return (nil, response) }
      trials.append(Trial(mode: .unasked, response: response))
    }
    if let plain = trials.first(where: { $0.mode == .unasked && !$0.response.heard.thinks }) {
      return (Thinking(mode: .unasked, isOn: false), plain.response)
    }
    let last = try ask(question, .prompt)
    guard last.isAnswer else { return (nil, last) }
    if !last.heard.thinks { return (Thinking(mode: .prompt, isOn: false), last) }
    trials.append(Trial(mode: .prompt, response: last))
    // Of equally good ones the first counts.
    let best = trials.dropFirst().reduce(trials[0]) { best, trial in
      trial.response.heard.isBetter(than: best.response.heard) ? trial : best
    }
    return (Thinking(mode: best.mode, isOn: true), best.response)
  }
}

extension AnswerListener.Heard {
  /// Whether it has more for the reader: words at all, then less thinking.
  fileprivate func isBetter(than other: Self) -> Bool {
    if hasText != other.hasText { return hasText }
    return thinkingScalars < other.thinkingScalars
  }
}

extension Questioner.Response {
  /// Whether it is the model's own.
  fileprivate var isAnswer: Bool { failure == nil && !isFiltered }

  /// Whether the server refused the request itself.
  fileprivate var isRefused: Bool { failure?.isRefusal ?? false }
}

extension ProbeError {
  /// Whether the server refused a request for what is in it, so that it need not be sent again.
  fileprivate var isRefusal: Bool {
    if case .serverSaid(400..<500, _) = self { true } else { false }
  }
}
