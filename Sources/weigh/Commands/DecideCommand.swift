internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Records

/// `weigh decide`: says what was decided of the shortlist, and what is missing.
struct DecideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide", abstract: "Edit the decision of the stored scenario.",
    discussion: """
      The shortlist is what was marked or added on the screens, and every model named here. Without
      options the decision is printed as it stands. A model that is not first, fails a need that was
      set aside, or meets an objection can be chosen; the record says so.

      To accept: one choice or --none, a verdict on every model, and for every item of the checklist
      a state other than open, or an owner and a date; accepted risks need a name and a note.

      EXAMPLES
        weigh decide --choose Qwen/QwQ-32B --because "meets every need at the lowest price"
        weigh decide --reject openai/gpt-oss-20b="training data undocumented"
        weigh decide --opinion "reviewer 1:Qwen/QwQ-32B=agrees"
        weigh decide --reopen-when "price > 0.45" --reopen-when "runner-up: languages contains fi"
        weigh decide --item 1-3=done --item "4=open:reviewer 1:2027-01-15"
        weigh decide --duty 1=done --duty "3=open:reviewer 2:2027-01-15"
        weigh decide --title "Model of the support bot" --decider "reviewer 1" --accept
        weigh decide --clear against
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var texts: DraftTextOptions
  @Option(name: .long, help: "The model that is chosen.")
  var choose: String?
  @Option(name: .long, help: "The model to fall back on.")
  var fallback: String?
  @Option(name: .customLong("reject"), help: "A model that is turned down, as ID=REASON.")
  var rejected: [String] = []
  @Flag(name: .long, help: "None of these is chosen.")
  var none = false
  @Option(
    name: .customLong("opinion"),
    help: """
      What a reviewer says of a model, as REVIEWER:MODEL=agrees, objects, undecided or not asked, \
      with ': NOTE' where there is one; repeat for several.
      """)
  var opinions: [String] = []
  @OptionGroup var reopening: ReopenOptions
  @Option(
    name: .customLong("duty"),
    help: """
      How far a duty of the chosen model is, as NUMBER=done, open or n.a., with ':OWNER:DATE' where \
      somebody sees to it; repeat for several.
      """)
  var dutyChanges: [String] = []
  @Option(
    name: .customLong("item"),
    help: """
      How far items of the checklist are, as NUMBERS=done, open, accepted risk or n.a., with \
      ':OWNER:DATE:NOTE' as far as needed; repeat for several.
      """)
  var itemChanges: [String] = []
  @Flag(name: .long, help: "Accept the decision; it stays proposed while something is missing.")
  var accept = false
  @Option(
    name: .customLong("clear"),
    help: """
      Empty a part by the name of its option, before anything else; 'accept' proposes again; repeat \
      for several.
      """)
  var cleared: [String] = []
  @Flag(name: .long, help: "Print the checklist with its facts.")
  var checklist = false

  func validate() throws {
    guard let choose else { return }
    if fallback == choose || rejected.contains(where: { $0.hasPrefix(choose + "=") }) {
      throw ValidationError(
        "\(choose) is chosen and, at once, turned down or kept to fall back on.")
    }
  }

  func run() throws {
    let session = try Session(input, output: output)
    let outcome = try session.outcome()
    let keeper = DraftKeeper(session: session)
    var draft = keeper.draft(of: outcome)
    let before = draft
    guard let today = Clock.today() else { throw Failure(.bug, "a bug in Weigh: no date.") }
    for name in cleared { try DraftField.named(name).clear(&draft) }
    texts.apply(to: &draft)
    try reopening.apply(to: &draft, context: outcome.context)
    try judge(&draft, session: session)
    for text in opinions {
      let opinion = try OpinionChange(text)
      let id = try shortlisted(opinion.model, in: &draft, session: session)
      opinion.apply(to: &draft, model: id, on: today)
    }
    for change in dutyChanges { try DutyChange(change).apply(to: &draft, outcome: outcome) }
    for change in itemChanges { try ItemChange(change).apply(to: &draft) }
    if accept { draft.status = .accepted }
    let record: DecisionRecord
    do {
      record = try DecisionRecord(draft, outcome: outcome, today: today)
    } catch {
      throw Failure(.doesNotParse, error.message)
    }
    // Only what makes a record is kept.
    if draft != before { try keeper.keep(draft) }
    let report = DecisionReport(draft: draft, record: record, outcome: outcome)
    if output.json {
      Streams.line(report.json.canonicalText)
    } else if output.plain {
      report.plain.forEach(Streams.line)
    } else if checklist {
      report.checklistLines(width: Streams.width, glyphs: output.glyphs).forEach(Streams.line)
    } else {
      report.lines(width: Streams.width, glyphs: output.glyphs).forEach(Streams.line)
    }
  }

  /// Choice, fallback and rejections.
  private func judge(_ draft: inout DecisionDraft, session: Session) throws {
    if let choose {
      for position in draft.shortlist.indices where draft.shortlist[position].verdict == .choose {
        draft.shortlist[position].verdict = .open
      }
      try set(choose, .choose, in: &draft, session: session)
      draft.isNoneOfThese = false
    }
    if let fallback { try set(fallback, .fallback, in: &draft, session: session) }
    for text in rejected {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, !parts[1].allSatisfy(\.isWhitespace) else {
        throw Failure(
          .usage, "'--reject \(text)' is not of the form ID=REASON.",
          hint: "A model is turned down with a reason.")
      }
      try set(parts[0], .no(reason: parts[1]), in: &draft, session: session)
    }
    if none { draft.isNoneOfThese = true }
  }

  private func set(
    _ name: String, _ verdict: ShortlistVerdict, in draft: inout DecisionDraft, session: Session
  ) throws {
    let id = try shortlisted(name, in: &draft, session: session)
    for position in draft.shortlist.indices where draft.shortlist[position].model == id {
      draft.shortlist[position].verdict = verdict
    }
  }

  /// The id of a model somebody named; one that is not on the shortlist yet is put there.
  private func shortlisted(_ name: String, in draft: inout DecisionDraft, session: Session) throws
    -> String
  {
    let model = try session.candidate(name).model
    guard model.status != .closed else {
      throw Failure(
        .usage, "'\(model.id)' is closed: it is shown for comparison and cannot be decided on.")
    }
    if !draft.shortlist.contains(where: { $0.model == model.id }) {
      draft.shortlist.append(DecisionDraft.Candidate(model.id))
    }
    return model.id
  }
}
