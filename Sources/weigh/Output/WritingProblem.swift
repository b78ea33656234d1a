/// What keeps files from being written.
enum WritingProblem: Error, Hashable {
  /// A file differs from what would be written, and is as its own record generates it.
  case differs(file: String)
  /// A file is not what its record generates: edited by hand, or made by another program.
  case edited(file: String, folder: String)
  /// A folder stands where a file would.
  case folderInPlace(file: String)
  /// A file of the name appeared while the export ran.
  case appeared(file: String)
  /// Another export writes to the folder, and does not end.
  case busy(folder: String)
  /// The folder cannot be made or opened.
  case noFolder(folder: String, errorNumber: Int32)
  /// A file cannot be written.
  case cannotWrite(file: String, errorNumber: Int32)
}
