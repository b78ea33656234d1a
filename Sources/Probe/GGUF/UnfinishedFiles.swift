internal import Glibc

/// Files a killed program did not finish, told by their names.
public enum UnfinishedFiles {
  private static let ending = ".weigh-part"
  /// Names are at most 255 bytes; the rest is for the number and the ending.
  private static let mostNameBytes = 200

  /// The temporary name of a file: `.NAME.PROCESS-NUMBER.weigh-part`.
  static func name(for name: String, process: Int32, number: Int) -> String {
    ".\(String(decoding: name.utf8.prefix(mostNameBytes), as: UTF8.self)).\(process)-\(number)"
      + ending
  }

  /// The process that writes a file of this name; nil for all other names.
  static func process(of name: String) -> Int32? {
    guard name.hasPrefix("."), name.hasSuffix(ending) else { return nil }
    let last = name.dropLast(ending.count).split(separator: ".").last ?? ""
    let parts = last.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, Int(parts[1]) != nil, let process = Int32(parts[0]), process > 0 else {
      return nil
    }
    return process
  }

  /// Removes what processes that are gone left behind in a folder, and gives the names.
  ///
  /// A number that another process has by now keeps its file until a later run.
  @discardableResult
  public static func remove(in folder: String) -> [String] {
    guard let listing = opendir(folder) else { return [] }
    defer { closedir(listing) }
    var removed: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard let process = process(of: name), kill(process, 0) != 0, errno == ESRCH else { continue }
      let path = folder + "/" + name
      var status = stat()
      guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
      if unlink(path) == 0 { removed.append(name) }
    }
    return removed.sorted()
  }
}
