/// Why an address is not probed.
public enum EndpointError: Error, Equatable, Sendable, Codable {
  /// The text is no web address; `reason` names what is wrong with it.
  case notAnAddress(String, reason: AddressFault)
  /// The address is neither this machine nor a host that was allowed by name.
  case hostNotAllowed(host: String)
  /// A name for this machine led to an address elsewhere.
  case notThisMachine(host: String, address: String)
  /// The host has no address.
  case unresolved(host: String)

  /// What is wrong with an address.
  public enum AddressFault: String, Equatable, Sendable, Codable {
    /// It does not start with `http://` or `https://`.
    case scheme
    /// It has no host, or one with characters a host cannot have.
    case host
    /// Its port is not a number from 1 to 65535.
    case port
    /// It has a user or a password in it.
    case credentials
    /// It has a `?` or `#` part.
    case query
    /// It has spaces or characters that cannot be in an address.
    case characters
  }

  /// The exit code a command ends with: wrong usage, except for a host that is not found.
  public var exitCode: Int32 {
    if case .unresolved = self { 69 } else { 64 }
  }
}
