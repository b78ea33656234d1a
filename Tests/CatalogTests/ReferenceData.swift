import Foundation

/// Measured data that may lie beside the package and is never part of it.
enum ReferenceData {
  /// A file of the data folder, whether it is there or not.
  static func file(_ name: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../shared/data/" + name).standardized
  }

  static func has(_ name: String) -> Bool {
    FileManager.default.isReadableFile(atPath: file(name).path)
  }
}
