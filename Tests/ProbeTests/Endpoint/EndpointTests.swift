import Testing

@testable import Probe

@Suite struct EndpointTests {
  private func endpoint(
    _ text: String, allow: Set<String> = [], addresses: [String] = ["127.0.0.1"]
  ) throws(EndpointError) -> Endpoint {
    try Endpoint(text, allowedHosts: allow) { _ in addresses }
  }

  @Test(arguments: [
    ("http://127.0.0.1:8080", "http://127.0.0.1:8080/v1"),
    ("http://127.0.0.1:8080/", "http://127.0.0.1:8080/v1"),
    ("http://127.0.0.1:8080/v1/", "http://127.0.0.1:8080/v1"),
    ("HTTP://LocalHost/api", "http://localhost:80/api"),
    ("https://127.9.9.9", "https://127.9.9.9:443/v1"),
    ("http://[::1]:11434/v1", "http://[::1]:11434/v1"),
    ("http://[0:0:0:0:0:0:0:1]/", "http://[0:0:0:0:0:0:0:1]:80/v1"),
  ])
  func `an address of this machine is accepted`(text: String, url: String) throws {
    let endpoint = try endpoint(text)
    #expect(endpoint.url == url && endpoint.isLoopback)
  }

  @Test(arguments: [
    ("8080", EndpointError.AddressFault.scheme), ("ftp://127.0.0.1", .scheme),
    ("file:///etc/passwd", .scheme), ("", .scheme), ("http:/127.0.0.1", .scheme),
    ("http://", .host), ("http://:80", .host), ("http://[::1", .host), ("http://[::1]x", .host),
    ("http://[localhost]", .host), ("http://[::1%25lo]", .host), ("http://a..b", .host),
    // Other spellings of addresses, which some programs resolve and some do not.
    ("http://127.1", .host), ("http://0177.0.0.1", .host), ("http://2130706433", .host),
    ("http://0x7f.0.0.1", .host), ("http://127.0.0.1.", .host), ("http://127.0.0.256", .host),
    ("http://127.0.0.1:0", .port), ("http://127.0.0.1:65536", .port),
    ("http://127.0.0.1:", .port), ("http://127.0.0.1:8o80", .port),
    ("http://127.0.0.1:99999999999999999999", .port),
    ("http://127.0.0.1@evil.example", .credentials), ("http://a:b@127.0.0.1", .credentials),
    ("http://127.0.0.1/?key=1", .query), ("http://127.0.0.1#a", .query),
    ("http://127.0.0.1/a b", .characters), ("http://127.0.0.1\\@evil.example", .characters),
    ("http://127.0.0.1/\r\nX: y", .characters), ("http://127.0.0.1/é", .characters),
    ("http://127.0.0.1/../v1", .characters),
  ])
  func `an address that is none is refused`(text: String, fault: EndpointError.AddressFault) {
    #expect(throws: EndpointError.notAnAddress(text, reason: fault)) { try endpoint(text) }
  }

  @Test(arguments: [
    "http://192.168.1.4:8080", "http://example.com", "http://localhost.example.com",
    "http://10.0.0.1", "http://0.0.0.0:8080", "http://[::]:80", "http://[::ffff:127.0.0.1]:80",
    "http://[fe80::1]:80",
  ])
  func `another host needs to be named`(text: String) throws {
    let host = try AddressParts(text).host
    #expect(throws: EndpointError.hostNotAllowed(host: host)) { try endpoint(text) }
    #expect(throws: EndpointError.hostNotAllowed(host: host)) {
      try endpoint(text, allow: ["other.example"])
    }
    let allowed = try endpoint(text, allow: [host.uppercased()], addresses: ["203.0.113.7"])
    #expect(!allowed.isLoopback)
  }

  @Test func `a name of this machine that leads elsewhere is refused`() {
    #expect(throws: EndpointError.notThisMachine(host: "localhost", address: "203.0.113.7")) {
      try endpoint("http://localhost", addresses: ["127.0.0.1", "203.0.113.7"])
    }
    #expect(throws: EndpointError.unresolved(host: "localhost")) {
      try endpoint("http://localhost", addresses: [])
    }
  }

  @Test func `all addresses found at the start are pinned`() throws {
    let local = try endpoint("http://localhost:8080", addresses: ["::1", "127.0.0.1"])
    #expect(local.pin == "localhost:8080:[::1],127.0.0.1")
    let literal = try endpoint("http://[::1]:9")
    #expect(literal.pin == "[::1]:9:[::1]")
  }

  @Test func `engine paths lie above the API`() throws {
    #expect(try endpoint("http://127.0.0.1:1/llama/v1").root == "http://127.0.0.1:1/llama")
    #expect(try endpoint("http://127.0.0.1:1").root == "http://127.0.0.1:1")
    #expect(try endpoint("http://127.0.0.1:1/api").root == "http://127.0.0.1:1/api")
  }

  @Test func `the label is host and port unless named`() throws {
    #expect(try endpoint("http://127.0.0.1:8080").label == "127.0.0.1:8080")
    let named = try Endpoint("http://127.0.0.1:8080", label: "desk")
    #expect(named.label == "desk")
  }

  @Test(arguments: [
    (
      EndpointError.notAnAddress("8080", reason: .scheme),
      "'8080' is not an address to probe: it does not start with http:// or https://."
    ),
    (.notAnAddress("x", reason: .host), "'x' is not an address to probe: it has no valid host."),
    (
      .notAnAddress("x", reason: .port),
      "'x' is not an address to probe: its port is not a number from 1 to 65535."
    ),
    (
      .notAnAddress("x", reason: .credentials),
      "'x' is not an address to probe: it holds a user or a password; a key comes by --key-file."
    ),
    (.notAnAddress("x", reason: .query), "'x' is not an address to probe: it has a ? or # part."),
    (
      .notAnAddress("a\u{1B}b", reason: .characters),
      "'a^[b' is not an address to probe: it has characters that an address cannot have."
    ),
    (
      .hostNotAllowed(host: "a.example"),
      "a.example is not this machine. To probe it: --allow-host a.example"
    ),
    (
      .notThisMachine(host: "localhost", address: "203.0.113.7"),
      "localhost leads to 203.0.113.7, which is not this machine; not probed."
    ),
    (.unresolved(host: "a.example"), "No host is called 'a.example'."),
  ])
  func `each error has its sentence`(error: EndpointError, sentence: String) {
    #expect(error.message == sentence)
  }

  @Test func `a wrong address is wrong usage`() {
    #expect(EndpointError.hostNotAllowed(host: "a").exitCode == 64)
    #expect(EndpointError.unresolved(host: "a").exitCode == 69)
  }

  @Test func `a host that may not be probed is not even looked up`() {
    #expect(throws: EndpointError.hostNotAllowed(host: "models.example")) {
      _ = try Endpoint("https://models.example/v1") { host in
        Issue.record("\(host) was looked up")
        return []
      }
    }
  }
}
