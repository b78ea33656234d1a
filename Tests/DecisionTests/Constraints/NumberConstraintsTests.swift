import Catalog
import Decision
import Testing

/// Rules on one number: what passes, what fails, what stays open, and the words for each.
@Suite struct NumberConstraintsTests {
  @Test func `a context at the limit passes and one token less fails`() throws {
    let atLimit = Fixture(Fixture.model(Fixture.id, context: 32_768))
    let below = Fixture(Fixture.model(Fixture.id, context: 32_767))
    let must = Must.rule("context", .greaterOrEqual, .integer(32_768))
    #expect(try atLimit.observe(must).truth == .pass)
    let fail = try below.observe(must)
    #expect(fail.truth == .fail)
    #expect(fail.observed == "32,767 tokens")
    #expect(fail.limit == "32,768 tokens or more")
    #expect(fail.sentence == "Context: 32,767 tokens, asked 32,768 tokens or more.")
    #expect(
      fail.reopen
        == "Reopens if a source states 32,768 tokens or more for Alpha-7B, "
        + "or the limit falls to 32,767 tokens.")
    #expect(fail.margin == Margin(distance: -1, relative: -1 / 32_768, unit: "tokens"))
    #expect(fail.evidence.map(\.source) == ["example"])
  }

  @Test func `a passing number says when it would fail`() throws {
    let fixture = Fixture(Fixture.model(Fixture.id, context: 65_536))
    let pass = try fixture.observe(.rule("context", .greaterOrEqual, .integer(32_768)))
    #expect(pass.sentence == "Context: 65,536 tokens, asked 32,768 tokens or more.")
    #expect(
      pass.reopen
        == "Fails if the fact or the limit changes so that 32,768 tokens or more no longer holds.")
    #expect(pass.margin == Margin(distance: 32_768, relative: 1, unit: "tokens"))
  }

  @Test func `a missing number is unknown, whichever way the rule asks`() throws {
    let fixture = Fixture(
      Fixture.model(Fixture.id, context: nil, parameters: nil, released: nil))
    for must in [
      Must.rule("context", .greaterOrEqual, .integer(1)), .rule("price", .lessOrEqual, .integer(9)),
      .rule("first_token", .lessOrEqual, .integer(9_999)),
      .rule("decode", .greaterOrEqual, .integer(1)), .rule("quality", .greaterOrEqual, .integer(1)),
      .rule("age", .lessOrEqual, .integer(9_999)), .rule("age", .greaterOrEqual, .integer(0)),
      .rule("parameters", .lessOrEqual, .integer(999)),
      .rule("parameters", .greaterOrEqual, .integer(0)),
      .rule("moderation.answered", .greaterOrEqual, .integer(0)),
    ] {
      let observation = try fixture.observe(must)
      #expect(observation.truth == .unknown, "\(must.field)")
      #expect(observation.observed == "not known", "\(must.field)")
      #expect(observation.margin == nil, "\(must.field)")
      #expect(observation.sentence.contains(": not known for Alpha-7B, asked "))
      #expect(observation.reopen.hasPrefix("Settled when a source states the "))
    }
    let context = try fixture.observe(.rule("context", .greaterOrEqual, .integer(4096)))
    #expect(context.sentence == "Context: not known for Alpha-7B, asked 4,096 tokens or more.")
    #expect(context.reopen == "Settled when a source states the context of Alpha-7B.")
  }

  @Test func `sources that disagree across the limit leave it open`() throws {
    let fixture = Fixture(
      Fixture.model(
        Fixture.id, context: nil,
        facts: [Fixture.disputed("context", [.integer(32_768), .integer(131_072)])]))
    let must = Must.rule("context", .greaterOrEqual, .integer(65_536))
    let open = try fixture.observe(must)
    #expect(open.truth == .unknown)
    #expect(
      open.sentence
        == "Context: 32,768 tokens to 131,072 tokens, which reaches over the limit; "
        + "asked 65,536 tokens or more.")
    #expect(try fixture.observe(.rule("context", .greaterOrEqual, .integer(32_768))).truth == .pass)
    #expect(
      try fixture.observe(.rule("context", .greaterOrEqual, .integer(200_000))).truth == .fail)
  }

  @Test func `a host that serves less than the model decides the context`() throws {
    var fixture = Fixture(Fixture.model(Fixture.id, context: 131_072))
    fixture.offer(
      Fixture.id, input: 1, output: 1, more: [Row.NamedValue("context", .integer(16_384))])
    let fail = try fixture.observe(.rule("context", .greaterOrEqual, .integer(32_768)))
    #expect(fail.truth == .fail)
    #expect(fail.observed == "16,384 tokens")
    #expect(fail.evidence.map(\.field) == ["context", "context at Alpha"])
  }

  @Test func `a price is judged by the blend of three parts input and one part output`() throws {
    var fixture = Fixture(Fixture.model(Fixture.id))
    fixture.offer(Fixture.id, input: 1, output: 5)
    #expect(try fixture.observe(.rule("price", .lessOrEqual, .number(2))).truth == .pass)
    let fail = try fixture.observe(.rule("price", .lessOrEqual, .number(1.6)))
    #expect(fail.truth == .fail)
    #expect(fail.sentence == "Price: 2.00 USD/Mtok, asked 1.60 USD/Mtok or less.")
    #expect(
      fail.reopen
        == "Reopens if a source states 1.60 USD/Mtok or less for Alpha-7B, "
        + "or the limit rises to 2.00 USD/Mtok.")
    #expect(fail.margin?.unit == "USD per million tokens")
    #expect(isNear(fail.margin?.relative ?? 0, -0.25))
    #expect(
      fail.evidence.map(\.value) == ["input 1.00, output 5.00 USD per million tokens"])
  }

  @Test func `speed is read from the host of the row`() throws {
    var fixture = Fixture(Fixture.model(Fixture.id))
    fixture.offer(
      Fixture.id, input: 1, output: 1,
      more: [
        Row.NamedValue("latency_ms_p50", .number(800)), Row.NamedValue("tok_s_p50", .number(40)),
      ])
    #expect(try fixture.observe(.rule("first_token", .lessOrEqual, .integer(800))).truth == .pass)
    let slow = try fixture.observe(.rule("first_token", .lessOrEqual, .integer(500)))
    #expect(slow.sentence == "First token: 800 ms, asked 500 ms or less.")
    #expect(slow.reopen.hasSuffix("or the limit rises to 800 ms."))
    #expect(try fixture.observe(.rule("decode", .greaterOrEqual, .integer(40))).truth == .pass)
    let dull = try fixture.observe(.rule("decode", .greaterOrEqual, .integer(41)))
    #expect(dull.sentence == "Decode speed: 40 tok/s, asked 41 tok/s or more.")
    #expect(dull.evidence.map(\.value) == ["40 tok/s"])
  }

  @Test func `parameters are compared in billions`() throws {
    let fixture = Fixture(Fixture.model(Fixture.id, parameters: 7_000_000_000))
    #expect(try fixture.observe(.rule("parameters", .lessOrEqual, .integer(7))).truth == .pass)
    let fail = try fixture.observe(.rule("parameters", .lessOrEqual, .number(6.9)))
    #expect(fail.sentence == "Parameters: 7.0 B, asked 6.9 B or less.")
    #expect(try fixture.observe(.rule("parameters", .greaterOrEqual, .integer(7))).truth == .pass)
    #expect(try fixture.observe(.rule("parameters", .greaterOrEqual, .integer(8))).truth == .fail)
  }

  @Test func `quality counts as an interval`() throws {
    var fixture = Fixture(Fixture.model(Fixture.id))
    fixture.result(Fixture.id, 60)
    // Spread 3 and floor 4 make a standard error of 5, so 60 ± 9.8.
    #expect(try fixture.observe(.rule("quality", .greaterOrEqual, .integer(50))).truth == .pass)
    #expect(try fixture.observe(.rule("quality", .greaterOrEqual, .integer(70))).truth == .fail)
    let open = try fixture.observe(.rule("quality", .greaterOrEqual, .integer(60)))
    #expect(open.truth == .unknown)
    #expect(
      open.sentence
        == "Quality: 50 points to 70 points, which reaches over the limit; "
        + "asked 60 points or more.")
  }

  @Test func `an age is counted to the date of the catalog, ends of a window included`() throws {
    // 2026-01-01 to 2026-06-30 are 180 days.
    let fixture = Fixture(Fixture.model(Fixture.id, released: "2026-01-01"))
    #expect(try fixture.observe(.rule("age", .lessOrEqual, .integer(180))).truth == .pass)
    #expect(try fixture.observe(.rule("age", .lessOrEqual, .integer(179))).truth == .fail)
    #expect(try fixture.observe(.rule("age", .within, .numbers([30, 180]))).truth == .pass)
    let old = try fixture.observe(.rule("age", .within, .numbers([30, 120])))
    #expect(old.truth == .fail)
    #expect(old.sentence == "Release: 180 days, asked 30 days to 120 days.")
    #expect(
      old.reopen
        == "Reopens if a source states 30 days to 120 days for Alpha-7B, "
        + "or the window takes in 180 days.")
    #expect(old.margin == Margin(distance: -60, relative: -0.5, unit: "days"))
    let young = try fixture.observe(.rule("age", .within, .numbers([200, 400])))
    #expect(young.margin == Margin(distance: -20, relative: -0.1, unit: "days"))
  }

  @Test func `a release known to the month is open where the month crosses the limit`() throws {
    // January 2026 lies 150 to 180 days before the date of the catalog.
    let fixture = Fixture(Fixture.model(Fixture.id, released: "2026-01"))
    #expect(try fixture.observe(.rule("age", .lessOrEqual, .integer(180))).truth == .pass)
    #expect(try fixture.observe(.rule("age", .lessOrEqual, .integer(165))).truth == .unknown)
    #expect(try fixture.observe(.rule("age", .lessOrEqual, .integer(149))).truth == .fail)
  }

  @Test func `answered questions count with their Wilson interval`() throws {
    let fixture = Fixture(
      Fixture.model(Fixture.id, lists: [Fixture.moderation(asked: 100, answered: 80)]))
    // 80 of 100: Wilson, 95 %: 71.1 to 86.7.
    #expect(
      try fixture.observe(.rule("moderation.answered", .greaterOrEqual, .integer(71))).truth
        == .pass)
    #expect(
      try fixture.observe(.rule("moderation.answered", .greaterOrEqual, .integer(87))).truth
        == .fail)
    let open = try fixture.observe(.rule("moderation.answered", .greaterOrEqual, .integer(80)))
    #expect(open.truth == .unknown)
    #expect(
      open.sentence
        == "Moderation: 71 % to 87 %, which reaches over the limit; asked 80 % or more.")
    #expect(open.evidence.map(\.value) == ["80/100"])
  }

  @Test func `a rule without its number is refused in words`() throws {
    let price = try #require(Constraints.named("price"))
    #expect(price.fault(in: .rule("price", .lessOrEqual, .text("cheap"))) == "needs a number")
    #expect(price.fault(in: .rule("price", .lessOrEqual, .flag(true))) == "needs a number")
    #expect(price.fault(in: .rule("price", .lessOrEqual, .number(1))) == nil)
    let age = try #require(Constraints.named("age"))
    let fault = "needs two numbers, the smaller first"
    #expect(age.fault(in: .rule("age", .within, .numbers([2, 1]))) == fault)
    #expect(age.fault(in: .rule("age", .within, .integer(2))) == fault)
    #expect(age.fault(in: .rule("age", .within, .numbers([1, 2]))) == nil)
  }

  @Test func `the smallest smaller demand brings back the nearest model`() throws {
    var fixture = Fixture(
      ["a", "b", "c"].map { Fixture.model("acme/\($0)") })
    fixture.offer("acme/a", input: 1.234, output: 1.234)
    fixture.offer("acme/b", input: 3, output: 3)
    fixture.offer("acme/c", input: 0.5, output: 0.5)
    let change = try #require(try fixture.relaxation(.rule("price", .lessOrEqual, .integer(1))))
    #expect(change.words == "1.30 USD/Mtok in place of 1.00 USD/Mtok")
    #expect(change.must?.value == .number(1.3))
    #expect(change.gained == 1)
    let again = try fixture.outcome(Fixture.scenario(musts: [try #require(change.must)]))
    #expect(again.rows.map(\.model.id).sorted() == ["acme/a", "acme/c"])
  }

  @Test func `a smaller demand for more of something goes down, never up`() throws {
    let fixture = Fixture([
      Fixture.model("acme/a", context: 16_384), Fixture.model("acme/b", context: 8192),
    ])
    let change = try #require(
      try fixture.relaxation(.rule("context", .greaterOrEqual, .integer(32_768))))
    #expect(change.words == "16,384 tokens in place of 32,768 tokens")
    #expect(change.must?.value == .integer(16_384))
    #expect(change.gained == 1)
  }
}
