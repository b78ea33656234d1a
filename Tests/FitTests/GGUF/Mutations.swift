import Scoring

@testable import Fit

/// Damages sound headers at random places, from a seed.
struct Mutations {
  /// What became of the damaged headers.
  struct Outcome {
    var headers = 0
    var errors = 0
    /// A number that tells two runs apart.
    var digest: UInt64 = 0
  }

  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// Sound headers of several kinds.
  private static let seeds: [[UInt8]] = {
    var aligned = GGUFFile.plain(extra: [("list", .texts(["a", "bc", ""]))])
    aligned.keys.append(("general.alignment", .uint32(64)))
    aligned.alignment = 64
    var old = GGUFFile.plain("qwen2")
    old.version = 2
    let windowed = GGUFFile(
      "gemma4",
      [
        ("block_count", .uint32(6)), ("embedding_length", .uint32(64)),
        ("attention.head_count", .uint32(4)),
        ("attention.head_count_kv", .layers([2, 2, 1, 2, 2, 1])),
        ("attention.sliding_window", .uint32(16)),
        ("attention.sliding_window_pattern", .array(7, (0..<6).map { .bool($0 % 3 != 2) })),
        ("attention.shared_kv_layers", .uint32(2)),
      ], general: [("nested", .array(9, [.array(8, [.text("x")])]))], tensors: GGUFFile.small)
    let hybrid = GGUFFile(
      "qwen35moe",
      [
        ("block_count", .uint32(8)), ("embedding_length", .uint32(64)),
        ("attention.head_count", .uint32(4)), ("attention.head_count_kv", .uint32(2)),
        ("ssm.conv_kernel", .uint32(4)), ("ssm.inner_size", .uint32(128)),
        ("ssm.state_size", .uint32(16)), ("ssm.group_count", .uint32(2)),
        ("ssm.time_step_rank", .uint32(4)), ("expert_count", .uint32(8)),
        ("expert_used_count", .uint32(2)), ("nextn_predict_layers", .uint32(1)),
      ],
      tensors: GGUFFile.small + [
        .init("blk.7.ffn_up_exps.weight", [64, 32, 8], type: 8),
        .init("blk.7.ffn_gate_exps.weight", [64, 32, 8], type: 99),
      ])
    let latent = GGUFFile(
      "deepseek2",
      [
        ("block_count", .uint32(4)), ("attention.head_count", .uint32(4)),
        ("attention.kv_lora_rank", .uint32(512)), ("rope.dimension_count", .uint32(64)),
        ("attention.compress_ratios", .layers([0, 4, 128, 4])),
      ], general: [("split.count", .uint16(1)), ("split.no", .uint16(0))])
    return [GGUFFile.plain(), aligned, old, windowed, hybrid, latent].map(\.header)
  }()

  /// Reads so many damaged headers, and all that follows from those that can be read.
  func run(_ count: Int) -> Outcome {
    var copy = self
    var outcome = Outcome()
    for _ in 0..<count {
      let bytes = copy.damaged()
      let size: Int64? = copy.random.next() % 2 == 0 ? nil : Int64(bytes.count) + 4096
      do throws(GGUFProblem) {
        let header = try GGUFHeader(reading: bytes, fileBytes: size)
        outcome.headers += 1
        outcome.digest = outcome.digest &* 31 &+ Self.use(header)
      } catch {
        outcome.errors += 1
        outcome.digest = outcome.digest &* 31 &+ UInt64(error.message.utf8.count)
      }
    }
    return outcome
  }

