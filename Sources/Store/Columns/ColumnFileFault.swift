/// Why a file of columns is not used, or cannot be kept.
public enum ColumnFileFault: Error, Hashable, Sendable {
  case missing(path: String)
  /// The system does not let it be read.
  case unreadable(path: String, reason: String)
  /// It is something else.
  case foreign(path: String)
  /// Another Weigh wrote it.
  case otherFormat(path: String, format: Int, reads: Int)
  /// It was made of another catalog.
  case otherCatalog(path: String)
  /// It is cut short, or its contents do not hold together.
  case damaged(path: String)
  /// It cannot be written; what was there before is untouched.
  case unwritable(path: String, reason: String)
}
