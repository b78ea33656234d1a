/// What a column can hold: a code, an integer or a number.
public protocol ColumnElement: BitwiseCopyable, Equatable, Sendable {}
extension UInt8: ColumnElement {}
extension Int32: ColumnElement {}
extension Float: ColumnElement {}

/// One field of every row of a table, in one piece of memory.
public struct Column<Element: ColumnElement>: Sendable {
  /// How many rows it has.
  public let count: Int
  let memory: ColumnMemory
  let byteOffset: Int

  /// A column within memory that holds other things too.
  ///
  /// **Shape** nil if the memory does not hold that many elements there, or they are not aligned.
  public init?(count: Int, in memory: ColumnMemory, at byteOffset: Int) {
    let (byteCount, overflow) = count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
    guard count >= 0, byteOffset >= 0, !overflow, byteOffset <= memory.bytes.count,
      byteCount <= memory.bytes.count - byteOffset
    else { return nil }
    let start = UInt(bitPattern: memory.bytes.baseAddress) &+ UInt(byteOffset)
    guard start % UInt(MemoryLayout<Element>.alignment) == 0 else { return nil }
    self.count = count
    self.memory = memory
    self.byteOffset = byteOffset
  }

  /// A column of its own.
  public init(_ elements: [Element]) {
    count = elements.count
    byteOffset = 0
    memory = ColumnMemory(byteCount: elements.count * MemoryLayout<Element>.stride) { room in
      elements.withUnsafeBytes { room.copyMemory(from: $0) }
    }
  }

  /// What stands in a row.
  public subscript(row: Int) -> Element { withElements { $0[row] } }

  /// Calls back with all rows at once.
  public func withElements<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer { withExtendedLifetime(memory) {} }
    let bytes = UnsafeRawBufferPointer(
      rebasing: memory.bytes[byteOffset..<byteOffset + count * MemoryLayout<Element>.stride])
    return try body(bytes.assumingMemoryBound(to: Element.self))
  }
}

/// A column of any kind.
public enum AnyColumn: Sendable {
  /// Names as codes of one byte, for lookup in tables of 256.
  case codes(Column<UInt8>)
  /// Whole numbers; the least `Int32` where no fact is known.
  case integers(Column<Int32>)
  /// Numbers, or logarithms of numbers, as the table says; NaN where no fact is known.
  case numbers(Column<Float>)

  /// How many rows it has.
  public var count: Int {
    switch self {
    case .codes(let column): column.count
    case .integers(let column): column.count
    case .numbers(let column): column.count
    }
  }

  /// How many bytes a row of it takes.
  public var bytesPerRow: Int { if case .codes = self { 1 } else { 4 } }

  /// All of its bytes.
  public func withBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    switch self {
    case .codes(let column):
      try column.withElements { elements throws(Failure) in
        try body(UnsafeRawBufferPointer(elements))
      }
    case .integers(let column):
      try column.withElements { elements throws(Failure) in
        try body(UnsafeRawBufferPointer(elements))
      }
    case .numbers(let column):
      try column.withElements { elements throws(Failure) in
        try body(UnsafeRawBufferPointer(elements))
      }
    }
  }
}

extension Int32 {
  /// What stands in an integer column where no fact is known.
  public static var noFact: Int32 { .min }
}
