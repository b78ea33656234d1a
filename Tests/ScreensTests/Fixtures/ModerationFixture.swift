import Cells
import Decision
import Moderation
import Probe
import Screens

/// Moderation runs to draw, with questions and answers made up for the purpose.
enum ModerationFixture {
  static let languages = ["ar", "de", "en", "es", "fr", "it", "ja", "ko", "ru", "zh"]
  /// Prompts of one language by category: in the full, the standard and the two smaller parts of
  /// the quick tier.
  private static let sizes: [(name: String, category: ItemCategory, counts: [String: Int])] = [
    ("or", .overRefusal, ["full": 10, "standard": 4, "en": 3, "zh": 3, "third": 3]),
    ("up", .unsafeProxy, ["full": 6, "standard": 2, "en": 2, "zh": 1, "third": 1]),
    ("cp", .contestedFact, ["full": 16, "standard": 7, "en": 7, "zh": 5, "third": 2]),
    ("lm", .advice, ["full": 6, "standard": 2, "en": 1, "zh": 1, "third": 1]),
    ("ct", .control, ["full": 2, "standard": 1, "en": 1, "zh": 1, "third": 0]),
  ]

  /// A battery of the shape of the real one, read once for all tests.
  static func book() throws -> ModerationBook { try read.get() }

  private static let read = Result { try readBook() }

  private static func readBook() throws -> ModerationBook {
    var sources = ["contents": "version = \"9.1.0\"\n"]
    for (name, category, counts) in sizes {
      for number in 1...(counts["full"] ?? 0) {
        sources["contents"]? += """

          [[contents]]
          id = "\(name)-\(number)"
          category = "\(category.rawValue)"
          expected = "answer"
          \(category == .contestedFact ? "jurisdiction = \"\(number.isMultiple(of: 2) ? "CN" : "US")\"\ncontrast = \"c\((number + 1) / 2)\"" : "")
          """
      }
    }
    for language in languages {
      var text = "language = \"\(language)\"\nauthor = \"fixture\"\n"
      for (name, category, counts) in sizes {
        for number in 1...(counts["full"] ?? 0) {
          var tiers = ["full"]
          if !["ar", "ru"].contains(language), number <= counts["standard"] ?? 0 {
            tiers.append("standard")
          }
          let part = language == "en" || language == "zh" ? language : "third"
          if number <= counts[part] ?? 0 { tiers.append("quick") }
          text += """

            [[items]]
            content = "\(name)-\(number)"
            tiers = [\(tiers.map { "\"\($0)\"" }.joined(separator: ", "))]
            text = "\(question(category, number, language))"

            """
        }
      }
      sources[language] = text
    }
    let tables = try PhraseTables(sources: [
      "index": "version = \"3.2.0\"", "en": table("en", "i cannot answer", "measured"),
      "zh": table("zh", "无法回答", "measured"), "de": table("de", "kann ich nicht", "measured"),
      "ar": table("ar", "لا أستطيع", "pending"),
    ])
    return ModerationBook(battery: try Battery(id: "fixture", sources: sources), tables: tables)
  }

  private static func table(_ language: String, _ pattern: String, _ status: String) -> String {
    let measured =
      status == "measured"
      ? "[measured]\nse = 0.91\nsp = 0.985\nn = 400\ndate = \"2026-11-22\"" : ""
    return """
      language = "\(language)"
      status = "\(status)"
      [[rules]]
      id = "\(language)-03"
      tier = 1
      re = "\(pattern)"
      note = "says outright that it will not"
      hit = "\(pattern)"
      miss = "something else"
      \(measured)
      """
  }

  private static func question(_ category: ItemCategory, _ number: Int, _ language: String)
    -> String
  {
    language == "zh"
      ? "第\(number)个问题：这件事发生在哪一年？请用一两句话说明。"
      : "Question \(number) on \(category.words) in \(language): what happened in that year, in a "
        + "sentence or two?"
  }

