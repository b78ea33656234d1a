import Cells
import Foundation
import Glibc
import Testing

@Suite struct WidthTests {
  let narrow = TextMetrics()
  let wide = TextMetrics(ambiguousIsWide: true)

  @Test(arguments: [
    ("", 0), ("Qwen3-32B", 9), ("通义千问", 8), ("ﾊﾝｶｸ", 4), ("한국어", 6), ("é", 1), ("e\u{301}", 1),
    ("नमस्ते", 4), ("👍", 2), ("👍🏽", 2), ("👩‍💻", 2), ("🏳️‍🌈", 1), ("🇩🇪", 2), ("❤️", 1), ("1️⃣", 1),
    ("a\u{200B}b", 2), ("\u{115F}\u{1161}", 2), ("\u{1F3FD}", 2), ("\u{301}", 0),
  ])
  func `a text takes as many cells as its spacing scalars`(text: String, width: Int) {
    #expect(narrow.cellWidth(text) == width)
  }

  @Test func `a character of ambiguous width follows the terminal's setting`() {
    for sign in ["━", "▼", "…", "é", "Я", "α"] {
      #expect(narrow.cellWidth(sign) == 1)
      #expect(wide.cellWidth(sign) == 2)
    }
    for sign in ["✓", "✗", "▸"] {
      #expect(wide.cellWidth(sign) == 1)
    }
    #expect(wide.cellWidth("漢") == 2)
  }

  @Test(arguments: [
    ("\u{1B}[2J", "^[[2J"), ("a\u{7}", "a^G"), ("\u{7F}", "^?"), ("\u{9B}31m", "^[31m"),
    ("a\tb\nc", "a^Ib^Jc"), ("\r\n", "^M^J"), ("x\u{202E}gpj.exe", "x?gpj.exe"), ("\u{0}", "^@"),
    ("\u{2028}", "?"), ("🇩🇪", "DE"), ("soft\u{AD}hyphen", "softhyphen"),
    ("e\u{301}\u{302}\u{303}", "e\u{301}\u{302}\u{303}"),
  ])
  func `nothing that could drive the terminal is left in a text`(text: String, shown: String) {
    #expect(narrow.harmless(text) == shown)
    #expect(narrow.cellWidth(text) == narrow.cellWidth(shown))
    #expect(narrow.harmless(shown) == shown)
  }

  @Test func `a pile of combining marks is cut to four`() {
    let pile = "a" + String(repeating: "\u{301}", count: 500)
    #expect(narrow.harmless(pile).unicodeScalars.count == 5)
  }

  @Test func `the width table agrees with the C library where both know the scalar`() throws {
    // The header hides wcwidth from Swift.
    typealias WidthOfScalar = @convention(c) (wchar_t) -> CInt
    let wcwidth = unsafeBitCast(try #require(dlsym(nil, "wcwidth")), to: WidthOfScalar.self)
    let locale = try #require(newlocale(1 << LC_CTYPE, "C.UTF-8", nil))
    let former = uselocale(locale)
    defer {
      uselocale(former)
      freelocale(locale)
    }
    var compared = 0
    var differing: [UInt32] = []
    for value in UInt32(0x20)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let theirs = Int(wcwidth(wchar_t(bitPattern: value)))
      let known = scalar.properties.generalCategory != .unassigned
      // Zero here means drawn with the one before, or not drawn at all: both are left to the cell.
      let ours = narrow.cellWidth(String(scalar))
      guard known, theirs > 0, ours > 0, narrow.harmless(String(scalar)) != "?" || value == 0x3F
      else { continue }
      compared += 1
      if theirs != ours { differing.append(value) }
    }
    #expect(compared > 250_000)
    #expect(differing.map { String($0, radix: 16) } == [])
  }

  @Test func `every wide scalar of the Unicode file is two cells`() throws {
    let path = "/usr/share/unicode/EastAsianWidth.txt"
    guard let file = try? String(contentsOfFile: path, encoding: .utf8) else {
      print("skipped: \(path) is not installed (Debian package unicode-data)")
      return
    }
    var counted = 0
    for line in file.split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: "#")[0].split(separator: ";")
      let kind = fields[1].trimmingCharacters(in: .whitespaces)
      let ends = fields[0].trimmingCharacters(in: .whitespaces).components(separatedBy: "..")
      guard kind == "W" || kind == "F", let first = UInt32(ends[0], radix: 16),
        let last = UInt32(ends[ends.count - 1], radix: 16)
      else { continue }
      for scalar in (first...last).compactMap(Unicode.Scalar.init) {
        let width = narrow.cellWidth(String(scalar))
        let drawsNothing = [.nonspacingMark, .otherLetter].contains(
          scalar.properties.generalCategory)
        #expect(width == 2 || (width == 0 && drawsNothing), "\(String(scalar.value, radix: 16))")
        counted += 1
      }
    }
    #expect(counted > 100_000)
  }
}
