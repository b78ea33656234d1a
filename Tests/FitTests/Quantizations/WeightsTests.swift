import Catalog
import Testing

@testable import Fit

/// Weight bytes from files, from stated sizes and from parameters.
struct WeightsTests {
  private let q4 = quantization("Q4_K_M")
  private let q8 = quantization("Q8_0")

  private func sizes(
    _ artifacts: [[Field: FactValue]], parameters: Int64? = 30_000_000_000
  ) -> ArtifactSizes {
    ArtifactSizes(
      record: record(artifacts: artifacts), parameters: parameters.map { $0...$0 },
      architecture: Architecture())
  }

  private func artifact(
    _ quant: String, bytes: Int64? = nil, size: Double? = nil, official: Bool = false,
    source: String = "a", repository: String? = nil
  ) -> [Field: FactValue] {
    var row: [Field: FactValue] = [
      "format": .text("gguf"), "quant": .text(quant), "s": .text(source),
      "official": .flag(official),
    ]
    if let bytes { row["bytes"] = .integer(bytes) }
    if let size { row["size_gb"] = .number(size) }
    if let repository { row["repo"] = .text(repository) }
    return row
  }

  @Test func `names are found in any case and under their aliases`() {
    #expect(Quantization.named("q4_k_m")?.id == "Q4_K_M")
    #expect(Quantization.named("bfloat16")?.id == "BF16")
    #expect(Quantization.named("UD-Q4_K_XL") == nil)
  }

  @Test func `names and aliases are unique`() {
    let names = Quantization.all.flatMap { [$0.id.lowercased()] + $0.aliases }
    #expect(Set(names).count == names.count)
  }

  @Test func `observed files lie around their median`() {
    for quantization in Quantization.all {
      guard let observed = quantization.observed else { continue }
      #expect(observed.range.contains(observed.median), "\(quantization.id)")
      #expect(observed.files > 0)
    }
  }

  @Test func `parameters times observed bits is an estimate`() throws {
    let bytes = q4.estimatedBytes(
      parameters: 8_000_000_000...8_000_000_000, architecture: Architecture())
    #expect(bytes == ByteInterval(low: 4_750_000_000, high: 5_080_000_000, basis: .estimate))
  }

  @Test func `small models may hold a third more`() throws {
    let bits = q4.bitsPerWeight(parameters: 1_000_000_000, architecture: Architecture())
    #expect(bits.upperBound > 6.5)
    #expect(bits.lowerBound == 4.75)
  }

  @Test func `disputed parameters widen the estimate`() throws {
    let bytes = q8.estimatedBytes(
      parameters: 7_000_000_000...8_000_000_000, architecture: Architecture())
    #expect(bytes.low == 6_930_000_000)
    #expect(bytes.high == 8_560_000_000)
  }

  @Test func `embeddings of unstated size may be a quarter of a grouped quantization`() {
    let awq = quantization("AWQ")
    let bits = awq.bitsPerWeight(parameters: 8_000_000_000, architecture: Architecture())
    #expect(abs(bits.upperBound - (4.15625 * 0.75 + 4) * 1.015) < 1e-9)
    let small = awq.bitsPerWeight(parameters: 1_000_000_000, architecture: Architecture())
    #expect(abs(small.upperBound - 16 * 1.015) < 1e-9)
  }

  @Test(
    arguments: [
      (20_914_757_184, 24, 32, 13_761_316_904), (116_829_156_672, 36, 128, 65_248_893_184),
    ] as [(Int64, Int64, Int64, Int64)])
  func `published four-bit experts hold what the shards of gpt-oss hold`(
    parameters: Int64, layers: Int64, experts: Int64, shardBytes: Int64
  ) throws {
    let architecture = Architecture(
      record: record(
        arch: plainArch(
          type: "gpt_oss", layers: layers, heads: 64, headDimension: 64, hidden: 2880,
          extra: [
            "vocab_size": .integer(201_088), "num_experts": .integer(experts),
            "quant_method": .text("mxfp4"), "tie_word_embeddings": .flag(false),
          ])))
    let published = try #require(Quantization.published(architecture))
    #expect(published.id == "MXFP4")
    let bytes = published.estimatedBytes(
      parameters: parameters...parameters, architecture: architecture)
    #expect(bytes.low <= shardBytes)
    #expect(try #require(bytes.high) >= shardBytes)
  }

