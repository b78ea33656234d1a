import Catalog
import Scoring
import Testing

@Suite struct `Reading mutated TOML` {
  @Test func `ten thousand mutations end in a tree or a problem`() {
    var random = SplitMix64(seed: 7)
    let original = Array(
      """
      # a comment
      id = "x/y"
      [arch]
      source = 'hub'
      a = { v = 1_000, s = "k", alt = [{ v = 2.5, s = "z" }] }
      [[offers]]
      n = \"\"\"
      long \\u00e9 text\"\"\"
      d = 2025-12-01
      """.utf8)
    let pieces = [
      "[", "]", "\"", "'''", "\\", "=", ".", "{", "}", "\n", "\\u0000", "nan", "\u{7F}",
    ]
    var outcomes = (trees: 0, problems: 0)
    for _ in 0..<10_000 {
      var bytes = original
      for _ in 0..<(1 + random.below(3)) {
        let place = random.below(bytes.count + 1)
        switch random.below(4) {
        case 0: bytes.insert(contentsOf: pieces[random.below(pieces.count)].utf8, at: place)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + random.below(9)))
        case 2: if place < bytes.count { bytes[place] = UInt8(random.below(256)) }
        default: bytes.removeSubrange(place...)
        }
        if bytes.isEmpty { bytes = [0x23] }
      }
      do {
        let document = try TOMLDocument(bytes: bytes)
        _ = document.line(of: ["offers", 0, "n"])
        outcomes.trees += 1
      } catch {
        #expect(error.line >= 1)
        outcomes.problems += 1
      }
    }
    #expect(outcomes.trees > 500 && outcomes.problems > 500)
  }
}
