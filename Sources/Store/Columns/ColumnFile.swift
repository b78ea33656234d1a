public import Columns
internal import Foundation
internal import Glibc

/// A table kept beside the compiled catalog, so that millions of rows need not be read from SQLite.
///
/// The file is mapped, not read, and named after the catalog's hash. It can always be made again:
/// whatever is wrong with it is a reason to do so, never an error and never a wrong answer.
public struct ColumnFile: Sendable {
  /// Where it stands, or will.
  public let path: String
  /// The catalog it is made of.
  public let catalogHash: String

  private static let prefix = "columns-"
  private static let suffix = ".bin"

  /// The file of a catalog in a folder of things that can be made again.
  public init(folder: String, catalogHash: String) {
    let name = catalogHash.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    path = (folder as NSString).appendingPathComponent(Self.prefix + name + Self.suffix)
    self.catalogHash = catalogHash
  }

  /// Whether a file of a folder is named like one of these.
  static func isName(_ name: String) -> Bool { name.hasPrefix(prefix) && name.hasSuffix(suffix) }

  /// A table and what was wrong with its file.
  public struct Loaded: Sendable {
    /// The table, from the file or made again.
    public let table: ColumnTable
    /// Why the file was not used; nil if it was.
    public let rebuiltBecause: ColumnFileFault?
    /// Why the new file could not be kept; nil if it was, or if none was needed.
    public let notKeptBecause: ColumnFileFault?
  }

  /// The table from its file; if that is not as it should be, made again and kept.
  ///
  /// **Errors** only those of `build`.
  /// **Cost** the file is read once, to check it.
  public func load(orBuild build: () throws -> ColumnTable) rethrows -> Loaded {
    let fault: ColumnFileFault
    do throws(ColumnFileFault) {
      return Loaded(table: try open(), rebuiltBecause: nil, notKeptBecause: nil)
    } catch {
      fault = error
    }
    let table = try build()
    do throws(ColumnFileFault) {
      try write(table)
      return Loaded(table: table, rebuiltBecause: fault, notKeptBecause: nil)
    } catch {
      return Loaded(table: table, rebuiltBecause: fault, notKeptBecause: error)
    }
  }

  /// Maps the file and checks all of it.
  ///
  /// **Errors** every fault but `unwritable`.
  public func open() throws(ColumnFileFault) -> ColumnTable {
    let memory = try mapped()
    let header: ColumnFileHeader
    do {
      header = try ColumnFileHeader(memory.bytes)
    } catch {
      switch error {
      case .foreign: throw .foreign(path: path)
      case .damaged: throw .damaged(path: path)
      case .otherFormat(let format):
        throw .otherFormat(path: path, format: format, reads: Int(ColumnFileHeader.format))
      }
    }
    guard header.catalogHash == catalogHash else { throw .otherCatalog(path: path) }
    guard header.fileBytes == memory.bytes.count else { throw .damaged(path: path) }
    do {
      let columns = try header.entries.map { try column($0, rows: header.rowCount, memory) }
      return try ColumnTable(columns, rowCount: header.rowCount)
    } catch {
      throw .damaged(path: path)
    }
  }

  private func column(
    _ entry: ColumnFileHeader.Entry, rows: Int, _ memory: ColumnMemory
  ) throws -> (name: String, column: AnyColumn) {
    func made<Element>(_ kind: (Column<Element>) -> AnyColumn) throws -> AnyColumn {
      guard let column = Column<Element>(count: rows, in: memory, at: entry.offset),
        entry.byteCount == rows * MemoryLayout<Element>.stride
      else { throw ColumnFileFault.damaged(path: path) }
      return kind(column)
    }
    let column =
      switch entry.kind {
      case 0: try made(AnyColumn.codes)
      case 1: try made(AnyColumn.integers)
      case 2: try made(AnyColumn.numbers)
      default: throw ColumnFileFault.damaged(path: path)
      }
    guard column.withBytes(columnChecksum) == entry.checksum else {
      throw ColumnFileFault.damaged(path: path)
    }
    return (entry.name, column)
  }

  private func mapped() throws(ColumnFileFault) -> ColumnMemory {
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw fault(errno) }
    defer { _ = Glibc.close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw fault(errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .foreign(path: path) }
    let length = Int(status.st_size)
    guard length >= ColumnFileHeader.byteCount else { throw .damaged(path: path) }
    let address = mmap(nil, length, PROT_READ, MAP_PRIVATE, file, 0)
    guard let address, address != MAP_FAILED else { throw fault(errno) }
    return ColumnMemory(mapped: UnsafeRawBufferPointer(start: address, count: length)) { bytes in
      _ = munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    }
  }

  private func fault(_ code: Int32) -> ColumnFileFault {
    code == ENOENT || code == ENOTDIR
      ? .missing(path: path) : .unreadable(path: path, reason: String(cString: strerror(code)))
  }
}
