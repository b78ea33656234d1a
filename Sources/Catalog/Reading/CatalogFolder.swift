internal import Foundation

/// One file below a catalog folder, read into memory or not.
public struct CatalogFile: Hashable, Sendable {
  /// The path below the catalog folder, with slashes.
  public let path: String
  /// Its bytes, or why they could not be read.
  public let contents: Contents

  /// What reading a file gave.
  public enum Contents: Hashable, Sendable {
    case bytes([UInt8])
    case unreadable(reason: String)
  }

  /// Pairs a path with bytes.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    contents = .bytes(bytes)
  }

  /// Pairs a path with a text.
  public init(path: String, text: String) { self.init(path: path, bytes: Array(text.utf8)) }

  /// States why a file could not be read.
  public init(path: String, unreadable reason: String) {
    self.path = path
    contents = .unreadable(reason: reason)
  }
}

/// The folder a catalog or an overlay stands in.
public enum CatalogFolder {
  /// Why a folder cannot be listed.
  public struct Unreadable: Error, Hashable {
    /// What the system says, without a full stop.
    public let reason: String
  }

  /// All files that may hold a part of the catalog, in byte order of their paths.
  ///
  /// Hidden files are left out; a file that cannot be read comes with the reason.
  ///
  /// - Throws: `Unreadable` when the folder itself cannot be listed.
  public static func files(in folder: String) throws(Unreadable) -> [CatalogFile] {
    let manager = FileManager.default
    let paths: [String]
    do {
      paths = try manager.subpathsOfDirectory(atPath: folder)
    } catch {
      throw Unreadable(reason: reason(folder))
    }
    let wanted = paths.filter { path in
      !path.split(separator: "/").contains { $0.hasPrefix(".") } && isPart(path)
    }
    return wanted.sorted { $0.precedesByBytes($1) }.map { path in
      let full = folder + "/" + path
      guard let data = manager.contents(atPath: full) else {
        return CatalogFile(path: path, unreadable: reason(full))
      }
      return CatalogFile(path: path, bytes: [UInt8](data))
    }
  }

  private static func isPart(_ path: String) -> Bool {
    path.hasSuffix(".toml") || path == "ATTRIBUTION.md"
      || (path.hasPrefix("imports/") && path.hasSuffix("/facts.jsonl"))
  }

  /// Why a path cannot be read, as far as it can be told.
  private static func reason(_ path: String) -> String {
    let manager = FileManager.default
    var isFolder: ObjCBool = false
    guard manager.fileExists(atPath: path, isDirectory: &isFolder) else {
      return "there is no such file or folder"
    }
    if !manager.isReadableFile(atPath: path) { return "reading it is not permitted" }
    return isFolder.boolValue ? "it is a folder" : "it is no plain file"
  }
}
