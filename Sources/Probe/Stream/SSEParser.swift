/// One event of a stream.
struct StreamEvent: Equatable, Sendable {
  /// What an `event:` line called it, if one did.
  var name: String?
  /// Its data lines, joined by LF.
  var data: [UInt8]
}

/// Takes a byte stream of server-sent events apart, whatever the pieces it arrives in.
///
/// **Shape** LF, CR and CRLF end a line, also split across two reads; comments, `id`
/// and `retry` are skipped; several `data` lines are joined; a byte order mark at the
/// start is skipped. Beyond the standard: a line that starts with `{` is an event of
/// its own (newline-delimited JSON), and `finish()` delivers a last event that no
/// blank line follows.
///
/// **Errors** `ProbeError.eventTooLarge` once a line or an event passes `limit` bytes.
///
/// **Source** WHATWG HTML, section 9.2.6,
/// https://html.spec.whatwg.org/multipage/server-sent-events.html.
struct SSEParser {
  private let limit: Int
  private var line: [UInt8] = []
  private var data: [UInt8] = []
  private var hasData = false
  private var name: String?
  private var endedInReturn = false
  private var isFirstLine = true

  /// A parser that allows events up to `limit` bytes.
  init(limit: Int = 8 << 20) {
    self.limit = limit
  }

  /// Takes in the next bytes; hands over each event they complete.
  mutating func feed(
    _ bytes: some Sequence<UInt8>, event: (StreamEvent) -> Void
  ) throws(ProbeError) {
    for byte in bytes {
      if endedInReturn {
        endedInReturn = false
        if byte == 0x0A { continue }
      }
      switch byte {
      case 0x0A: try endLine(event)
      case 0x0D:
        try endLine(event)
        endedInReturn = true
      default:
        line.append(byte)
        guard line.count <= limit else { throw .eventTooLarge(bytes: limit) }
      }
    }
  }

  /// Ends the stream; hands over a last event without a blank line.
  mutating func finish(event: (StreamEvent) -> Void) throws(ProbeError) {
    if !line.isEmpty { try endLine(event) }
    dispatch(event)
  }

  private mutating func endLine(_ event: (StreamEvent) -> Void) throws(ProbeError) {
    defer { line.removeAll(keepingCapacity: line.capacity <= 1 << 16) }
    if isFirstLine {
      isFirstLine = false
      if line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
    }
    guard let first = line.first else { return dispatch(event) }
    if first == UInt8(ascii: ":") { return }
    if first == UInt8(ascii: "{") {
      dispatch(event)
      event(StreamEvent(name: nil, data: line))
      return
    }
    let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
    var value = line[colon...].dropFirst()
    if value.first == UInt8(ascii: " ") { value = value.dropFirst() }
    switch String(decoding: line[..<colon], as: UTF8.self) {
    case "data":
      if hasData { data.append(0x0A) }
      data.append(contentsOf: value)
      hasData = true
      guard data.count <= limit else { throw .eventTooLarge(bytes: limit) }
    case "event":
      name = String(decoding: value.prefix(64), as: UTF8.self)
    default: break
    }
  }

  private mutating func dispatch(_ event: (StreamEvent) -> Void) {
    if hasData { event(StreamEvent(name: name, data: data)) }
    data.removeAll(keepingCapacity: data.capacity <= 1 << 16)
    hasData = false
    name = nil
  }
}
