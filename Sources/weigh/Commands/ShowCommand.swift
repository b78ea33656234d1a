internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Sheets
internal import Store

/// `weigh show`: one model in detail, or the history of one family.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one model with every fact, or a family with its releases and licenses.",
    discussion: """
      A name that a model and a family share means the model, unless --family is given. A family
      needs no scenario.

      EXAMPLES
        weigh show Qwen/QwQ-32B --preset eu-product
        weigh show DeepSeek-R1 --json
        weigh show DeepSeek-R1 --page license
        weigh show deepseek
        weigh show dbrx --family
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var devices: DeviceOptions
  @Argument(help: "The model's id, or its name without the organization; or a family.")
  var id: String

  @Flag(name: .long, help: "The family of this name: releases, license changes, cadence.")
  var family = false
  @Option(
    name: .long,
    help: "Only this page: \(Sheets.all.map(\.id).joined(separator: ", ")); all prints every one.")
  var page: String?

  func validate() throws {
    if family && page != nil { throw ValidationError("Choose one of --family and --page.") }
  }

  func run() throws {
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
