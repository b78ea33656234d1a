import Testing

@testable import Records

struct AcceptanceTests {
  @Test func `a decision with every verdict set is accepted`() throws {
    let record = try RecordFixture.record()
    #expect(record.status == .accepted)
    #expect(record.missing.isEmpty)
    #expect(record.choice == .model("example/alpha-7b"))
  }

  @Test func `a decision for none of these is accepted too`() throws {
    let record = try RecordFixture.record {
      $0.shortlist = [.init("example/alpha-7b", .no(reason: "too small"))]
      $0.isNoneOfThese = true
    }
    #expect(record.status == .accepted)
    #expect(record.choice == .noneOfThese)
    #expect(record.chosen == nil)
  }

  @Test func `without a choice it stays proposed and says what is missing`() throws {
    let record = try RecordFixture.record {
      $0.shortlist = [.init("example/alpha-7b"), .init("example/beta-30b", .no(reason: " "))]
    }
    #expect(record.status == .proposed)
    #expect(
      record.missing == [
        "No model is chosen. Choose one, or say that none of these is taken.",
        "example/alpha-7b has no verdict. Say choose, fallback or no.",
        "example/beta-30b is turned down without a reason. Give one.",
      ])
  }

  @Test func `two chosen models are one too many`() throws {
    let record = try RecordFixture.record {
      $0.shortlist = [.init("example/alpha-7b", .choose), .init("example/beta-30b", .choose)]
    }
    #expect(record.status == .proposed)
    #expect(
      record.missing == ["example/alpha-7b and example/beta-30b are all chosen. Choose one."])
  }

  @Test func `a choice beside none of these is a contradiction`() throws {
    let record = try RecordFixture.record { $0.isNoneOfThese = true }
    #expect(record.status == .proposed)
    #expect(
      record.missing == [
        "example/alpha-7b is chosen, and so is none of these. Take one of them back."
      ])
  }

  @Test func `a model that a need keeps out is not accepted without an override`() throws {
    let record = try RecordFixture.record {
      $0.shortlist = [.init("example/gamma-70b", .choose)]
    }
    #expect(record.status == .proposed)
    #expect(
      record.missing == [
        "example/gamma-70b is chosen, but kept out by the need context. "
          + "Change the scenario, or override with name and reason."
      ])
  }

  @Test func `a model that fails a need is accepted with an override, which stands in plain words`()
    throws
  {
    let override = """

      [[override]]
      model = "example/gamma-70b"
      must = "context"
      verdict = "pass"
      by = "reviewer 1"
      date = 2026-07-30
      reason = "short contracts only"

      """
    let record = try RecordFixture.record(
      { $0.shortlist = [.init("example/gamma-70b", .choose)] },
      scenario: RecordFixture.scenario + override)
    #expect(record.status == .accepted)
    let text = ADRExport().text(of: record)
    #expect(
      text.contains(
        "Bad, because the need `context` was set to pass by reviewer 1 on 2026-07-30: short "
          + "contracts only. The facts say: Context: 8,192 tokens, asked 32,768 tokens or more."))
    #expect(record.entries.first?.flags.contains("overridden") == true)
  }

  @Test func `a proposal asks for nothing`() throws {
    let record = try RecordFixture.record {
      $0.status = .proposed
      $0.shortlist = []
    }
    #expect(record.status == .proposed)
    #expect(record.missing.isEmpty)
    #expect(record.choice == .open)
  }

  @Test func `a superseded record names its successor`() throws {
    let record = try RecordFixture.record { $0.status = .superseded(by: 12) }
    let text = ADRExport().text(of: record)
    #expect(text.contains("status: \"superseded by ADR-0012\"\n"))
    let json = JSONExport().text(of: record)
    #expect(try DecisionRecord(jsonText: json).status == .superseded(by: 12))
  }
}
