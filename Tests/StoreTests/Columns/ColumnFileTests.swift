import Columns
import Foundation
import Scoring
import Testing

@testable import Store

@Suite struct ColumnFileTests {
  let folder: TemporaryFolder
  let file: ColumnFile
  let table: ColumnTable
  let whole: [UInt8]

  init() throws {
    folder = try TemporaryFolder()
    file = ColumnFile(folder: folder.path, catalogHash: "ab12")
    table = try Self.table(rows: 3000)
    try file.write(table)
    whole = try bytes(of: file.path)
  }

  static func table(rows: Int) throws -> ColumnTable {
    try ColumnTable(
      [
        ("license", .codes(.init((0..<rows).map { UInt8($0 % 7) }))),
        ("context", .integers(.init((0..<rows).map { $0 % 5 == 0 ? .noFact : Int32($0) }))),
        ("price", .numbers(.init((0..<rows).map { $0 % 3 == 0 ? .nan : Float($0) / 7 }))),
      ], rowCount: rows)
  }

  private func contents(_ table: ColumnTable) -> [[UInt8]] {
    table.columns.map { column in column.withBytes { Array($0) } }
  }

  /// Whether loading these bytes makes the table again, right, and leaves a good file.
  private func isRebuilt(from damaged: [UInt8], because fault: ColumnFileFault? = nil) throws
    -> Bool
  {
    try write(damaged, to: file.path)
    let loaded = file.load { table }
    let again = try file.load { throw CancellationError() }
    return loaded.rebuiltBecause != nil && (fault == nil || loaded.rebuiltBecause == fault)
      && loaded.notKeptBecause == nil && again.rebuiltBecause == nil
      && contents(again.table) == contents(table)
  }

  @Test(arguments: [0, 1, 63, 3000])
  func `what was written is read, to the byte`(rows: Int) throws {
    let table = try Self.table(rows: rows)
    try file.write(table)
    let read = try file.open()
    #expect(read.rowCount == rows)
    #expect(read.names == table.names)
    #expect(contents(read) == contents(table))
  }

  @Test func `a query over the file gives what one over the table gives`() throws {
    var answers: [[RankedRow]] = []
    for table in [table, try file.open()] {
      var query = ColumnQuery(table)
      try query.addRule(.window(column: "context", low: 100, high: 2000))
      try query.addCriterion(
        column: "price", curve: .affine(worst: 400, best: 0, missing: 0.5), weight: 1)
      answers.append(try query.best(50))
    }
    #expect(answers[0] == answers[1])
    #expect(answers[0].count == 50)
  }

