internal import Foundation

/// Writes one file a person asked for: whole or not at all, and never over another without leave.
enum OutputFile {
  /// What became of the file.
  enum Result {
    case written, unchanged
  }

  /// Writes a text under a name.
  ///
  /// **Errors**: a file that is there already and differs, unless `replacing`; a folder that cannot be
  /// written. Nothing half-written is left.
  static func write(_ text: String, to name: String, replacing: Bool) throws -> Result {
    let bytes = Data(text.utf8)
    if FileManager.default.fileExists(atPath: name) {
      if FileManager.default.contents(atPath: name) == bytes { return .unchanged }
      guard replacing else {
        throw Failure(
          .cannotWrite, "'\(name)' is there already and differs; nothing was written.",
          hint: "To replace it: --force.")
      }
    }
    do {
      try bytes.write(to: URL(fileURLWithPath: name), options: .atomic)
    } catch {
      throw Failure(
        .cannotWrite, "cannot write '\(name)'; nothing half-written is left.",
        hint: "Is there such a folder, and may it be written?")
    }
    return .written
  }
}