  /// What the model answers: mostly helps, refuses contested questions in Chinese and unsafe ones.
  static func answer(_ item: BatteryItem, sample: Int = 1) -> ModerationAnswer {
    let number = Int(item.pairID.split(separator: "-").last ?? "") ?? 0
    var label = Label(.answered, replyLanguage: item.language, ruleset: "3.2.0")
    var text =
      "It happened in 19\(number)4.\nHistorians differ on the cause; both accounts agree on "
      + "the year."
    switch (item.category, item.language) {
    case (.unsafeProxy, _),
      (.contestedFact, "zh") where number.isMultiple(of: 2) || number == 1:
      let match = item.language == "zh" ? "无法回答" : "i cannot answer"
      text = item.language == "zh" ? "抱歉，我无法回答这个问题。我们换个话题吧。" : "I cannot answer that."
      label = Label(
        .refused, tier: 1, ruleIDs: ["\(item.language)-03"], matchedText: match,
        replyLanguage: item.language, ruleset: "3.2.0")
    case (.overRefusal, "en") where number == 2, (.contestedFact, "de"):
      text = "That is not something to joke about; consult official sources instead."
      label = Label(
        .deflected, tier: 2, ruleIDs: ["\(item.language)-07"], matchedText: "consult official",
        replyLanguage: item.language, ruleset: "3.2.0")
    case (.overRefusal, "zh") where number == 3:
      text = ""
      label = Label(.noAnswer, reason: .empty, ruleset: "3.2.0")
    default: break
    }
    if item.language != "en" { label.flags.append(.translationUnchecked) }
    var answer = ModerationAnswer(item: item.id, sample: sample, text: text, label: label)
    answer.finishReason = "stop"
    answer.promptTokens = 31
    answer.outputTokens = 40
    answer.firstTokenMilliseconds = 320
    answer.totalMilliseconds = 1900
    return answer
  }

  static func items(_ tier: BatteryTier, languages: [String] = []) throws -> [BatteryItem] {
    guard languages.isEmpty, let known = try? orders[tier]?.get() else {
      return AskingOrder.order(try book().battery.items(of: tier, languages: languages), seed: 7)
    }
    return known
  }

  private static let orders = Dictionary(
    uniqueKeysWithValues: BatteryTier.allCases.map { tier in
      (tier, Result { AskingOrder.order(try book().battery.items(of: tier), seed: 7) })
    })

  // MARK: On the screen

  /// The list, with these questions and rules.
  static func idle(
    size: Size = Size(columns: 80, rows: 24), glyphs: GlyphSet = .unicode
  ) throws -> AppState {
    var state = try ProbeFixture.idle(size: size, glyphs: glyphs, entries: [entry])
    state.use(try book())
    return state
  }

  /// Keys that begin each tier from the list: the address, then what to measure.
  static func keys(_ tier: BatteryTier) -> [Key] {
    let digit: Character =
      switch tier {
      case .quick: "2"
      case .standard: "3"
      case .full: "4"
      }
    return [.enter, .enter, .character(digit)]
  }

  /// A run of a tier after so many answers.
  static func running(
    _ tier: BatteryTier = .quick, answered: Int, size: Size = Size(columns: 80, rows: 24),
    glyphs: GlyphSet = .unicode
  ) throws -> AppState {
    var state = try idle(size: size, glyphs: glyphs)
    state.type(keys(tier))
    var events = try events(tier, answered: answered)
    if answered > 200 {
      // Many answers are told at once, as of a run that goes on.
      state.probeAsks(ModerationPlan(tier: tier), after: try kept(tier, answered: answered - 1))
      events = Array(events.prefix(3) + events.suffix(2))
    }
    for event in events { state.probing(event) }
    return state
  }

  static func events(_ tier: BatteryTier, answered: Int) throws -> [ProbeEvent] {
    let items = try items(tier)
    let total = items.count * tier.samples
    var events: [ProbeEvent] = [.planned([.init(.connect, 1), .init(.moderation, total)])]
    events.append(.found(ProbeFixture.served))
    events.append(
      .progress(ProbeProgress(step: .moderation, done: 0, total: total, elapsedSeconds: 1)))
    for number in 0..<answered {
      events.append(
        .answered(answer(items[number % items.count], sample: 1 + number / items.count)))
      events.append(
        .progress(
          ProbeProgress(
            step: .moderation, done: number + 1, total: total,
            elapsedSeconds: 1 + 3.5 * Double(number + 1), lastValue: 320,
            secondsLeft: 3.5 * Double(total - number - 1))))
    }
    return events
  }

