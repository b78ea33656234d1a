internal import Foundation

/// Lines of a stream as they come, each at once.
struct InputLines {
  /// One line without its end.
  enum Line {
    case whole([UInt8])
    /// Longer than any line may be; its rest was passed over.
    case tooLong
  }

  /// The longest line that is read: chosen, a thousand times any reply of a model.
  static let limit = 8 << 20

  private let descriptor: Int32
  private var buffer: [UInt8] = []
  /// Where the next line begins, and how far was looked for its end.
  private var start = 0
  private var looked = 0
  private var isAtEnd = false
  private var isFirst = true

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// The next line; `nil` at the end.
  ///
  /// **Errors**: a stream that cannot be read.
  mutating func next() throws(Failure) -> Line? {
    var isTooLong = false
    while true {
      if let end = buffer[looked...].firstIndex(of: 0x0A) {
        defer { (start, looked) = (end + 1, end + 1) }
        return isTooLong ? .tooLong : line(start..<end)
      }
      looked = buffer.count
      if looked - start > Self.limit {
        isTooLong = true
        start = looked
      }
      if isAtEnd {
        defer { start = looked }
        guard isTooLong || start < looked else { return nil }
        return isTooLong ? .tooLong : line(start..<looked)
      }
      try fill()
    }
  }

  private mutating func line(_ range: Range<Int>) -> Line {
    defer { isFirst = false }
    guard range.count <= Self.limit else { return .tooLong }
    let bytes = buffer[range]
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    return .whole(Array(isFirst && bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes))
  }

  private mutating func fill() throws(Failure) {
    if start > 0 {
      buffer.removeFirst(start)
      looked -= start
      start = 0
    }
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &part, part.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Failure(.notThere, "cannot read standard input.") }
      isAtEnd = count == 0
      buffer += part[..<count]
      return
    }
  }
}
