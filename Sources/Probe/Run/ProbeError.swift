/// What can go wrong between Weigh and a server; facts only, the sentences are elsewhere.
///
/// Texts that came from a server are already harmless (`PrintableText`) and hold no key.
public indirect enum ProbeError: Error, Equatable, Sendable, Codable {
  // Before there is an answer.
  /// The HTTP library is not installed.
  case noTransport(reason: String)
  /// Nobody accepts a connection there.
  case nothingAnswers(url: String)
  /// No connection within the limit.
  case connectTimeout(url: String, seconds: Double)
  /// What answers does not speak HTTP.
  case notHTTP(url: String)
  /// The connection closed without a byte.
  case closedWithoutAnswer(url: String)
  /// The certificate is not trusted.
  case certificate(reason: String)
  /// No encrypted connection could be agreed on.
  case encryption(reason: String)
  /// Accepted, then silent.
  case noAnswer(seconds: Double)
  /// Says that it is loading, for longer than we wait.
  case stillLoading(seconds: Double)
  /// Anything else the transport reports.
  case transport(reason: String)

  // An answer of the wrong kind.
  /// No such API there; `suggestion` is an address that has one.
  case noAPI(suggestion: String?)
  /// A web page.
  case webPage(title: String)
  /// A key is wanted; `given` tells whether one was sent.
  case needsKey(given: Bool)
  /// Leads elsewhere.
  case redirect(target: String)
  /// Compressed although that was not asked for.
  case compressed(coding: String)
  /// Header lines without end.
  case headersTooLarge(bytes: Int)
  /// One event without end.
  case eventTooLarge(bytes: Int)
  /// An answer without end.
  case answerTooLarge(bytes: Int)
  /// An event that is not JSON; its first bytes, escaped.
  case brokenJSON(start: String)
  /// JSON nested too deep.
  case tooDeep(limit: Int)
  /// JSON with more values than memory is given for.
  case tooManyValues(limit: Int)
  /// JSON of a shape that is not understood.
  case wrongShape(field: String, wanted: String)
  /// The server says in words what is wrong.
  case serverSaid(status: Int, text: String)
  /// A filter between the model and its user withheld the answer, in the words of the server.
  case filtered(status: Int, text: String)
  /// Too many requests; the time it asks to wait, if it said so.
  case rateLimited(seconds: Double?)
  /// The prompt does not fit into the context, whatever is cut from it.
  case contextTooSmall(tokens: Int?)

  // The model.
  /// No model is served.
  case noModels
  /// Several are served and none was named.
  case severalModels(served: [String])
  /// The named one is not served; the others, nearest name first.
  case unknownModel(name: String, served: [String])
  /// Another model answers than before.
  case modelChanged(now: String)

  // Inside a stream.
  /// The stream ended in the middle.
  case cut(tokens: Int)
  /// No text for too long.
  case stalled(seconds: Double)
  /// One answer took longer than any may.
  case tooSlow(minutes: Double)
  /// It ended without any text.
  case empty
  /// The answer came before the request was sent.
  case early

  /// The model thinks whatever is asked, and so many tokens show no answer.
  case keepsThinking(tokens: Int)

  /// The judge is the model that was asked; what shows it.
  case judgesItself(JudgeIdentity)

  // The whole run.
  /// Somebody stopped it.
  case stopped
  /// The server was there and is gone.
  case serverGone
  /// The run to be resumed is not this one: what differs.
  case cannotResume(RunDifference)
  /// The run to be resumed is complete.
  case nothingToResume
  /// So many requests failed in a row; the cause seen most often, and how often.
  case failedInARow(count: Int, commonest: ProbeError, seen: Int)

  /// The groups of errors that a caller treats alike.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// Weigh or its installation cannot ask.
    case unavailable
    /// Nothing answers, or no longer.
    case noAnswer = "no-answer"
    /// Something answers, but not an API that can be probed.
    case notAnAPI = "not-an-api"
    /// A key is missing or refused.
    case needsKey = "needs-key"
    /// The certificate is not trusted.
    case certificate
    /// A model must be named.
    case chooseModel = "choose-model"
    /// The named model is not there.
    case unknownModel = "unknown-model"
    /// The run to be resumed is another one, or complete.
    case cannotResume = "cannot-resume"
    /// The server is there and answers badly.
    case badAnswer = "bad-answer"
    /// The run was stopped.
    case stopped
  }

  /// The group this error belongs to.
  public var kind: Kind {
    switch self {
    case .noTransport: .unavailable
    case .nothingAnswers, .connectTimeout, .closedWithoutAnswer, .noAnswer, .stillLoading,
      .serverGone:
      .noAnswer
    case .notHTTP, .noAPI, .webPage, .redirect, .noModels, .encryption: .notAnAPI
    case .needsKey: .needsKey
    case .certificate: .certificate
    case .severalModels, .judgesItself: .chooseModel
    case .unknownModel: .unknownModel
    case .stopped: .stopped
    case .cannotResume, .nothingToResume: .cannotResume
    case .failedInARow(_, let commonest, _): commonest.kind
    default: .badAnswer
    }
  }

  /// The exit code a command ends with: 64 wrong usage, 66 not there, 69 no usable
  /// answer, 130 interrupted.
  public var exitCode: Int32 {
    switch kind {
    case .chooseModel, .cannotResume: 64
    case .unknownModel: 66
    case .stopped: 130
    case .unavailable, .noAnswer, .notAnAPI, .needsKey, .certificate, .badAnswer: 69
    }
  }

  /// True when a limit of time was met.
  var isTimeout: Bool {
    switch self {
    case .noAnswer, .stalled, .tooSlow, .connectTimeout: true
    default: false
    }
  }

  /// True when asking again cannot help, so that the run ends here.
  var endsRun: Bool {
    switch self {
    case .noTransport, .nothingAnswers, .certificate, .encryption, .needsKey, .redirect,
      .rateLimited, .contextTooSmall, .noModels, .severalModels, .unknownModel, .modelChanged,
      .stopped, .serverGone, .failedInARow, .noAPI, .webPage, .stillLoading,
      .cannotResume, .nothingToResume, .keepsThinking, .judgesItself:
      true
    default: false
    }
  }
}
