import Catalog
import Testing

@testable import Fit

/// A machine as its files and commands tell it.
enum RecordedMachine {
  /// A machine with 64 GiB and four cores of two threads each.
  static let host: [String: String] = {
    var files = [
      "/proc/meminfo": "MemTotal:       67108864 kB\nSwapTotal:      8388608 kB\n",
      "/proc/cpuinfo": "processor\t: 0\nmodel name\t: Example CPU @ 3.00GHz\n",
      "/proc/self/cgroup": "0::/user.slice/app\n",
      "/sys/fs/cgroup/user.slice/memory.max": "max\n",
      "/sys/fs/cgroup/user.slice/cpu.max": "max 100000\n",
    ]
    for cpu in 0..<8 {
      let siblings = "\(cpu % 4),\(cpu % 4 + 4)\n"
      files["/sys/devices/system/cpu/cpu\(cpu)/topology/thread_siblings_list"] = siblings
    }
    return files
  }()
}

/// Tests that look at recorded machines.
protocol LooksAtMachines {}

extension LooksAtMachines {
  static var gib: Int64 { .gibibyte }

  func detect(
    _ files: [String: String] = [:], _ commands: [SystemCommand: CommandOutcome] = [:]
  ) -> [Detection] {
    DeviceReaders.detect(
      .recorded(files: RecordedMachine.host.merging(files) { _, new in new }, commands: commands),
      presets: catalogPresets)
  }

  func nvidia(_ text: String, status: Int32 = 0) -> [SystemCommand: CommandOutcome] {
    [NvidiaReader.query: .finished(status: status, text: text)]
  }

  func cards(_ detections: [Detection]) -> [Device] {
    detections.compactMap { detection in
      guard case .proposal(let device, _) = detection, device.kind != .processor else { return nil }
      return device
    }
  }

  func processor(_ detections: [Detection]) -> (device: Device, notes: [DetectionNote])? {
    for case .proposal(let device, let notes) in detections where device.kind == .processor {
      return (device, notes)
    }
    return nil
  }

  func unreadable(_ detections: [Detection]) -> [UnreadableDevice] {
    detections.compactMap { detection in
      if case .unreadable(let device) = detection { return device }
      return nil
    }
  }
}
