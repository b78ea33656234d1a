import Catalog
import Cells
import Decision
import Records
import Screens
import Testing

/// 7 Decide, by keys alone.
@Suite struct DecideTests {
  /// Two models of the example on the shortlist.
  static func state(size: Size = Size(columns: 80, rows: 24), glyphs: GlyphSet = .unicode) throws
    -> AppState
  {
    var state = try ScreenFixture.state(.rank, size: size, glyphs: glyphs)
    state.recording = Recording(
      today: CalendarDate("2026-11-20"), engine: ["weigh": "0.0.0"])
    state.type("aja7")
    return state
  }

  /// The same with everything said.
  static func decided(size: Size = Size(columns: 80, rows: 24), glyphs: GlyphSet = .unicode) throws
    -> AppState
  {
    var state = try state(size: size, glyphs: glyphs)
    for name in ["reviewer 1", "reviewer 2"] {
      state.type("a")
      state.type([.paste(name), .enter, .character(" ")])
    }
    // The second reviewer objects to the second model, with a note.
    state.type("j  ")
    state.type([.enter, .character("5"), .paste("data unstated"), .enter])
    // Back to the verdicts.
    state.type([.right, .enter, .character("2"), .up, .enter, .character("1")])
    // The title, and the reason.
    state.type([.tab, .enter, .paste("Use zeta for the EU support bot"), .enter])
    state.type([.down, .down, .enter, .paste("reviewer 1, of the team"), .control("n")])
    state.type([.paste("reviewer 2"), .enter])
    state.type([.down, .enter, .paste("best German support within price"), .enter])
    state.type([.down, .down, .enter, .paste("price > 0.45\nthe host closes"), .enter])
    return state
  }

  private func drafts(_ effects: [Effect]) -> [DecisionDraft] {
    effects.compactMap { effect in
      guard case .save(let document, _) = effect else { return nil }
      return document.draft
    }
  }

  @Test func `an empty shortlist says which keys fill it`() throws {
    var state = try ScreenFixture.state(.decide)
    #expect(state.text.contains("Nothing is on the shortlist."))
    #expect(state.text.contains("on 2 Rank; then press 7."))
    for key in "aevd ".map({ Key.character($0) }) + [.enter] {
      #expect(state.update(key).isEmpty)
      #expect(state.message != nil, "\(key)")
    }
  }

  @Test func `Enter sets the verdict, and only one model is chosen`() throws {
    var state = try Self.state()
    let effects = state.type([.enter, .character("1")])
    #expect(drafts(effects).first?.shortlist[0].verdict == .choose)
    state.type([.down, .enter, .character("1")])
    #expect(state.document.draft.shortlist.map(\.verdict) == [.open, .choose])
    state.type("uu")
    #expect(state.document.draft == DecisionDraft(title: ""))
    state.type([.control("r")])
    #expect(state.document.draft.shortlist[0].verdict == .choose)
  }

  @Test func `a no asks for its reason until there is one`() throws {
    var state = try Self.state()
    state.type([.enter, .character("3")])
    #expect(state.text.contains("A model is turned down with a reason."))
    #expect(drafts(state.type([.enter])).isEmpty)
    #expect(state.document.draft.shortlist.isEmpty)
    state.type([.paste("data unstated"), .enter])
    #expect(state.document.draft.shortlist[0].verdict == .no(reason: "data unstated"))
    #expect(state.text.contains("no: data unstated"))
  }

  @Test func `a reviewer gets a column, and Space goes through the opinions`() throws {
    var state = try Self.state()
    state.type("a")
    state.type([.paste("reviewer 1"), .enter])
    #expect(state.text.contains("reviewer 1"))
    #expect(state.text.contains("[–]"))
    var seen: [DecisionRecord.Opinion.Stance] = []
    for _ in 0..<4 {
      state.type(" ")
      let opinion = state.document.draft.opinions.first
      #expect(opinion?.reviewer == "reviewer 1")
      seen.append(opinion?.stance ?? .notAsked)
    }
    #expect(seen == [.agrees, .objects, .undecided, .notAsked])
    state.type(" ")
    #expect(state.document.draft.opinions.first?.date == CalendarDate("2026-11-20"))
    #expect(state.text.contains("[✓]"))
    state.type("a")
    state.type([.paste("reviewer 1"), .enter])
    #expect(state.text.contains("reviewer 1 is there already."))
  }

  @Test func `text is typed into every field, several lines where there may be several`() throws {
    var state = try Self.decided()
    let draft = state.document.draft
    #expect(draft.title == "Use zeta for the EU support bot")
    #expect(draft.deciders == ["reviewer 1, of the team", "reviewer 2"])
    #expect(draft.because == "best German support within price")
    #expect(draft.reopenIf.map(\.typed) == ["price > 0.45", "the host closes"])
    #expect(draft.reopenIf.map { $0.test != nil } == [true, false])
    #expect(draft.opinions.first { $0.note != nil }?.note == "data unstated")
    state.type([.enter, .control("n"), .paste("pricce > 1"), .enter])
    #expect(state.text.contains("There is no field 'pricce'. Did you mean 'price'?"))
    #expect(state.document.draft == draft)
  }

