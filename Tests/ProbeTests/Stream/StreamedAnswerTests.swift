import Testing

@testable import Probe

@Suite struct StreamedAnswerTests {
  /// What a stream comes to in these pieces; moments left out, as they are those of the pieces.
  private func reply(_ pieces: [ArraySlice<UInt8>], failure: ProbeError? = nil) -> ChatReply {
    let answer = StreamedAnswer(
      limits: ProbeLimits(), key: nil, chunkLimit: 100,
      readTimings: LlamaServerDialect().timings, onTick: { _ in true })
    var turn: UInt64 = 0
    func header(_ text: String) {
      Array(text.utf8).withUnsafeBufferPointer { _ = answer.header($0, at: 1) }
    }
    header("HTTP/1.1 200 OK\r\n")
    header("Content-Type: text/event-stream\r\n")
    for piece in pieces {
      turn += 1
      let goesOn = piece.withUnsafeBufferPointer { answer.body($0, at: turn * 1000, turn: turn) }
      guard goesOn else { break }
    }
    var outcome = HTTPOutcome.none
    outcome.failure = failure
    answer.finish(outcome)
    return answer.reply
  }

  private func isSame(_ one: ChatReply, _ other: ChatReply) -> Bool {
    one.chunks == other.chunks && one.usage == other.usage && one.timings == other.timings
      && one.finishReason == other.finishReason && one.model == other.model
      && one.failure == other.failure && one.isRepaired == other.isRepaired
      && one.isComplete == other.isComplete && one.gaps?.count == other.gaps?.count
      && (one.moments.firstAnswer == nil) == (other.moments.firstAnswer == nil)
  }

  @Test func `there are enough fixtures`() {
    #expect(StreamFixture.all.count >= 50)
    #expect(Set(StreamFixture.all.map(\.name)).count == StreamFixture.all.count)
  }

  @Test(arguments: StreamFixture.all)
  func `a stream split at any byte comes to the same`(fixture: StreamFixture) {
    let whole = reply([fixture.bytes[...]])
    for cut in 0...fixture.bytes.count {
      let split = reply([fixture.bytes[..<cut], fixture.bytes[cut...]])
      #expect(isSame(split, whole), "\(fixture.name) at byte \(cut)")
    }
    let single = reply(fixture.bytes.indices.map { fixture.bytes[$0...$0] })
    #expect(isSame(single, whole))
  }

  @Test func `text of several bytes split anywhere needs no repair`() {
    let text = Array("data: {\"choices\":[{\"delta\":{\"content\":\"Größe 水 🌊\"}}]}\n\n".utf8)
    for cut in 0...text.count {
      let split = reply([text[..<cut], text[cut...]])
      #expect(!split.isRepaired && split.chunks == 1)
    }
  }

  @Test func `what is left of an answer that broke off is no event`() {
    let half = Array("data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\ndata: {\"cho".utf8)
    let cut = reply([half[...]], failure: .cut(tokens: 0))
    #expect(cut.chunks == 1 && cut.failure == nil && !cut.isComplete)
  }

  @Test func `gaps are kept up to a number, the largest always`() {
    let event = Array("data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n".utf8)
    #expect(reply(Array(repeating: event[...], count: 5)).gaps == [1, 1, 1, 1])
    let answer = StreamedAnswer(
      limits: ProbeLimits(), key: nil, chunkLimit: 10_000, readTimings: { _ in nil },
      onTick: { _ in true })
    Array("HTTP/1.1 200 OK\r\n".utf8).withUnsafeBufferPointer { _ = answer.header($0, at: 1) }
    for turn in 0..<UInt64(4100) {
      _ = event.withUnsafeBufferPointer { answer.body($0, at: turn * 2000, turn: turn) }
    }
    #expect(answer.reply.chunks == 4100 && answer.reply.gaps == nil)
    #expect(answer.reply.moments.largestGap == 2000)
  }

  @Test func `a hundred thousand damaged streams do not trap, whatever their pieces`() {
    let seeds = StreamFixture.all.map(\.bytes).filter { $0.count < 90 }
    var numbers = SeededNumbers(seed: 23)
    var readable = 0
    for round in 0..<100_000 {
      var bytes = seeds[round % seeds.count]
      guard !bytes.isEmpty else { continue }
      let place = Int.random(in: 0..<bytes.count, using: &numbers)
      switch round % 3 {
      case 0: bytes[place] = UInt8(truncatingIfNeeded: numbers.next())
      case 1: bytes.remove(at: place)
      default: bytes.insert(bytes[place], at: place / 2)
      }
      var parser = SSEParser()
      let cut = bytes.count / 2
      // Only a trap would be wrong here; most of them are refused.
      try? parser.feed(bytes[..<cut]) { if (try? StreamChunk($0.data)) != nil { readable += 1 } }
      try? parser.feed(bytes[cut...]) { if (try? StreamChunk($0.data)) != nil { readable += 1 } }
      try? parser.finish { if (try? StreamChunk($0.data)) != nil { readable += 1 } }
    }
    #expect(readable > 1000)
  }
}
