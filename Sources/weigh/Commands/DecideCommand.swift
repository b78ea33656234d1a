internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Records

/// `weigh decide`: says what was decided of the shortlist, and what is missing.
struct DecideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide", abstract: "Edit the decision of the stored scenario.",
    discussion: """
      The shortlist is what was marked or added on the screens, and every model named here.

      EXAMPLES
        weigh decide --choose Qwen/QwQ-32B --because "meets every need at the lowest price"
        weigh decide --title "Model of the support bot" --decider "reviewer 1" --accept
        weigh decide --duty 1=done --duty 3=n.a.
        weigh decide --reject openai/gpt-oss-20b="training data undocumented"
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @Option(name: .long, help: "The title of the record.")
  var title: String?
  @Option(name: .long, help: "The question that is decided.")
  var question: String?
  @Option(name: .long, help: "The product that will use the model.")
  var product: String?
  @Option(name: .customLong("decider"), help: "Who decides; repeat for several.")
  var deciders: [String] = []
  @Option(name: .long, help: "The model that is chosen.")
  var choose: String?
  @Option(name: .long, help: "The model to fall back on.")
  var fallback: String?
  @Option(name: .customLong("reject"), help: "A model that is turned down, as ID=REASON.")
  var rejected: [String] = []
  @Flag(name: .long, help: "None of these is chosen.")
  var none = false
  @Option(name: .long, help: "Why.")
  var because: String?
  @Option(name: .long, help: "What speaks against it; repeat for several.")
  var against: [String] = []
  @Option(name: .customLong("reopen-if"), help: "What would open the question again.")
  var reopenIf: [String] = []
  @Option(name: .customLong("review-by"), help: "When to look again, as YYYY-MM-DD.")
  var reviewBy: String?
  @Option(
    name: .customLong("duty"),
    help: "How far a duty of the chosen model is, as NUMBER=done, open or n.a.; repeat for several."
  )
  var dutyChanges: [String] = []
  @Flag(name: .long, help: "Accept the decision; it stays proposed while something is missing.")
  var accept = false

  func run() throws {
    let session = try Session(input, output: output)
    let outcome = try session.outcome()
    let keeper = DraftKeeper(session: session)
    var draft = keeper.draft(of: outcome)
    let before = draft
    try apply(to: &draft, session: session)
    for change in dutyChanges { try DutyChange(change).apply(to: &draft, outcome: outcome) }
    guard let today = Clock.today() else { throw Failure(.bug, "a bug in Weigh: no date.") }
    let record: DecisionRecord
    do {
      record = try DecisionRecord(draft, outcome: outcome, today: today)
    } catch {
      throw Failure(.doesNotParse, error.message)
    }
    // Only what makes a record is kept.
    if draft != before { try keeper.keep(draft) }
    if output.json {
      Streams.line(draft.json.canonicalText)
    } else {
      lines(draft, record, outcome).forEach(Streams.line)
    }
  }

  private func apply(to draft: inout DecisionDraft, session: Session) throws {
    if let title { draft.title = title }
    if let question { draft.question = question }
    if let product { draft.product = product }
    if !deciders.isEmpty { draft.deciders = deciders }
    if let because { draft.because = because }
    if !against.isEmpty { draft.against = against }
    if !reopenIf.isEmpty { draft.reopenIf = reopenIf.map { .init($0) } }
    if let reviewBy {
      guard let date = CalendarDate(reviewBy), date.day != nil else {
        throw Failure(.usage, "'--review-by \(reviewBy)' is no day.", hint: "Write 2027-02-18.")
      }
      draft.reviewBy = date
    }
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
      guard parts.count == 2, !parts[1].isEmpty else {
        throw Failure(
          .usage, "'--reject \(text)' is not of the form ID=REASON.",
          hint: "A model is turned down with a reason.")
      }
      try set(parts[0], .no(reason: parts[1]), in: &draft, session: session)
    }
    if none { draft.isNoneOfThese = true }
    if accept { draft.status = .accepted }
  }

  private func set(
    _ name: String, _ verdict: ShortlistVerdict, in draft: inout DecisionDraft, session: Session
  ) throws {
    let model = try session.candidate(name).model
    guard model.status != .closed else {
      throw Failure(
        .usage, "'\(model.id)' is closed: it is shown for comparison and cannot be decided on.")
    }
    let id = model.id
    if let position = draft.shortlist.firstIndex(where: { $0.model == id }) {
      draft.shortlist[position].verdict = verdict
    } else {
      draft.shortlist.append(DecisionDraft.Candidate(id, verdict))
    }
  }

  private func lines(_ draft: DecisionDraft, _ record: DecisionRecord, _ outcome: Outcome)
    -> [String]
  {
    guard !draft.shortlist.isEmpty || draft.isNoneOfThese else {
      return [
        "Nothing is marked yet. Mark models with Space on 2 Rank, or: weigh decide --choose ID."
      ]
    }
    var lines = [draft.title.isEmpty ? "No title yet: --title TEXT" : draft.title]
    lines.append("Status: \(record.status.word)")
    var table = Table(
      columns: ["Model", "Score", "Verdict"].map {
        Table.Column(header: $0, alignsRight: $0 == "Score", minimum: $0 == "Score" ? nil : 16)
      })
    for candidate in draft.shortlist {
      let row = outcome.row(of: candidate.model)
      table.rows.append([
        candidate.model, row.map { Wording.points($0.score.mid) } ?? "out",
        candidate.verdict.word + (candidate.verdict.reason.map { ": \($0)" } ?? ""),
      ])
    }
    lines += table.lines(width: Streams.width, glyphs: output.glyphs)
    lines += DutyChange.lines(draft, outcome)
    lines += record.missing.map { "Missing: \($0)" }
    lines.append("To write the record: weigh export --format adr,json --out docs/decisions")
    return lines
  }
}
