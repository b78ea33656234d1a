extension EndpointError {
  /// The sentence a person reads.
  public var message: String {
    switch self {
    case .notAnAddress(let text, let reason):
      "'\(PrintableText(text, limit: 120).text)' is not an address to probe: \(reason.message)."
    case .hostNotAllowed(let host):
      "\(PrintableText(host).text) is not this machine. To probe it: --allow-host "
        + "\(PrintableText(host).text)"
    case .notThisMachine(let host, let address):
      "\(PrintableText(host).text) leads to \(PrintableText(address).text), which is not this "
        + "machine; not probed."
    case .unresolved(let host):
      "No host is called '\(PrintableText(host).text)'."
    }
  }
}

extension EndpointError.AddressFault {
  /// What is wrong, as the second half of a sentence.
  var message: String {
    switch self {
    case .scheme: "it does not start with http:// or https://"
    case .host: "it has no valid host"
    case .port: "its port is not a number from 1 to 65535"
    case .credentials: "it holds a user or a password; a key comes by --key-file"
    case .query: "it has a ? or # part"
    case .characters: "it has characters that an address cannot have"
    }
  }
}