  @Test func `a file cut anywhere is made again`() throws {
    for length in Array(stride(from: 0, to: whole.count, by: 4096)) + [1, 4095, whole.count - 1] {
      #expect(
        try isRebuilt(
          from: Array(whole.prefix(length)), because: .damaged(path: file.path)), "\(length)")
    }
    #expect(try isRebuilt(from: whole + [0], because: .damaged(path: file.path)))
  }

  @Test func `a header with any bit turned is made again`() throws {
    var random = SplitMix64(seed: 11)
    for _ in 0..<400 {
      let bit = Int.random(in: 0..<ColumnFileHeader.byteCount * 8, using: &random)
      var damaged = whole
      damaged[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(try isRebuilt(from: damaged), "bit \(bit)")
    }
  }

  @Test func `a column with any bit turned is made again`() throws {
    var random = SplitMix64(seed: 12)
    let header = try whole.withUnsafeBytes { try ColumnFileHeader($0) }
    for entry in header.entries {
      for _ in 0..<60 {
        let bit = Int.random(in: 0..<entry.byteCount * 8, using: &random)
        var damaged = whole
        damaged[entry.offset + bit / 8] ^= 1 << UInt8(bit % 8)
        #expect(
          try isRebuilt(from: damaged, because: .damaged(path: file.path)), "\(entry.name) \(bit)")
      }
    }
  }

  @Test func `a header that promises more than the file holds is not believed`() throws {
    let header = try whole.withUnsafeBytes { try ColumnFileHeader($0) }
    let first = try #require(header.entries.first)
    for (offset, byteCount, rows) in [
      (1 << 60, first.byteCount, header.rowCount), (first.offset, 1 << 60, header.rowCount),
      (first.offset, first.byteCount, 1 << 61), (first.offset, first.byteCount, .max),
      (whole.count - 10, first.byteCount, header.rowCount),
    ] {
      let entry = ColumnFileHeader.Entry(
        name: first.name, kind: first.kind, offset: offset, byteCount: byteCount,
        checksum: first.checksum)
      let forged = ColumnFileHeader(
        catalogHash: header.catalogHash, rowCount: rows, fileBytes: header.fileBytes,
        entries: [entry] + header.entries.dropFirst())
      #expect(
        try isRebuilt(
          from: forged.bytes + whole.dropFirst(4096), because: .damaged(path: file.path)))
    }
  }

  @Test func `a file of another format or another catalog is made again`() throws {
    var other = whole
    other[8] = 9
    let sum = other.withUnsafeBytes { page in
      columnChecksum(UnsafeRawBufferPointer(rebasing: page[..<4088]))
    }
    for place in 0..<8 { other[4088 + place] = UInt8(truncatingIfNeeded: sum >> UInt64(8 * place)) }
    #expect(
      try isRebuilt(from: other, because: .otherFormat(path: file.path, format: 9, reads: 1)))

    let next = ColumnFile(folder: folder.path, catalogHash: "cd34")
    try write(whole, to: next.path)
    #expect(throws: ColumnFileFault.otherCatalog(path: next.path)) { try next.open() }
    #expect(try isRebuilt(from: Array("[catalog]".utf8) + whole.dropFirst(9)))
  }

  @Test func `the file of the catalog before is removed, other files stay`() throws {
    try write([1], to: folder.file("catalog.sqlite"))
    let next = ColumnFile(folder: folder.path, catalogHash: "cd34")
    let loaded = next.load { table }
    #expect(loaded.rebuiltBecause == .missing(path: next.path))
    #expect(try folder.names == ["catalog.sqlite", "columns-cd34.bin"])
  }

  @Test func `a table that cannot be kept is used all the same`() throws {
    let blocked = ColumnFile(folder: file.path + "/below", catalogHash: "ab12")
    let loaded = blocked.load { table }
    #expect(contents(loaded.table) == contents(table))
    #expect(loaded.rebuiltBecause == .missing(path: blocked.path))
    guard case .unwritable(blocked.path, _) = loaded.notKeptBecause else {
      Issue.record("kept below a file")
      return
    }
    let long = try ColumnTable(
      [(String(repeating: "n", count: 33), .codes(.init([1])))], rowCount: 1)
    #expect(throws: ColumnFileFault.self) { try file.write(long) }
    #expect(try bytes(of: file.path) == whole)
    #expect(try folder.names == ["columns-ab12.bin"])
  }

  @Test func `an error while the table is made is handed on`() {
    let other = ColumnFile(folder: folder.path, catalogHash: "ef")
    #expect(throws: CancellationError.self) { try other.load { throw CancellationError() } }
  }

  @Test(arguments: [
    (
      ColumnFileFault.missing(path: "/c"),
      "there was no column file at '/c'; it was made from the catalog."
    ),
    (
      .unreadable(path: "/c", reason: "Permission denied"),
      "cannot read the column file '/c': Permission denied. The catalog was read instead."
    ),
    (
      .foreign(path: "/c"),
      "'/c' is not a column file of Weigh. It was made again from the catalog."
    ),
    (
      .otherFormat(path: "/c", format: 9, reads: 1),
      "the column file '/c' was made by another Weigh (format 9, this reads 1). "
        + "It was made again from the catalog."
    ),
    (
      .otherCatalog(path: "/c"),
      "the column file '/c' belongs to another catalog. It was made again from this one."
    ),
    (
      .damaged(path: "/c"),
      "the column file '/c' is damaged or cut short. It was made again from the catalog."
    ),
    (
      .unwritable(path: "/c", reason: "No space left on device"),
      "cannot write the column file '/c': No space left on device. "
        + "Weigh runs, but reads the catalog again next time."
    ),
  ])
  func `what is wrong with a file is said with what was done`(
    fault: ColumnFileFault, message: String
  ) {
    #expect(fault.message == message)
  }
}
