internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Records
internal import Sheets
internal import Store

/// `weigh show`: one model in detail, or the history of one family.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one model with every fact, or a family with its releases and licenses.",
    discussion: """
      A name that a model and a family share means the model, unless --family is given. A family
      needs no scenario. With --from the model, or everything, is shown from a shortlist or decision
      record alone: no catalog and no scenario are read.

      EXAMPLES
        weigh show Qwen/QwQ-32B --preset eu-product
        weigh show DeepSeek-R1 --json
        weigh show DeepSeek-R1 --page license
        weigh show deepseek
        weigh show dbrx --family
        weigh show --from a.shortlist.json
        weigh show --from docs/decisions/0007-support-bot.json phi-4
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var devices: DeviceOptions
  @Argument(help: "The model's id, or its name without the organization; or a family.")
  var named: String?

  @Option(
    name: .long,
    help: "Show what this shortlist or decision record holds; '-' reads standard input."
  )
  var from: String?
  @Flag(name: .long, help: "The family of this name: releases, license changes, cadence.")
  var family = false
  @Option(
    name: .long,
    help: "Only this page: \(Sheets.all.map(\.id).joined(separator: ", ")); all prints every one.")
  var page: String?

  func validate() throws {
    if family && page != nil { throw ValidationError("Choose one of --family and --page.") }
    if from != nil, family || page != nil {
      throw ValidationError("A file is shown as a whole: --from takes neither --family nor --page.")
    }
    if from == nil, named == nil {
      throw ValidationError("Name a model or a family, or a file with --from.")
    }
  }

  /// The model or family that was named.
  private var id: String { named ?? "" }

  func run() throws {
    if let from { return try show(try RankingFiles.read(from)) }
    if let family = try namedFamily() {
      guard page == nil else {
        throw Failure(
          .usage, "'\(id)' is a family, and pages are about models.",
          hint: "To see the family: weigh show \(id).")
      }
      return SheetReport(family: family).print(output)
    }
    let session = try Session(input, output: output, devices: devices.names)
    let outcome = try session.outcome()
    let report = ModelReport(outcome: outcome, candidate: try session.candidate(id))
    if let page {
      return try SheetReport(page: page, subject: report.subject).print(output)
    }
    if output.json {
      Streams.line(report.json.canonicalText)
    } else if output.plain {
      report.plain.forEach(Streams.line)
    } else if output.wantsProse {
      report.prose.forEach(Streams.line)
    } else {
      report.lines(width: min(Streams.width, 100), glyphs: output.glyphs).forEach(Streams.line)
    }
  }

  /// Shows a file, or one model of it.
  private func show(_ file: RankingFile) throws {
    let report = RankingFileReport(file)
    let width = min(Streams.width, 100)
    guard let named else {
      return output.print(
        json: file.json, plain: report.plain(),
        lines: report.lines(width: width, glyphs: output.glyphs))
    }
    guard let id = report.id(of: named),
      let lines = report.lines(of: id, width: width, glyphs: output.glyphs)
    else {
      throw Failure(
        .notThere, "'\(from ?? "")' holds no model '\(named)'.",
        hint: Spelling.nearest(named, in: report.ids).map { "Did you mean '\($0)'?" })
    }
    output.print(
      json: file.json(of: id) ?? .null, plain: report.plain(of: id), lines: lines)
  }

  /// The family that is meant; nothing where a model is.
  ///
  /// **Errors**: a name that is neither, with the nearest ones.
  private func namedFamily() throws -> FamilyPage? {
    // A family's name holds no slash, and a Hub id always does.
    guard family || !id.contains("/") else { return nil }
    let opened = try Installation().openCatalog(input.catalog)
    let snapshot = opened.snapshot
    if !family, snapshot.models.contains(where: { $0.isNamed(id) && $0.status != .stub }) {
      return nil
    }
    if let found = snapshot.family(named: id) {
      return FamilyPage(snapshot: snapshot, family: found)
    }
    if !family, snapshot.models.contains(where: { $0.isNamed(id) }) { return nil }
    throw Failure(
      .notThere,
      "there is no \(family ? "family" : "model or family") '\(id)' in this catalog.",
      hint: hint(opened.catalog, snapshot))
  }

  private func hint(_ catalog: CompiledCatalog, _ snapshot: CatalogSnapshot) -> String {
    var near = ((try? catalog.search(id, kind: .family, limit: 3)) ?? []).map(\.id)
    if !family { near += ((try? catalog.search(id, kind: .model, limit: 3)) ?? []).map(\.id) }
    if near.isEmpty {
      let names = snapshot.families.keys.sorted { $0.precedesByBytes($1) }
      let models = family ? [] : snapshot.models.flatMap { [$0.shortName, $0.id] }
      near = [Spelling.nearest(id, in: names), Spelling.nearest(id, in: models)]
        .compactMap { $0 }
    }
    return near.isEmpty
      ? "To look for one: weigh catalog search TEXT."
      : "Did you mean \(Wording.list(near.prefix(3).map { "'\($0)'" }, joint: "or"))?"
  }
}

extension Model {
  /// Whether a person's name for a model means this one: its id or its short name, case aside.
  func isNamed(_ name: String) -> Bool {
    let wanted = name.lowercased()
    return id.lowercased() == wanted || shortName.lowercased() == wanted
  }
}
