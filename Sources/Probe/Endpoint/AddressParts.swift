/// The parts of a web address, read more strictly than browsers do, so that this
/// program and its transport cannot understand the same text differently.
struct AddressParts: Equatable {
  let scheme: String
  /// In lower case; an IPv6 address without brackets.
  let host: String
  let port: Int
  /// Empty, or starting with `/` and not ending with it.
  let path: String
  /// True when the host is a numeric address.
  let isAddress: Bool

  init(_ text: String) throws(EndpointError) {
    func fail(_ reason: EndpointError.AddressFault) -> EndpointError {
      .notAnAddress(text, reason: reason)
    }
    let lower = text.prefix(8).lowercased()
    let scheme = lower == "https://" ? "https" : lower.hasPrefix("http://") ? "http" : ""
    guard !scheme.isEmpty else { throw fail(.scheme) }
    let allowed = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
    guard allowed, text.utf8.count <= 2000 else { throw fail(.characters) }
    let rest = text.dropFirst(scheme.count + 3)
    guard !rest.contains("?"), !rest.contains("#") else { throw fail(.query) }
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    let authority = rest[..<slash]
    guard !authority.contains("@") else { throw fail(.credentials) }

    let hostText: Substring
    let portText: Substring?
    if authority.first == "[" {
      guard let close = authority.firstIndex(of: "]") else { throw fail(.host) }
      hostText = authority[authority.index(after: authority.startIndex)..<close]
      let after = authority[authority.index(after: close)...]
      guard after.isEmpty || after.first == ":" else { throw fail(.host) }
      portText = after.isEmpty ? nil : after.dropFirst()
      guard HostAddress.version6(String(hostText)) != nil else { throw fail(.host) }
      isAddress = true
    } else {
      let pieces = authority.split(separator: ":", omittingEmptySubsequences: false)
      guard pieces.count <= 2, let first = pieces.first else { throw fail(.host) }
      hostText = first
      portText = pieces.count == 2 ? pieces[1] : nil
      isAddress = HostAddress.version4(String(hostText)) != nil
      guard isAddress || Self.isName(hostText) else { throw fail(.host) }
    }
    if let portText {
      guard portText.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(portText),
        (1...65535).contains(number)
      else { throw fail(.port) }
      port = number
    } else {
      port = scheme == "https" ? 443 : 80
    }
    var path = rest[slash...]
    while path.last == "/" { path = path.dropLast() }
    // A path that climbs would be rewritten on the way.
    let climbs = path.split(separator: "/").contains { $0 == "." || $0 == ".." }
    guard !climbs else { throw fail(.characters) }
    self.scheme = scheme
    self.host = hostText.lowercased()
    self.path = String(path)
  }

  /// True for names of letters, digits, hyphens and dots whose last part is not a
  /// number: `127.1` and `0x7f.1` are other spellings of addresses.
  private static func isName(_ host: Substring) -> Bool {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { part in
      !part.isEmpty && part.count <= 63
        && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
    }
    return isPlain && host.count <= 253 && parts.last?.first?.isNumber == false
  }
}
