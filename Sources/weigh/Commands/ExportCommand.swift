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
      Formats:
      \(ExportFormats.all.map { "  \($0.name): \($0.summary)" }.joined(separator: "\n"))

      Nothing is replaced unless it is said: --force replaces older files of the same record,
      --force-file NAME a file that was edited by hand. Files are written all or none, and nothing
      half-written is left. '--out -' prints one format to standard output. '--from RECORD.json'
      writes the other files of a record anew, without the catalog.

      EXAMPLES
        weigh export --format adr,json --out docs/decisions
        weigh export --format html --out -
        weigh export --from docs/decisions/0007-support-bot.json --format adr,html,svg,csv
        weigh export --schema decision
      """)

  /// The largest record that is read, in bytes.
  private static let largestRecord = 256 << 20

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @Option(
    name: .long, help: "Formats, separated by commas.",
    completion: .list(ExportFormats.all.map(\.name)))
  var format = ExportFormats.usual.joined(separator: ",")
  @Option(
    name: .long,
    help: "The folder, or '-' for standard output. (default: docs/decisions, or that of --from)",
    completion: .directory)
  var out: String?
  @Option(
    name: .long, help: "Write the files of this record, and read nothing else.",
    completion: .file(extensions: ["json"]))
  var from: String?
  @Option(
    name: .long, help: "The shape of adr: 4 (MADR 4.0.0), or 2 (2.1.2) for tools that need it.",
    completion: .list(ExportOptions.MADR.allCases.map(\.rawValue)))
  var madr = ExportOptions.MADR.four.rawValue
  @Option(name: .long, help: "The version of CycloneDX: 1.6 or 1.7.")
  var bomVersion = BOMExport.Version.v1_6.rawValue
  @Option(
    name: .long,
    help:
      "How far a bill of version 1.7 may be passed on: clear, green, amber, amber-strict or red.")
  var tlp = "amber"
  @Option(
    name: .long, help: "Print the JSON Schema of a record or of a shortlist, and do nothing else.",
    completion: .list(FileSchema.allCases.map(\.rawValue)))
  var schema: String?
  @Flag(name: .long, help: "Replace older files of the record.")
  var force = false
  @Option(
    name: .customLong("force-file"),
    help: "Replace this file even if it was edited by hand; repeat for several.")
  var forcedFiles: [String] = []

  func run() throws {
    if let schema { return try printSchema(schema) }
    let formats = try chosenFormats()
    if let from {
      _ = try write(try record(from), as: formats, to: out ?? Self.folder(of: from))
      return
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
    guard let number = try write(record, as: formats, to: out ?? "docs/decisions") else { return }
    draft.number = number
    if session.stored != nil { try keeper.keep(draft) }
  }

  private func chosenFormats() throws -> [any ExportFormat] {
    let options = try options()
    guard format.contains(where: { $0 != "," }) else {
      let names = ExportFormats.all.map(\.name)
      throw Failure(.usage, "'--format' names none.", hint: "There are \(Wording.list(names)).")
    }
    var seen: Set<String> = []
    return try format.split(separator: ",").map(String.init).filter { seen.insert($0).inserted }
      .map { name in
        guard let format = ExportFormats.named(name, with: options) else {
          let names = ExportFormats.all.map(\.name)
          throw Failure(
            .usage, "there is no format '\(name)'; there are \(Wording.list(names)).",
            hint: Spelling.nearest(name, in: names).map { "Did you mean '\($0)'?" })
        }
        return format
      }
  }

  private func options() throws -> ExportOptions {
    var options = ExportOptions()
    guard let shape = ExportOptions.MADR(rawValue: madr) else {
      throw Failure(.usage, "there is no MADR '\(madr)'; there are 2 and 4.")
    }
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
    options.madr = shape
    options.bom = version
    options.sharing = BOMExport.Sharing.allCases[place]
    return options
  }

  /// The record a file holds.
  private func record(_ name: String) throws -> DecisionRecord {
    guard let bytes = try InputFile.bytes(name, limit: Self.largestRecord) else {
      throw Failure(.doesNotParse, "'\(name)' is larger than any record.")
    }
    do {
      return try DecisionRecord(jsonText: String(decoding: bytes, as: UTF8.self))
    } catch {
      throw Failure(.doesNotParse, "'\(name)': \(error.message)")
    }
  }

  /// Writes the files, or prints the only one; gives the record's number where files were written.
  private func write(_ record: DecisionRecord, as formats: [any ExportFormat], to folder: String)
    throws -> Int?
  {
    if folder == "-" {
      guard formats.count == 1, let only = formats.first else {
        throw Failure(.usage, "'--out -' prints one format.", hint: "Choose one: --format json.")
      }
      do {
        Streams.file(try only.text(of: record))
      } catch {
        throw Failure(.doesNotParse, error.message)
      }
      return nil
    }
    try demandFiles(of: record, formats)
    let result: ExportFolder.Result
    do {
      result = try ExportFolder(path: folder).export(
        record, as: formats,
        replacing: .init(outdated: force, files: Set(forcedFiles.map(Self.lastPart))))
    } catch {
      throw Failure(.cannotWrite, error.message, hint: error.hint)
    }
    report(result, folder)
    return result.plan.record.number
  }

  /// Where every format refuses the record, nothing is written and no number is used up.
  private func demandFiles(of record: DecisionRecord, _ formats: [any ExportFormat]) throws {
    var refusal: ExportRefusal?
    for format in formats {
      do {
        _ = try format.files(of: record)
        return
      } catch {
        refusal = refusal ?? error
      }
    }
    if let refusal { throw Failure(.doesNotParse, refusal.message) }
  }

  /// The folder a file is in.
  private static func folder(of name: String) -> String {
    guard let slash = name.lastIndex(of: "/") else { return "." }
    return slash == name.startIndex ? "/" : String(name[..<slash])
  }

  /// The name of a file without its folders.
  private static func lastPart(_ name: String) -> String {
    name.split(separator: "/").last.map(String.init) ?? name
  }

  private func report(_ result: ExportFolder.Result, _ folder: String) {
    let plan = result.plan
    if output.json {
      Streams.line(
        JSONValue.object([
          "schema": .text("weigh.export/1"),
          "files": .list(plan.files.map { .text(folder + "/" + $0.name) }),
          "unchanged": .list(
            plan.files.filter { $0.place == .same }.map { .text(folder + "/" + $0.name) }),
          "omitted": .list(
            plan.omissions.map {
              .object(["format": .text($0.format), "reason": .text($0.refusal.message)])
            }),
          "status": .text(plan.record.status.word),
          "missing": .list(plan.record.missing.map { .text($0) }),
          "cleared": .integer(Int64(result.cleared)),
        ]).canonicalText)
      return
    }
    for file in plan.files {
      Streams.line("\(folder)/\(file.name)" + (file.place == .same ? " (unchanged)" : ""))
    }
    if result.cleared > 0 {
      let files = Wording.count(result.cleared, "temporary file")
      output.remark("an export before was interrupted; \(files) of it cleared.")
    }
    for name in forcedFiles where !plan.files.contains(where: { $0.name == Self.lastPart(name) }) {
      output.remark("'\(name)' is no file of this export.")
    }
    for omission in plan.omissions { output.remark(omission.refusal.message) }
    for missing in plan.record.missing { output.remark("still proposed: \(missing)") }
    for name in plan.sameNumber { output.remark("'\(name)' bears the same number.") }
  }
}
