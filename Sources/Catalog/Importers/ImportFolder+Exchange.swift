internal import Foundation

extension ImportFolder {
  /// Replaces files below `imports/` all at once: a program that is ended in between, by whatever,
  /// leaves the old folder or the new one.
  ///
  /// A whole new `imports` folder is made beside the old one, files of other sources included, and
  /// the two change places in one step of the file system. Where the file system has no such step,
  /// the old folder is first moved aside: ended exactly there, the catalog reads as one without
  /// imports, and the next call moves the old folder back.
  ///
  /// - Throws: `Unwritable`; then nothing has changed.
  public static func replace(_ files: [CatalogFile], in folder: String) throws(Unwritable) {
    let manager = FileManager.default
    let current = folder + "/imports"
    let draft = folder + "/.imports.new"
    let aside = folder + "/.imports.old"
    do {
      if !manager.fileExists(atPath: current), manager.fileExists(atPath: aside) {
        try manager.moveItem(atPath: aside, toPath: current)
      }
      // What an earlier run that was ended left behind.
      for path in [draft, aside] where manager.fileExists(atPath: path) {
        try manager.removeItem(atPath: path)
      }
      if manager.fileExists(atPath: current) {
        try manager.copyItem(atPath: current, toPath: draft)
      } else {
        try manager.createDirectory(atPath: draft, withIntermediateDirectories: false)
      }
    } catch {
      throw Unwritable(path: "imports")
    }
    do {
      for file in files {
        guard case .bytes(let bytes) = file.contents, file.path.hasPrefix("imports/") else {
          continue
        }
        let path = URL(filePath: draft + file.path.dropFirst("imports".utf8.count))
        try manager.createDirectory(
          at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: path)
      }
      try changePlaces(draft, current, aside)
    } catch {
      // The draft may stay where it cannot be removed; the next call removes it.
      try? manager.removeItem(atPath: draft)
      throw Unwritable(path: "imports")
    }
    // What is left is the old folder; that it cannot be removed changes nothing of the result.
    for path in [draft, aside] { try? manager.removeItem(atPath: path) }
  }

  private struct Refused: Error {}

  private static func changePlaces(
    _ draft: String, _ current: String, _ aside: String
  ) throws {
    guard FileManager.default.fileExists(atPath: current) else {
      if rename(draft, current) != 0 { throw Refused() }
      return
    }
    if exchange(draft, current) { return }
    if rename(current, aside) != 0 { throw Refused() }
    if rename(draft, current) != 0 {
      // Back to where it was; the next call does the same, should this fail.
      _ = rename(aside, current)
      throw Refused()
    }
  }

  /// Lets two paths change places in one step, where system and file system can.
  ///
  /// **Source**: renameat2(2) with `RENAME_EXCHANGE`, Linux 3.15, glibc 2.28; the headers hide it
  /// from Swift.
  private static func exchange(_ left: String, _ right: String) -> Bool {
    typealias Function =
      @convention(c) (
        Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32
      ) -> Int32
    guard let symbol = dlsym(dlopen(nil, RTLD_NOW), "renameat2") else { return false }
    let function = unsafeBitCast(symbol, to: Function.self)
    let currentFolder: Int32 = -100  // AT_FDCWD
    return function(currentFolder, left, currentFolder, right, 2) == 0
  }
}
