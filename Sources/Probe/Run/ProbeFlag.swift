/// What a reader must know beside a figure; no flag hides one.
public enum ProbeFlag: String, Sendable, Codable, CaseIterable, Comparable {
  /// Other work on this machine.
  case busy
  /// Requests differ much.
  case noisy
  /// Late requests differ from early ones.
  case drift
  /// Part of a prompt came from a cache.
  case cached
  /// The server read less of the prompt than was sent.
  case cutPrompt = "cut-prompt"
  /// The whole answer came at once.
  case buffered
  /// Several tokens in one chunk.
  case multiToken = "multi-token"
  /// The server counts no tokens.
  case noUsage = "no-usage"
  /// The server's counts cannot be true.
  case wrongUsage = "wrong-usage"
  /// Answers ended early.
  case short
  /// Answers went on past what was asked.
  case runaway
  /// Text that is not valid UTF-8.
  case repairedText = "repaired-text"
  /// The server worked for others too.
  case shared
  /// The server's memory was read from disk while it answered.
  case swap

  /// The order of declaration.
  public static func < (left: ProbeFlag, right: ProbeFlag) -> Bool {
    let order = allCases
    return order.firstIndex(of: left) ?? 0 < order.firstIndex(of: right) ?? 0
  }

  /// The sentence a person reads.
  public var message: String {
    switch self {
    case .busy: "This machine had other work; speeds may be too low."
    case .noisy: "Requests differ much; the interval is widened to their middle 80 %."
    case .drift: "The last third of the requests differs from the first by more than 20 %."
    case .cached: "More than 10 % of a prompt came from a cache, so the first token came early."
    case .cutPrompt: "The server read less of a prompt than was sent; raise its context."
    case .buffered: "Answers came whole at once; of those only the time to the end is known."
    case .multiToken: "Several tokens came in one chunk; gaps are per chunk."
    case .noUsage: "The server counts no tokens; chunks were counted instead, rates are about."
    case .wrongUsage: "The server's token counts cannot be true; chunks were counted instead."
    case .short: "Answers ended before 16 tokens."
    case .runaway: "Answers went past twice the tokens asked for; closed by Weigh."
    case .repairedText: "Answers held text that is not valid UTF-8."
    case .shared: "The server worked for others too, or made requests wait."
    case .swap: "The server read memory from disk while it answered; it does not fit here."
    }
  }
}

/// What a run did differently from its plan.
public enum ProbeNote: Equatable, Sendable, Codable {
  /// The server refused a field, which was then left out.
  case fieldDropped(String)
  /// Prompts were made shorter to fit the server's context.
  case promptShortened(from: Int, to: Int)
  /// Requests were sent again after a failure of the server.
  case retried(Int)
  /// Only the first entries of the list of models were read.
  case modelListCut(Int)
  /// The first request took so much longer, because the model was loaded.
  case loaded(milliseconds: Double)
  /// The run ended with its budget; requests that were sent, and planned.
  case budgetSpent(seconds: Double, sent: Int, planned: Int)
  /// The run was resumed with so many requests already measured.
  case resumed(kept: Int)
  /// The server refused prompts of token numbers, so that they were words.
  case promptsInWords
  /// More than so many requests at once bring little more, so that no more were tried.
  case streamsEnough(streams: Int)
  /// How the model is served.
  case served(ServedRemark)

  /// The sentence a person reads.
  public var message: String {
    switch self {
    case .fieldDropped(let name): "The server does not know '\(name)'; left out."
    case .promptShortened(let from, let to):
      "Prompts of \(from) tokens do not fit; shortened to about \(to)."
    case .retried(let count):
      count == 1 ? "1 request was sent again." : "\(count) requests were sent again."
    case .modelListCut(let kept): "The list of models was cut after \(kept)."
    case .loaded(let milliseconds):
      "Loading the model took about \(ProbeError.time(milliseconds / 1000))."
    case .budgetSpent(let seconds, let sent, let planned):
      "\(sent) of \(planned) requests fitted into \(ProbeError.time(seconds))."
    case .resumed(let kept):
      "Resumed with \(kept) request\(kept == 1 ? "" : "s") measured before."
    case .promptsInWords:
      "The server takes no token numbers; prompts are words of about the planned length."
    case .streamsEnough(let streams):
      "More than \(streams) at once bring less than 10 %; no more were tried."
    case .served(let remark): remark.message
    }
  }
}
