public import Columns
internal import Foundation
internal import Glibc

extension ColumnFile {
  /// Writes a table in the file's place, and removes the files of other catalogs beside it.
  ///
  /// Whoever has the old file mapped keeps it; whoever opens sees the old file or the new one, never
  /// a part.
  /// **Errors** `unwritable`.
  public func write(_ table: ColumnTable) throws(ColumnFileFault) {
    let header = header(of: table)
    guard header.fits else {
      throw .unwritable(path: path, reason: "too many columns, or a name of more than 32 bytes")
    }
    do throws(ReplacedFile.Failure) {
      let file = try ReplacedFile(target: path)
      do throws(ReplacedFile.Failure) {
        try write(header, table, to: file.draft)
        try file.commit()
      } catch {
        file.discard()
        throw error
      }
    } catch {
      throw .unwritable(path: path, reason: error.reason)
    }
    removeOthers()
  }

  private func header(of table: ColumnTable) -> ColumnFileHeader {
    var offset = ColumnFileHeader.byteCount
    var entries: [ColumnFileHeader.Entry] = []
    for (name, column) in zip(table.names, table.columns) {
      let kind: UInt64 =
        switch column {
        case .codes: 0
        case .integers: 1
        case .numbers: 2
        }
      let byteCount = column.count * column.bytesPerRow
      entries.append(
        ColumnFileHeader.Entry(
          name: name, kind: kind, offset: offset, byteCount: byteCount,
          checksum: column.withBytes(columnChecksum)))
      offset += padded(byteCount)
    }
    return ColumnFileHeader(
      catalogHash: catalogHash, rowCount: table.rowCount, fileBytes: offset, entries: entries)
  }

  /// Columns begin at whole pages.
  private func padded(_ byteCount: Int) -> Int {
    let page = ColumnFileHeader.byteCount
    return (byteCount + page - 1) / page * page
  }

  private func write(
    _ header: ColumnFileHeader, _ table: ColumnTable, to draft: String
  ) throws(ReplacedFile.Failure) {
    let file = Glibc.open(draft, O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { throw ReplacedFile.Failure(errno) }
    defer { _ = Glibc.close(file) }
    try append(header.bytes, to: file)
    for column in table.columns {
      let code = column.withBytes { append($0, to: file) }
      guard code == 0 else { throw ReplacedFile.Failure(code) }
      let length = column.count * column.bytesPerRow
      try append([UInt8](repeating: 0, count: padded(length) - length), to: file)
    }
  }

  private func append(_ bytes: [UInt8], to file: Int32) throws(ReplacedFile.Failure) {
    let code = bytes.withUnsafeBytes { append($0, to: file) }
    guard code == 0 else { throw ReplacedFile.Failure(code) }
  }

  /// Writes all bytes; gives the system's error number, or 0.
  private func append(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Int32 {
    var left = bytes
    while !left.isEmpty {
      let written = Glibc.write(file, left.baseAddress, left.count)
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return written < 0 ? errno : EIO }
      left = UnsafeRawBufferPointer(rebasing: left[written...])
    }
    return 0
  }

  /// Files of other catalogs are of no use any more; one that cannot be removed does no harm.
  private func removeOthers() {
    let folder = (path as NSString).deletingLastPathComponent
    let own = (path as NSString).lastPathComponent
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where name != own && Self.isName(name) {
      _ = unlink((folder as NSString).appendingPathComponent(name))
    }
  }
}
