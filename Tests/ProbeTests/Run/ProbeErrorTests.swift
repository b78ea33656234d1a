import Foundation
import Testing

@testable import Probe

@Suite struct ProbeErrorTests {
  /// Each error, its sentence and how a caller treats it.
  static let all: [(ProbeError, String, ProbeError.Kind)] = [
    (
      .noTransport(reason: "no libcurl.so.4"),
      "Servers cannot be asked: no libcurl.so.4. Install libcurl4.", .unavailable
    ),
    (
      .nothingAnswers(url: "http://127.0.0.1:8080"),
      "Nothing answers at http://127.0.0.1:8080. Start a server there, or name another address: "
        + "weigh probe URL", .noAnswer
    ),
    (
      .connectTimeout(url: "http://a:1", seconds: 3), "No connection to http://a:1 within 3 s.",
      .noAnswer
    ),
    (.notHTTP(url: "http://a:1"), "http://a:1 answers, but not with HTTP.", .notAnAPI),
    (
      .closedWithoutAnswer(url: "http://a:1"),
      "http://a:1 closes the connection without an answer.", .noAnswer
    ),
    (
      .certificate(reason: "self-signed certificate"),
      "The server's certificate is not trusted: self-signed certificate. --ca-file FILE adds a root.",
      .certificate
    ),
    (
      .encryption(reason: "wrong version number"),
      "No encrypted connection: wrong version number. Is it http:// there?", .notAnAPI
    ),
    (.noAnswer(seconds: 120), "No answer within 120 s; --wait 600s waits longer.", .noAnswer),
    (
      .stillLoading(seconds: 120), "Still loading after 120 s; --wait 600s waits longer.", .noAnswer
    ),
    (.transport(reason: "no memory"), "The connection failed: no memory.", .badAnswer),
    (.noAPI(suggestion: nil), "No OpenAI-compatible API here.", .notAnAPI),
    (
      .noAPI(suggestion: "http://127.0.0.1:8080/v1"),
      "No OpenAI-compatible API here. Did you mean http://127.0.0.1:8080/v1 ?", .notAnAPI
    ),
    (.webPage(title: ""), "This is a web page, not an API.", .notAnAPI),
    (.webPage(title: "Router"), "This is a web page, not an API: \"Router\"", .notAnAPI),
    (.needsKey(given: false), "The server wants a key: --key-file FILE", .needsKey),
    (
      .needsKey(given: true), "The server refuses this key; another one: --key-file FILE", .needsKey
    ),
    (
      .redirect(target: "https://other.example"),
      "The server redirects to https://other.example; not followed.", .notAnAPI
    ),
    (
      .compressed(coding: "gzip"),
      "The answer is compressed (gzip) though that was not asked for; refused.", .badAnswer
    ),
    (.headersTooLarge(bytes: 65536), "The answer has headers larger than 64 KiB.", .badAnswer),
    (.eventTooLarge(bytes: 8 << 20), "The answer has an event larger than 8 MiB.", .badAnswer),
    (.answerTooLarge(bytes: 64 << 20), "The answer is larger than 64 MiB.", .badAnswer),
    (.brokenJSON(start: "{x"), "An event is not JSON: {x", .badAnswer),
    (.tooManyValues(limit: 400_000), "The answer holds more than 400000 values.", .badAnswer),
    (.tooDeep(limit: 64), "The answer nests JSON deeper than 64.", .badAnswer),
    (
      .wrongShape(field: "choices", wanted: "a list"),
      "The answer has a 'choices' that is not a list.", .badAnswer
    ),
    (
      .serverSaid(status: 200, text: "out of memory"), "The server reports an error: out of memory",
      .badAnswer
    ),
    (.serverSaid(status: 500, text: "boom"), "The server reports an error (500): boom", .badAnswer),
    (
      .serverSaid(status: 500, text: ""),
      "The server reports an error (500) and does not say which.", .badAnswer
    ),
    (
      .filtered(status: 400, text: "no"), "A filter of the server withheld the answer (400): no",
      .badAnswer
    ),
    (.filtered(status: 200, text: ""), "A filter of the server withheld the answer.", .badAnswer),
    (
      .judgesItself(.sameAddress),
      "A model cannot judge its own answers: it is the same model at the same address. Name another "
        + "model as judge.", .chooseModel
    ),
    (
      .judgesItself(.sameFile),
      "A model cannot judge its own answers: it is the same file. Name another model as judge.",
      .chooseModel
    ),
    (
      .rateLimited(seconds: nil), "The server has had too many requests (429); try again later.",
      .badAnswer
    ),
    (
      .rateLimited(seconds: 300),
      "The server has had too many requests (429) and asks to wait 5 min.", .badAnswer
    ),
    (
      .contextTooSmall(tokens: nil),
      "The server's context is too small for this run; raise it, or lower --prompt-tokens.",
      .badAnswer
    ),
    (
      .contextTooSmall(tokens: 64),
      "The server's context of 64 tokens is too small for this run; raise it, or lower --prompt-tokens.",
      .badAnswer
    ),
    (.noModels, "The server lists no model. Load one there, or name it: --model ID", .notAnAPI),
    (
      .severalModels(served: ["a", "b"]),
      "The server has several models; name one with --model: a, b", .chooseModel
    ),
    (
      .unknownModel(name: "x", served: (1...10).map { "m\($0)" }),
      "The server has no model 'x'. It has: m1, m2, m3, m4, m5, m6, m7, m8 and 2 more",
      .unknownModel
    ),
    (.unknownModel(name: "x", served: []), "The server has no model 'x'.", .unknownModel),
    (.modelChanged(now: "y"), "The server now serves y.", .badAnswer),
    (.cut(tokens: 41), "The answer stopped in the middle after 41 tokens.", .badAnswer),
    (.stalled(seconds: 60), "The answer stalled: no text for 60 s.", .badAnswer),
    (.tooSlow(minutes: 30), "One answer took longer than 30 min.", .badAnswer),
    (.empty, "The answer has no text.", .badAnswer),
    (.early, "The answer came before the request was sent.", .badAnswer),
    (
      .cannotResume(RunDifference(promptsWere: .words, are: .tokens)),
      "This run cannot go on: the kind of prompts was words and is now tokens. Start a new one: "
        + "weigh probe URL", .cannotResume
    ),
    (
      .nothingToResume,
      "This run is complete; nothing is left to measure. To measure again, start a new one.",
      .cannotResume
    ),
    (
      .keepsThinking(tokens: 64),
      "This server keeps the model thinking; 64 tokens show no answer. Turn thinking off on the "
        + "server, or raise --max-tokens.", .badAnswer
    ),
    (.stopped, "Stopped; what was measured is kept.", .stopped),
    (.serverGone, "The server no longer answers; what was measured is kept.", .noAnswer),
    (
      .failedInARow(count: 5, commonest: .serverSaid(status: 500, text: "boom"), seen: 4),
      "5 requests in a row failed, 4 of them so: The server reports an error (500): boom",
      .badAnswer
    ),
  ]

