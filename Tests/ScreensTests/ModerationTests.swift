import Cells
import Decision
import Foundation
import Moderation
import Probe
import Scoring
import Screens
import Testing

/// What keys do in a moderation run, and what it shows of what it is told.
@Suite struct ModerationTests {
  // MARK: Choosing

  @Test func `each choice asks for its own run`() throws {
    let orders: [(Character, ProbeMeasure)] = [
      ("1", .speed),
      ("2", ProbeMeasure(isOfSpeed: false, moderation: .init(tier: .quick, language: "de"))),
      ("3", ProbeMeasure(isOfSpeed: false, moderation: .init(tier: .standard))),
      ("4", ProbeMeasure(isOfSpeed: false, moderation: .init(tier: .full))),
      ("5", ProbeMeasure(isOfSpeed: true, moderation: .init(tier: .quick, language: "de"))),
      ("7", ProbeMeasure(isOfSpeed: true, moderation: .init(tier: .full))),
    ]
    for (digit, measure) in orders {
      var state = try ModerationFixture.idle()
      #expect(
        state.type([.enter, .enter, .character(digit)])
          == [.probe(.server(address: ProbeFixture.address, model: nil, measure: measure))])
      #expect(state.isProbing)
    }
  }

  @Test func `the times and counts of the tiers stand beside them`() throws {
    var state = try ModerationFixture.idle(size: Size(columns: 100, rows: 24))
    state.type([.enter, .enter])
    for words in [
      "about 2 min, 32 requests in 3 languages, a screen",
      "about 8 min, 128 requests in 8 languages", "about 71 min, 1,200 requests in 10 languages",
    ] { #expect(state.text.contains(words), "\(words)") }
  }

  @Test func `the third language of the quick tier is chosen and asked`() throws {
    var state = try ModerationFixture.idle()
    state.type([.enter, .enter, .character("8")])
    #expect(state.text.contains("Third language of the quick tier"))
    // ar de es fr …
    state.type("4")
    #expect(state.text.contains("third language: fr"))
    let plan = ModerationWish(tier: .quick, language: "fr")
    #expect(
      state.type([.enter])
        == [
          .probe(
            .server(
              address: ProbeFixture.address, model: nil,
              measure: ProbeMeasure(isOfSpeed: false, moderation: plan)))
        ])
    #expect(plan.plan.languages == ["fr"])
    #expect(state.text.contains("fr"))
    state.type([.control("c")])
    #expect(
      state.type("Y") == [
        .copy(
          "weigh probe http://127.0.0.1:8080/v1 --tier quick --language fr")
      ])
  }

  @Test func `what a tier cannot prove is said before it begins`() throws {
    var state = try ModerationFixture.idle()
    state.replace(with: try ModerationFixture.requiring("OR", minimum: 0.8))
    // 9 prompts cannot prove 80 %, 32 can.
    #expect(state.type(ModerationFixture.keys(.quick)) == [])
    let asked = state.text
    #expect(asked.contains("The quick tier cannot prove 1 requirement"))
    #expect(asked.contains("Over-refusal: at least 80 % answered."))
    #expect(asked.contains("The standard tier can."))
    // Choosing again leads back to the tiers, and a tier that can prove it begins at once.
    #expect(state.type("2") == [])
    #expect(state.text.contains("What to measure"))
    guard case .probe = state.type("3").first else {
      Issue.record("nothing began")
      return
    }
    var other = try ModerationFixture.idle()
    other.replace(with: try ModerationFixture.requiring("OR", minimum: 0.8))
    other.type(ModerationFixture.keys(.quick))
    #expect(other.type("1").count == 1 && other.isProbing)
  }

  @Test func `a kept run is held against what the scenario requires`() throws {
    var state = try ModerationFixture.idle(size: Size(columns: 120, rows: 40))
    state.replace(with: try ModerationFixture.requiring("CP", in: "zh", minimum: 0.9))
    state.opened(ModerationFixture.record(try ModerationFixture.kept()))
    let text = state.text
    #expect(text.contains("What the scenario requires"))
    #expect(text.contains("Contested facts in zh: at least 90 % answered."))
    #expect(text.contains("Fail: 2/5 answered"))
  }

  @Test func `an address survives Esc, typed or refused`() throws {
    var state = try ModerationFixture.idle()
    state.type([.enter, .control("u")])
    state.type("http://10.0.0.9:9/v1")
    state.type([.escape])
    #expect(state.text.contains("http://10.0.0.9:9/v1"))
    state.type([.enter])
    #expect(state.text.contains("http://10.0.0.9:9/v1"))
    state.type([.enter, .enter])
    _ = state.probeEnded(.nothing("Nothing answers there."))
    state.type([.escape, .enter])
    #expect(state.text.contains("http://10.0.0.9:9/v1"))
  }

  @Test func `q leaves at once while a server loads its model`() throws {
    var state = try ModerationFixture.idle()
    state.type(ModerationFixture.keys(.quick))
    state.probing(.planned([.init(.connect, 1), .init(.moderation, 32)]))
    state.probing(
      .progress(
        ProbeProgress(
          step: .connect, done: 0, total: 1, elapsedSeconds: 30, wait: .loading(seconds: 30))))
    #expect(state.type("q") == [.stopProbe(.now), .quit])
    var busy = try ModerationFixture.running(answered: 3)
    #expect(busy.type("q") == [.stopProbe(.afterRequest)])
  }

  // MARK: While it runs

  @Test func `cells tell what is not asked, not yet run, and what was counted`() throws {
    let early = try ModerationFixture.running(answered: 0).text
    #expect(early.contains("over-refusal                     ·        ·        ·"))
    #expect(early.contains("control                          ·        –        ·"))
    #expect(early.contains("Waits its turn"))
    let late = try ModerationFixture.running(answered: 32).text
    #expect(late.contains("unsafe proxies                 2/2      1/1      1/1"))
    #expect(late.contains("contested facts                0/7      0/2      3/5"))
    // The reply that was empty is outside the rate.
    #expect(late.contains("over-refusal                   0/3      0/3      0/2"))
    #expect(late.contains("contested, 95 % interval    0–35 %           23–88 %"))
    #expect(late.contains("Moderation screen, quick: 32 requests, 3 languages"))
  }

  @Test func `v goes through the outcomes, then to the review and around`() throws {
    var state = try ModerationFixture.running(answered: 32)
    #expect(state.text.contains(" refused    "))
    state.type("v")
    #expect(state.text.contains(" deflected    ") && state.text.contains("7 refused · "))
    state.type("v")
    #expect(state.text.contains(" no answer    ") && state.text.contains("1/3"))
    state.type("v")
    #expect(state.text.contains(" answered    "))
    state.type("v")
    #expect(state.text.contains("To review: "))
    state.type("v")
    #expect(state.text.contains("Moderation screen"))
  }

  @Test func `the two runs of one wish share one list of steps`() throws {
    let first = try ModerationFixture.both(measured: 18, answered: nil).text
    #expect(first.contains("moderation, quick") && first.contains("0 of 32   about 2 min"))
    let second = try ModerationFixture.both(measured: 60, answered: 28)
    #expect(second.text.contains("30 of 30") && second.text.contains("28 of 32"))
    #expect(second.text.contains("0:14 left"))
    var state = second
    state.type("2")
    #expect(state.text.contains("probe 88/92"))
    // The first run is in the list already.
    _ = state.probeEnded(.nothing("The server is gone."))
    state.type("6")
    state.type([.escape])
    #expect(state.text.contains("Earlier runs: 2"))
  }

  @Test func `a resumed run shows the answers it has`() throws {
    var state = try ModerationFixture.idle()
    state.runs([ModerationFixture.stoppedEntry])
    state.type("jjjj")
    #expect(state.type(" ") == [.probe(.resume(run: "run-665544332211"))])
    state.probeAsks(
      ModerationPlan(tier: .quick), after: try ModerationFixture.kept(answered: 20))
    #expect(state.text.contains("Moderation screen"))
    #expect(!state.text.contains("Waits its turn"))
  }

  // MARK: Answers

  @Test func `every answer and its rule are two keys away at 80 by 24`() throws {
    var state = try ModerationFixture.running(answered: 32)
    var seen: Set<String> = []
    for _ in 0..<4 {
      let listed = state.type([.enter])
      #expect(listed.isEmpty)
      for _ in 0..<32 {
        state.type([.enter])
        let text = state.text
        for item in try ModerationFixture.items(.quick) where text.contains(item.id) {
          seen.insert(item.id)
        }
        #expect(text.contains("Rule") || text.contains("more   PgDn"))
        state.type([.escape, .character("k")])
      }
      state.type([.escape])
      state.type("v")
    }
    #expect(seen.count == 32)
  }

  @Test func `a reply stays closed until Enter, under a note`() throws {
    var state = try ModerationFixture.running(answered: 32)
    let reply = "抱歉"
    #expect(!state.text.contains(reply))
    state.type([.enter])
    #expect(!state.text.contains(reply))
    #expect(state.text.contains("closed; Enter opens it, and it may offend"))
    state.type([.enter])
    #expect(state.text.contains(reply))
    #expect(state.text.contains("the model's words, which may offend"))
    #expect(state.text.contains("zh-03") && state.text.contains("says outright that it will not"))
    #expect(state.type("y") == [.copy("cp-1.zh")] || state.text.contains("Copied"))
  }

  @Test func `n and N go from answer to answer`() throws {
    var state = try ModerationFixture.running(answered: 32)
    state.type([.enter, .home, .enter])
    let first = state.text
    state.type("n")
    #expect(state.text != first)
    state.type("N")
    #expect(state.text == first)
    state.type("N")
    #expect(state.text.contains("This is the first one."))
  }

  // MARK: Labels

  @Test func `a label of the queue is kept and the next answer follows`() throws {
    var state = try ModerationFixture.running(answered: 32)
    state.type("vvvv")
    let before = state.text
    // Contested facts come first, and nothing leads the person.
    #expect(before.contains("contested facts") && !before.contains("de-07"))
    state.type([.enter])
    #expect(!state.text.contains("none fired") && !state.text.contains("matched"))
    let effects = state.type("f3")
    guard case .label(let order) = effects.first else {
      Issue.record("\(effects)")
      return
    }
    #expect(order.run == nil && order.outcome == .deflected && order.item.hasPrefix("cp-"))
    ModerationFixture.keep(effects, in: &state)
    #expect(state.text.contains("Kept: deflected. Before you, the rules said "))
    #expect(!state.text.contains("\(order.item)\n") && !state.text.contains(", \(order.item) "))
    // u takes it back, and Ctrl-R sets it again.
    let undo = state.type("u")
    #expect(
      undo == [.label(LabelOrder(run: nil, item: order.item, sample: 1, outcome: nil))])
    ModerationFixture.keep(undo, in: &state)
    #expect(state.text.contains("The label was taken back.") && state.text.contains(order.item))
    #expect(state.type([.control("r")]) == [.label(order)])
  }

  @Test func `partial, caveat and a note go with the label`() throws {
    var state = try ModerationFixture.running(answered: 32)
    state.type([.enter, .enter])
    state.type("f56n")
    state.type("turns round")
    state.type([.enter])
    let effects = state.type("1")
    guard case .label(let order) = effects.first else {
      Issue.record("\(effects)")
      return
    }
    #expect(order.outcome == .answered && order.flags == [.partial, .caveat])
    #expect(order.note == "turns round")
    ModerationFixture.keep(effects, in: &state)
    #expect(state.text.contains("by people"))
  }

  @Test func `a person's label leads and moves the counts`() throws {
    var state = try ModerationFixture.running(answered: 32)
    #expect(state.text.contains("0/7      0/2      3/5"))
    state.type([.enter, .end, .enter])
    while !state.text.contains("contested facts") { state.type("N") }
    ModerationFixture.keep(state.type("f1"), in: &state)
    state.type([.escape, .escape])
    #expect(state.text.contains("0/7      0/2      2/5"))
  }

  @Test func `a label that is not kept changes nothing`() throws {
    var state = try ModerationFixture.running(answered: 32)
    let table = state.text
    guard case .label(let order) = state.type("f1").first else { return }
    state.notLabeled(order, "The disk is full.")
    #expect(state.text.contains("The disk is full."))
    state.type([.escape, .escape])
    #expect(state.text == table)
    #expect(state.type("u") == [])
  }

  @Test func `labels of a kept run name it`() throws {
    var state = try ModerationFixture.idle()
    state.opened(ModerationFixture.record(try ModerationFixture.kept()))
    guard case .label(let order) = state.type("f2").first else {
      Issue.record("no label")
      return
    }
    #expect(order.run == "run-665544332211")
  }

  @Test func `the queue can be emptied`() throws {
    var state = try ModerationFixture.running(answered: 32)
    state.type("vvvv")
    for _ in 0..<40 where !state.text.contains("Nothing waits for you.") {
      ModerationFixture.keep(state.type("f1"), in: &state)
    }
    #expect(state.text.contains("Nothing waits for you."))
    state.type([.escape])
    #expect(state.text.contains("0 to review"))
  }

  // MARK: Kept runs

  @Test func `a kept run tells how it was asked and how sure its labels are`() throws {
    var state = try ModerationFixture.idle()
    state.opened(ModerationFixture.record(try ModerationFixture.kept()))
    var seen = state.text
    for _ in 0..<60 {
      state.type("j")
      seen += state.text
    }
    for words in [
      "fixture 9.1.0", "3.2.0", "off by the chat template", "are settled", "to review",
      "finds 91 %, spares 99 %", "Behavior of this build on these 32 prompts", "3/14",
      "Nothing leaves this machine",
    ] { #expect(seen.contains(words), "\(words)") }
  }

  @Test func `measured again, the changed answers stand side by side`() throws {
    var state = try ModerationFixture.idle(size: Size(columns: 120, rows: 40))
    state.opened(
      ModerationFixture.record(
        try ModerationFixture.kept(),
        after: try ModerationFixture.kept(day: "2026-10-02", isEarlier: true)))
    #expect(state.text.contains("Since the run of 2026-10-02"))
    #expect(state.text.contains("or-3.en"))
    state.type("vvvvv")
    #expect(state.text.contains("Changed: "))
    state.type([.home, .enter])
    #expect(state.text.contains("Reply of 2026-10-02"))
    #expect(state.text.contains("I cannot answer that."))
  }

  @Test func `A and Space on a moderation run measure it again and go on with it`() throws {
    var state = try ModerationFixture.idle()
    state.runs([ModerationFixture.entry])
    state.type("jjjj")
    #expect(state.text.contains("quick: 7 of 31 refused"))
    #expect(state.type([.enter]) == [.openRun("run-665544332211")])
    #expect(state.type("A") == [.probe(.again(run: "run-665544332211"))])
  }
}
