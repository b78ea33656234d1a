/// The first step of a run: does a server answer there, what is it, and which model.
struct ServerLook {
  let context: ProbeContext

  /// What was found.
  struct Found {
    var model: ServedModel
    var dialect: any Dialect
    var notes: [ProbeNote] = []
    /// Whether everything the server says agrees that it takes prompts of token numbers.
    var takesTokens = false
    /// Whether it tells which of its slots work.
    var tellsSlots = false
    /// What the server answered, and which entry of its list the model is.
    var answers = ServerAnswers()
    var entry = JSONValue.null
  }

  /// Bytes of a list of models; one of 100,000 takes about half of it.
  private static let largestList = 16 << 20
  /// A question that only adds facts is not worth a longer wait.
  private static let questionSeconds = 5.0

  private struct Answer: Sendable {
    var head: ResponseHead
    var body: [UInt8]
    var failure: ProbeError?

    var error: ErrorBody { ErrorBody(body, contentType: head.contentType) }
  }

  /// Looks at the server and picks the model.
  func look(model name: String?) throws(ProbeError) -> Found {
    let answer = try models()
    var reader = JSONReader(answer.body)
    var answers = ServerAnswers()
    answers.software = answer.head["server"] ?? ""
    answers.port = context.endpoint.port
    do {
      answers.models = try reader.read()
    } catch .broken {
      throw answer.error.text.isEmpty ? noAPI() : .webPage(title: answer.error.text)
    } catch {
      throw StreamChunk.failure(error, in: answer.body)
    }
    guard ServerAnswers.isList(answers.models) else { throw noAPI() }
    let survey = ServerSurvey(ask: ask)
    let dialect = try survey.recognize(&answers)
    let entry = try choose(name, from: answers.modelEntries)
    let model = try survey.describe(
      entry, wireName: entry["id"]?.string ?? name ?? "", by: dialect, answers)
    var found = Found(model: model, dialect: dialect)
    found.answers = answers
    found.entry = entry
    found.takesTokens = Self.takesTokens(answers, entry)
    found.tellsSlots = found.takesTokens && answers.others["/slots"]?.array != nil
    if reader.isCut { found.notes.append(.modelListCut(answers.modelEntries.count)) }
    found.notes += model.hiding(context.key).remarks.map { .served($0) }
    return found
  }

  /// Asks again about a model, once it is surely loaded: some servers name its context only then.
  ///
  /// What is known already is kept where the answers of now do not say it.
  func refresh(_ found: inout Found) throws(ProbeError) {
    var answers = found.answers
    answers.others = [:]
    for question in found.dialect.questions {
      if let value = try ask(question) { answers.others[question.path] = value }
    }
    let now = try ServerSurvey(ask: ask).describe(
      found.entry, wireName: found.model.wireName, by: found.dialect, answers)
    found.answers = answers
    found.model.contextTokens = now.contextTokens ?? found.model.contextTokens
    found.model.slots = now.slots ?? found.model.slots
  }

  /// The list of models; waits while the server loads, and asks again after its failures.
  private func models() throws(ProbeError) -> Answer {
    let url = context.endpoint.url + "/models"
    let started = context.elapsedSeconds
    var failures = 0
    while true {
      try context.checkStop()
      let answer = try get(url)
      let error = answer.error
      switch answer.head.status {
      case 200: return answer
      case 300..<400: throw .redirect(target: answer.head["location"] ?? "another address")
      case 401, 403: throw .needsKey(given: context.key != nil)
      case 404, 405: throw noAPI()
      case 503 where error.isLoading:
        try waitForLoading(since: started)
      case 429, 500..<600:
        failures += 1
        guard failures < context.limits.failuresInARow else {
          throw .serverSaid(status: answer.head.status, text: error.text)
        }
        try context.pause(seconds: context.limits.retrySeconds) { .retry(seconds: $0) }
      default:
        throw .serverSaid(status: answer.head.status, text: error.text)
      }
    }
  }

