/// A buffer an engine says it has set aside.
///
/// **Source** Lines such as `load_tensors: CPU_REPACK model buffer size = 3204.00 MiB` in the
/// log of `ggml-org/llama.cpp`, b11549.
public struct EngineBuffer: Equatable, Sendable, Codable {
  /// Where it lies, such as `CPU`, `CPU_REPACK` or `CUDA0`.
  public var place: String
  /// What it is for, such as `model`, `KV` or `compute`.
  public var purpose: String
  /// Its bytes, as exact as the line states them.
  public var bytes: Int64

  /// Whether it lies in the processor's memory.
  public var isOnProcessor: Bool { place.hasPrefix("CPU") || place.hasSuffix("_Host") }

  /// The buffers a log tells of, in its order.
  static func read(_ log: String) -> [EngineBuffer] {
    log.split(whereSeparator: \.isNewline).compactMap(read(line:))
  }

  private static func read(line: Substring) -> EngineBuffer? {
    let words = line.split(whereSeparator: \.isWhitespace)
    guard let size = words.firstIndex(of: "size"), size >= 3, words[size - 1] == "buffer",
      size + 3 < words.count, words[size + 1] == "=", words[size + 3] == "MiB",
      let mebibytes = Double(words[size + 2]), mebibytes >= 0, mebibytes < 1e9
    else { return nil }
    let purpose = words[size - 2]
    let place = words[size - 3]
    return EngineBuffer(
      place: PrintableText(String(place), limit: 40).text,
      purpose: PrintableText(String(purpose), limit: 40).text,
      bytes: Int64((mebibytes * 1_048_576).rounded()))
  }
}
