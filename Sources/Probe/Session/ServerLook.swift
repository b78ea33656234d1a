/// The first step of a run: does a server answer there, what is it, and which model.
struct ServerLook {
  let context: ProbeContext

  /// What was found.
  struct Found {
    var model: ServedModel
    var dialect: any Dialect
    var notes: [ProbeNote] = []
  }

  /// Bytes of a list of models; one of 100,000 takes about half of it.
  private static let largestList = 16 << 20

  private struct Answer {
    var head: ResponseHead
    var body: [UInt8]

    var error: ErrorBody { ErrorBody(body, contentType: head.contentType) }
  }

  /// Looks at the server and picks the model.
  func look(model name: String?) throws(ProbeError) -> Found {
    let answer = try models()
    var reader = JSONReader(answer.body)
    var answers = ServerAnswers()
    answers.software = answer.head["server"] ?? ""
    do {
      answers.models = try reader.read()
    } catch .broken {
      throw answer.error.text.isEmpty ? noAPI() : .webPage(title: answer.error.text)
    } catch {
      throw StreamChunk.failure(error, in: answer.body)
    }
    guard answers.models["data"]?.array != nil else { throw noAPI() }
    let dialect = try recognize(&answers)
    let entry = try choose(name, from: answers.modelEntries)
    var model = ServedModel(wireName: entry["id"]?.string ?? name ?? "", engine: dialect.engine)
    dialect.describe(&model, entry: entry, answers: answers)
    model.tidy()
    var found = Found(model: model, dialect: dialect)
    if reader.isCut { found.notes.append(.modelListCut(answers.modelEntries.count)) }
    return found
  }

  /// The list of models; waits while the server loads, and asks again after its failures.
  private func models() throws(ProbeError) -> Answer {
    let url = context.endpoint.url + "/models"
    let started = HTTPClient.now
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

  /// Waits a moment for a model that is loading, unless it has taken too long.
  func waitForLoading(since started: UInt64) throws(ProbeError) {
    let waited = Double(HTTPClient.now &- started) / 1e9
    guard waited < context.limits.waitSeconds else {
      throw .stillLoading(seconds: context.limits.waitSeconds)
    }
    try context.pause(seconds: min(1, context.limits.retrySeconds)) {
      .loading(seconds: waited + $0)
    }
  }

  private func get(_ url: String) throws(ProbeError) -> Answer {
    let answer = WholeAnswer(
      waitSeconds: context.limits.waitSeconds,
      bodyLimit: min(context.limits.answerBytes, Self.largestList),
      onTick: context.watch { .answer(seconds: $0) })
    let outcome = context.client.perform(HTTPRequest(url: url), answer)
    if outcome.wasStopped { throw .stopped }
    if let failure = answer.failure ?? outcome.failure { throw failure }
    return Answer(head: answer.head, body: answer.body)
  }

  /// The error for an address without the API, with one that has it if it is near.
  private func noAPI() -> ProbeError {
    let endpoint = context.endpoint
    guard !endpoint.path.hasSuffix("/v1") else { return .noAPI(suggestion: nil) }
    for base in [endpoint.url + "/v1", endpoint.origin + "/v1"] {
      // Nothing there is what this asks about; the error to report is known already.
      guard let answer = try? get(base + "/models"), answer.head.status == 200 else { continue }
      var reader = JSONReader(answer.body)
      if let value = try? reader.read(), value["data"]?.array != nil {
        return .noAPI(suggestion: base)
      }
    }
    return .noAPI(suggestion: nil)
  }

  private func recognize(_ answers: inout ServerAnswers) throws(ProbeError) -> any Dialect {
    for dialect in Dialects.all where dialect.suspects(answers) {
      for path in dialect.paths where answers.others[path] == nil {
        try context.checkStop()
        // A path that does not answer is a fact less, not an error.
        guard let answer = try? get(context.endpoint.root + path), answer.head.status == 200
        else { continue }
        var reader = JSONReader(answer.body)
        answers.others[path] = try? reader.read()
      }
      if dialect.recognizes(answers) { return dialect }
    }
    return PlainDialect()
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
