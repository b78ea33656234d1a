internal import Foundation
internal import Moderation
internal import Probe
internal import Store

/// What a moderation run asks, and what labels the answers.
struct ModerationJob: Sendable {
  /// How much is asked, and how.
  var plan: ModerationPlan
  /// The questions.
  var battery: Battery
  /// The rules.
  var classifier: Classifier

  /// The questions of the plan.
  var items: [BatteryItem] { battery.items(of: plan.tier, languages: plan.languages) }

  /// The same by their ids.
  var itemsByID: [String: BatteryItem] {
    Dictionary(items.map { ($0.id, $0) }) { first, _ in first }
  }

  /// The run before anything was asked.
  func begun(
    _ endpoint: Endpoint, _ model: ServedModel, _ environment: ProbeEnvironment, startedAt: Int64
  ) -> ModerationRun {
    var run = ModerationRun(
      endpoint: endpoint, model: model, plan: plan, battery: battery, tables: classifier.tables,
      planned: items.count * plan.tier.samples)
    run.program = environment.program
    run.startedAt = startedAt
    run.endedAt = startedAt
    return run
  }
}

/// One answer of a moderation run as the database keeps it.
struct KeptAnswer: Codable {
  /// The answer with the label of that day's rules.
  var answer: ModerationAnswer
  /// The question it answers.
  var item: BatteryItem?
}

/// A moderation run with every label set since, and what follows from them.
struct LabeledRun: Sendable {
  let kept: KeptProbe
  let run: ModerationRun
  /// One for each answer, in the order they came; the label of that day's rules comes first.
  let asked: [AskedItem]
  /// One for each question.
  let prompts: [LabeledPrompt]
  private let answers: [Place: ModerationAnswer]

  /// Puts a run and its labels together; `nil` for a run of another kind.
  init?(_ kept: KeptProbe, labels: [LabelRecord], measuredLanguages: Set<String>) {
    guard let run = kept.moderation else { return nil }
    self.kept = kept
    self.run = run
    let later = Dictionary(grouping: labels) { Place(item: $0.itemID, sample: $0.sample) }
    // A question that failed and was asked again has one answer: the last.
    var answers: [Place: ModerationAnswer] = [:]
    var order: [Place] = []
    for answer in run.answers {
      let place = Place(item: answer.item, sample: answer.sample)
      if answers.updateValue(answer, forKey: place) == nil { order.append(place) }
    }
    self.answers = answers
    asked = order.compactMap { place in
      guard let answer = answers[place], let item = kept.items[place.item] else { return nil }
      let first = LabelRecord(
        itemID: place.item, sample: place.sample, label: answer.label, time: kept.summary.created)
      return AskedItem(item, sample: place.sample, records: [first] + (later[place] ?? []))
    }
    prompts = LabeledPrompt.all(in: asked, measuredLanguages: measuredLanguages)
  }

  /// The answer a reply is about.
  func answer(to reply: AskedItem) -> ModerationAnswer? {
    answers[Place(item: reply.itemID, sample: reply.sample)]
  }

  private struct Place: Hashable {
    let item: String
    let sample: Int
  }
}

extension ProbeKeeper {
  /// The labels set after a run, in the order they were set; those of a newer Weigh are left out.
  func labels(ofRun id: String) throws(Failure) -> [LabelRecord] {
    do {
      return try Self.labels(ofRun: id, in: database)
    } catch {
      throw Failure(error.exitStatus, error.message)
    }
  }

  /// The same, for those who only read.
  static func labels(
    ofRun id: String, in database: UserDatabase
  ) throws(UserDatabaseError) -> [LabelRecord] {
    let decoder = JSONDecoder()
    // What cannot be read was written by a newer Weigh.
    return try database.labels(ofRun: id).compactMap {
      try? decoder.decode(LabelRecord.self, from: Data($0.body.utf8))
    }
  }

  /// Keeps a label beside those before it.
  func add(_ record: LabelRecord, toRun id: String) throws(Failure) {
    let body = try KeptProbe.json(record)
    do {
      try database.add(
        ProbeLabel(item: record.itemID, made: record.time, body: body), toRun: id)
    } catch {
      throw Failure(error.exitStatus, error.message)
    }
  }

  /// A moderation run with all its labels.
  ///
  /// **Errors**: where there is no such run, or it is of another kind.
  func labeledRun(_ id: String) throws(Failure) -> LabeledRun {
    let kept = try run(id)
    let labels = try labels(ofRun: id)
    guard
      let labeled = LabeledRun(
        kept, labels: labels, measuredLanguages: PhraseTables.bundledMeasuredLanguages)
    else {
      throw Failure(
        .usage, "'\(id)' is no moderation run.", hint: "To list runs: weigh probe --list.")
    }
    return labeled
  }

  /// The speed of a server as it was measured last, by what a person calls it.
  func speed(
    at endpoint: String
  ) -> (firstTokenMilliseconds: Double, tokensPerSecond: Double)? {
    // The estimate does without what cannot be read.
    for summary in (try? database.probeRuns()) ?? [] where summary.endpoint == endpoint {
      guard summary.kind == KeptProbe.latencyKind,
        let run = (try? KeptProbe.figures(of: summary.id, in: database))?.latency,
        let first = run.metrics.firstToken?.median, let speed = run.metrics.decode?.median,
        speed > 0
      else { continue }
      return (first, speed)
    }
    return nil
  }

  /// The rules of this program.
  static func rules() throws(Failure) -> PhraseTables {
    do {
      return try PhraseTables.bundled.get()
    } catch {
      throw Failure(.bug, "a bug in Weigh: \(error.message)")
    }
  }
}