  /// Asks a header for everything that can be asked.
  private static func use(_ header: GGUFHeader) -> UInt64 {
    let model = GGUFModel(header)
    let shape = ModelShape(gguf: model)
    let plan = shape.memory(
      model.quantization ?? Quantization.all[0],
      on: Device(id: "d", kind: .processor, memoryBytes: 32 << 30),
      under: Workload(contextTokens: 1 << 20, streams: 3))
    let texts =
      (header.notes + model.notes).map(\.message)
      + header.entries.map { header.text($0.key) ?? "" }
    let sums =
      header.tensorBytes &+ header.totalBytes &+ (model.activeParameters ?? 1)
      &+ (plan.need.high ?? 2) &+ Int64(header.bytesByType.count)
    let numbers = header.entries.compactMap { header.integers($0.key)?.count }
    return UInt64(bitPattern: sums) &+ UInt64(texts.reduce(0) { $0 + $1.utf8.count })
      &+ UInt64(numbers.reduce(0, +))
  }

  private mutating func below(_ limit: Int) -> Int {
    limit > 0 ? Int(random.next() % UInt64(limit)) : 0
  }

  private mutating func damaged() -> [UInt8] {
    var bytes = Self.seeds[below(Self.seeds.count)]
    for _ in 0...below(3) {
      guard !bytes.isEmpty else { break }
      switch below(7) {
      case 0: bytes[below(bytes.count)] ^= 1 << UInt8(below(8))
      case 1: bytes[below(bytes.count)] = UInt8(below(256))
      case 2: bytes.removeLast(below(bytes.count) / 4)
      case 3: bomb(&bytes)
      case 4: splice(&bytes)
      case 5: bytes.append(contentsOf: (0..<below(64)).map { _ in UInt8(below(256)) })
      default: repeatPart(&bytes)
      }
    }
    return bytes
  }

  /// A large number in place of eight, four or two bytes.
  private mutating func bomb(_ bytes: inout [UInt8]) {
    let large: [UInt64] = [
      .max, 1 << 63, 1 << 62, 1 << 32, 1 << 31, 1 << 24, 1 << 20, 1 << 16, 0, 0xFFFF_FFFF,
    ]
    let number = GGUFFile.bytes(large[below(large.count)])
    let place = below(bytes.count)
    for (step, byte) in number.prefix([8, 4, 2][below(3)]).enumerated()
    where place + step < bytes.count {
      bytes[place + step] = byte
    }
  }

  /// A part of another header in place of a part of this one.
  private mutating func splice(_ bytes: inout [UInt8]) {
    let other = Self.seeds[below(Self.seeds.count)]
    let start = below(other.count)
    let part = other[start..<min(other.count, start + below(64))]
    let place = below(bytes.count)
    bytes.replaceSubrange(place..<min(bytes.count, place + below(64)), with: part)
  }

  private mutating func repeatPart(_ bytes: inout [UInt8]) {
    let start = below(bytes.count)
    let part = bytes[start..<min(bytes.count, start + below(128))]
    bytes.insert(contentsOf: part, at: below(bytes.count))
  }

  /// As many tensors as the list may hold.
  static func manyTensors() -> [UInt8] {
    let count = 200_000
    var bytes =
      Array("GGUF".utf8) + GGUFFile.bytes(UInt32(3)) + GGUFFile.bytes(UInt64(count))
      + GGUFFile.bytes(UInt64(0))
    for number in 0..<count {
      bytes += GGUFFile.text(Array(String(number).utf8)) + GGUFFile.bytes(UInt32(1))
      bytes += GGUFFile.bytes(UInt64(8)) + GGUFFile.bytes(UInt32(0))
      bytes += GGUFFile.bytes(UInt64(number * 32))
    }
    return bytes
  }

  /// As many keys as a header may hold.
  static func manyKeys() -> [UInt8] {
    let count = 1 << 16
    var bytes =
      Array("GGUF".utf8) + GGUFFile.bytes(UInt32(3)) + GGUFFile.bytes(UInt64(0))
      + GGUFFile.bytes(UInt64(count))
    for number in 0..<count {
      bytes +=
        GGUFFile.text(Array("key number \(number) of many".utf8)) + GGUFFile.bytes(UInt32(7)) + [1]
    }
    return bytes
  }
}
