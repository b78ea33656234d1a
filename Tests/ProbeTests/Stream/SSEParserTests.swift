import Testing

@testable import Probe

@Suite struct SSEParserTests {
  private func parse(_ pieces: [ArraySlice<UInt8>]) throws -> [StreamEvent] {
    var parser = SSEParser()
    var events: [StreamEvent] = []
    for piece in pieces { try parser.feed(piece) { events.append($0) } }
    try parser.finish { events.append($0) }
    return events
  }

  private func texts(_ text: String) throws -> [String] {
    try parse([Array(text.utf8)[...]]).map { String(decoding: $0.data, as: UTF8.self) }
  }

  @Test(arguments: StreamFixture.all)
  func `a stream split at any byte gives the same events`(fixture: StreamFixture) throws {
    let whole = try parse([fixture.bytes[...]])
    #expect(whole.map { String(decoding: $0.data, as: UTF8.self) } == fixture.events)
    for cut in 0...fixture.bytes.count {
      let split = try parse([fixture.bytes[..<cut], fixture.bytes[cut...]])
      #expect(split == whole, "\(fixture.name) at byte \(cut)")
    }
    let single = try parse(fixture.bytes.indices.map { fixture.bytes[$0...$0] })
    #expect(single == whole)
  }

  @Test func `any bytes in any pieces give the events of the whole`() throws {
    var numbers = SeededNumbers(seed: 11)
    let alphabet = Array("data: :\r\n\n\r{}\u{FEFF}eventi\u{0}".utf8) + [0xFF]
    for _ in 0..<5_000 {
      let bytes = (0..<Int.random(in: 0...60, using: &numbers)).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &numbers)]
      }
      var pieces: [ArraySlice<UInt8>] = []
      var rest = bytes[...]
      while !rest.isEmpty {
        let size = Int.random(in: 1...rest.count, using: &numbers)
        pieces.append(rest.prefix(size))
        rest = rest.dropFirst(size)
      }
      #expect(try parse(pieces) == parse([bytes[...]]), "\(bytes)")
    }
  }

  @Test func `the name of an event belongs to that event only`() throws {
    let events = try parse([Array("event: a\ndata: 1\n\ndata: 2\n\n".utf8)[...]])
    #expect(events.map(\.name) == ["a", nil])
  }

  @Test func `only one space after the colon is dropped`() throws {
    #expect(try texts("data:  two\n\ndata:none\n\n") == [" two", "none"])
  }

  @Test func `a byte order mark counts at the start only`() throws {
    #expect(try texts("\u{FEFF}data: a\n\n\u{FEFF}data: b\n\n") == ["a"])
  }

  @Test func `an event over its limit is refused`() throws {
    var parser = SSEParser(limit: 100)
    #expect(throws: ProbeError.eventTooLarge(bytes: 100)) {
      try parser.feed(repeatElement(UInt8(ascii: "x"), count: 101)) { _ in }
    }
    var joined = SSEParser(limit: 100)
    #expect(throws: ProbeError.eventTooLarge(bytes: 100)) {
      for _ in 0..<20 { try joined.feed(Array("data: 123456\n".utf8)) { _ in } }
    }
  }
}
