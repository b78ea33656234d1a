import Scoring
import Testing

@testable import Catalog

@Suite struct `Importing mutated lists of prices` {
  private static let originals: [(any Importer, String)] = [
    (
      LiteLLMImporter(),
      """
      {"sample_spec": {"litellm_provider": "x"},
       "sky/maker/alpha:free": {"litellm_provider": "sky", "mode": "chat", "max_input_tokens": 8192,
        "input_cost_per_token": 1.5e-07, "output_cost_per_token": 0},
       "cumulus/us.maker.beta-v1:0": {"litellm_provider": "cumulus-x", "mode": "embedding"}}
      """
    ),
    (
      ModelsDevImporter(),
      """
      {"models": {"maker/alpha": {"release_date": "2025-11-30", "limit": {"context": 4096},
        "modalities": {"input": ["pdf"]}, "weights": [{"url": "https://huggingface.co/example/Alpha-7B"}]}},
       "providers": {"sky": {"models": {"a": {"base_model": "maker/alpha",
        "base_model_omit": ["limit.context"], "cost": {"input": 1, "output": 2.5}}}}}}
      """
    ),
    (
      OpenRouterImporter(),
      """
      {"data": {"id": "maker/beta", "endpoints": [{"tag": "sky/fp8", "quantization": "fp8",
       "pricing": {"prompt": "0.000001", "completion": "2e-6"}, "latency_last_30m": {"p50": 1}}]}}
      {"data": {"id": "maker/alpha", "endpoints": [{"tag": "sky"}, {"tag": "sky/x"}]}}
      """
    ),
    (
      OpenRouterImporter(),
      """
      {"data": [{"slug": "sky", "headquarters": "SG", "datacenters": ["SG"]},
       {"slug": "gate", "datacenters": null}]}
      """
    ),
  ]

  @Test(arguments: 0..<4)
  func `three thousand mutations end in rows that add up or in a problem`(position: Int) {
    let (importer, text) = Self.originals[position]
    var random = SplitMix64(seed: UInt64(31 + position))
    let pieces = [
      "{", "}", "[", "]", "\"", ":", ",", "null", "1e999", "-1", "\\u0000", "\\", "\n", "/", "-",
      "\u{202E}", "9999999999999999999", "{\"data\":[]}", "\u{0}",
    ]
    var outcomes = (read: 0, refused: 0)
    for _ in 0..<3_000 {
      var bytes = Array(text.utf8)
      for _ in 0..<(1 + random.below(3)) {
        let place = random.below(bytes.count + 1)
        switch random.below(5) {
        case 0: bytes.insert(contentsOf: pieces[random.below(pieces.count)].utf8, at: place)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + random.below(9)))
        case 2: if place < bytes.count { bytes[place] = UInt8(random.below(256)) }
        case 3:
          let end = min(bytes.count, place + random.below(60))
          bytes.insert(contentsOf: bytes[place..<end], at: random.below(bytes.count + 1))
        default: if random.below(9) == 0 { bytes.removeSubrange(place...) }
        }
      }
      let input = ImportInput(bytes: bytes, name: "list_2026-05-06.json")
      do throws(ImportProblem) {
        let outcome = try importer.read(input, against: PriceListFixture.catalog)
        let sum = outcome.takenCount + outcome.unknown.count + outcome.rejected.count
        #expect(sum == outcome.rowCount)
        for file in outcome.files {
          guard case .bytes(let bytes) = file.contents else { continue }
          let text = String(decoding: bytes, as: UTF8.self)
          // Line feeds are the file's own; nothing else may steer a terminal.
          #expect(!text.replacing("\n", with: "").holdsControlCharacter)
        }
        outcomes.read += 1
      } catch {
        #expect(!error.message.holdsControlCharacter)
        outcomes.refused += 1
      }
    }
    #expect(outcomes.read > 0 && outcomes.refused > 0)
  }
}
