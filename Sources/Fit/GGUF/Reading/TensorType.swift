/// How the elements of a tensor are stored.
///
/// **Shape**: a code without a row is a type nobody knows here; it has no name and no size.
/// **Source**: `ggml.h` and `ggml-common.h` in `ggml-org/llama.cpp`, of 2026-10: elements of a
/// block and its bytes. Codes 4, 5, 31 to 33 and 36 to 38 were taken out of the format.
public struct TensorType: Hashable, Sendable, Comparable {
  /// The number it has in files.
  public let code: UInt32

  /// The type of a number.
  public init(code: UInt32) { self.code = code }

  /// What is known of a type.
  struct Row: Hashable, Sendable {
    let name: String
    let blockElements: Int64
    let blockBytes: Int64

    init(_ name: String, _ blockElements: Int64, _ blockBytes: Int64) {
      self.name = name
      self.blockElements = blockElements
      self.blockBytes = blockBytes
    }
  }

  static let rows: [UInt32: Row] = [
    0: Row("F32", 1, 4), 1: Row("F16", 1, 2), 2: Row("Q4_0", 32, 18), 3: Row("Q4_1", 32, 20),
    6: Row("Q5_0", 32, 22), 7: Row("Q5_1", 32, 24), 8: Row("Q8_0", 32, 34),
    9: Row("Q8_1", 32, 40), 10: Row("Q2_K", 256, 84), 11: Row("Q3_K", 256, 110),
    12: Row("Q4_K", 256, 144), 13: Row("Q5_K", 256, 176), 14: Row("Q6_K", 256, 210),
    15: Row("Q8_K", 256, 292), 16: Row("IQ2_XXS", 256, 66), 17: Row("IQ2_XS", 256, 74),
    18: Row("IQ3_XXS", 256, 98), 19: Row("IQ1_S", 256, 50), 20: Row("IQ4_NL", 32, 18),
    21: Row("IQ3_S", 256, 110), 22: Row("IQ2_S", 256, 82), 23: Row("IQ4_XS", 256, 136),
    24: Row("I8", 1, 1), 25: Row("I16", 1, 2), 26: Row("I32", 1, 4), 27: Row("I64", 1, 8),
    28: Row("F64", 1, 8), 29: Row("IQ1_M", 256, 56), 30: Row("BF16", 1, 2),
    34: Row("TQ1_0", 256, 54), 35: Row("TQ2_0", 256, 66), 39: Row("MXFP4", 32, 17),
    40: Row("NVFP4", 64, 36), 41: Row("Q1_0", 128, 18), 42: Row("Q2_0", 64, 18),
  ]

  var row: Row? { Self.rows[code] }

  /// Whether its size is known.
  public var isKnown: Bool { row != nil }

  /// Its usual name: `Q4_K`; its number where it has none.
  public var name: String { row?.name ?? "type \(code)" }

  /// Bits of one element, scales included; `nil` for a type nobody knows.
  public var bitsPerElement: Double? {
    row.map { Double($0.blockBytes * 8) / Double($0.blockElements) }
  }

  /// Elements of a block and its bytes; `nil` for a type nobody knows.
  public var block: (elements: Int64, bytes: Int64)? {
    row.map { ($0.blockElements, $0.blockBytes) }
  }

  /// Types in the order of their numbers.
  public static func < (left: TensorType, right: TensorType) -> Bool { left.code < right.code }
}
