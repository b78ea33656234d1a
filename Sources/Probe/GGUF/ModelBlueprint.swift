public import Fit

/// What a GGUF file says before its weights: metadata keys and tensors, in order.
///
/// It comes from the sizes of a preset or of the catalog, or from another file's header, and is
/// written with made-up weights by `write(to:_:stop:)`. **Source**: `docs/gguf.md` in
/// `ggml-org/ggml`.
public struct ModelBlueprint: Hashable, Sendable {
  /// A metadata key with its value.
  public struct Key: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// Its value.
    public var value: MetadataValue
  }

  /// A tensor without its weights.
  public struct Tensor: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// Its sizes, the innermost first.
    public let sizes: [Int64]
    /// How its elements are stored.
    public let type: TensorType
    /// Its elements.
    public let elementCount: Int64
    /// Its bytes, without padding.
    public let byteCount: Int64
    /// The layer it belongs to: 12 in `blk.12.attn_q.weight`.
    public let layer: Int?
    /// Its name within its layer: `attn_q.weight`; the whole name outside of layers.
    public let role: String

    /// A tensor; `nil` where its type is unknown, a size is not above zero, rows do not fill
    /// blocks, or the product does not fit.
    init?(_ name: String, _ sizes: [Int64], _ type: TensorType) {
      guard (1...4).contains(sizes.count), let block = type.block, let row = sizes.first,
        row % block.elements == 0
      else { return nil }
      var elements: Int64 = 1
      for size in sizes {
        let product = elements.multipliedReportingOverflow(by: size)
        guard size > 0, !product.overflow else { return nil }
        elements = product.partialValue
      }
      let bytes = (elements / block.elements).multipliedReportingOverflow(by: block.bytes)
      guard !bytes.overflow else { return nil }
      self.name = name
      self.sizes = sizes
      self.type = type
      elementCount = elements
      byteCount = bytes.partialValue
      (layer, role) = Self.place(of: name)
    }

    private static func place(of name: String) -> (layer: Int?, role: String) {
      let start = "blk."
      guard name.hasPrefix(start) else { return (nil, name) }
      let rest = name.utf8.dropFirst(start.utf8.count)
      let digits = rest.prefix { $0 != 0x2E }
      guard (1...6).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }),
        let layer = Int(String(Substring(digits)))
      else { return (nil, name) }
      return (layer, String(Substring(rest.dropFirst(digits.count + 1))))
    }
  }

  /// The metadata in the order of the file.
  public let keys: [Key]
  /// The tensors in the order of the file.
  public let tensors: [Tensor]
  /// Rows of the output head that stand for whole words, where the vocabulary is our own.
  let spokenTokens: Set<Int>
  /// What every offset is a multiple of, in bytes.
  let alignment: Int64
  /// The bytes of the whole file.
  public let fileBytes: Int64
  /// Bytes of the header, without the padding after it.
  let headerByteCount: Int64
  /// Where the data begins.
  let dataStart: Int64

  /// Puts a blueprint together.
  ///
  /// **Errors**: `tooLarge` where the offsets do not fit.
  init(keys: [Key], tensors: [Tensor], spokenTokens: Set<Int> = []) throws(BlueprintError) {
    self.keys = keys
    self.tensors = tensors
    self.spokenTokens = spokenTokens
    let stated = keys.first { $0.name == "general.alignment" }?.value.integer
    alignment = stated.flatMap { (1...(1 << 31)).contains($0) ? $0 : nil } ?? 32
    headerByteCount = Self.headerByteCount(keys, tensors)
    guard let dataStart = Self.padded(headerByteCount, to: alignment) else { throw .tooLarge }
    var end = dataStart
    for tensor in tensors {
      let sum = end.addingReportingOverflow(tensor.byteCount)
      guard !sum.overflow, let next = Self.padded(sum.partialValue, to: alignment) else {
        throw .tooLarge
      }
      end = next
    }
    self.dataStart = dataStart
    fileBytes = end
  }

  /// The value of a key.
  public subscript(name: String) -> MetadataValue? {
    keys.first { $0.name == name }?.value
  }

  /// Where each tensor begins, from the start of the data.
  var offsets: [Int64] {
    var next: Int64 = 0
    return tensors.map { tensor in
      defer { next = Self.padded(next + tensor.byteCount, to: alignment) ?? .max }
      return next
    }
  }

  private static func padded(_ bytes: Int64, to alignment: Int64) -> Int64? {
    let sum = bytes.addingReportingOverflow(alignment - 1)
    return sum.overflow ? nil : sum.partialValue / alignment * alignment
  }

  private static func headerByteCount(_ keys: [Key], _ tensors: [Tensor]) -> Int64 {
    let keyBytes = keys.reduce(0) { $0 + 12 + $1.name.utf8.count + $1.value.bytes.count }
    let tensorBytes = tensors.reduce(0) { $0 + 24 + $1.name.utf8.count + 8 * $1.sizes.count }
    return Int64(24 + keyBytes + tensorBytes)
  }

  /// The header as it stands in a file: version 3, without the padding after it.
  public var headerBytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(headerByteCount))
    bytes += Array("GGUF".utf8) + UInt32(3).littleEndianBytes
    bytes += UInt64(tensors.count).littleEndianBytes + UInt64(keys.count).littleEndianBytes
    for key in keys {
      bytes += MetadataValue.text(key.name).bytes
      bytes += key.value.type.rawValue.littleEndianBytes
      bytes += key.value.bytes
    }
    for (tensor, offset) in zip(tensors, offsets) {
      bytes += MetadataValue.text(tensor.name).bytes
      bytes += UInt32(tensor.sizes.count).littleEndianBytes
      for size in tensor.sizes { bytes += UInt64(size).littleEndianBytes }
      bytes += tensor.type.code.littleEndianBytes + UInt64(offset).littleEndianBytes
    }
    return bytes
  }
}