  @Test func `a date that is none is refused where it is typed`() throws {
    var state = try Self.state()
    let rows = "jjj" + "jjjjjj"
    state.type(rows)
    state.type([.enter, .paste("soon"), .enter])
    #expect(state.text.contains("'soon' is no day. Write 2027-02-18."))
    state.type([.control("u"), .paste("2027-02-18"), .enter])
    #expect(state.document.draft.reviewBy == CalendarDate("2027-02-18"))
  }

  @Test func `the checklist opens with its facts, and takes state, owner, day and note`() throws {
    var state = try Self.state()
    state.type([.tab, .tab, .up, .enter])
    #expect(state.text.contains("Checklist: 0 of 19 done; open 19."))
    state.type("j o")
    state.type([.paste("operations"), .enter, .character("b"), .paste("2027-01-15"), .enter])
    state.type("n")
    state.type([.paste("in the wiki"), .enter])
    let entry = try #require(state.document.draft.checklist.first)
    #expect(entry.id == 2)
    #expect(entry.state == .done)
    #expect(entry.owner == "operations")
    #expect(entry.due == CalendarDate("2027-01-15"))
    #expect(entry.note == "in the wiki")
    state.type([.escape])
    #expect(state.text.contains("1 of 19 done"))
  }

  @Test func `what is missing is named before accepting and after`() throws {
    var state = try Self.state()
    #expect(state.text.contains("No model is chosen."))
    state.type([.enter, .character("1"), .tab, .down, .enter])
    #expect(state.text.contains("Missing: "))
    state.type("2")
    #expect(state.document.draft.status == .accepted)
    #expect(state.text.contains("proposed, accepted when nothing is missing"))
  }

  @Test func `the record is read from top to bottom`() throws {
    var state = try Self.decided()
    state.type("v")
    #expect(state.text.contains("# Use zeta for the EU support bot"))
    state.type("G")
    #expect(state.text.contains("not legal advice"))
    #expect(state.text.contains("This is the end; e writes it."))
    state.type([.escape])
    #expect(state.text.contains("Shortlist"))
  }

  @Test func `e writes the ticked files, and asks once before it replaces any`() throws {
    var state = try Self.decided()
    let order = try #require(
      state.type("e").compactMap { effect -> ExportOrder? in
        if case .export(let order) = effect { return order }
        return nil
      }.first)
    #expect(order.formats == ["json", "adr"])
    #expect(order.replacing.isEmpty)
    state.exportDiffers(["0007-x.md"], order)
    #expect(state.text.contains("docs/decisions/0007-x.md is there already and differs."))
    var refused = state
    #expect(refused.type("1").allSatisfy { if case .export = $0 { false } else { true } })
    let again = state.type("2").compactMap { effect -> ExportOrder? in
      if case .export(let order) = effect { return order }
      return nil
    }
    #expect(again.map(\.replacing) == [["0007-x.md"]])
    let standing = ExportStanding(
      number: 7, files: [.init(name: "0007-x.md", format: "adr", place: .free)])
    let effects = state.exported(standing)
    #expect(state.message == "Wrote docs/decisions/0007-x.md.")
    #expect(drafts(effects).first?.number == 7)
    // What is undone later keeps the number.
    state.type("u")
    #expect(state.document.draft.number == 7)
    #expect(state.text.contains("record 0007"))
  }

  @Test func `files are looked for once for each state of the decision`() throws {
    var state = try Self.state()
    func plans(_ effects: [Effect]) -> [ExportOrder] {
      effects.compactMap { effect in
        if case .planExport(let order) = effect { return order }
        return nil
      }
    }
    let order = try #require(plans(state.type([.down])).first)
    state.planned(
      ExportStanding(
        number: 3, files: [.init(name: "0003-m.md", format: "adr", place: .foreign)]), for: order)
    #expect(plans(state.type([.up])).isEmpty)
    #expect(state.text.contains("0003-m.md"))
    #expect(state.text.contains("differs"))
    #expect(plans(state.type([.enter, .character("1")])).count == 1)
  }

  @Test func `d takes a model off the shortlist with all that was said of it`() throws {
    var state = try Self.decided()
    let before = state.document
    state.type([.home, .character("d")])
    #expect(state.document.draft.shortlist.count == 1)
    #expect(state.document.shortlist.count == 1)
    #expect(!state.document.draft.opinions.contains { $0.model == before.shortlist[0] })
    state.type("u")
    #expect(state.document == before)
  }

  @Test func `hostile text is drawn inert everywhere`() throws {
    var state = try Self.state()
    let hostile = "\u{1B}]52;c;aGk=\u{7}\u{202E}x"
    state.type("a")
    state.type([.paste(hostile), .enter, .character(" "), .tab, .enter, .paste(hostile), .enter])
    for keys in [[], [Key.character("v")], [.tab, .up, .enter]] {
      var shown = state
      shown.type(keys)
      #expect(
        !shown.text.unicodeScalars.contains {
          $0.value < 0x20 && $0 != "\n" || $0.value == 0x7F || $0 == "\u{202E}"
        })
    }
  }

  @Test func `no number of the screen is cut at any width`() throws {
    var state = try Self.decided()
    for width in stride(from: 60, through: 160, by: 4) {
      state.resize(Size(columns: width, rows: 24))
      state.type([.home])
      for candidate in state.document.draft.shortlist {
        let row = try #require(state.outcome.row(of: candidate.model))
        #expect(state.text.contains(Wording.points(row.score.mid)), "\(width)")
      }
    }
  }
}
