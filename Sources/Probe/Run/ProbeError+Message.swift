extension ProbeError {
  /// The sentence a person reads.
  public var message: String {
    switch self {
    case .noTransport(let reason):
      "Servers cannot be asked: \(reason). Install libcurl4."
    case .nothingAnswers(let url):
      "Nothing answers at \(url). Start a server there, or name another address: weigh probe URL"
    case .connectTimeout(let url, let seconds):
      "No connection to \(url) within \(Self.time(seconds))."
    case .notHTTP(let url):
      "\(url) answers, but not with HTTP."
    case .closedWithoutAnswer(let url):
      "\(url) closes the connection without an answer."
    case .certificate(let reason):
      "The server's certificate is not trusted: \(reason). --ca-file FILE adds a root."
    case .encryption(let reason):
      "No encrypted connection: \(reason). Is it http:// there?"
    case .noAnswer(let seconds):
      "No answer within \(Self.time(seconds)); --wait \(Self.longer(seconds)) waits longer."
    case .stillLoading(let seconds):
      "Still loading after \(Self.time(seconds)); --wait \(Self.longer(seconds)) waits longer."
    case .transport(let reason):
      "The connection failed: \(reason)."
    default: answerMessage
    }
  }

  private var answerMessage: String {
    switch self {
    case .noAPI(nil):
      "No OpenAI-compatible API here."
    case .noAPI(let suggestion?):
      "No OpenAI-compatible API here. Did you mean \(suggestion) ?"
    case .webPage(""):
      "This is a web page, not an API."
    case .webPage(let title):
      "This is a web page, not an API: \"\(title)\""
    case .needsKey(given: false):
      "The server wants a key: --key-file FILE"
    case .needsKey(given: true):
      "The server refuses this key; another one: --key-file FILE"
    case .redirect(let target):
      "The server redirects to \(target); not followed."
    case .compressed(let coding):
      "The answer is compressed (\(coding)) though that was not asked for; refused."
    case .headersTooLarge(let bytes):
      "The answer has headers larger than \(bytes >> 10) KiB."
    case .eventTooLarge(let bytes):
      "The answer has an event larger than \(Self.size(bytes))."
    case .answerTooLarge(let bytes):
      "The answer is larger than \(Self.size(bytes))."
    case .brokenJSON(let start):
      "An event is not JSON: \(start)"
    case .tooDeep(let limit):
      "The answer nests JSON deeper than \(limit)."
    case .tooManyValues(let limit):
      "The answer holds more than \(limit) values."
    case .wrongShape(let field, let wanted):
      "The answer has a '\(field)' that is not \(wanted)."
    case .serverSaid(let status, ""):
      "The server reports an error (\(status)) and does not say which."
    case .serverSaid(let status, let text):
      status == 200
        ? "The server reports an error: \(text)"
        : "The server reports an error (\(status)): \(text)"
    case .filtered(let status, let text):
      "A filter of the server withheld the answer"
        + (status == 200 ? "" : " (\(status))") + (text.isEmpty ? "." : ": \(text)")
    case .rateLimited(nil):
      "The server has had too many requests (429); try again later."
    case .rateLimited(let seconds?):
      "The server has had too many requests (429) and asks to wait \(Self.time(seconds))."
    case .contextTooSmall(nil):
      "The server's context is too small for this run; raise it, or lower --prompt-tokens."
    case .contextTooSmall(let tokens?):
      "The server's context of \(tokens) tokens is too small for this run; raise it, or lower "
        + "--prompt-tokens."
    default: runMessage
    }
  }

  private var runMessage: String {
    switch self {
    case .noModels:
      "The server lists no model. Load one there, or name it: --model ID"
    case .severalModels(let served):
      "The server has several models; name one with --model: \(Self.list(served))"
    case .unknownModel(let name, let served):
      served.isEmpty
        ? "The server has no model '\(name)'."
        : "The server has no model '\(name)'. It has: \(Self.list(served))"
    case .modelChanged(let now):
      "The server now serves \(now)."
    case .cut(let tokens):
      "The answer stopped in the middle after \(tokens) token\(tokens == 1 ? "" : "s")."
    case .stalled(let seconds):
      "The answer stalled: no text for \(Self.time(seconds))."
    case .tooSlow(let minutes):
      "One answer took longer than \(Self.time(minutes * 60))."
    case .empty:
      "The answer has no text."
    case .early:
      "The answer came before the request was sent."
    case .keepsThinking(let tokens):
      "This server keeps the model thinking; \(tokens) tokens show no answer. Turn thinking off on "
        + "the server, or raise --max-tokens."
    case .judgesItself(let identity):
      "A model cannot judge its own answers: \(identity.words). Name another model as judge."
    case .stopped:
      "Stopped; what was measured is kept."
    case .serverGone:
      "The server no longer answers; what was measured is kept."
    case .cannotResume(let difference):
      "This run cannot go on: \(difference.message). Start a new one: weigh probe URL"
    case .nothingToResume:
      "This run is complete; nothing is left to measure. To measure again, start a new one."
    case .failedInARow(let count, let commonest, let seen):
      "\(count) requests in a row failed, \(seen) of them so: \(commonest.message)"
    default: "The server cannot be probed."
    }
  }

  /// Seconds up to two minutes, then minutes, without needless decimals.
  static func time(_ seconds: Double) -> String {
    func short(_ value: Double) -> String {
      let tenths = (value * 10).rounded() / 10
      return Int64(exactly: tenths).map(String.init) ?? String(tenths)
    }
    return seconds > 120 ? "\(short(seconds / 60)) min" : "\(short(seconds)) s"
  }

  /// A longer wait, as the option spells it.
  private static func longer(_ seconds: Double) -> String {
    "\(Int64(exactly: (seconds * 5).rounded(.up)) ?? 600)s"
  }

  private static func size(_ bytes: Int) -> String {
    bytes >= 1 << 20 ? "\(bytes >> 20) MiB" : "\(bytes >> 10) KiB"
  }

  /// The first names of a list, and how many more there are.
  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(8).joined(separator: ", ")
    return names.count > 8 ? "\(shown) and \(names.count - 8) more" : shown
  }
}
