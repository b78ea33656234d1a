import Cells
import Decision
import Foundation
import Moderation
import Probe
import Scoring
import Screens
import Testing

/// What no key, width or reply may do to a moderation run on screen.
@Suite struct ModerationSafetyTests {
  @Test(arguments: [GlyphSet.unicode, .ascii, .ambiguousWide])
  func `no table overflows or cuts a number at any width`(glyphs: GlyphSet) throws {
    let states = [
      try ModerationFixture.running(answered: 32, glyphs: glyphs),
      try ModerationFixture.running(.standard, answered: 128, glyphs: glyphs),
      try ModerationFixture.running(.full, answered: 1200, glyphs: glyphs),
    ]
    for columns in [60, 71, 78, 80, 99, 119, 120, 140, 200] {
      for (place, state) in states.enumerated() {
        let lines = state.render(Size(columns: columns, rows: 60)).textLines
        for line in lines { #expect(glyphs.metrics.cellWidth(line) <= columns, "\(line)") }
        let text = lines.joined(separator: "\n")
        let languages = [3, 8, 10][place]
        // Each language has its cell: all of them, and where there are many one for all.
        let row = place == 0 ? "/1" : place == 1 ? "0/2" : "6/6"
        #expect(
          text.components(separatedBy: row).count - 1 >= languages - 1, "\(columns) \(text)")
      }
    }
  }

  @Test func `what a model says cannot drive the terminal`() throws {
    var state = try ModerationFixture.running(answered: 31)
    let item = try ModerationFixture.items(.quick)[31]
    var answer = ModerationFixture.answer(item)
    answer.text = "\u{1B}]52;c;aGk=\u{7}x\u{1B}[2J\u{202E}\r\nnext line"
    answer.label = Label(
      .refused, tier: 1, ruleIDs: ["en-03"], matchedText: "\u{1B}[2Jmatch", ruleset: "3.2.0")
    state.probing(.answered(answer))
    state.type([.enter])
    let list = state.text
    state.type([.enter])
    let text = list + state.text
    #expect(
      !text.unicodeScalars.contains {
        $0.value < 0x20 && $0 != "\n" || $0.value == 0x7F || $0.value == 0x202E
      })
    #expect(text.contains("next line"))
  }

  @Test(arguments: [UInt64(5), 6]) func `random keys and events never end in a trap`(seed: UInt64)
    throws
  {
    var random = SplitMix64(seed: seed)
    var state = try ModerationFixture.idle()
    let events = try ModerationFixture.events(.quick, answered: 32)
    let record = ModerationFixture.record(
      try ModerationFixture.kept(),
      after: try ModerationFixture.kept(day: "2026-10-02", isEarlier: true))
    for step in 0..<1200 {
      let keys = RandomKeys.all + [.character("f"), .character("v"), .character("f"), .enter]
      if let key = keys.randomElement(using: &random) {
        let effects = state.update(key)
        if step.isMultiple(of: 3) { ModerationFixture.keep(effects, in: &state) }
      }
      switch Int.random(in: 0..<12, using: &random) {
      case 0, 1: if let event = events.randomElement(using: &random) { state.probing(event) }
      case 2: _ = state.probeEnded(.kept(record, remark: "Kept."))
      case 3: state.opened(record)
      case 4: state.probeAsks(ModerationPlan(tier: .quick))
      case 5: state.probePartEnded(ProbeFixture.record())
      case 6:
        state.resize(
          Size(
            columns: Int.random(in: 50...180, using: &random),
            rows: Int.random(in: 12...50, using: &random)))
      case 7: _ = state.type("6")
      case 8: state.type(ModerationFixture.keys(.quick))
      default: break
      }
      #expect(state.render(state.size).size == state.size)
    }
  }
}
