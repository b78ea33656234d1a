/// Asks addresses on this machine which servers answer there, all at once.
///
/// Nothing but the candidates is contacted, and of those only the ones on this machine; no
/// request makes a server load or compute anything.
///
/// - Parameters:
///   - candidates: where to ask; addresses of other machines are left out.
///   - limits: how long a connection and the whole step may take.
///   - stop: ends the step early; what has answered is returned.
/// - Returns: what answered, in the order of the candidates. A server behind both addresses of
///   this machine is one, with the address that comes first.
///
/// **Cost** At most `limits.wholeSeconds` and a tenth, whatever listens there.
public func findServers(
  candidates: [ServerCandidate] = ServerCandidate.wellKnown,
  limits: FinderLimits = FinderLimits(), stop: ProbeStop = ProbeStop()
) -> [FoundServer] {
  let end = HTTPClient.now &+ UInt64(max(0, min(limits.wholeSeconds, 600)) * 1e9)
  let endpoints = candidates.prefix(limits.candidates).compactMap { candidate in
    // An address that cannot be asked is no server.
    (try? Endpoint(candidate.url)).flatMap { $0.isLoopback ? $0 : nil }
  }
  let inquiries = endpoints.map { endpoint in
    ServerInquiry(endpoint: endpoint, limits: limits, end: end, stop: stop)
  }
  let mailbox = Mailbox<(place: Int, server: FoundServer?)>()
  for (place, inquiry) in inquiries.enumerated() {
    let isBegun = WorkThread.start { mailbox.post((place, inquiry.perform())) }
    // Without another thread it is asked on this one.
    if !isBegun { mailbox.post((place, inquiry.perform())) }
  }
  var found = [FoundServer?](repeating: nil, count: inquiries.count)
  for _ in inquiries {
    guard let letter = mailbox.next() else { continue }
    found[letter.place] = letter.server
  }
  return Twins.merge(found.compactMap(\.self))
}

/// How long finding servers may take.
///
/// The defaults are chosen: a server of this machine connects in less than a millisecond, and
/// nobody waits longer than a second for a list.
public struct FinderLimits: Sendable, Equatable {
  /// Until a connection stands.
  public var connectSeconds = 0.3
  /// For everything.
  public var wholeSeconds = 1.0
  /// Candidates that are asked; further ones are left out.
  public var candidates = 64
  /// Bytes of one answer.
  public var answerBytes = 16 << 20

  /// The default limits.
  public init() {}
}

/// The questions to one address.
private struct ServerInquiry: Sendable {
  let endpoint: Endpoint
  let limits: FinderLimits
  let end: UInt64
  let stop: ProbeStop

  /// What answers there; nil if nothing that speaks the protocol does.
  func perform() -> FoundServer? {
    let began = HTTPClient.now
    guard let (head, body) = get(endpoint.url + "/models", body: nil) else { return nil }
    let plain = PlainDialect()
    var server = FoundServer(url: endpoint.url, engine: plain.engine, dialect: plain.key)
    server.answerMilliseconds = Double(HTTPClient.now &- began) / 1e6
    switch head.status {
    case 200: break
    case 401, 403:
      // A page that asks for a password is no server of this kind.
      guard ErrorBody(body, contentType: head.contentType).json != nil else { return nil }
      server.needsKey = true
      return server
    case 503 where ErrorBody(body, contentType: head.contentType).isLoading:
      server.isLoading = true
      return server
    default: return nil
    }
    var reader = JSONReader(body)
    // Anything else than a list of models is no server of this kind.
    guard let models = try? reader.read(), ServerAnswers.isList(models) else { return nil }
    var answers = ServerAnswers()
    answers.software = head["server"] ?? ""
    answers.port = endpoint.port
    answers.models = models
    let survey = ServerSurvey { question in
      guard let (head, body) = get(endpoint.root + question.path, body: question.body),
        head.status == 200
      else { return nil }
      var reader = JSONReader(body)
      return try? reader.read()  // a path that answers something else is a fact less
    }
    // No question throws here.
    let dialect = (try? survey.recognize(&answers)) ?? plain
    server.engine = dialect.engine
    server.dialect = dialect.key
    server.isVerified = dialect.isVerified
    server.isListCut = reader.isCut
    server.models = answers.modelEntries.compactMap { entry in
      guard let name = entry["id"]?.name else { return nil }
      return ServerSurvey.model(entry, wireName: name, by: dialect, answers)
    }
    server.engineBuild = server.models.lazy.compactMap(\.engineBuild).first
    return server
  }

  private func get(_ url: String, body: String?) -> (head: ResponseHead, body: [UInt8])? {
    let now = HTTPClient.now
    guard now < end, !stop.isStopped else { return nil }
    let seconds = Double(end - now) / 1e9
    var bounds = ProbeLimits()
    bounds.connectSeconds = min(limits.connectSeconds, seconds)
    bounds.requestSeconds = seconds
    bounds.answerBytes = limits.answerBytes
    let client = HTTPClient(endpoint: endpoint, key: nil, limits: bounds, stop: stop)
    let answer = WholeAnswer(waitSeconds: seconds, bodyLimit: limits.answerBytes) { _ in true }
    let outcome = client.perform(HTTPRequest(url: url, body: body), answer)
    guard answer.failure == nil, outcome.failure == nil, !outcome.wasStopped else { return nil }
    return (answer.head, answer.body)
  }
}

/// One server that answers at both addresses of this machine.
enum Twins {
  /// The servers without those that repeat an earlier one at another address of the same port.
  static func merge(_ servers: [FoundServer]) -> [FoundServer] {
    var kept: [FoundServer] = []
    for server in servers where !kept.contains(where: { isTwin(server, of: $0) }) {
      kept.append(server)
    }
    return kept
  }

  private static func isTwin(_ server: FoundServer, of other: FoundServer) -> Bool {
    guard let one = try? AddressParts(server.url), let two = try? AddressParts(other.url) else {
      return false
    }
    return one.scheme == two.scheme && one.port == two.port && one.path == two.path
      && server.dialect == other.dialect && server.engineBuild == other.engineBuild
      && server.needsKey == other.needsKey
      && server.models.map(\.wireName) == other.models.map(\.wireName)
  }
}
