internal import Fit

/// A quantization the writer can choose tensor types for.
///
/// **Source**: `llama_tensor_get_type` and its fallbacks in `src/llama-quant.cpp` of
/// `ggml-org/llama.cpp`, for files made without an importance matrix.
public enum WrittenQuantization: String, Hashable, Sendable, CaseIterable {
  case f16 = "F16"
  case q8 = "Q8_0"
  case q4 = "Q4_0"
  case q4k = "Q4_K_M"

  /// The quantization of a name, whatever its case; nil where the writer has no rule for it.
  public init?(named name: String) {
    guard let found = Self.allCases.first(where: { $0.rawValue == name.uppercased() }) else {
      return nil
    }
    self = found
  }

  /// `general.file_type`: `enum llama_ftype` in `include/llama.h` of the same repository.
  var fileType: UInt32 {
    switch self {
    case .f16: 1
    case .q4: 2
    case .q8: 7
    case .q4k: 15
    }
  }

  /// The type of the layers' matrices.
  private var layerType: TensorType {
    switch self {
    case .f16: .f16
    case .q8: .q8
    case .q4: .q4
    case .q4k: .q4k
    }
  }

  /// The type of the output head; of the embedding table where that is the head.
  private var headType: TensorType {
    switch self {
    case .f16, .q8: layerType
    case .q4, .q4k: .q6k
    }
  }

  /// The type of a matrix outside of the layers.
  func tableType(isHead: Bool, row: Int64) -> TensorType {
    (isHead ? headType : layerType).fallback(row: row)
  }

  /// The type of a matrix of a layer.
  ///
  /// `full` is the depth of the whole model, `layers` of this one. A shallower one alternates the
  /// two kinds of layers, because the first of a whole one are all of the larger kind.
  func matrixType(
    _ role: String, layer: Int, of layers: Int, full: Int, layout: TransformerShape.Layout,
    row: Int64
  ) -> TensorType {
    guard self == .q4k else { return layerType.fallback(row: row) }
    let isLarger = layers == full ? Self.hasMoreBits(layer, of: full) : layer % 2 == 0
    let type: TensorType
    switch role {
    case "ffn_down", "ffn_down_exps": type = isLarger ? .q6k : .q4k
    // Eight heads of queries share keys and values in models of this depth, so that these
    // matrices are small, and llama.cpp gives them more.
    case "attn_v" where full == 80 && (layout == .llama || layout == .qwen2) && !isLarger:
      type = .q5k
    case "attn_v": type = isLarger ? .q6k : .q4k
    default: type = .q4k
    }
    return type.fallback(row: row)
  }

  /// Which layers hold two matrices in Q6_K: the first and the last eighth, and every third.
  static func hasMoreBits(_ layer: Int, of layers: Int) -> Bool {
    let eighth = layers / 8
    return layer < eighth || layer >= 7 * layers / 8 || (layer - eighth) % 3 == 2
  }
}

extension TensorType {
  static let f32 = TensorType(code: 0)
  static let f16 = TensorType(code: 1)
  static let q4 = TensorType(code: 2)
  static let q50 = TensorType(code: 6)
  static let q51 = TensorType(code: 7)
  static let q8 = TensorType(code: 8)
  static let q4k = TensorType(code: 12)
  static let q5k = TensorType(code: 13)
  static let q6k = TensorType(code: 14)
  static let bf16 = TensorType(code: 30)

  /// What llama.cpp takes where a row does not fill blocks of 256, and of 32.
  fileprivate func fallback(row: Int64) -> TensorType {
    func fits(_ type: TensorType) -> Bool { type.block.map { row % $0.elements == 0 } ?? false }
    if fits(self) { return self }
    let smaller: TensorType
    switch self {
    case .q4k: smaller = .q50
    case .q5k: smaller = .q51
    case .q6k: smaller = .q8
    default: smaller = .f16
    }
    return fits(smaller) ? smaller : .f16
  }
}
