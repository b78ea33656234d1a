internal import Catalog
internal import Decision
internal import Foundation
internal import Records
internal import Store

/// Reads shortlists and decision records from files, and finds the catalog one was made on.
enum RankingFiles {
  /// The most a file may hold: a record of a catalog ten times the shipped one is well below.
  private static let limit = 256 << 20

  /// Reads some files, each under its name; under its path where two are called the same.
  ///
  /// **Errors**: a file that is not there, or is neither a shortlist nor a record as Weigh wrote it.
  static func read(_ paths: [String]) throws -> [RankingFile] {
    let names = paths.map { URL(fileURLWithPath: $0).lastPathComponent }
    return try zip(paths, names).map { path, name in
      let isAlone = names.count { $0 == name } == 1
      return try read(path, name: isAlone && path != "-" ? name : path)
    }
  }

  /// Reads one file.
  static func read(_ path: String, name: String? = nil) throws -> RankingFile {
    guard let bytes = try InputFile.bytes(path, limit: limit) else {
      throw Failure(.doesNotParse, "'\(path)' is larger than 256 MiB, which no record is.")
    }
    do {
      return try RankingFile(
        jsonText: String(decoding: bytes, as: UTF8.self),
        name: name ?? URL(fileURLWithPath: path).lastPathComponent)
    } catch {
      throw Failure(.doesNotParse, "cannot read '\(path)': \(error.message)")
    }
  }

  /// Works out the effects of changes in a comparison, where A's catalog is the one at hand and still
  /// gives A's ranking; else they stay not known.
  ///
  /// **Shape**: `catalog` is the one that was named; without it the usual one is tried, if there is any.
  /// **Errors**: a catalog that was named and cannot be opened.
  static func measureEffects(in comparison: inout ShortlistComparison, catalog: String?) throws {
    guard !comparison.needs.isEmpty || !comparison.settings.isEmpty else { return }
    let installation = Installation()
    let snapshot: CatalogSnapshot
    if let catalog {
      snapshot = try installation.openCatalog(catalog).snapshot
    } else {
      // A comparison needs no catalog; without one it says so.
      guard let opened = try? installation.openCatalog(nil) else { return }
      snapshot = opened.snapshot
    }
    guard snapshot.release.sha256 == comparison.files.a.content.basis.catalogSHA256 else { return }
    let measured = try? Measurements(try installation.openDatabase { _ in }).base(snapshot)
    for base in [measured, EvaluationBase(snapshot: snapshot)].compactMap({ $0 })
    where comparison.measureEffects(on: base) { return }
  }
}

extension ShortlistComparison {
  /// Works out effects on a catalog, if it still gives A's ranking.
  ///
  /// - Returns: whether it does.
  mutating func measureEffects(on base: EvaluationBase) -> Bool {
    let content = files.a.content
    // What cannot be ranked here any more has no effect that could be known.
    guard let scenario = try? Scenario(toml: content.basis.scenarioBody, file: files.a.name),
      let outcome = try? evaluate(EvaluationContext(base: base, scenario: scenario)),
      content.isRanking(of: outcome)
    else { return false }
    measureEffects { trial in
      let context = try? EvaluationContext(
        base: base, scenario: trial, reusing: outcome.context)
      return context.flatMap { try? evaluate($0) }?.rows.count
    }
    return true
  }
}
