import Catalog
import Scoring
import Testing

@Suite struct `Reading mutated replies of the Hub` {
  @Test func `four thousand mutations end in an outcome whose rows add up`() throws {
    var random = SplitMix64(seed: 23)
    let original = Array(
      """
      {"id":"example/Alpha","downloads":12,"createdAt":"2025-11-30","gated":false,"cardData":{"license":["a","b"],"base_model":"x/y"}}
      {"id":"quants/A","cardData":{"base_model":"example/Alpha"},"siblings":[{"rfilename":"a-Q4_0-00001-of-00002.gguf","size":9223372036854775807},{"rfilename":"a-Q4_0-00002-of-00002.gguf","size":9}]}
      {"id":"no/body","tags":["license:mit"],"config":{"num_hidden_layers":3,"layer_types":["a","b"]}}

      """.utf8)
    let pieces = ["{", "}", "\"", "\\", "\n", "[", "]", ",", ":", "1e999", "null", "\"id\":"]
    var outcomes = (read: 0, refused: 0)
    for _ in 0..<4_000 {
      var bytes = original
      for _ in 0..<(1 + random.below(4)) {
        let place = random.below(bytes.count + 1)
        switch random.below(4) {
        case 0: bytes.insert(contentsOf: pieces[random.below(pieces.count)].utf8, at: place)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + random.below(9)))
        case 2: if place < bytes.count { bytes[place] = UInt8(random.below(256)) }
        default: if random.below(6) == 0 { bytes.removeSubrange(place...) }
        }
      }
      do throws(ImportProblem) {
        let outcome = try HubImporter().read(
          ImportInput(
            bytes: bytes, name: "h", source: "board", date: CalendarDate("2026-01-01")),
          against: LeaderboardFixture.catalog)
        #expect(
          outcome.takenCount + outcome.unknownCount + outcome.rejectedCount == outcome.rowCount)
        outcomes.read += 1
      } catch {
        outcomes.refused += 1
      }
    }
    #expect(outcomes.read > 3_000)
  }
}
