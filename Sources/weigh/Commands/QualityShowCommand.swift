internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Quality
internal import Sheets

/// `weigh quality show`: one model, result by result.
struct QualityShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Explain the quality estimate of a model, result by result.",
    discussion: """
      Without --use the common ability is explained. Exit 1 where nothing can be said.

      EXAMPLES
        weigh quality show DeepSeek-R1 --use coding
        weigh quality show Qwen/QwQ-32B --all-uses --json
      """)

  @OptionGroup var output: OutputOptions
  @Option(name: .long, help: "The compiled catalog.")
  var catalog: String?
  @Option(name: .customLong("use"), help: "The use case, such as coding or chat.")
  var use: String?
  @Flag(name: .long, help: "Every use case, one after the other.")
  var allUses = false
  @Argument(help: "The model's id, or its name without the organization.")
  var id: String

  func validate() throws {
    if allUses && use != nil { throw ValidationError("Choose one of --use and --all-uses.") }
  }

  func run() throws {
    let catalog = try OpenCatalog(catalog)
    let model = try catalog.model(id)
    let scale = QualityScale(catalog.snapshot)
    let ability = scale.estimate(catalog.snapshot.results(of: model.id))
    let pages = try uses(scale).map {
      QualityPage(model: model, use: $0, ability: ability, snapshot: catalog.snapshot)
    }
    let object = JSONValue.object([
      "schema": .text("weigh.quality/1"), "catalog": catalog.json, "id": .text(model.id),
      "items": .list(pages.map { .object($0.json) }),
    ])
    SheetReport(pages.map { ($0.id, $0.sheet) }, json: object, snapshot: catalog.snapshot)
      .print(output, widest: 120)
    if !pages.contains(where: \.isKnown) { throw NegativeAnswer() }
  }

  /// The use cases that were asked for.
  ///
  /// **Errors**: one the catalog does not have.
  private func uses(_ scale: QualityScale) throws -> [QualityUse] {
    if allUses { return scale.uses }
    if let use {
      if let found = scale.use(use) { return [found] }
      let names = scale.uses.map(\.id)
      throw Failure(
        .usage, "there is no use case '\(use)'.",
        hint: Spelling.nearest(use, in: names).map { "Did you mean '\($0)'?" }
          ?? "There are \(Wording.list(names)).")
    }
    guard let common = scale.uses.first(where: { $0.benchmarks.isEmpty }) ?? scale.uses.first else {
      throw Failure(.notThere, "this catalog has no use case to judge quality for.")
    }
    return [common]
  }
}
