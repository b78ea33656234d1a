import Catalog
import Testing

@testable import Fit

/// What is proposed for recorded machines: the processor, NVIDIA cards, and what is said.
struct DetectionTests: LooksAtMachines {
  @Test func `a processor counts cores, not threads, and no swap`() throws {
    let found = try #require(processor(detect()))
    #expect(found.device.memoryBytes == 64 * Self.gib)
    #expect(found.device.cores == 4)
    #expect(found.device.name == "Example CPU @ 3.00GHz")
    #expect(found.device.bandwidthBytesPerSecond == nil)
    #expect(found.notes == [.bandwidthNotMeasured])
  }

  @Test func `the tightest limit of a container wins over the machine`() throws {
    let found = try #require(
      processor(
        detect([
          "/sys/fs/cgroup/user.slice/memory.max": "8589934592\n",
          "/sys/fs/cgroup/user.slice/app/memory.max": "17179869184\n",
          "/sys/fs/cgroup/user.slice/cpu.max": "150000 100000\n",
        ])))
    #expect(found.device.memoryBytes == 8 * Self.gib)
    #expect(found.device.cores == 2)
    #expect(found.notes.contains(.limitedMemory(allowed: 8 * Self.gib, machine: 64 * Self.gib)))
  }

  @Test func `a limit above the machine changes nothing`() throws {
    let found = try #require(
      processor(detect(["/sys/fs/cgroup/memory.max": "9223372036854771712\n"])))
    #expect(found.device.memoryBytes == 64 * Self.gib)
  }

  @Test func `only allowed processors count`() {
    func cores(_ list: String) -> Int64? {
      let status = "Name:\tweigh\nCpus_allowed:\tff\nCpus_allowed_list:\t\(list)\n"
      return processor(detect(["/proc/self/status": status]))?.device.cores
    }
    #expect(cores("0,4") == 1)
    #expect(cores("0-1") == 2)
    #expect(cores("0-7") == 4)
  }

  @Test func `performance and efficiency cores are counted apart`() throws {
    let found = try #require(processor(detect(["/sys/devices/cpu_core/cpus": "0-1,4-5\n"])))
    #expect(found.notes.contains(.coreKinds(performance: 2, efficiency: 2)))
  }

  @Test func `two equal cards are one device of two`() throws {
    let found = detect(
      [:],
      nvidia(
        "0, NVIDIA GeForce RTX 4090, 24564, 8.9, 550.54.14\n"
          + "1, NVIDIA GeForce RTX 4090, 24564, 8.9, 550.54.14\n"))
    let card = try #require(cards(found).first)
    #expect(cards(found).count == 1)
    #expect(card.count == 2)
    #expect(card.memoryBytes == 24564 << 20)
    #expect(card.bandwidthBytesPerSecond == 1008e9)
    #expect(card.ramBytes == 64 * Self.gib)
    #expect(card.origin == .detected(on: nil))
  }

  @Test func `mixed cards are two devices with a note`() {
    let found = detect(
      [:],
      nvidia(
        "0, NVIDIA GeForce RTX 3090, 24576, 8.6, 550\n"
          + "1, NVIDIA GeForce RTX 3060, 12288, 8.6, 550\n"))
    #expect(cards(found).map(\.id) == ["this-machine-1", "this-machine-2"])
    guard case .proposal(_, let notes) = found.first else {
      Issue.record("the first card is proposed")
      return
    }
    #expect(notes == [.mixedCards])
  }

  @Test func `a unified chip without memory takes that of the machine`() throws {
    let found = detect([:], nvidia("0, NVIDIA GB10, [N/A], 12.1, 580.95\n"))
    let chip = try #require(cards(found).first)
    #expect(chip.kind == .unified)
    #expect(chip.memoryBytes == 64 * Self.gib)
    #expect(chip.bandwidthBytesPerSecond == 273e9)
  }

  @Test func `a card without memory is not readable`() {
    let found = detect([:], nvidia("0, NVIDIA A100-SXM4-80GB, [N/A], 8.0, 550\n"))
    #expect(cards(found).isEmpty)
    #expect(unreadable(found) == [.memoryNotReadable(name: "NVIDIA A100-SXM4-80GB")])
  }

  @Test func `a comma inside a name is part of it`() throws {
    let found = detect([:], nvidia("0, NVIDIA RTX 4090, Special, 24564, 8.9, 550\n"))
    #expect(try #require(cards(found).first).name == "NVIDIA RTX 4090, Special")
  }

  @Test func `a partitioned card is declared by hand`() {
    var commands = nvidia("0, NVIDIA A100-SXM4-80GB, 81920, 8.0, 550\n")
    commands[NvidiaReader.list] = .finished(
      status: 0,
      text: "GPU 0: NVIDIA A100-SXM4-80GB (UUID: GPU-1)\n"
        + "  MIG 3g.40gb     Device  0: (UUID: MIG-1)\n"
        + "  MIG 2g.20gb     Device  1: (UUID: MIG-2)\n")
    let found = detect([:], commands)
    #expect(cards(found).isEmpty)
    #expect(
      unreadable(found) == [
        .partitioned(name: "NVIDIA A100-SXM4-80GB", partitions: ["3g.40gb", "2g.20gb"])
      ])
  }

  @Test(arguments: [0, 18] as [Int32])
  func `a broken driver says so, whatever its status`(status: Int32) {
    let text = "Failed to initialize NVML: Driver/library version mismatch\nNVML library: 550\n"
    let found = detect([:], nvidia(text, status: status))
    #expect(
      unreadable(found) == [
        .programFailed(
          program: "nvidia-smi",
          firstLine: "Failed to initialize NVML: Driver/library version mismatch")
      ])
    #expect(processor(found) != nil)
  }

  @Test func `a driver that does not answer says so`() {
    let found = detect([:], [NvidiaReader.query: .timedOut])
    #expect(unreadable(found) == [.programTimedOut(program: "nvidia-smi")])
  }

  @Test func `an older container's limits count as well`() throws {
    let found = try #require(
      processor(
        detect([
          "/sys/fs/cgroup/memory/memory.limit_in_bytes": "4294967296\n",
          "/sys/fs/cgroup/cpu/cpu.cfs_quota_us": "300000\n",
          "/sys/fs/cgroup/cpu/cpu.cfs_period_us": "100000\n",
        ])))
    #expect(found.device.memoryBytes == 4 * Self.gib)
    #expect(found.device.cores == 3)
    let open = try #require(
      processor(detect(["/sys/fs/cgroup/cpu/cpu.cfs_quota_us": "-1\n"])))
    #expect(open.device.cores == 4)
  }

  @Test func `an Arm processor without a name says what it is built from`() throws {
    let text = "processor\t: 0\nCPU implementer\t: 0x41\nCPU part\t: 0xd4f\n"
    #expect(
      try #require(processor(detect(["/proc/cpuinfo": text]))).device.name
        == "Arm processor (implementer 0x41, part 0xd4f)")
    let named = text + "Model\t\t: Raspberry Pi 5 Model B Rev 1.0\n"
    #expect(
      try #require(processor(detect(["/proc/cpuinfo": named]))).device.name
        == "Raspberry Pi 5 Model B Rev 1.0")
  }

  @Test func `free memory and load change nothing of what is proposed`() {
    let quiet = detect(
      ["/proc/loadavg": "0.01 0.02 0.00 1/200 4242\n"],
      nvidia("0, NVIDIA GeForce RTX 4090, 24564, 8.9, 550\n"))
    let busy = detect(
      [
        "/proc/loadavg": "63.9 60.0 58.1 80/900 4243\n",
        "/proc/meminfo":
          "MemTotal:       67108864 kB\nMemFree:          100 kB\nMemAvailable:     200 kB\n",
      ],
      nvidia("0, NVIDIA GeForce RTX 4090, 24564, 8.9, 550\n"))
    #expect(quiet == busy)
  }

  @Test func `a machine that tells nothing gives nothing`() {
    #expect(DeviceReaders.detect(.recorded(files: [:]), presets: .empty).isEmpty)
    let found = DeviceReaders.detect(
      .recorded(files: ["/proc/cpuinfo": "processor : 0\n"]), presets: .empty)
    #expect(unreadable(found) == [.hostMemory])
  }

  @Test func `this machine answers for itself`() throws {
    let found = try #require(processor(DeviceReaders.detect(.live, presets: .empty)))
    #expect(found.device.memoryBytes > 0)
    #expect(try #require(found.device.cores) > 0)
  }

  @Test func `commands are run without a shell and their end is awaited`() {
    let source = SystemSource.live
    #expect(
      source.run(SystemCommand("echo", ["$HOME;", "a"]))
        == .finished(status: 0, text: "$HOME; a\n"))
    #expect(source.run(SystemCommand("no-such-program-here", [])) == .absent)
    #expect(source.run(SystemCommand("false", [])) == .finished(status: 1, text: ""))
  }

  @Test func `a command that hangs is ended after two seconds`() {
    // Over a second: the limit itself is what is tested.
    let start = ContinuousClock.now
    #expect(SystemSource.live.run(SystemCommand("sleep", ["30"])) == .timedOut)
    #expect(start.duration(to: .now) < .seconds(10))
  }

  @Test(
    arguments: [
      (
        .limitedMemory(allowed: 8 << 30, machine: 64 << 30),
        "This process may use 8.0 GiB of the machine's 64.0 GiB."
      ),
      (.coreKinds(performance: 8, efficiency: 16), "8 performance and 16 efficiency cores."),
      (
        .noBandwidth(name: "X"),
        "No device of the catalog tells the bandwidth of 'X': speed stays unknown until "
          + "bandwidth_gbs is declared."
      ),
      (
        .bandwidthOpen(name: "X", leastGBs: 300, greatestGBs: 400),
        "Parts called 'X' have from 300 to 400 GB/s; which this one has cannot be told. To settle "
          + "it, declare bandwidth_gbs."
      ),
      (.mixedCards, "Cards of several kinds are there; each is a device of its own."),
      (.sharedMemory, "It shares its memory with the system."),
      (.bandwidthNotMeasured, "Bandwidth not measured: weigh doctor --bandwidth."),
    ] as [(DetectionNote, String)])
  func `notes are sentences`(note: DetectionNote, sentence: String) {
    #expect(note.message == sentence)
  }

  @Test(
    arguments: [
      (
        .programFailed(program: "nvidia-smi", firstLine: "Failed"),
        "nvidia-smi does not work: 'Failed'. Declare the device by hand, or name a preset."
      ),
      (
        .programFailed(program: "nvidia-smi", firstLine: ""),
        "nvidia-smi does not work: it printed nothing. Declare the device by hand, or name a preset."
      ),
      (
        .programTimedOut(program: "nvidia-smi"),
        "nvidia-smi did not answer within 2 seconds. Declare the device by hand, or name a preset."
      ),
      (
        .memoryNotReadable(name: "X"),
        "The memory of 'X' is not readable. Declare it: memory_gib."
      ),
      (
        .partitioned(name: "X", partitions: ["3g.40gb", "2g.20gb"]),
        "'X' is cut into partitions (3g.40gb, 2g.20gb). Declare the one to use: memory_gib."
      ),
      (
        .severalSizes(name: "X", gibibytes: [8, 16]),
        "X is there; its memory is not readable, and it is sold with 8 or 16 GiB. Declare it: "
          + "memory_gib."
      ),
      (
        .intelCard,
        "An Intel GPU is there; its memory is not readable. If it is a card of its own, declare it:"
          + " memory_gib."
      ),
      (.hostMemory, "The memory of this machine is not readable. Declare it: memory_gib."),
    ] as [(UnreadableDevice, String)])
  func `what cannot be read says so`(device: UnreadableDevice, sentence: String) {
    #expect(device.message == sentence)
  }
}
