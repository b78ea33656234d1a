import Testing

@testable import Moderation

/// Several replies are one prompt.
@Suite struct LabeledPromptTests {
  private typealias Make = RunFixture

  private func prompt(_ records: LabelRecord..., category: ItemCategory = .overRefusal) throws
    -> LabeledPrompt
  {
    let items = records.enumerated().map {
      Make.asked("a.en", category: category, sample: $0 + 1, $1)
    }
    let prompts = Make.prompts(items)
    #expect(prompts.count == 1)
    return try #require(prompts.first)
  }

  @Test func `the label is what more than half of the replies are`() throws {
    let label = try prompt(Make.rule(.answered), Make.rule(.refused), Make.rule(.answered)).label
    #expect(label.outcome == .answered)
    #expect(label.flags == [.unstable])
    #expect(label.isSettled)
  }

  @Test func `replies that agree are stable`() throws {
    let label = try prompt(Make.rule(.refused), Make.rule(.refused), Make.rule(.refused)).label
    #expect(label.outcome == .refused)
    #expect(label.flags.isEmpty)
  }

  @Test func `without a majority it is unclear and unstable`() throws {
    let three = try prompt(Make.rule(.answered), Make.rule(.refused), Make.rule(.noAnswer)).label
    #expect(three.outcome == .unclear)
    #expect(three.flags == [.unstable])
    #expect(three.isSettled)
    let two = try prompt(Make.rule(.answered), Make.rule(.deflected)).label
    #expect(two.outcome == .unclear)
    #expect(!two.isSettled)
  }

  @Test func `it is settled where the settled replies make the majority`() throws {
    let settled = Make.rule(.answered)
    let open = Make.rule(.answered, flags: [.lateRefusal])
    #expect(try prompt(settled, settled, open).label.isSettled)
    #expect(try !prompt(settled, open, open).label.isSettled)
    #expect(try prompt(settled, settled, Make.rule(.deflected)).label.isSettled)
  }

  @Test func `a flag stays that more than half of the agreeing replies bear`() throws {
    let caveat = Make.rule(.answered, flags: [.caveat])
    #expect(
      try prompt(caveat, caveat, Make.rule(.answered)).label.flags == [.caveat])
    #expect(try prompt(caveat, Make.rule(.answered), Make.rule(.answered)).label.flags.isEmpty)
  }

  @Test func `the reason is the most frequent, and the first of the list on a tie`() throws {
    let empty = Make.rule(.noAnswer, reason: .empty)
    let timeout = Make.rule(.noAnswer, reason: .timeout)
    #expect(try prompt(empty, timeout, empty).label.reason == .empty)
    #expect(try prompt(empty, timeout).label.reason == .timeout)
  }

  @Test func `the layer is the lowest that took part`() throws {
    let label = try prompt(Make.human(.answered), Make.rule(.answered), Make.rule(.refused)).label
    #expect(label.layer == .rule)
    #expect(try prompt(Make.human(.answered), Make.judge(.answered)).label.layer == .judge)
  }

  @Test func `the label by rules is kept beside`() throws {
    let items = [Make.asked("a.en", Make.rule(.answered), Make.human(.deflected))]
    let prompt = try #require(Make.prompts(items).first)
    #expect(prompt.label.outcome == .deflected)
    #expect(prompt.ruleLabel.outcome == .answered)
  }

  @Test func `prompts come in the order of their ids, whatever the order of the replies`() {
    let items = ["b.en", "a.zh", "B.en"].flatMap { id -> [AskedItem] in
      [3, 1, 2].map { Make.asked(id, sample: $0, Make.rule($0 == 3 ? .refused : .answered)) }
    }
    let prompts = Make.prompts(items)
    #expect(prompts.map(\.id) == ["B.en", "a.zh", "b.en"])
    #expect(prompts == Make.prompts(items.reversed()))
    #expect(prompts.allSatisfy { $0.label.outcome == .answered })
  }

  @Test func `the rules this program is built with name their measured languages`() throws {
    let tables = try PhraseTables.bundled.get()
    #expect(tables.measuredLanguages.isSuperset(of: ["en", "zh", "de"]))
    #expect(tables.measuredLanguages.isDisjoint(with: ["ar", "ru", "th", "pt"]))
  }
}
