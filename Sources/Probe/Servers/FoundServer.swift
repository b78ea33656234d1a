/// A server that answered on this machine, and what it serves.
public struct FoundServer: Equatable, Sendable, Codable {
  /// What to give to `weigh probe`: `http://127.0.0.1:8080/v1`.
  public var url: String
  /// The engine's name as people write it.
  public var engine: String
  /// The engine's build, as it reports it.
  public var engineBuild: String?
  /// The key of its dialect, such as `ollama`.
  public var dialect: String
  /// Whether that dialect has been run; nil where there is nothing to verify.
  public var isVerified: Bool?
  /// What it serves, in its own order; empty where it wants a key.
  public var models: [ServedModel]
  /// Whether there were more models than were read.
  public var isListCut: Bool
  /// Whether it answers only who has a key.
  public var needsKey: Bool
  /// Whether it says that it is still loading.
  public var isLoading: Bool
  /// Milliseconds until its first answer was complete.
  public var answerMilliseconds: Double

  /// A server at an address of which nothing else is known.
  public init(url: String, engine: String, dialect: String) {
    self.url = url
    self.engine = engine
    self.dialect = dialect
    models = []
    isListCut = false
    needsKey = false
    isLoading = false
    answerMilliseconds = 0
  }
}

/// An address where a server may be.
public struct ServerCandidate: Equatable, Hashable, Sendable, Codable {
  /// The address: `http://127.0.0.1:8080/v1`.
  public var url: String
  /// The environment variable that names it; nil for a well-known port of this machine.
  public var variable: String?

  /// An address and where it comes from.
  public init(url: String, variable: String? = nil) {
    self.url = url
    self.variable = variable
  }

  /// The ports that engines listen on unless told otherwise, on this machine.
  ///
  /// **Shape** In order of the ports; each port twice, first with the address of IPv4.
  public static var wellKnown: [ServerCandidate] {
    Dialects.all.compactMap(\.port).sorted().flatMap { onThisMachine(port: $0) }
  }

  /// One port of this machine, by both of its addresses.
  public static func onThisMachine(port: UInt16) -> [ServerCandidate] {
    ["127.0.0.1", "[::1]"].map { ServerCandidate(url: "http://\($0):\(port)/v1") }
  }

  /// What the environment names: to be offered, and asked only when somebody chooses it.
  ///
  /// `OPENAI_BASE_URL` is an address; `OLLAMA_HOST` may also be a host, a port or both, and then
  /// means port 11434 and this machine where it says neither.
  public static func named(byEnvironment environment: [String: String]) -> [ServerCandidate] {
    var found: [ServerCandidate] = []
    if let text = environment["OPENAI_BASE_URL"], let url = address(text, port: nil) {
      found.append(ServerCandidate(url: url, variable: "OPENAI_BASE_URL"))
    }
    if let text = environment["OLLAMA_HOST"], let url = address(text, port: 11434) {
      found.append(ServerCandidate(url: url, variable: "OLLAMA_HOST"))
    }
    return found
  }

  /// The address a text means; `port` is the one that holds without a scheme.
  private static func address(_ text: String, port: Int?) -> String? {
    var rest = text.trimmed
    if rest.hasPrefix("\""), rest.hasSuffix("\""), rest.count > 1 {
      rest = String(rest.dropFirst().dropLast())
    }
    guard !rest.isEmpty else { return nil }
    if !rest.contains("://") {
      guard let port else { return nil }
      let tail = rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? ""
      var host = rest.split(separator: "/", omittingEmptySubsequences: false).first.map(String.init)
      if let port = host, port.hasPrefix(":"), !port.hasPrefix("::") { host = "127.0.0.1" + port }
      guard let host else { return nil }
      let isBare = !host.hasPrefix("[") && host.count { $0 == ":" } > 1
      let name = isBare ? "[\(host)]" : host
      let hasPort = name.hasPrefix("[") ? name.contains("]:") : name.contains(":")
      rest = "http://" + name + (hasPort ? "" : ":\(port)") + tail
    }
    guard let parts = try? AddressParts(rest) else { return nil }  // nothing to offer then
    // An address to listen on everywhere is reached on this machine.
    let host = ["0.0.0.0", "::"].contains(parts.host) ? "127.0.0.1" : parts.host
    let shown = host.contains(":") ? "[\(host)]" : host
    return "\(parts.scheme)://\(shown):\(parts.port)" + (parts.path.isEmpty ? "/v1" : parts.path)
  }
}

extension String {
  /// Without white space at its ends.
  fileprivate var trimmed: String {
    let start = drop { $0.isWhitespace }
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...end])
  }
}