  @Test(arguments: all.indices)
  func `each error has its sentence and its group`(index: Int) throws {
    let (error, sentence, kind) = Self.all[index]
    #expect(error.message == sentence)
    #expect(error.kind == kind)
    let copy = try JSONDecoder().decode(ProbeError.self, from: JSONEncoder().encode(error))
    #expect(copy == error)
  }

  @Test func `exit codes follow the group`() {
    #expect(ProbeError.nothingAnswers(url: "").exitCode == 69)
    #expect(ProbeError.needsKey(given: false).exitCode == 69)
    #expect(ProbeError.severalModels(served: []).exitCode == 64)
    #expect(ProbeError.unknownModel(name: "", served: []).exitCode == 66)
    #expect(ProbeError.stopped.exitCode == 130)
    #expect(ProbeError.nothingToResume.exitCode == 64)
    #expect(ProbeError.failedInARow(count: 5, commonest: .stopped, seen: 5).exitCode == 130)
  }

  @Test func `texts from outside are cleaned and the key is hidden`() throws {
    let key = try #require(ProbeKey("very-secret"))
    let raw = "\u{1B}very-secret"
    let errors: [ProbeError] = [
      .certificate(reason: raw), .encryption(reason: raw), .transport(reason: raw),
      .noTransport(reason: raw), .webPage(title: raw), .redirect(target: raw),
      .compressed(coding: raw), .brokenJSON(start: raw), .serverSaid(status: 1, text: raw),
      .filtered(status: 400, text: raw), .severalModels(served: [raw]),
      .unknownModel(name: raw, served: [raw]),
      .modelChanged(now: raw),
      .failedInARow(count: 1, commonest: .serverSaid(status: 1, text: raw), seen: 1),
    ]
    for error in errors {
      let sentence = error.cleaned(hiding: key).message
      #expect(sentence.contains("^[sk-…") && !sentence.contains("secret"), "\(sentence)")
    }
  }

  @Test(arguments: ProbeFlag.allCases)
  func `each flag has one sentence`(flag: ProbeFlag) {
    #expect(flag.message.last == "." && flag.message.count > 20)
  }

  @Test func `each note has its sentence`() {
    #expect(ProbeNote.fieldDropped("seed").message == "The server does not know 'seed'; left out.")
    #expect(
      ProbeNote.promptShortened(from: 512, to: 200).message
        == "Prompts of 512 tokens do not fit; shortened to about 200.")
    #expect(ProbeNote.retried(1).message == "1 request was sent again.")
    #expect(ProbeNote.retried(3).message == "3 requests were sent again.")
    #expect(ProbeNote.modelListCut(1000).message == "The list of models was cut after 1000.")
    #expect(
      ProbeNote.loaded(milliseconds: 14_200).message == "Loading the model took about 14.2 s.")
    #expect(
      ProbeNote.budgetSpent(seconds: 30, sent: 7, planned: 60).message
        == "7 of 60 requests fitted into 30 s.")
    #expect(ProbeNote.resumed(kept: 1).message == "Resumed with 1 request measured before.")
    #expect(ProbeNote.resumed(kept: 12).message == "Resumed with 12 requests measured before.")
    #expect(
      ProbeNote.promptsInWords.message
        == "The server takes no token numbers; prompts are words of about the planned length.")
    #expect(
      ProbeNote.streamsEnough(streams: 4).message
        == "More than 4 at once bring less than 10 %; no more were tried.")
  }
}
