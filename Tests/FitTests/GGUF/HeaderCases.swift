import Testing

@testable import Fit

/// Headers of made-up models, and what is read out of them.
protocol HeaderCases {}

extension HeaderCases {
  func model(_ file: GGUFFile) throws -> GGUFModel {
    GGUFModel(try GGUFHeader(reading: file.header))
  }

  func profile(_ file: GGUFFile) throws -> CacheProfile {
    CacheProfile(try model(file).architecture)
  }

  /// Cache bytes of one stream in 16 bits, where they are exact.
  func bytes(_ file: GGUFFile, at tokens: Int64) throws -> Int64? {
    let cache = try profile(file).cacheBytes(contextTokens: tokens, streams: 1, type: .f16)
    return cache.basis == .formula && cache.isExact ? cache.low : nil
  }

  /// Keys of a model with so many layers, heads of 64 elements and an embedding of 1,024.
  func keys(
    _ layers: UInt32, _ extra: [(String, GGUFFile.Value)] = [], keyValueHeads: GGUFFile.Value? = nil
  ) -> [(String, GGUFFile.Value)] {
    [
      ("block_count", .uint32(layers)), ("embedding_length", .uint32(1024)),
      ("attention.head_count", .uint32(16)),
      ("attention.head_count_kv", keyValueHeads ?? .uint32(4)),
    ] + extra
  }

  var window: (String, GGUFFile.Value) { ("attention.sliding_window", .uint32(128)) }
  func pattern(_ flags: [Bool]) -> (String, GGUFFile.Value) {
    ("attention.sliding_window_pattern", .array(7, flags.map { .bool($0) }))
  }

  var latent: [(String, GGUFFile.Value)] {
    [
      ("attention.kv_lora_rank", .uint32(512)), ("rope.dimension_count", .uint32(64)),
      ("attention.key_length", .uint32(576)), ("attention.value_length", .uint32(512)),
      ("attention.key_length_mla", .uint32(192)), ("attention.value_length_mla", .uint32(128)),
    ]
  }

  func state(_ file: GGUFFile) throws -> ByteInterval {
    try profile(file).stateBytes(streams: 1)
  }

  var spaces: [(String, GGUFFile.Value)] {
    [
      ("ssm.conv_kernel", .uint32(4)), ("ssm.inner_size", .uint32(2048)),
      ("ssm.state_size", .uint32(128)), ("ssm.group_count", .uint32(8)),
      ("ssm.time_step_rank", .uint32(16)),
    ]
  }
}
