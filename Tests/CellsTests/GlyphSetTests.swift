import Cells
import Testing

@Suite struct GlyphSetTests {
  @Test(arguments: [
    (82, "━━━━━━━╸", "=======-"), (79, "━━━━━━━", "======="), (74, "━━━━━━╸", "======-"),
    (66, "━━━━━━", "======"), (61, "━━━━━╸", "=====-"), (0, "", ""),
    (100, "━━━━━━━━━", "========="),
  ])
  func `a bar is rounded to half a cell`(score: Int, unicode: String, ascii: String) {
    #expect(GlyphSet.unicode.bar(Double(score) / 100, cells: 9) == unicode)
    #expect(GlyphSet.ascii.bar(Double(score) / 100, cells: 9) == ascii)
  }

  @Test func `a bar never leaves its place`() {
    for fraction in [-1, 0, 0.5, 1, 7, .infinity, -.infinity, .nan] {
      #expect(GlyphSet.unicode.bar(fraction, cells: 4).count <= 4)
      #expect(GlyphSet.unicode.track(fraction, cells: 4).count == 4)
    }
    #expect(GlyphSet.unicode.bar(1, cells: -2) == "")
  }

  @Test func `a track is full only when all is done`() {
    #expect(GlyphSet.unicode.track(18.0 / 30, cells: 24) == "━━━━━━━━━━━━━━──────────")
    #expect(GlyphSet.ascii.track(0.999, cells: 5) == "====-")
    #expect(GlyphSet.ascii.track(1, cells: 5) == "=====")
  }

  @Test func `a spark line shows the range and marks what is missing`() {
    #expect(GlyphSet.unicode.sparkline([0, 50, 100, nil], in: 0...100) == "▁▅█?")
    #expect(GlyphSet.ascii.sparkline([0, 50, 100, .nan], in: 0...100) == "158?")
    #expect(GlyphSet.unicode.sparkline([3, 3], in: 3...3) == "▁▁")
  }

  @Test func `the ASCII sets hold ASCII only`() {
    for glyphs in [GlyphSet.ascii, .ambiguousWide] {
      for (label, value) in Mirror(reflecting: glyphs).children {
        let signs = (value as? [String]) ?? (value as? String).map { [$0] } ?? []
        #expect(signs.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } }, "\(label ?? "")")
      }
    }
  }

  @Test func `every sign of the Unicode set is one cell`() {
    for (label, value) in Mirror(reflecting: GlyphSet.unicode).children {
      let signs = (value as? [String]) ?? (value as? String).map { [$0] } ?? []
      for sign in signs {
        #expect(GlyphSet.unicode.metrics.cellWidth(sign) == 1, "\(label ?? "")")
      }
    }
  }

  @Test func `our own sentences are spelled in ASCII where only that is drawn`() {
    let sentence = "74 [69–79] · ✓ duty … 60×16 ≥ 4"
    #expect(GlyphSet.ascii.spelled(sentence) == "74 [69-79] - ok duty ... 60x16 >= 4")
    #expect(GlyphSet.unicode.spelled(sentence) == sentence)
    #expect(GlyphSet.ascii.spelled("Żółw") == "Żółw")
  }

  @Test func `license verdicts have signs of their own`() {
    #expect(GlyphSet.unicode.allowedWithDuty == "✓ duty")
    #expect(GlyphSet.ascii.allowedWithDuty == "ok duty")
    #expect(GlyphSet.ascii.prohibited == "no")
  }
}
