internal import Catalog
internal import Decision
internal import Foundation
internal import Store

/// The facts of a team and of a person, read over the compiled catalog where their folders exist.
struct OverlayFolders {
  /// A folder with the name results carry it under.
  struct Folder {
    let name: String
    let path: String
  }

  /// The folders that exist, in the order they are read: the team's, then one's own, which wins.
  let all: [Folder]

  init(places: Places, workingFolder: String) {
    let team = Settings.projectFile(from: workingFolder).map {
      URL(fileURLWithPath: $0).deletingLastPathComponent().appendingPathComponent("weigh-catalog")
        .path
    }
    let candidates = [("weigh-catalog", team), ("own overlay", places.overlayFolder)]
    all = candidates.compactMap { name, path in
      var isFolder: ObjCBool = false
      guard let path, FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
        isFolder.boolValue
      else { return nil }
      return Folder(name: name, path: path)
    }
  }

  /// The catalog with the overlays over it.
  ///
  /// **Errors**: an overlay with an error is refused whole, with file and line, because a result must
  /// not rest on half of it.
  func snapshot(over release: CatalogRelease, _ base: [Record]) throws -> CatalogSnapshot {
    var overlays: [CatalogOverlay] = []
    var below = base
    for folder in all {
      let reading = CatalogReader.read(folder: folder.path, layer: .overlay)
      try demand(Lint.check(reading, base: below), in: folder)
      let overlay = CatalogOverlay(name: folder.name, records: reading.records)
      overlays.append(overlay)
      let laid = CatalogResolver.lay([overlay], over: below)
      try demand(laid.diagnostics, in: folder)
      below = laid.records
    }
    return CatalogSnapshot(
      release: CatalogRelease(
        format: release.format, name: release.name, asOf: release.asOf, sha256: release.sha256,
        overlays: release.overlays + CatalogResolver.lay(overlays, over: []).overlays),
      records: below)
  }

  private func demand(_ diagnostics: [Diagnostic], in folder: Folder) throws {
    let errors = diagnostics.filter { $0.severity == .error }
    guard let first = errors.first else { return }
    let more = errors.count > 1 ? " And \(Wording.count(errors.count - 1, "more error"))." : ""
    throw Failure(
      .doesNotParse,
      "cannot read the overlay '\(folder.path)/\(first.file)' line \(first.line): "
        + first.message + more)
  }
}
