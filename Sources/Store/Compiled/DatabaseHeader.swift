internal import Glibc

/// What the first bytes of an SQLite file say of it, read without opening the database.
///
/// Only right for files that have no write-ahead log: there the header is the last word.
/// **Source**: SQLite, "Database File Format", section 1.3, https://www.sqlite.org/fileformat2.html
struct DatabaseHeader {
  /// Why a header could not be had.
  enum Failure: Error {
    case missing
    case unreadable(reason: String)
    /// Not the beginning of an SQLite file.
    case foreign
  }

  /// Whose file it is: `PRAGMA application_id`.
  let applicationID: UInt32
  /// The format its owner gave it: `PRAGMA user_version`.
  let userVersion: Int
  /// The size the file must have.
  let statedBytes: Int
  /// The size it has.
  let actualBytes: Int

  private static let length = 100
  private static let magic = Array("SQLite format 3\0".utf8)

  /// Reads the header of a file.
  init(path: String) throws(Failure) {
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Self.failure(errno) }
    defer { _ = Glibc.close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw Self.failure(errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .foreign }
    let bytes = [UInt8](unsafeUninitializedCapacity: Self.length) { buffer, count in
      count = max(0, Glibc.read(file, buffer.baseAddress, Self.length))
    }
    guard bytes.count == Self.length, bytes.starts(with: Self.magic) else { throw .foreign }
    func number(at offset: Int, bytes width: Int) -> UInt32 {
      bytes[offset..<offset + width].reduce(0) { $0 << 8 | UInt32($1) }
    }
    // A page of 65,536 bytes does not fit two bytes and is written as 1.
    let pageSize = number(at: 16, bytes: 2)
    statedBytes = Int(pageSize == 1 ? 65_536 : pageSize) * Int(number(at: 28, bytes: 4))
    userVersion = Int(number(at: 60, bytes: 4))
    applicationID = number(at: 68, bytes: 4)
    actualBytes = Int(status.st_size)
  }

  private static func failure(_ code: Int32) -> Failure {
    code == ENOENT || code == ENOTDIR
      ? .missing : .unreadable(reason: String(cString: strerror(code)))
  }
}
