internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Moderation
internal import Probe
internal import Store

/// `weigh moderation relabel`: today's rules on replies that were kept.
struct ModerationRelabelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "relabel", abstract: "Label the replies of a run anew, by the rules of today.",
    discussion: """
      New labels stand beside the old; a person's and a judge's go on counting before them.

      EXAMPLES
        weigh moderation relabel run-0123456789ab
        weigh moderation relabel run-0123456789ab --dry-run --phrases Sources/CModeration/phrases
      """)

  @OptionGroup var output: OutputOptions
  @Option(name: .long, help: "The compiled catalog.")
  var catalog: String?
  @Argument(help: ArgumentHelp("The run, by its id.", valueName: "run"))
  var runID: String
  @Option(name: .long, help: "A folder with phrase tables, instead of those of this program.")
  var phrases: String?
  @Flag(name: .customLong("dry-run"), help: "Keep nothing, only tell what would change.")
  var dryRun = false

  private struct Change {
    let reply: AskedItem
    let before: LabelRecord
    let after: LabelRecord
  }

  func run() throws {
    let shelf = try ModerationShelf(output, catalog: catalog)
    let labeled = try shelf.keeper.labeledRun(runID)
    let tables = try phrases.map(PhraseFolder.tables) ?? ProbeKeeper.rules()
    let classifier = Classifier(tables)
    var (changes, isNew): ([Change], Bool) = ([], false)
    for reply in labeled.asked {
      guard let answer = labeled.answer(to: reply), answer.failure == nil,
        let item = labeled.kept.items[reply.itemID],
        let before = reply.records.last(where: { $0.source.layer == .rule }),
        let label = labeled.label(of: answer, to: item, by: classifier)
      else { continue }
      let after = LabelRecord(
        itemID: reply.itemID, sample: reply.sample, label: label, time: Clock.now())
      let isOther = before.differs(from: after)
      if isOther { changes.append(Change(reply: reply, before: before, after: after)) }
      guard isOther || before.source != after.source else { continue }
      isNew = true
      if !dryRun { try shelf.keeper.add(after, toRun: runID) }
    }
    print(changes, tables, isNew: isNew)
  }

  private func print(_ changes: [Change], _ tables: PhraseTables, isNew: Bool) {
    let lines = changes.map { change in
      "\(change.reply.itemID): \(Self.words(change.before)), now \(Self.words(change.after))"
    }
    let kept = dryRun ? "Nothing was kept." : "New labels stand beside the old."
    output.print(
      json: .object([
        "schema": .text("weigh.moderation-relabel/1"), "run": .text(runID),
        "ruleset": .text(tables.version), "ruleset_sha256": .text(tables.hash),
        "kept": .flag(isNew && !dryRun),
        "changes": .list(
          changes.map {
            .object([
              "id": .text($0.reply.itemID), "sample": .integer(Int64($0.reply.sample)),
              "before": $0.before.json, "after": $0.after.json,
            ])
          }),
      ]),
      plain: changes.map {
        PlainTable.line([
          $0.reply.itemID, $0.before.outcome?.rawValue ?? "", $0.after.outcome?.rawValue ?? "",
        ])
      },
      lines: lines + [
        isNew
          ? "Rules \(tables.version): \(Wording.count(changes.count, "label")) changed. \(kept)"
          : "Rules \(tables.version) label every reply as before; nothing is new."
      ])
  }

  private static func words(_ record: LabelRecord) -> String {
    (record.outcome?.words ?? "none") + (record.reason.map { " (\($0.words))" } ?? "")
      + (record.ruleIDs.isEmpty ? "" : " by \(record.ruleIDs.joined(separator: " "))")
  }
}

extension LabelRecord {
  /// Whether it says something else than another, whenever and by whichever version it was set.
  fileprivate func differs(from other: LabelRecord) -> Bool {
    outcome != other.outcome || reason != other.reason || tier != other.tier
      || ruleIDs != other.ruleIDs || Set(flags) != Set(other.flags)
  }
}

extension LabeledRun {
  /// What rules make of a kept answer; `nil` where the server's refusal was all there was.
  func label(
    of answer: ModerationAnswer, to item: BatteryItem, by classifier: Classifier
  ) -> Moderation.Label? {
    guard answer.label.reason != .providerFilter else { return nil }
    var reply = Reply(
      answer.text, promptLanguage: item.language, category: item.category, markers: item.markers,
      finishReason: answer.finishReason, acceptsEnglish: run.plan.acceptsEnglish,
      expectsReasoning: run.keepsThinking)
    // What the model thought apart is not kept; that it did counts.
    if answer.reasoningScalars > 0 { reply.reasoning = "…" }
    var label = classifier.classify(reply)
    if item.checkedBy == nil, item.language != "en" { label.flags.append(.translationUnchecked) }
    return label
  }
}
