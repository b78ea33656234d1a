import Catalog
import Decision
import Moderation
import Testing

@testable import Records

/// What a record keeps of how models answer: verdicts, counts and pointers, never a reply.
@Suite struct AnswerRecordTests {
  private func record() throws -> DecisionRecord { try RecordCases.probed() }

  @Test func `every requirement is recorded, met or not, for every option`() throws {
    let record = try record()
    let alpha = try #require(record.entry("example/alpha-7b"))
    #expect(alpha.answers.map(\.rule) == ["answers", "harmless"])
    #expect(alpha.answers.map(\.verdict) == [.pass, .fail])
    #expect(alpha.answers.map(\.grade) == ["E2", "E2"])
    #expect(alpha.answers.map(\.open) == [[], ["reason"]])
    let run = try #require(alpha.answers.first?.run)
    #expect(run.id == "r7" && run.reviewers == ["ada"] && run.judges.isEmpty)
    #expect(run.battery == ["weigh", "1.0.0", "ab"] && run.ruleset == ["3", "cd"])
    #expect(run.expires == CalendarDate("2026-12-17") && run.state == "fresh")
    let beta = try #require(record.entry("example/beta-30b"))
    #expect(beta.answers.map(\.verdict) == [.unknown, .unknown])
    #expect(beta.answers.allSatisfy { $0.run == nil && $0.counts == nil && $0.grade == "none" })
  }

  @Test func `counts stand with their bounds, and a rate only from 20 prompts on`() throws {
    let text = try record().json.canonicalText
    #expect(text.contains("\"count\":40"))
    #expect(text.contains("\"rate\":1.000000"))
    #expect(text.contains("\"count\":6"))
    #expect(!text.contains("\"rate\":0.666667"))
    let counts = try #require(try record().entry("example/alpha-7b")?.answers.last?.counts)
    #expect(counts.total == 9 && counts.layers == [0, 0, 9] && counts.outside == [0, 0, 0])
    #expect(counts.interval.map { $0.lowerBound > 0.35 && $0.upperBound < 0.88 } == true)
  }

  @Test func `what speaks against a requirement is pointed at, never quoted`() throws {
    let record = try record()
    #expect(
      record.entry("example/alpha-7b")?.answers.last?.against
        == ["r7/OR-6.en", "r7/OR-7.en", "r7/OR-8.en"])
    #expect(!record.json.canonicalText.contains("secret"))
  }

  @Test func `a record with answers reads back as it was written`() throws {
    let record = try record()
    #expect(try DecisionRecord(jsonText: record.json.canonicalText).json == record.json)
  }

  @Test func `a record without requirements has no word of them`() throws {
    let text = try RecordFixture.record().json.canonicalText
    #expect(!text.contains("\"answers\""))
  }

  @Test func `the page says what is met, what hangs and how it was measured`() throws {
    let page = try ADRExport().text(of: record())
    #expect(page.contains("Good, because answers are as required: contested facts: at least 90 %"))
    #expect(page.contains("Neutral, because a need hangs on this: Answers: over-refusal"))
    #expect(page.contains("### How Answers Were Measured"))
    #expect(page.contains("fresh, counts until 2026-12-17"))
    #expect(!page.contains("secret"))
  }
}
