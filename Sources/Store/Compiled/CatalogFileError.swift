/// Why a compiled catalog cannot be found, read or written.
public enum CatalogFileError: Error, Hashable, Sendable {
  /// No catalog stands in any of the places looked at.
  case nowhere(searched: [String])
  /// The named file is not there.
  case missing(path: String)
  /// The system does not let it be read.
  case unreadable(path: String, reason: String)
  /// The file is something else.
  case foreign(path: String)
  /// It is cut short, or its contents do not hold together.
  case damaged(path: String)
  /// A later Weigh wrote it.
  case newer(path: String, format: Int, reads: Int)
  /// An earlier Weigh wrote it, in a format no longer read.
  case older(path: String, format: Int, reads: Int)
  /// The new file cannot be written; the old one, if any, is untouched.
  case unwritable(path: String, reason: String)
}
