/// Writes the bytes of a GGUF file, sound or broken, as tests need them.
struct GGUFFile {
  /// A value as it stands in a file.
  enum Value {
    case uint8(UInt8), int8(Int8), uint16(UInt16), int16(Int16), uint32(UInt32), int32(Int32)
    case uint64(UInt64), int64(Int64), float32(Float), float64(Double), bool(Bool), text(String)
    case rawText([UInt8])
    case array(UInt32, [Value])

    var code: UInt32 {
      switch self {
      case .uint8: return 0
      case .int8: return 1
      case .uint16: return 2
      case .int16: return 3
      case .uint32: return 4
      case .int32: return 5
      case .float32: return 6
      case .bool: return 7
      case .text, .rawText: return 8
      case .array: return 9
      case .uint64: return 10
      case .int64: return 11
      case .float64: return 12
      }
    }

    var bytes: [UInt8] {
      switch self {
      case .uint8(let number): return [number]
      case .int8(let number): return [UInt8(bitPattern: number)]
      case .uint16(let number): return GGUFFile.bytes(number)
      case .int16(let number): return GGUFFile.bytes(number)
      case .uint32(let number): return GGUFFile.bytes(number)
      case .int32(let number): return GGUFFile.bytes(number)
      case .uint64(let number): return GGUFFile.bytes(number)
      case .int64(let number): return GGUFFile.bytes(number)
      case .float32(let number): return GGUFFile.bytes(number.bitPattern)
      case .float64(let number): return GGUFFile.bytes(number.bitPattern)
      case .bool(let flag): return [flag ? 1 : 0]
      case .text(let text): return GGUFFile.text(Array(text.utf8))
      case .rawText(let bytes): return GGUFFile.text(bytes)
      case .array(let type, let values):
        return GGUFFile.bytes(type) + GGUFFile.bytes(UInt64(values.count))
          + values.flatMap(\.bytes)
      }
    }

    /// One 32-bit number for each layer.
    static func layers(_ numbers: [UInt32]) -> Value { .array(4, numbers.map { .uint32($0) }) }

    /// Texts.
    static func texts(_ texts: [String]) -> Value { .array(8, texts.map { .text($0) }) }
  }

  /// A tensor: a name, sizes, a type, and an offset where it is not the next free one.
  struct Tensor {
    var name: String
    var sizes: [UInt64]
    var type: UInt32 = 0
    var offset: UInt64?

    init(_ name: String, _ sizes: [UInt64], type: UInt32 = 0, offset: UInt64? = nil) {
      self.name = name
      self.sizes = sizes
      self.type = type
      self.offset = offset
    }

    /// Elements of a block and its bytes, for the types tests use.
    var byteCount: UInt64 {
      let blocks: [UInt32: (UInt64, UInt64)] = [
        0: (1, 4), 1: (1, 2), 2: (32, 18), 8: (32, 34), 12: (256, 144), 14: (256, 210),
      ]
      let (elements, bytes) = blocks[type] ?? (1, 4)
      return sizes.reduce(1, &*) / elements &* bytes
    }
  }

  var magic = Array("GGUF".utf8)
  var version: UInt32 = 3
  var keys: [(String, Value)] = []
  var tensors: [Tensor] = []
  var alignment: UInt64 = 32
  /// Counts in place of the true ones.
  var statedTensors: UInt64?
  var statedKeys: UInt64?

  static func bytes<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }

  static func text(_ bytes: [UInt8]) -> [UInt8] { Self.bytes(UInt64(bytes.count)) + bytes }

  /// The header without padding, and how many bytes of data follow its padding.
  func build() -> (header: [UInt8], dataBytes: UInt64) {
    var header = magic + Self.bytes(version)
    header += Self.bytes(statedTensors ?? UInt64(tensors.count))
    header += Self.bytes(statedKeys ?? UInt64(keys.count))
    for (key, value) in keys {
      header += Self.text(Array(key.utf8)) + Self.bytes(value.code) + value.bytes
    }
    var end: UInt64 = 0
    for tensor in tensors {
      let offset = tensor.offset ?? end
      header += Self.text(Array(tensor.name.utf8)) + Self.bytes(UInt32(tensor.sizes.count))
      header += tensor.sizes.flatMap { Self.bytes($0) }
      header += Self.bytes(tensor.type) + Self.bytes(offset)
      end = (offset &+ tensor.byteCount &+ alignment &- 1) / alignment &* alignment
    }
    return (header, end)
  }

  /// The header.
  var header: [UInt8] { build().header }

  /// Bytes of the whole file with its last padding.
  var fileBytes: Int64 {
    let (header, data) = build()
    let start = (UInt64(header.count) + alignment - 1) / alignment * alignment
    return Int64(start + data)
  }
}

extension GGUFFile {
  /// The keys of an architecture, under its name.
  init(
    _ architecture: String, _ keys: [(String, Value)], general: [(String, Value)] = [],
    tensors: [Tensor] = []
  ) {
    self.keys =
      [("general.architecture", .text(architecture))] + general
      + keys.map { ("\(architecture).\($0.0)", $0.1) }
    self.tensors = tensors
  }

  /// A small plain model: two layers of four heads.
  static func plain(
    _ architecture: String = "llama", extra: [(String, Value)] = [], tensors: [Tensor] = small
  ) -> GGUFFile {
    GGUFFile(
      architecture,
      [
        ("block_count", .uint32(2)), ("context_length", .uint32(4096)),
        ("embedding_length", .uint32(64)), ("feed_forward_length", .uint32(128)),
        ("attention.head_count", .uint32(4)), ("attention.head_count_kv", .uint32(2)),
      ] + extra, general: [("general.name", .text("Small"))], tensors: tensors)
  }

  /// Tensors of a small plain model with a head of its own.
  static let small: [Tensor] = [
    Tensor("token_embd.weight", [64, 512], type: 8),
    Tensor("output.weight", [64, 512], type: 1),
    Tensor("blk.0.attn_q.weight", [64, 64], type: 2),
    Tensor("blk.1.attn_q.weight", [64, 64], type: 2),
    Tensor("output_norm.weight", [64]),
  ]
}
