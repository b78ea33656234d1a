internal import Catalog

extension DeviceProblem {
  /// What is wrong, and what to do.
  public var message: String {
    switch self {
    case .unknownWord(let device, let key, let value, let known):
      return "device '\(device)': '\(key)' has no value '\(value)'. Known: "
        + known.joined(separator: ", ") + "."
    case .unknownPreset(let device, let preset, let nearest):
      let hint = nearest.map { "Did you mean \($0.quotedForMessage)?" }
      return
        "device '\(device)' names the preset \(preset.quotedForMessage), which the catalog lacks. "
        + (hint ?? "To list them: weigh fit devices.")
    case .notRising(let device, let key):
      return "device '\(device)': the two ends of '\(key)' do not rise."
    case .notPositive(let device, let key):
      return "device '\(device)': '\(key)' must be above zero."
    case .missing(let device, let key):
      return "device '\(device)' has no '\(key)'. State it, or name a preset."
    case .budgetAboveMemory(let device, let budget, let memory):
      return "device '\(device)': budget_gib = \(Text.decimal(budget, 1)) is more than its memory"
        + " of \(Text.decimal(memory, 1)) GiB."
    }
  }
}

extension DetectionNote {
  /// What is worth knowing.
  public var message: String {
    switch self {
    case .limitedMemory(let allowed, let machine):
      return "This process may use \(Text.gibibytes(allowed)) of the machine's "
        + "\(Text.gibibytes(machine))."
    case .coreKinds(let performance, let efficiency):
      return "\(performance) performance and \(efficiency) efficiency cores."
    case .noBandwidth(let name):
      return "No device of the catalog tells the bandwidth of '\(name)': speed stays unknown until "
        + "bandwidth_gbs is declared."
    case .bandwidthOpen(let name, let least, let greatest):
      return "Parts called '\(name)' have from \(Text.decimal(least, 0)) to "
        + "\(Text.decimal(greatest, 0)) GB/s; which this one has cannot be told. To settle it, "
        + "declare bandwidth_gbs."
    case .mixedCards:
      return "Cards of several kinds are there; each is a device of its own."
    case .sharedMemory: return "It shares its memory with the system."
    case .bandwidthNotMeasured:
      return "Bandwidth not measured: weigh doctor --bandwidth."
    }
  }
}

extension UnreadableDevice {
  /// What cannot be read, and what to do.
  public var message: String {
    switch self {
    case .programFailed(let program, let line):
      let said = line.isEmpty ? "it printed nothing" : "'\(line)'"
      return "\(program) does not work: \(said). Declare the device by hand, or name a preset."
    case .programTimedOut(let program):
      return "\(program) did not answer within 2 seconds. Declare the device by hand, or name a "
        + "preset."
    case .memoryNotReadable(let name):
      return "The memory of '\(name)' is not readable. Declare it: memory_gib."
    case .partitioned(let name, let partitions):
      return "'\(name)' is cut into partitions (\(partitions.joined(separator: ", "))). Declare "
        + "the one to use: memory_gib."
    case .severalSizes(let name, let sizes):
      return "\(name) is there; its memory is not readable, and it is sold with "
        + "\(Text.alternatives(sizes.map { Text.decimal($0, 0) })) GiB. Declare it: memory_gib."
    case .intelCard:
      return "An Intel GPU is there; its memory is not readable. If it is a card of its own, "
        + "declare it: memory_gib."
    case .hostMemory:
      return "The memory of this machine is not readable. Declare it: memory_gib."
    }
  }
}

