import CTerminal
import Glibc

/// The pipe whose bytes wake the loop up, whatever they are.
struct WakePipe {
  let readEnd: CInt
  let writeEnd: CInt

  init() throws(TerminalError) {
    var ends: (read: CInt, write: CInt) = (-1, -1)
    guard terminal_make_pipe(&ends.read, &ends.write) else { throw .noPipe(errorNumber: errno) }
    (readEnd, writeEnd) = ends
  }

  func drain() {
    var bytes = [UInt8](repeating: 0, count: 256)
    while read(readEnd, &bytes, bytes.count) > 0 {}
  }

  func close() {
    Glibc.close(readEnd)
    Glibc.close(writeEnd)
  }
}