  /// Waits a moment for a model that is loading since so many seconds of the run, unless that is
  /// too long.
  func waitForLoading(since started: Double) throws(ProbeError) {
    let waited = context.elapsedSeconds - started
    guard waited < context.limits.waitSeconds else {
      throw .stillLoading(seconds: context.limits.waitSeconds)
    }
    try context.pause(seconds: min(1, context.limits.retrySeconds)) {
      .loading(seconds: waited + $0)
    }
  }

  private func get(
    _ url: String, body: String? = nil, waitSeconds: Double? = nil
  ) throws(ProbeError) -> Answer {
    try context.checkStop()
    let client = context.client
    let limits = context.limits
    let (answer, outcome) = try context.carryOut({ .answer(seconds: $0) }) { tick in
      let whole = WholeAnswer(
        waitSeconds: min(limits.waitSeconds, waitSeconds ?? .infinity),
        bodyLimit: min(limits.answerBytes, Self.largestList), onTick: tick)
      let outcome = client.perform(HTTPRequest(url: url, body: body), whole)
      return (Answer(head: whole.head, body: whole.body, failure: whole.failure), outcome)
    }
    if outcome.wasStopped { throw .stopped }
    if let failure = answer.failure ?? outcome.failure { throw failure }
    return answer
  }

  /// A JSON answer of a path of the engine's own, or nil if there is none.
  func json(_ path: String, body: String? = nil) -> JSONValue? {
    // A stop is noticed by whoever asks next.
    try? ask(ServerQuestion(path, body: body))
  }

  /// Asks what only adds facts; anything but JSON with status 200 is no answer.
  private func ask(_ question: ServerQuestion) throws(ProbeError) -> JSONValue? {
    let answer: Answer
    do {
      answer = try get(
        context.endpoint.root + question.path, body: question.body,
        waitSeconds: Self.questionSeconds)
    } catch {
      if case .stopped = error { throw error }
      return nil
    }
    guard answer.head.status == 200 else { return nil }
    var reader = JSONReader(answer.body)
    return try? reader.read()  // a path that answers something else is a fact less
  }

  /// The error for an address without the API, with one that has it if it is near.
  private func noAPI() -> ProbeError {
    let endpoint = context.endpoint
    guard !endpoint.path.hasSuffix("/v1") else { return .noAPI(suggestion: nil) }
    for base in [endpoint.url + "/v1", endpoint.origin + "/v1"] {
      // Nothing there is what this asks about; the error to report is known already.
      guard let answer = try? get(base + "/models"), answer.head.status == 200 else { continue }
      var reader = JSONReader(answer.body)
      if let value = try? reader.read(), ServerAnswers.isList(value) {
        return .noAPI(suggestion: base)
      }
    }
    return .noAPI(suggestion: nil)
  }

  /// True if header, list and properties all say llama.cpp: only then its own `/completion` and
  /// `/slots` are used.
  private static func takesTokens(_ answers: ServerAnswers, _ entry: JSONValue) -> Bool {
    answers.software.lowercased().hasPrefix("llama.cpp")
      && entry["owned_by"]?.string == "llamacpp"
      && answers.others["/props"]?["default_generation_settings"] != nil
  }

  private func choose(_ name: String?, from entries: [JSONValue]) throws(ProbeError) -> JSONValue {
    let served = entries.filter { entry in
      guard let id = entry["id"]?.string else { return false }
      return !id.isEmpty && id.utf8.count <= 4096
    }
    let names = served.compactMap { $0["id"]?.string }
    guard let name else {
      guard let only = served.first else { throw .noModels }
      guard served.count == 1 else { throw .severalModels(served: names) }
      return only
    }
    let match = served.first { entry in
      let aliases = entry["aliases"]?.array?.compactMap(\.string) ?? []
      let id = entry["id"]?.string ?? ""
      return id == name || PrintableText(id, limit: 120).text == name || aliases.contains(name)
    }
    if let match { return match }
    guard !served.isEmpty else { return .null }
    throw .unknownModel(name: name, served: NameDistance.sort(names, near: name))
  }
}

extension ErrorBody {
  /// True if the server says that its model is still loading.
  var isLoading: Bool { text.lowercased().contains("load") }
}
