internal import Catalog
internal import Fit
internal import Foundation
internal import Synchronization

/// How fast the processor of this machine reads its memory, measured now.
struct MemoryReading {
  let test: ReadTest

  /// Measures; `nil` where the processor cannot be read.
  static func take(_ machine: Machine, _ output: OutputOptions) -> MemoryReading? {
    guard let processor = machine.processor else { return nil }
    output.remark("reading memory for a few seconds …")
    let result = Mutex<ReadTest?>(nil)
    let done = DispatchSemaphore(value: 0)
    let cores = Int(min(processor.cores ?? 1, 4096))
    let budget = processor.budgetBytes
    // Commands are synchronous; this one has nothing else to do while its threads read.
    Task.detached {
      let test = await ReadTest.run(.live, cores: cores, budgetBytes: budget)
      result.withLock { $0 = test }
      done.signal()
    }
    done.wait()
    return result.withLock { $0 }.map { MemoryReading(test: $0) }
  }

  /// The measurement as machine output.
  var json: JSONValue {
    func reading(_ reading: ReadTest.Reading) -> JSONValue {
      .object([
        "threads": .integer(Int64(reading.threads)),
        "bytes_per_second": .computed(reading.bytesPerSecond),
        "spread": .computed(reading.spread),
      ])
    }
    return .object([
      "single": reading(test.single), "all": reading(test.all),
      "buffer_bytes": .integer(test.bufferBytes),
      "load": test.load.map { .computed($0) } ?? .null, "busy": .flag(test.wasBusy),
    ])
  }
}
