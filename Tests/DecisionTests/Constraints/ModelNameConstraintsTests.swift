import Catalog
import Decision
import Testing

/// Rules on names a model bears: languages, inputs, kinds, lists of models, yes or no.
@Suite struct ModelNameConstraintsTests {
  @Test func `every language asked for must be named by the publisher`() throws {
    let fixture = Fixture(Fixture.model(Fixture.id, languages: ["en", "fr"]))
    #expect(try fixture.observe(.rule("languages", .contains, .list(["en", "fr"]))).truth == .pass)
    let fail = try fixture.observe(.rule("languages", .contains, .list(["de", "en"])))
    #expect(fail.truth == .fail)
    #expect(fail.sentence == "Languages: en and fr, asked de and en.")
    #expect(
      fail.reopen
        == "Reopens if a source adds de, or the need drops it.")
    #expect(fail.evidence.map(\.value) == ["en, fr"])
  }

  @Test func `a model without stated languages is unknown, not silent in all of them`() throws {
    let fixture = Fixture(Fixture.model(Fixture.id, languages: nil))
    let open = try fixture.observe(.rule("languages", .contains, .list(["en"])))
    #expect(open.truth == .unknown)
    #expect(open.sentence == "Languages: not known, asked en.")
    #expect(open.reopen == "Settled when a source states the languages of Alpha-7B.")
  }

  @Test func `inputs are read as stated`() throws {
    let fixture = Fixture(
      Fixture.model(
        Fixture.id, facts: [Fixture.fact("modalities_in", .list(["text", "image"]))]))
    #expect(try fixture.observe(.rule("modalities", .contains, .list(["image"]))).truth == .pass)
    let fail = try fixture.observe(.rule("modalities", .contains, .list(["audio"])))
    #expect(fail.sentence == "Modalities: text and image, asked audio.")
    let silent = Fixture(Fixture.model(Fixture.id))
    #expect(try silent.observe(.rule("modalities", .contains, .list(["text"]))).truth == .unknown)
  }

  @Test func `kinds must hold the named one, or none of the named`() throws {
    let fixture = Fixture(Fixture.model(Fixture.id, kinds: ["chat", "code"]))
    #expect(try fixture.observe(.rule("kinds", .contains, .list(["chat"]))).truth == .pass)
    let fail = try fixture.observe(.rule("kinds", .contains, .list(["embedding"])))
    #expect(fail.sentence == "Kind: chat and code, asked embedding.")
    #expect(fail.evidence.map(\.kind) == [.derived])
    let forbidden = try fixture.observe(.rule("kinds", .notAmong, .list(["code"])))
    #expect(forbidden.truth == .fail)
    #expect(forbidden.sentence == "Kind: chat and code, asked not code.")
    #expect(try fixture.observe(.rule("kinds", .notAmong, .list(["base"]))).truth == .pass)
  }

  @Test func `a model whose kind nobody has settled is unknown`() throws {
    let fixture = Fixture(Fixture.model(Fixture.id, kinds: []))
    let open = try fixture.observe(.rule("kinds", .contains, .list(["chat"])))
    #expect(open.truth == .unknown)
    #expect(open.sentence == "Kind: not known, asked chat.")
  }

  @Test func `a list of models may name models, families and their lines`() throws {
    var fixture = Fixture([
      Fixture.model("acme/a", family: "line-2"), Fixture.model("acme/b"),
    ])
    fixture.more = [
      Record(kind: .family, id: "line"),
      Record(
        kind: .family, id: "line-2", identity: [Row.NamedValue("parent", .text("line"))]),
    ]
    for name in ["acme/a", "line-2", "line"] {
      let approved = Must.rule("models", .among, .list([name]))
      #expect(try fixture.observe(approved, of: "acme/a").truth == .pass, "\(name)")
      #expect(try fixture.observe(approved, of: "acme/b").truth == .fail, "\(name)")
      let denied = Must.rule("models", .notAmong, .list([name]))
      #expect(try fixture.observe(denied, of: "acme/a").truth == .fail, "\(name)")
      #expect(try fixture.observe(denied, of: "acme/b").truth == .pass, "\(name)")
    }
    let fail = try fixture.observe(.rule("models", .among, .list(["line"])), of: "acme/b")
    #expect(fail.sentence == "Model list: acme/b, asked line.")
    #expect(
      fail.reopen
        == "Reopens if the need also allows acme/b, or another source states otherwise.")
    #expect(fail.evidence.map(\.kind) == [.declared])
  }

  @Test(arguments: ["tools", "reasoning", "structured-output"])
  func `yes or no is read as stated, and silence is neither`(_ field: String) throws {
    let fact: Field =
      field == "tools" ? "tool_call" : field == "reasoning" ? "reasoning" : "structured_output"
    let able = Fixture(Fixture.model(Fixture.id, facts: [Fixture.fact(fact, .flag(true))]))
    let unable = Fixture(Fixture.model(Fixture.id, facts: [Fixture.fact(fact, .flag(false))]))
    let silent = Fixture(Fixture.model(Fixture.id))
    for value in [FactValue.list(["yes"]), .text("yes"), .flag(true)] {
      let must = Must.rule(field, .among, value)
      #expect(try able.observe(must).truth == .pass, "\(value)")
      #expect(try unable.observe(must).truth == .fail, "\(value)")
      #expect(try silent.observe(must).truth == .unknown, "\(value)")
    }
    #expect(try unable.observe(.rule(field, .among, .flag(false))).truth == .pass)
  }

  @Test func `what a model cannot do is said in words`() throws {
    let fixture = Fixture(
      Fixture.model(Fixture.id, facts: [Fixture.fact("tool_call", .flag(false))]))
    let fail = try fixture.observe(.rule("tools", .among, .flag(true)))
    #expect(fail.sentence == "Tool calling: no, asked yes.")
    #expect(
      fail.reopen == "Reopens if the need also allows no, or another source states otherwise.")
    #expect(fail.evidence.map(\.value) == ["no"])
    let tools = try #require(Constraints.named("tools"))
    #expect(tools.fault(in: .rule("tools", .among, .text("maybe"))) == "needs yes or no")
    #expect(tools.fault(in: .rule("tools", .among, .list([]))) == "needs yes or no")
    let change = try #require(try fixture.relaxation(.rule("tools", .among, .flag(true))))
    #expect(change.words == "allow no")
    let must = try #require(change.must)
    #expect(try fixture.outcome(Fixture.scenario(musts: [must])).rows.count == 1)
  }

  @Test func `an empty list of names is refused in words`() throws {
    for (field, comparison) in [
      ("languages", MustOperator.contains), ("modalities", .contains), ("kinds", .contains),
      ("models", .among),
    ] {
      let definition = try #require(Constraints.named(field))
      #expect(
        definition.fault(in: .rule(field, comparison, .list([]))) == "needs at least one name")
    }
  }
}
