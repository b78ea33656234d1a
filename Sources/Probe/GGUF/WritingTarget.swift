internal import Glibc

/// Where a file is to be written, looked at before anything is.
struct WritingTarget {
  /// The path as it was given.
  let path: String
  /// Its folder.
  let folder: String
  /// Its name in the folder.
  let name: String

  /// Looks at what is there.
  ///
  /// **Errors**: `fileExists`, `isFolder`, `notAFile`, `noFolder`, `notAllowed`.
  init(_ path: String, replaces: Bool) throws(WritingError) {
    self.path = path
    let bytes = path.utf8
    guard !bytes.isEmpty, !bytes.contains(0) else { throw .noFolder(path: path) }
    let slash = bytes.lastIndex(of: 0x2F)
    name = String(Substring(slash.map { bytes[bytes.index(after: $0)...] } ?? bytes[...]))
    if let slash {
      folder = slash == bytes.startIndex ? "/" : String(Substring(bytes[..<slash]))
    } else {
      folder = "."
    }
    var status = stat()
    if stat(path, &status) == 0 {
      switch status.st_mode & S_IFMT {
      case S_IFREG: if !replaces { throw .fileExists(path: path) }
      case S_IFDIR: throw .isFolder(path: path)
      default: throw .notAFile(path: path)
      }
    }
    guard !name.isEmpty, name != ".", name != ".." else { throw .isFolder(path: path) }
    guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw .noFolder(path: path)
    }
    guard access(folder, W_OK | X_OK) == 0 else { throw .notAllowed(folder: folder) }
  }

  /// Makes sure that so many bytes are free.
  ///
  /// **Errors**: `noSpace`. A file system that does not tell is taken at its word later, when it
  /// refuses a write.
  func checkSpace(neededBytes: Int64) throws(WritingError) {
    var room = statvfs()
    guard statvfs(folder, &room) == 0, room.f_blocks > 0 else { return }
    let free = Int64(clamping: room.f_bavail).multipliedReportingOverflow(
      by: Int64(clamping: room.f_frsize))
    guard !free.overflow, free.partialValue < neededBytes else { return }
    throw .noSpace(folder: folder, neededBytes: neededBytes, freeBytes: free.partialValue)
  }
}
