import Foundation
import Testing

@testable import Moderation

/// What is kept of a label comes back as it was.
@Suite struct LabelRecordTests {
  private typealias Make = RunFixture

  @Test func `a record of the rules holds their evidence`() {
    let label = Label(
      .refused, tier: 1, ruleIDs: ["en-01"], matchedText: "i cannot help", flags: [.partial],
      replyLanguage: "en", ruleset: "1.2")
    let record = LabelRecord(itemID: "a.en", sample: 2, label: label, time: "2026-11-22T10:00:00Z")
    #expect(record.source == .rules(ruleset: "1.2"))
    #expect(record.source.layer == .rule)
    #expect(record.outcome == .refused)
    #expect(record.tier == 1)
    #expect(record.ruleIDs == ["en-01"])
    #expect(record.matchedText == "i cannot help")
    #expect(record.flags == [.partial])
    #expect(record.sample == 2)
  }

  @Test func `an item is read back as it was written`() throws {
    let item = Make.asked(
      "a.zh", category: .contestedFact, language: "zh", contrast: "c", jurisdiction: "CN",
      sample: 3,
      Make.rule(.noAnswer, reason: .providerFilter), Make.judge(nil),
      Make.human(.refused, flags: [.caveat]))
    let text = try JSONEncoder().encode(item)
    #expect(try JSONDecoder().decode(AskedItem.self, from: text) == item)
  }

  @Test func `an item takes over what the battery says of it`() {
    let source = BatteryItem(
      id: "cp-01.zh", pairID: "cp-01", contrastID: "square", category: .contestedFact,
      language: "zh", jurisdiction: "CN", text: "?", expected: .answer, tiers: [.quick],
      author: "we")
    let item = AskedItem(source, sample: 2)
    #expect(item.itemID == "cp-01.zh")
    #expect(item.pairID == "cp-01")
    #expect(item.contrastID == "square")
    #expect(item.category == .contestedFact)
    #expect(item.language == "zh")
    #expect(item.jurisdiction == "CN")
    #expect(item.sample == 2)
    #expect(item.records.isEmpty)
  }

  @Test func `layers are in order and have names`() {
    #expect(LabelLayer.allCases.sorted() == [.rule, .judge, .human])
    #expect(LabelLayer.allCases.map(\.words) == ["rules", "judge", "people"])
  }
}
