/// The type of a metadata value.
///
/// **Source**: `docs/gguf.md` in `ggml-org/ggml`: these numbers stand in files.
public enum GGUFValueType: UInt32, Hashable, Sendable, CaseIterable {
  case uint8 = 0
  case int8, uint16, int16, uint32, int32, float32, bool, string, array, uint64, int64, float64

  /// Bytes of one value; `nil` for texts and arrays.
  var byteCount: Int64? {
    switch self {
    case .uint8, .int8, .bool: return 1
    case .uint16, .int16: return 2
    case .uint32, .int32, .float32: return 4
    case .uint64, .int64, .float64: return 8
    case .string, .array: return nil
    }
  }
}

/// A metadata value; texts and arrays are places in the file, read when somebody asks.
public enum GGUFValue: Hashable, Sendable {
  /// A whole number from zero.
  case unsigned(UInt64)
  /// A whole number.
  case signed(Int64)
  /// A number with a point.
  case number(Double)
  /// Yes or no.
  case flag(Bool)
  /// A text, by the place of its bytes.
  case text(Range<Int64>)
  /// A list.
  case array(GGUFArray)
}

/// A list of values of one type, by its place in the file.
public struct GGUFArray: Hashable, Sendable {
  /// The type of its elements.
  public let elementType: GGUFValueType
  /// How many there are.
  public let count: Int64
  /// Where they lie.
  public let bytes: Range<Int64>
}

/// A key of the metadata with its value.
public struct GGUFEntry: Hashable, Sendable {
  /// The key.
  public let key: String
  /// The type its value has in the file.
  public let type: GGUFValueType
  /// Its value.
  public let value: GGUFValue
}

/// A tensor as the header lists it.
public struct GGUFTensor: Hashable, Sendable {
  /// Its name.
  public let name: String
  /// How its elements are stored.
  public let type: TensorType
  /// Where it begins, from the start of the data of its part.
  public let offset: Int64
  /// The part of a split file that holds it, from zero.
  public let part: Int
  /// How many elements it has.
  public let elementCount: Int64
  /// Its bytes; `nil` for a type nobody knows, where the next tensor does not tell.
  public internal(set) var byteCount: Int64?
  private let first: Int64
  private let second: Int64
  private let third: Int64
  private let fourth: Int64
  private let dimensions: UInt8

  init(
    name: String, type: TensorType, offset: Int64, part: Int, sizes: [Int64], elementCount: Int64,
    byteCount: Int64?
  ) {
    self.name = name
    self.type = type
    self.offset = offset
    self.part = part
    self.elementCount = elementCount
    self.byteCount = byteCount
    first = sizes.first ?? 1
    second = sizes.count > 1 ? sizes[1] : 1
    third = sizes.count > 2 ? sizes[2] : 1
    fourth = sizes.count > 3 ? sizes[3] : 1
    dimensions = UInt8(Swift.min(4, sizes.count))
  }

  /// Its sizes, the innermost first.
  public var sizes: [Int64] { Array([first, second, third, fourth].prefix(Int(dimensions))) }

  /// Its outermost size.
  var lastSize: Int64 {
    switch dimensions {
    case 1: return first
    case 2: return second
    case 3: return third
    default: return fourth
    }
  }
}
