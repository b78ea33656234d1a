internal import Catalog
internal import Decision
internal import Foundation
internal import Store

/// A catalog, a scenario and what follows from both: what every ranking command works on.
struct Session {
  let installation: Installation
  let catalog: CompiledCatalog
  let database: UserDatabase
  let base: EvaluationBase
  var scenario: Scenario
  /// The scenario as it is stored with its marks and shortlist; `nil` for files and presets.
  let stored: StoredScenario?

  /// Opens catalog, measurements and scenario.
  init(
    _ input: InputOptions, output: OutputOptions, devices: [String] = [],
    editing edit: (inout Scenario) throws -> Void = { _ in }
  )
    throws
  {
    installation = Installation()
    let opened = try installation.openCatalog(input.catalog)
    catalog = opened.catalog
    database = try installation.openDatabase { output.remark($0) }
    base = try Measurements(database).base(opened.snapshot)
    let source = ScenarioSource(
      installation: installation, database: database, snapshot: opened.snapshot)
    let found = try source.find(input, remark: output.remark)
    scenario = found.scenario
    stored = found.stored
    try edit(&scenario)
    if !devices.isEmpty {
      scenario.declare(try DeviceChoice(devices, presets: base.presets).declarations)
    }
  }

  /// Fails where nothing can be kept: a command that stores something has then not done its work.
  func demandStorage() throws {
    guard database.path == nil else { return }
    throw Failure(
      .cannotWrite, "nothing was stored.",
      hint: "To store elsewhere, set XDG_DATA_HOME to a folder that can be written.")
  }

  /// Ranks the catalog under the scenario.
  func outcome() throws -> Outcome { try readable { try evaluate(context()) } }

  /// The scenario with what follows from it for all models.
  func context() throws -> EvaluationContext {
    try readable { try EvaluationContext(base: base, scenario: scenario) }
  }

  /// What is wrong with a scenario ends a command as bad input does, never as a negative answer.
  private func readable<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as ScenarioError {
      throw Failure(.doesNotParse, error.description)
    }
  }

  /// The candidate a person named, or the nearest names.
  func candidate(_ name: String) throws -> Candidate {
    if let candidate = base.candidate(name) { return candidate }
    if let stub = base.snapshot.models.first(where: { $0.isNamed(name) && $0.status == .stub }) {
      throw Failure(
        .notThere,
        "the catalog knows '\(stub.id)' only by its license and lineage; it cannot be ranked.",
        hint: "For its license: weigh license check --model \(stub.id).")
    }
    let hits = (try? catalog.search(name, kind: .model, limit: 3))?.map(\.id) ?? []
    let near =
      hits.isEmpty
      ? [Spelling.nearest(name, in: base.candidates.map(\.model.id))].compactMap { $0 } : hits
    throw Failure(
      .notThere, "there is no model '\(name)' in this catalog.",
      hint: near.isEmpty
        ? "To look for one: weigh catalog search TEXT."
        : "Did you mean \(Wording.list(near.map { "'\($0)'" }, joint: "or"))?")
  }
}
