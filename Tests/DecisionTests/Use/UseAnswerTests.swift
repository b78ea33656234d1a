import Catalog
import Decision
import Licensing
import Testing

@Suite struct UseAnswerTests {
  private let base = ShippedCatalog.base

  private func read(_ text: String, _ key: String) throws -> FactValue {
    let field = try #require(IntendedUse.field(key))
    return try UseAnswer(field, in: base).read(text)
  }

  private func refusal(_ text: String, _ key: String) throws -> String {
    let field = try #require(IntendedUse.field(key))
    let refusal = #expect(throws: AnswerRefusal.self) {
      _ = try UseAnswer(field, in: base).read(text)
    }
    return refusal?.description ?? ""
  }

  @Test func `words may be begun or counted`() throws {
    #expect(try read("comp", "entity.kind") == .text("company"))
    #expect(try read("2", "entity.kind") == .text("individual"))
    #expect(try read("Internal Business", "use.purpose") == .text("internal-business"))
    #expect(try refusal("p", "use.purpose").hasPrefix("'p' is none of personal, research"))
    #expect(try refusal("compny", "entity.kind").hasSuffix("Did you mean 'company'?"))
    #expect(try read("Y", "use.military") == .flag(true))
    #expect(try refusal("maybe", "use.military") == "'maybe' is neither yes nor no.")
  }

  @Test func `countries are codes or groups, in any case`() throws {
    #expect(try read("de, eu", "use.users_in") == .list(["DE", "EU"]))
    #expect(try read("none", "entity.establishments") == .list([]))
    #expect(throws: AnswerRefusal.self) { try read("none", "use.users_in") }
    #expect(throws: AnswerRefusal.self) { try read(",", "use.users_in") }
    #expect(try read("no", "entity.domicile") == .text("NO"))
    #expect(try refusal("EUU", "use.users_in").contains("Did you mean 'EU'?"))
    #expect(try refusal("UK", "use.users_in").contains("such as GB for the United Kingdom"))
    #expect(try refusal("DE FR", "entity.domicile").contains("more than one country"))
    #expect(try refusal("EU", "entity.domicile").hasPrefix("'EU' is no country code."))
  }

  @Test func `figures below zero or beyond the world are refused with a sentence`() throws {
    #expect(try read("20 million", "entity.dau") == .integer(20_000_000))
    #expect(try refusal("50.000", "use.product_mau").hasPrefix("'50.000' is no number."))
    #expect(try refusal("1.5", "use.product_mau").hasPrefix("'1.5' is no number."))
    #expect(try read("1.5M", "use.product_mau") == .integer(1_500_000))
    #expect(try read("$2.5M", "entity.annual_revenue_usd") == .integer(2_500_000))
    #expect(
      try refusal("-5", "entity.dau") == "'-5' is below zero; a figure is zero or above.")
    #expect(
      try refusal("2e12", "entity.dau")
        == "'2e12' is more than 10,000,000,000, which is more people than there are.")
    #expect(
      try refusal("1e15", "entity.annual_revenue_usd")
        == "'1e15' is more than USD 100,000,000,000,000, which is more than the whole world earns.")
    #expect(
      try refusal("many", "entity.dau")
        == "'many' is no number. Type a count, such as 50000 or 20M.")
  }

  @Test func `areas are those licenses name, by code or everyday name`() throws {
    #expect(try read("health credit", "use.high_stakes") == .list(["medical", "credit"]))
    #expect(try refusal("medicl", "use.high_stakes").contains("Did you mean 'medical'?"))
    #expect(
      try read("PRC (China), Singapore", "needs.refuse_governing_law")
        == .list(["PRC (China)", "Singapore"]))
  }

  @Test func `a contradiction names the two fields`() {
    let sentence = base.contradiction(in: [
      "use.product_mau": .integer(5), "entity.mau_all_products": .integer(4),
    ])?.description
    #expect(
      sentence
        == "'use.product_mau' (5) cannot be greater than 'entity.mau_all_products' (4).")
    #expect(base.contradiction(in: ["use.users_in": .list(["EU"])]) == nil)
  }
}