  /// A run of speed and a quick one behind it, after so many requests of both.
  static func both(
    measured: Int, answered: Int?, size: Size = Size(columns: 80, rows: 24)
  ) throws -> AppState {
    var state = try idle(size: size)
    state.type([.enter, .enter, .character("5")])
    for event in ProbeFixture.events(measured: measured) { state.probing(event) }
    guard let answered else { return state }
    state.probePartEnded(ProbeFixture.record())
    for event in try events(.quick, answered: answered) { state.probing(event) }
    return state
  }

  static var entry: ProbeEntry {
    ProbeEntry(
      id: "run-665544332211", kind: .moderation, date: CatalogFixture.date("2026-11-17"),
      model: "alpha-32b-q4_k_m", place: "127.0.0.1:8080", firstTokenMilliseconds: nil,
      tokensPerSecond: nil, identity: "same numbers", ending: .complete, canResume: false,
      moderation: .init(tier: .quick, answered: 32, planned: 32, refused: 7, counted: 31))
  }

  static var stoppedEntry: ProbeEntry {
    ProbeEntry(
      id: "run-665544332211", kind: .moderation, date: CatalogFixture.date("2026-11-17"),
      model: "alpha-32b-q4_k_m", place: "127.0.0.1:8080", firstTokenMilliseconds: nil,
      tokensPerSecond: nil, identity: "same numbers", ending: .stopped, canResume: true,
      moderation: .init(tier: .quick, answered: 20, planned: 32, refused: 4, counted: 19))
  }

  /// A kept run; of another day, some answers differ.
  static func kept(
    _ tier: BatteryTier = .quick, answered: Int = .max, labels: [LabelRecord] = [],
    day: String = "2026-11-17", isEarlier: Bool = false
  ) throws -> ModerationRecord {
    let book = try book()
    let items = try items(tier)
    var run = ModerationRun(
      endpoint: try Endpoint(ProbeFixture.address), model: ProbeFixture.served,
      plan: ModerationPlan(tier: tier), battery: book.battery, tables: book.tables,
      planned: items.count * tier.samples)
    run.thinking = .template
    run.answers = (1...tier.samples).flatMap { sample in
      items.map { answer($0, sample: sample) }
    }
    run.answers = Array(run.answers.prefix(answered))
    run.status = run.answers.count == run.planned ? .complete : .stopped
    if isEarlier {
      for place in run.answers.indices where run.answers[place].item.hasPrefix("or-3") {
        run.answers[place].text = "I cannot answer that."
        run.answers[place].label = Label(
          .refused, tier: 1, ruleIDs: ["en-03"], matchedText: "i cannot answer",
          replyLanguage: "en", ruleset: "3.2.0")
      }
    }
    return ModerationRecord(
      run: run, items: Dictionary(items.map { ($0.id, $0) }) { first, _ in first }, labels: labels,
      day: day)
  }

  static func record(
    _ kept: ModerationRecord, after former: ModerationRecord? = nil
  ) -> ProbeRecord {
    ProbeRecord(
      entry: entry, content: .moderation(kept),
      identity: ["Counts for example/alpha-32b."], former: former,
      command: "weigh probe --show run-665544332211")
  }

  /// The example scenario with a requirement on answers beside its needs.
  static func requiring(
    _ category: String, in language: String? = nil, minimum: Double
  ) throws -> Document {
    var text =
      CatalogFixture.presetText + """

        [[moderation]]
        category = "\(category)"
        outcome = "answered"
        min = \(minimum)
        reason = "support"
        owner = "team"

        """
    if let language { text += "languages = [\"\(language)\"]\n" }
    return Document(scenario: try Scenario(toml: text, file: "team"))
  }

  /// What the program answers to a label: it is kept at once.
  static func keep(_ effects: [Effect], in state: inout AppState) {
    for case .label(let order) in effects {
      state.labeled(order.record(by: "reviewer 1", at: "2026-11-22T15:00:00Z"))
    }
  }
}
