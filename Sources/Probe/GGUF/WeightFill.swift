internal import Fit

/// What is written in place of one tensor's weights.
enum WeightFill: Hashable {
  /// The same number in every element.
  case constant(Float)
  /// Noise.
  case noise
  /// Noise in the rows of the head that stand for whole words, zero in the others.
  case words
  /// A hole, after so many bytes of noise.
  case hole(noiseBytes: Int64)

  /// Tensors above this are holes in a sparse file.
  static let holesAbove: Int64 = 8 << 20
  /// Heads of larger vocabularies are not made readable: they serve speed, not text.
  private static let readableVocabulary: Int64 = 4096

  /// What a tensor is filled with.
  ///
  /// Norms are one and biases zero, or noise would grow or vanish from layer to layer; factors of
  /// positions are divisors; the decay of a state is negative.
  init(_ tensor: ModelBlueprint.Tensor, fill: WritingOptions.Fill, spokenTokens: Set<Int>) {
    let stem = tensor.role.prefix { $0 != "." }
    let isPlain = [.f32, .f16, .bf16].contains(tensor.type)
    if isPlain, Self.ones.contains(where: stem.contains) {
      self = .constant(1)
    } else if isPlain, stem == "ssm_a" {
      self = .constant(-1)
    } else if fill == .zero || tensor.role.hasSuffix(".bias") {
      self = .constant(0)
    } else if fill == .sparse, tensor.byteCount > Self.holesAbove, stem != "ffn_gate_inp" {
      self = .hole(noiseBytes: tensor.name == "token_embd.weight" ? Self.holesAbove : 0)
    } else if tensor.name == "output.weight", !spokenTokens.isEmpty, tensor.sizes.count == 2,
      tensor.sizes[1] <= Self.readableVocabulary
    {
      self = .words
    } else {
      self = .noise
    }
  }

  private static let ones = ["norm", "rope_freqs", "rope_factors", "ssm_d", "output_scale"]

  /// Bytes that are written to the disk.
  func writtenBytes(of tensor: ModelBlueprint.Tensor) -> Int64 {
    if case .hole(let noiseBytes) = self { return min(noiseBytes, tensor.byteCount) }
    return tensor.byteCount
  }
}
