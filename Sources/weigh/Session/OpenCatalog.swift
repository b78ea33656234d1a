internal import Catalog
internal import Decision
internal import Licensing
internal import Store

/// The catalog for commands that work without a scenario.
final class OpenCatalog {
  let compiled: CompiledCatalog
  let snapshot: CatalogSnapshot
  /// The licenses, read when the first one is asked for.
  lazy var library = LicenseLibrary(snapshot: snapshot)

  init(_ option: String?) throws {
    let opened = try Installation().openCatalog(option)
    compiled = opened.catalog
    snapshot = opened.snapshot
  }

  /// The catalog prepared for ranking.
  var base: EvaluationBase { EvaluationBase(snapshot: snapshot) }

  /// Countries by the name of a group of them.
  var regions: [String: [String]] {
    snapshot.namesStandingFor("regions")
  }

  /// Which catalog this is, for machine output.
  var json: JSONValue { snapshot.release.json }

  /// The license a person named.
  ///
  /// **Errors**: a name that leads to none, or to several.
  func license(_ name: String) throws -> String {
    switch library.find(name) {
    case .found(let id): return id
    case .ambiguous(let ids):
      throw Failure(
        .notThere,
        "'\(name)' names \(ids.count) different licenses: \(Wording.list(ids)).",
        hint: "Name one of them, or open the LICENSE file of the revision and run: "
          + "weigh license check FILE.")
    case .meaningless:
      throw Failure(
        .notThere, "'\(name)' is a tag that names no license.",
        hint: "Open the LICENSE file of the revision and run: weigh license check FILE.")
    case .nothing(let near):
      throw Failure(
        .notThere, "there is no license '\(name)' in this catalog.",
        hint: near.isEmpty
          ? "To list them: weigh license show."
          : "Did you mean \(Wording.list(near.map { "'\($0)'" }, joint: "or"))?")
    }
  }

  /// The model a person named, stubs included.
  func model(_ name: String) throws -> Model {
    if let model = snapshot.model(name) { return model }
    let folded = name.lowercased()
    if let model = snapshot.models.first(where: { $0.id.lowercased() == folded }) { return model }
    let byName = snapshot.models.filter { $0.shortName.lowercased() == folded }
    if byName.count == 1 { return byName[0] }
    let hits = (try? compiled.search(name, kind: .model, limit: 3))?.map(\.id) ?? []
    let near =
      hits.isEmpty
      ? [Spelling.nearest(name, in: snapshot.models.map(\.id))].compactMap { $0 } : hits
    throw Failure(
      .notThere, "there is no model '\(name)' in this catalog.",
      hint: near.isEmpty
        ? "To look for one: weigh catalog search TEXT."
        : "Did you mean \(Wording.list(near.map { "'\($0)'" }, joint: "or"))?")
  }
}
