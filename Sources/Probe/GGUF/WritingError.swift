/// Why a file was not written; facts only, the sentences are elsewhere.
public enum WritingError: Error, Equatable, Sendable {
  /// A file of this name is there, and was not to be replaced.
  case fileExists(path: String)
  /// A folder has this name.
  case isFolder(path: String)
  /// A device, a pipe or the like has this name.
  case notAFile(path: String)
  /// The folder is not there.
  case noFolder(path: String)
  /// The folder may not be written to.
  case notAllowed(folder: String)
  /// Too little room; the bytes that are free where that is known.
  case noSpace(folder: String, neededBytes: Int64, freeBytes: Int64?)
  /// The file system writes holes out as zeros.
  case noHoles(folder: String, neededBytes: Int64)
  /// Somebody stopped it.
  case stopped
  /// Anything else the system reports.
  case failed(path: String, reason: String)
}
