import Catalog
import Decision
import Records
import Testing

/// Conditions as people type them.
@Suite struct ReopenConditionTypedTests {
  typealias Condition = DecisionRecord.ReopenCondition

  private func read(_ text: String) throws -> Condition {
    try Condition(typed: text, in: RecordFixture.outcome().context)
  }

  private func refusal(_ text: String) throws -> String {
    let context = try RecordFixture.outcome().context
    do {
      return "read as \(try Condition(typed: text, in: context))"
    } catch {
      return error.description
    }
  }

  @Test func `a figure is compared in any direction`() throws {
    let condition = try read("price > 0.45")
    #expect(
      condition.test
        == .init(subject: .chosen, field: "price", comparison: .greater, value: .number(0.45)))
    #expect(condition.text.hasPrefix("Price: more than 0.45"))
    #expect(condition.typed == "price > 0.45")
    #expect(try read("price>=0.45").test?.comparison == .greaterOrEqual)
    #expect(try read("Context < 64k").test?.value == .integer(65_536))
    #expect(try read("context ≤ 4096").test?.comparison == .lessOrEqual)
  }

  @Test func `another model can be meant, by place or by name`() throws {
    let runnerUp = try read("runner-up: languages contains fi")
    #expect(runnerUp.test?.subject == .runnerUp)
    #expect(runnerUp.test?.value == .list(["fi"]))
    #expect(runnerUp.text == "Languages of the runner-up: fi")
    #expect(runnerUp.typed == "runner-up: languages contains fi")
    let named = try read("beta-30b: price < 0.2")
    #expect(named.test?.subject == .model("example/beta-30b"))
    #expect(named.typed == "example/beta-30b: price < 0.2")
  }

  @Test func `what was read is typed the same again`() throws {
    for text in [
      "price > 0.45", "context >= 32768", "languages contains de fi",
      "runner-up: price <= 1", "params within 1 40",
    ] {
      guard let once = try? read(text) else { continue }
      #expect(try read(once.typed) == once, "\(text)")
    }
  }

  @Test func `what is wrong is said with what would do`() throws {
    #expect(
      try refusal("the host closes")
        == "'the host closes' compares nothing. Write a field, a comparison and a value, such as "
        + "price > 0.45.")
    #expect(
      try refusal("pricce > 0.45") == "there is no field 'pricce'. Did you mean 'price'?")
    #expect(
      try refusal("zzzzzzzz > 1")
        == "there is no field 'zzzzzzzz'. To list them: weigh needs --fields.")
    #expect(
      try refusal("languages > 3")
        == "'languages' is not compared by '>', but by contains.")
    #expect(
      try refusal("alpha-8b: price > 1")
        == "there is no model 'alpha-8b' in this catalog. "
        + "Write chosen, runner-up, or the id of a model.")
    #expect(
      try refusal("example/alpha-8b: price > 1")
        == "there is no model 'example/alpha-8b' in this catalog. "
        + "Did you mean 'example/alpha-7b'?")
    #expect(try refusal("price > cheap").hasPrefix("'cheap' is no number."))
    #expect(try refusal("price > keep").hasPrefix("'keep' is none of"))
    #expect(try refusal("price >").hasPrefix("'price >' compares nothing."))
  }

  @Test func `a line that compares nothing is left to people`() throws {
    let context = try RecordFixture.outcome().context
    let manual = try Condition(line: "the vendor: closes = shop", in: context)
    #expect(manual.test == nil)
    #expect(manual.text == "the vendor: closes = shop")
    #expect(try Condition(line: " price  > 0.45 ", in: context).test?.field == "price")
    #expect(throws: ReopenRefusal.noField("pricce", nearest: "price")) {
      try Condition(line: "pricce > 0.45", in: context)
    }
  }
}
