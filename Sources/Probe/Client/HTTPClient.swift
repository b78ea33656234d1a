internal import CCurl

/// What to ask for.
struct HTTPRequest: Sendable {
  var url: String
  var accept = "application/json"
  /// Sent with POST when there is one.
  var body: String?
}

/// Takes in an answer while it arrives.
///
/// Each function may stop it by returning false.
protocol HTTPReceiver: AnyObject {
  /// A header line.
  func header(_ line: UnsafeBufferPointer<UInt8>, at nanoseconds: UInt64) -> Bool
  /// Some bytes of the body; `turn` is the same for bytes that were there at once.
  func body(_ bytes: UnsafeBufferPointer<UInt8>, at nanoseconds: UInt64, turn: UInt64) -> Bool
  /// Time passes; called at least every 50 ms.
  func tick(at nanoseconds: UInt64) -> Bool
}

/// How an exchange ended, and when its parts happened (nanoseconds of the monotonic clock).
struct HTTPOutcome: Sendable {
  /// Nil if the whole answer arrived, or if the receiver or the stop token ended it.
  var failure: ProbeError?
  var wasStopped: Bool
  var started: UInt64
  var connected: UInt64?
  var sent: UInt64?
  var ended: UInt64

  /// Before there is one.
  static let none = HTTPOutcome(
    failure: nil, wasStopped: false, started: 0, connected: nil, sent: nil, ended: 0)
}

/// Talks to one endpoint and to nothing else.
struct HTTPClient: Sendable {
  let endpoint: Endpoint
  let key: ProbeKey?
  let limits: ProbeLimits
  let stop: ProbeStop

  /// Nanoseconds of the monotonic clock that all times are on.
  static var now: UInt64 { ccurl_now() }

  /// Performs one request on this thread.
  ///
  /// A new connection is made for each.
  func perform(_ request: HTTPRequest, _ receiver: any HTTPReceiver) -> HTTPOutcome {
    guard let handle = ccurl_request_new(request.body == nil ? "GET" : "POST", request.url) else {
      return failed(.transport(reason: "out of memory"))
    }
    defer { ccurl_request_free(handle) }
    guard prepare(handle, request) else {
      return failed(.transport(reason: "out of memory"))
    }
    let call = Call(receiver: receiver, stop: stop)
    let result = withExtendedLifetime(call) {
      ccurl_request_perform(
        handle, Unmanaged.passUnretained(call).toOpaque(),
        { context, bytes, count, now, _ in
          Call.from(context)?.header(UnsafeBufferPointer(start: bytes, count: count), now) ?? true
        },
        { context, bytes, count, now, turn in
          Call.from(context)?.body(UnsafeBufferPointer(start: bytes, count: count), now, turn)
            ?? true
        },
        { context, now in Call.from(context)?.tick(now) ?? true })
    }
    return HTTPOutcome(
      failure: failure(result), wasStopped: stop.isStopped, started: result.started,
      connected: result.connected == 0 ? nil : result.connected,
      sent: result.sent == 0 ? nil : result.sent, ended: result.ended)
  }

  private func failed(_ error: ProbeError) -> HTTPOutcome {
    let now = Self.now
    return HTTPOutcome(
      failure: error, wasStopped: false, started: now, connected: nil, sent: nil, ended: now)
  }

  private func prepare(_ handle: OpaquePointer, _ request: HTTPRequest) -> Bool {
    var lines = [
      "Accept: \(request.accept)", "Accept-Encoding: identity", "Expect:", "User-Agent: weigh",
    ]
    if let key { lines.append("Authorization: Bearer \(key.secret)") }
    if request.body != nil { lines.append("Content-Type: application/json") }
    var fine = lines.allSatisfy { ccurl_request_header(handle, $0) }
    fine = fine && ccurl_request_pin(handle, endpoint.pin)
    if let file = endpoint.certificateFile { fine = fine && ccurl_request_trust(handle, file) }
    if let body = request.body {
      let bytes = Array(body.utf8)
      fine = fine && ccurl_request_body(handle, bytes, bytes.count)
    }
    if !endpoint.isLoopback { ccurl_request_allow_proxy(handle) }
    ccurl_request_limits(
      handle, Self.milliseconds(limits.connectSeconds), Self.milliseconds(limits.requestSeconds),
      limits.headerBytes, limits.answerBytes)
    return fine
  }

  private static func milliseconds(_ seconds: Double) -> Int64 {
    Int64(max(1, min(seconds, 1e6) * 1000))
  }

  private func failure(_ result: CCurlResult) -> ProbeError? {
    let reason = withUnsafeBytes(of: result.reason) { bytes in
      PrintableText(String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)).text
    }
    switch result.end {
    case CCURL_DONE, CCURL_STOPPED: return nil
    case CCURL_REFUSED, CCURL_UNRESOLVED: return .nothingAnswers(url: endpoint.origin)
    case CCURL_CONNECT_TIMEOUT:
      return .connectTimeout(url: endpoint.origin, seconds: limits.connectSeconds)
    case CCURL_TIMEOUT: return .tooSlow(minutes: limits.requestSeconds / 60)
    case CCURL_NOT_HTTP: return .notHTTP(url: endpoint.origin)
    case CCURL_NOTHING: return .closedWithoutAnswer(url: endpoint.origin)
    case CCURL_CERTIFICATE: return .certificate(reason: reason)
    case CCURL_TLS: return .encryption(reason: reason)
    case CCURL_CUT:
      return result.status == 0 ? .closedWithoutAnswer(url: endpoint.origin) : .cut(tokens: 0)
    case CCURL_HEADERS_LARGE: return .headersTooLarge(bytes: limits.headerBytes)
    case CCURL_BODY_LARGE: return .answerTooLarge(bytes: limits.answerBytes)
    case CCURL_UNAVAILABLE: return .noTransport(reason: reason)
    default: return .transport(reason: reason)
    }
  }
}

/// The bridge from the C callbacks to a receiver; lives as long as one exchange.
private final class Call {
  let receiver: any HTTPReceiver
  let stop: ProbeStop

  init(receiver: any HTTPReceiver, stop: ProbeStop) {
    self.receiver = receiver
    self.stop = stop
  }

  static func from(_ context: UnsafeMutableRawPointer?) -> Call? {
    context.map { Unmanaged<Call>.fromOpaque($0).takeUnretainedValue() }
  }

  func header(_ line: UnsafeBufferPointer<UInt8>, _ now: UInt64) -> Bool {
    !receiver.header(line, at: now)
  }

  func body(_ bytes: UnsafeBufferPointer<UInt8>, _ now: UInt64, _ turn: UInt64) -> Bool {
    !receiver.body(bytes, at: now, turn: turn)
  }

  func tick(_ now: UInt64) -> Bool {
    stop.isStopped || !receiver.tick(at: now)
  }
}