extension DeviceRequestProblem {
  /// What is wrong, and what to do.
  public var message: String {
    switch self {
    case .empty: return "no hardware is named. Name a device, such as 2 x rtx-4090, or this."
    case .unknown(let text, let nearest, let alike):
      let hint =
        nearest.map { "Did you mean \($0.quotedForMessage)?" }
        ?? (alike.isEmpty
          ? "To list devices: weigh fit devices. To state one: memory=24,bandwidth=500."
          : "Alike: " + alike.joined(separator: ", ") + ".")
      return "no device of the catalog is called \(text.quotedForMessage). " + hint
    case .ambiguous(let text, let devices):
      return "\(text.quotedForMessage) may be "
        + Text.alternatives(
          devices.prefix(8) + (devices.count > 8 ? ["\(devices.count - 8) more"] : []))
        + ". Name one of them."
    case .noMemory(let device):
      return "the memory beside '\(device)' is a matter of choice. State it behind the name: "
        + "\(device) 64."
    case .wrongMemory(let device, let gibibytes, let sold):
      return "\(device.quotedForMessage) is not sold with \(Self.size(gibibytes)) GiB, but with "
        + Text.alternatives(sold.map(Self.size))
        + " GiB. To state another: memory=\(Self.size(gibibytes))."
    case .wrongCount(let count):
      return "\(count) is no count of devices; state one from 1 to \(DeviceRequest.largestCount)."
    case .notASetting(let text):
      return "\(text.quotedForMessage) is not of the form KEY=VALUE. Example: rtx-4090,ram=64."
    case .unknownSetting(let key, let nearest):
      return "a device has no setting \(key.quotedForMessage). "
        + (nearest.map { "Did you mean \($0.quotedForMessage)?" }
          ?? "Settings: " + DeviceSetting.names.joined(separator: ", ") + ".")
    case .wrongValue(let key, let value, let expected):
      return "'\(key)' has no value \(value.quotedForMessage); expected \(expected)."
    }
  }

  private static func size(_ gibibytes: Double) -> String {
    Text.decimal(gibibytes, gibibytes == gibibytes.rounded() ? 0 : 1)
  }
}

extension Device {
  /// What it has, in one sentence; what is not known is said.
  public var sentence: String {
    let each = count > 1 ? " each" : ""
    var parts = [
      "\(Text.gibibytes(memoryBytes))\(each), of which a model may use "
        + "\(Text.gibibytes(budgetBytes))\(each)",
      bandwidthWords + (bandwidthBytesPerSecond == nil ? "" : each),
    ]
    if let compute = halfPrecisionFLOPSPerSecond {
      let teraflops = compute / 1e12
      let words = Text.decimal(teraflops, teraflops < 100 ? 1 : 0)
      parts.append("\(words) TFLOPS with 16-bit numbers\(each)")
    }
    if kind == .discrete, let ramBytes {
      parts.append("\(Text.gibibytes(ramBytes)) of host memory")
    }
    if let cores { parts.append(cores == 1 ? "1 core" : "\(cores) cores") }
    return (count > 1 ? "\(count) × " : "") + name + ": " + parts.joined(separator: "; ") + "."
  }

  /// The bandwidth, or that it is not known.
  private var bandwidthWords: String {
    guard let least = bandwidthBytesPerSecond, let greatest = highestBandwidthBytesPerSecond else {
      return "bandwidth not known"
    }
    let low = Self.gigabytes(least)
    return (low == Self.gigabytes(greatest) ? low : "\(low)–\(Self.gigabytes(greatest))") + " GB/s"
  }

  private static func gigabytes(_ bytesPerSecond: Double) -> String {
    let gigabytes = bytesPerSecond / 1e9
    return gigabytes < 100
      ? Text.decimal(gigabytes, 1) : Text.grouped(Int64(min(gigabytes, 1e9).rounded()))
  }
}

extension ReadTest {
  /// What was measured, and whether the figure may be kept.
  public var sentences: [String] {
    let buffer = Text.gibibytes(bufferBytes)
    let measured =
      "\(Self.words(single)); \(Self.words(all)) (\(buffer) read, best of "
      + "\(Self.passes) passes)."
    guard wasBusy else { return [measured] }
    let load = load.map { ", load \(Text.decimal($0, 1))" } ?? ""
    return [
      measured,
      "The machine was busy (slowest pass \(Text.decimal(all.spread, 2)) times the fastest\(load)): "
        + "do not keep this figure. Close other programs and measure again.",
    ]
  }

  private static func words(_ reading: Reading) -> String {
    let threads = reading.threads == 1 ? "1 thread reads" : "\(reading.threads) threads read"
    return "\(threads) \(Text.decimal(reading.bytesPerSecond / 1e9, 1)) GB/s"
  }
}
