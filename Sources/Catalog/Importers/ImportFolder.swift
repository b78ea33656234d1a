internal import Foundation

/// Writes files below a catalog folder so that either all of them change or none.
public enum ImportFolder {
  /// Why a file could not be written.
  public struct Unwritable: Error, Hashable {
    /// The path below the catalog folder.
    public let path: String

    /// What is wrong, in a sentence.
    public var message: String {
      "\(path.quotedForMessage) cannot be written. Nothing was changed. "
        + "Check the folder and its permissions."
    }
  }

  /// Writes files: all of them beside their places first, then each is moved there.
  ///
  /// A file that holds the same bytes already is left alone.
  ///
  /// - Throws: `Unwritable` with the first file that could not be written.
  public static func write(_ files: [CatalogFile], into folder: String) throws(Unwritable) {
    let manager = FileManager.default
    var pending: [(temporary: String, final: String, path: String)] = []
    var failed: String?
    for file in files {
      guard case .bytes(let bytes) = file.contents else { continue }
      let final = folder + "/" + file.path
      let data = Data(bytes)
      if manager.contents(atPath: final) == data { continue }
      let temporary = final + ".new"
      do {
        let parent = URL(filePath: final).deletingLastPathComponent()
        try manager.createDirectory(at: parent, withIntermediateDirectories: true)
        try data.write(to: URL(filePath: temporary))
        pending.append((temporary, final, file.path))
      } catch {
        failed = file.path
        break
      }
    }
    for file in pending where failed == nil {
      if rename(file.temporary, file.final) != 0 { failed = file.path }
    }
    guard let failed else { return }
    // What is left of the attempt may stay where it cannot be removed.
    for file in pending { try? manager.removeItem(atPath: file.temporary) }
    throw Unwritable(path: failed)
  }
}
