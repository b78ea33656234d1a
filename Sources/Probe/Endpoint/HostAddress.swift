import Glibc

/// The numeric addresses of hosts.
enum HostAddress {
  /// The four numbers of a dotted IPv4 address, each 0 to 255 in plain decimals; else nil.
  static func version4(_ text: String) -> [UInt8]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var numbers: [UInt8] = []
    for part in parts {
      guard part.allSatisfy({ $0.isASCII && $0.isNumber }), let number = UInt8(part),
        String(number) == part
      else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  /// The 16 bytes of an IPv6 address without a zone, or nil.
  static func version6(_ text: String) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 16)
    return inet_pton(AF_INET6, text, &bytes) == 1 ? bytes : nil
  }

  /// True for 127.0.0.0/8 and ::1.
  static func isLoopback(_ text: String) -> Bool {
    if let numbers = version4(text) { return numbers[0] == 127 }
    return version6(text) == [UInt8](repeating: 0, count: 15) + [1]
  }

  /// The addresses the system has for a name, without repeats; empty if there are none.
  static func resolve(_ host: String) -> [String] {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var first: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, nil, &hints, &first) == 0, let first else { return [] }
    defer { freeaddrinfo(first) }
    var found: [String] = []
    var next: UnsafeMutablePointer<addrinfo>? = first
    while let entry = next, found.count < 16 {
      var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
      let flags = NI_NUMERICHOST
      if getnameinfo(
        entry.pointee.ai_addr, entry.pointee.ai_addrlen, &text, socklen_t(text.count), nil, 0,
        flags) == 0
      {
        let address = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
        if !found.contains(address) { found.append(address) }
      }
      next = entry.pointee.ai_next
    }
    return found
  }
}