  @Test func `a file of 16 bits tells that sizes are GiB`() throws {
    // 30 B parameters in 16 bits are 60.0 GB or 55.9 GiB.
    let sizes = sizes([artifact("BF16", size: 55.9), artifact("Q4_K_M", size: 17.1)])
    let bytes = try #require(sizes[q4]).bytes
    #expect(bytes.basis == .statedSize)
    #expect(bytes.low == (17.05 * Double(Int64.gibibyte)).asBytes)
    #expect(bytes.high == (17.15 * Double(Int64.gibibyte)).asBytes)
  }

  @Test func `a file of 16 bits tells that sizes are GB, for its own source only`() throws {
    let sizes = sizes([
      artifact("F16", size: 60.02), artifact("Q8_0", size: 31.9),
      artifact("Q4_K_M", size: 18.31, source: "b"),
    ])
    #expect(try #require(sizes[q8]).bytes.low == 31_850_000_000)
    let other = try #require(sizes[q4]).bytes
    #expect(other.low == (18.305 * 1e9).asBytes)
    #expect(other.high == (18.315 * Double(Int64.gibibyte)).asBytes)
  }

  @Test func `bytes beat stated sizes, and the developer's file beats others`() throws {
    let sizes = sizes([
      artifact("Q4_K_M", size: 18.3, repository: "a/a"),
      artifact("Q4_K_M", bytes: 18_400_000_000, repository: "b/b"),
      artifact("Q4_K_M", bytes: 18_300_000_000, official: true, repository: "c/c"),
    ])
    let best = try #require(sizes[q4])
    #expect(best.repository == "c/c")
    #expect(best.bytes == ByteInterval(18_300_000_000, basis: .file))
  }

  @Test func `one part of several is rejected`() throws {
    let sizes = sizes([artifact("Q4_K_M", bytes: 9_000_000_000)])
    #expect(sizes[q4] == nil)
    #expect(sizes.rejections.map(\.bytes) == [9_000_000_000])
  }

  @Test func `without parameters a stated size keeps both units`() throws {
    let sizes = sizes([artifact("Q4_K_M", size: 18.3)], parameters: nil)
    let bytes = try #require(sizes[q4]).bytes
    #expect(bytes.low == (18.25 * 1e9).asBytes)
    #expect(bytes.high == (18.35 * Double(Int64.gibibyte)).asBytes)
  }

  @Test func `published weights follow the quantization method before the number type`() {
    var architecture = Architecture()
    #expect(Quantization.published(architecture) == nil)
    architecture.weightType = "bfloat16"
    #expect(Quantization.published(architecture)?.id == "BF16")
    architecture.quantizationMethod = "fp8"
    #expect(Quantization.published(architecture)?.id == "FP8")
    architecture.quantizationMethod = "compressed-tensors"
    #expect(Quantization.published(architecture) == nil)
  }

  @Test func `draft layers widen the weights downward, for a file may leave them out`() {
    let facts: [Field: FactValue] = [
      "params_total": .integer(700_000_000_000), "params_draft": .integer(100_000_000_000),
    ]
    let with = ModelShape(record: record(facts: facts))
    var plain = facts
    plain["params_draft"] = nil
    let without = ModelShape(record: record(facts: plain))
    let bf16 = quantization("BF16")
    #expect(with.weights(bf16).high == without.weights(bf16).high)
    #expect(with.weights(bf16).low * 7 / 6 - without.weights(bf16).low < 10)
    #expect(with.weights(bf16).low < without.weights(bf16).low)
  }
}
