import Fit
import Foundation
import Testing

@testable import Probe

/// Damaged headers, copied, cut and measured: an error or a blueprint, never a trap.
struct HeaderFuzzTests {
  @Test func `ten thousand damaged headers can be copied and cut or are refused`() async {
    await #expect(processExitsWith: .success) {
      var damage = HeaderDamage(seed: 2026)
      var copied = 0
      for _ in 0..<10_000 {
        let bytes = damage.header()
        if damage.use(bytes) { copied += 1 }
      }
      exit((1_000..<9_900).contains(copied) ? 0 : 4)
    }
  }
}

/// Damages sound headers at random places, from a seed.
struct HeaderDamage {
  private var numbers: SeededNumbers

  init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

  /// Small headers of several kinds.
  private static let sound: [[UInt8]] = {
    func header(
      _ name: String, _ keys: [(String, MetadataValue)], _ roles: [String]
    ) -> [UInt8]? {
      let all =
        [
          ("general.architecture", MetadataValue.text(name)),
          ("\(name).block_count", .count(6)), ("general.alignment", .count(64)),
          ("split.count", .count(1)), ("tokenizer.ggml.tokens", .texts(["a", "bc", ""])),
        ] + keys.map { ("\(name).\($0.0)", $0.1) }
      var tensors = [ModelBlueprint.Tensor("token_embd.weight", [32, 300], .q8)]
      for layer in 0..<6 {
        tensors += roles.map { ModelBlueprint.Tensor("blk.\(layer).\($0)", [32, 2, 8], .q8) }
      }
      let made = all.map { ModelBlueprint.Key(name: $0.0, value: $0.1) }
      return try? ModelBlueprint(keys: made, tensors: tensors.compactMap(\.self)).headerBytes
    }
    return [
      header("llama", [("attention.head_count", .count(4))], ["attn_q.weight"]),
      header(
        "gemma4",
        [
          ("attention.head_count_kv", .signed([8, 8, 2, 8, 8, 2])),
          ("attention.shared_kv_layers", .count(2)),
          ("names", .texts(["a", "", "c", "d", "", "f"])),
        ], ["attn_q.weight"]),
      header(
        "qwen3moe",
        [
          ("expert_count", .count(8)), ("expert_used_count", .count(2)),
          ("nextn_predict_layers", .count(1)),
        ], ["ffn_up_exps.weight", "ffn_gate_inp.weight"]),
    ].compactMap(\.self)
  }()

  /// Copies and cuts a header, and asks for all that follows; false where it is refused.
  func use(_ bytes: [UInt8]) -> Bool {
    guard let header = try? GGUFHeader(reading: bytes),
      let blueprint = try? ModelBlueprint(copying: header)
    else { return false }
    _ = blueprint.layerPattern
    for depth in [1, 2, (blueprint.layers ?? 0) - 1, blueprint.layers ?? 0] {
      guard let cut = try? blueprint.cut(toLayers: depth) else { continue }
      let bytes = cut.headBytes &+ cut.lookUpBytes &+ cut.draftBytes
      let layers = cut.layerBytes.reduce(0, &+) &+ cut.layerReadBytes.reduce(0, &+)
      // What is written must be readable again, however odd it is.
      guard bytes &+ layers != .min, cut.headerBytes.count < 1 << 24,
        (try? GGUFHeader(reading: cut.headerBytes)) != nil
      else { exit(7) }
    }
    return true
  }

  private mutating func below(_ limit: Int) -> Int {
    limit > 0 ? Int(numbers.next() % UInt64(limit)) : 0
  }

  /// A header with one to four places damaged.
  mutating func header() -> [UInt8] {
    var bytes = Self.sound[below(Self.sound.count)]
    for _ in 0...below(4) where !bytes.isEmpty {
      switch below(5) {
      case 0: bytes[below(bytes.count)] ^= 1 << UInt8(below(8))
      case 1: bytes[below(bytes.count)] = UInt8(below(256))
      case 2: bytes.removeLast(below(bytes.count) / 8)
      case 3:
        let large: [UInt64] = [.max, 1 << 63, 1 << 62, 1 << 40, 1 << 32, 1 << 31, 1 << 16, 0, 7]
        let place = below(bytes.count)
        let count = [8, 4, 2, 1][below(4)]
        for (step, byte) in large[below(large.count)].littleEndianBytes.prefix(count).enumerated()
        where place + step < bytes.count {
          bytes[place + step] = byte
        }
      default:
        let other = Self.sound[below(Self.sound.count)]
        let start = below(other.count)
        let part = other[start..<min(other.count, start + below(64))]
        let place = below(bytes.count)
        bytes.replaceSubrange(place..<min(bytes.count, place + part.count), with: part)
      }
    }
    return bytes
  }
}
