internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Foundation
internal import Records

/// `weigh export`: writes the decision record.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the decision record of the stored scenario.",
    discussion: """
      Formats: \(ExportFormats.all.map { "\($0.name) (\($0.summary))" }.joined(separator: ", "))
      Nothing is overwritten without --force, and nothing half-written is left. '--out -' prints one
      format to standard output.

      EXAMPLES
        weigh export --format adr,json --out docs/decisions
        weigh export --format json --out -
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @Option(name: .long, help: "Formats, separated by commas.")
  var format = ExportFormats.usual.joined(separator: ",")
  @Option(name: .long, help: "The folder, or '-' for standard output.")
  var out = "docs/decisions"
  @Flag(name: .long, help: "Replace files that differ.")
  var force = false
  @Option(name: .long, help: "The version of CycloneDX: 1.6 or 1.7.")
  var bomVersion = BOMExport.Version.v1_6.rawValue
  @Option(
    name: .long,
    help:
      "How far a bill of version 1.7 may be passed on: clear, green, amber, amber-strict or red.")
  var tlp = "amber"

  func run() throws {
    let options = try options()
    let formats = try format.split(separator: ",").map { name in
      guard let format = ExportFormats.named(String(name), with: options) else {
        let names = ExportFormats.all.map(\.name)
        throw Failure(
          .usage, "there is no format '\(name)'; there are \(Wording.list(names)).",
          hint: Spelling.nearest(String(name), in: names).map { "Did you mean '\($0)'?" })
      }
      return format
    }
    let session = try Session(input, output: output)
    let outcome = try session.outcome()
    let keeper = DraftKeeper(session: session)
    var draft = keeper.draft(of: outcome)
    guard !draft.shortlist.isEmpty || draft.isNoneOfThese else {
      throw Failure(
        .usage, "there is nothing to decide yet: the shortlist is empty.",
        hint: "Mark models with Space on 2 Rank, or: weigh decide --choose ID.")
    }
    if draft.title.isEmpty { draft.title = "Model for \(outcome.scenario.name)" }
    guard let today = Clock.today() else { throw Failure(.bug, "a bug in Weigh: no date.") }
    if draft.decided == nil { draft.decided = today }
    let record: DecisionRecord
    do {
      record = try DecisionRecord(
        draft, outcome: outcome, today: today, engine: ["weigh": Version.number])
    } catch {
      throw Failure(.doesNotParse, error.message)
    }
    if out == "-" {
      guard formats.count == 1, let only = formats.first else {
        throw Failure(.usage, "'--out -' prints one format.", hint: "Choose one: --format json.")
      }
      do {
        Streams.write(try only.text(of: record))
      } catch {
        throw Failure(.doesNotParse, error.message)
      }
      return
    }
    let plan = ExportPlan(record, as: formats, beside: names, contents: contents)
    try write(plan)
    draft.number = plan.record.number
    if session.stored != nil { try keeper.keep(draft) }
    report(plan)
  }

  private func options() throws -> ExportOptions {
    var options = ExportOptions()
    guard let version = BOMExport.Version(rawValue: bomVersion) else {
      let known = BOMExport.Version.allCases.map(\.rawValue)
      throw Failure(
        .usage, "'--bom-version \(bomVersion)' is no version Weigh writes.",
        hint: "There are \(Wording.list(known)).")
    }
    let words = ["clear", "green", "amber", "amber-strict", "red"]
    guard let place = words.firstIndex(of: tlp.lowercased()) else {
      throw Failure(
        .usage, "'--tlp \(tlp)' is no word of the Traffic Light Protocol.",
        hint: "There are \(Wording.list(words)).")
    }
    options.bom = version
    options.sharing = BOMExport.Sharing.allCases[place]
    return options
  }

  private func write(_ plan: ExportPlan) throws {
    // Where every format refuses, nothing is written and no number is used up.
    if plan.files.isEmpty, let first = plan.omissions.first {
      throw Failure(.doesNotParse, first.refusal.message)
    }
    if !force, let file = plan.files.first(where: { $0.place == .foreign || $0.place == .outdated })
    {
      throw Failure(
        .cannotWrite,
        "'\(out)/\(file.name)' is there already and differs; nothing was written.",
        hint: "To replace it: --force.")
    }
    do {
      try FileManager.default.createDirectory(
        atPath: out, withIntermediateDirectories: true)
      for file in plan.files where file.place != .same {
        try Data(file.bytes).write(
          to: URL(fileURLWithPath: out + "/" + file.name), options: .atomic)
      }
    } catch {
      throw Failure(.cannotWrite, "cannot write to '\(out)'; nothing half-written is left.")
    }
  }

  private func report(_ plan: ExportPlan) {
    if output.json {
      Streams.line(
        JSONValue.object([
          "schema": .text("weigh.export/1"),
          "files": .list(plan.files.map { .text(out + "/" + $0.name) }),
          "omitted": .list(
            plan.omissions.map {
              .object(["format": .text($0.format), "reason": .text($0.refusal.message)])
            }),
          "status": .text(plan.record.status.word),
          "missing": .list(plan.record.missing.map { .text($0) }),
        ]).canonicalText)
      return
    }
    for file in plan.files {
      Streams.line("\(out)/\(file.name)" + (file.place == .same ? " (unchanged)" : ""))
    }
    for omission in plan.omissions { output.remark(omission.refusal.message) }
    for missing in plan.record.missing { output.remark("still proposed: \(missing)") }
    for name in plan.sameNumber { output.remark("'\(name)' bears the same number.") }
  }

  private var names: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: out)) ?? []
  }

  private var contents: [String: String] {
    var contents: [String: String] = [:]
    for name in names {
      contents[name] = try? String(contentsOfFile: out + "/" + name, encoding: .utf8)
    }
    return contents
  }
}
