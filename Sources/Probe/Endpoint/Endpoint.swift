/// A server that may be probed: an address that was checked and pinned.
///
/// Only this machine is probed unless a host was allowed by name. A name is resolved
/// once, here; all later connections go to the addresses found.
public struct Endpoint: Equatable, Sendable {
  /// The address everything is asked under, without a slash at the end; its path is
  /// `/v1` when none was given.
  public let url: String
  /// What a person calls it; host and port unless named otherwise.
  public let label: String
  /// True when it is this machine.
  public let isLoopback: Bool
  /// A file of further trusted root certificates.
  public let certificateFile: String?
  /// Scheme, host and port, without a path.
  let origin: String
  let port: Int
  let path: String
  /// `host:port:address,…` for the transport.
  let pin: String

  /// Checks an address and resolves its host.
  ///
  /// - Parameters:
  ///   - text: such as `http://127.0.0.1:8080/v1`.
  ///   - label: what to call it instead of host and port.
  ///   - allowedHosts: hosts that may be probed though they are not this machine.
  ///   - certificateFile: a file of further trusted root certificates.
  /// - Throws: `EndpointError`, before anything was connected to.
  public init(
    _ text: String, label: String? = nil, allowedHosts: Set<String> = [],
    certificateFile: String? = nil
  ) throws(EndpointError) {
    try self.init(
      text, label: label, allowedHosts: allowedHosts, certificateFile: certificateFile,
      resolve: HostAddress.resolve)
  }

  /// The same with another way to find addresses.
  init(
    _ text: String, label: String? = nil, allowedHosts: Set<String> = [],
    certificateFile: String? = nil, resolve: (String) -> [String]
  ) throws(EndpointError) {
    let parts = try AddressParts(text)
    let isLiteral = parts.isAddress
    let isLocalName = parts.host == "localhost"
    let isLocal = isLocalName || (isLiteral && HostAddress.isLoopback(parts.host))
    let isAllowed = allowedHosts.contains { $0.lowercased() == parts.host }
    guard isLocal || isAllowed else { throw .hostNotAllowed(host: parts.host) }
    // A host that may not be probed is not even looked up.
    let addresses = isLiteral ? [parts.host] : resolve(parts.host)
    guard !addresses.isEmpty else { throw .unresolved(host: parts.host) }
    let foreign = addresses.first { !HostAddress.isLoopback($0) }
    if isLocal, let foreign {
      throw .notThisMachine(host: parts.host, address: foreign)
    }
    isLoopback = foreign == nil
    let bracketed = parts.host.contains(":") ? "[\(parts.host)]" : parts.host
    port = parts.port
    origin = "\(parts.scheme)://\(bracketed):\(parts.port)"
    path = parts.path.isEmpty ? "/v1" : parts.path
    url = origin + path
    self.label = label ?? "\(bracketed):\(parts.port)"
    self.certificateFile = certificateFile
    let list = addresses.map { $0.contains(":") ? "[\($0)]" : $0 }
    pin = "\(bracketed):\(parts.port):" + list.joined(separator: ",")
  }

  /// The address above `/v1`, where engines keep what is their own.
  var root: String {
    path.hasSuffix("/v1") ? origin + path.dropLast(3) : origin + path
  }
}
