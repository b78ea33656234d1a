import Testing

@testable import Cells

@Suite struct `Wrapped tables` {
  private static let table = WrappedTable(
    columns: [
      .init("Date"), .init("Name", wraps: true), .init("Size", alignsRight: true),
      .init("License", wraps: true),
    ],
    rows: [
      ["2025-01-20", "DeepSeek-R1", "685 B", "mit"],
      [
        "2024-05", "DeepSeek-Coder-V2-Lite-Instruct and a long name", "9 B", "deepseek-1.0 and mit",
      ],
    ])
  private static let metrics = GlyphSet.unicode.metrics

  @Test func `a wide table keeps each row on one line`() {
    let lines = Self.table.lines(width: 100, metrics: Self.metrics)
    #expect(lines.map(\.count) == [1, 1, 1])
    #expect(lines[1][0].hasPrefix("2025-01-20  DeepSeek-R1"))
    #expect(lines[2][0].contains("    9 B  deepseek-1.0 and mit"))
  }

  @Test(arguments: [44, 50, 58, 60, 72, 80, 100, 200])
  func `no line is wider than its room and no letter is lost`(_ width: Int) {
    let lines = Self.table.lines(width: width, metrics: Self.metrics)
    for line in lines.flatMap({ $0 }) { #expect(Self.metrics.cellWidth(line) <= width) }
    for (row, shown) in zip(Self.table.rows, lines.dropFirst()) {
      let letters = shown.joined().filter { $0 != " " }.sorted()
      #expect(letters == row.joined().filter { $0 != " " }.sorted())
    }
  }

  @Test func `an empty table shows its header`() {
    let table = WrappedTable(columns: [.init("A"), .init("B")], rows: [])
    #expect(table.lines(width: 20, metrics: Self.metrics) == [["A  B"]])
  }

  @Test func `where words have no room beside each other a row stands below itself`() {
    let table = WrappedTable(
      columns: [
        .init("Benchmark", wraps: true), .init("Score", alignsRight: true), .init("Whose"),
        .init("Why not", wraps: true),
      ],
      rows: [
        ["Artificial Analysis", "15.9 index", "independent", "over benchmarks"],
        ["GPQA", "71.7 %", "", "old"],
      ])
    #expect(!table.fits(within: 46, metrics: Self.metrics))
    #expect(
      table.lines(width: 40, metrics: Self.metrics) == [
        [],
        [
          "Artificial Analysis", "  Score 15.9 index   Whose independent",
          "  Why not over benchmarks",
        ], ["GPQA", "  Score 71.7 %   Why not old"],
      ])
    #expect(table.fits(within: 48, metrics: Self.metrics))
  }

  @Test func `no width breaks a word or a number that a line could hold`() {
    let words = Set(Self.table.rows.joined().flatMap { $0.split(separator: " ") }.map(String.init))
    for width in 24...120 {
      let lines = Self.table.lines(width: width, metrics: Self.metrics)
      for line in lines.flatMap({ $0 }) {
        #expect(Self.metrics.cellWidth(line) <= width)
        for word in line.split(separator: " ").map(String.init) {
          let isWhole = words.contains(word) || ["Date", "Name", "Size", "License"].contains(word)
          let isPiece = words.contains { whole in
            (whole.hasPrefix(word) || whole.contains("-" + word))
              && (whole.hasSuffix(word) || word.hasSuffix("-"))
          }
          #expect(isWhole || isPiece, "\(width): \(word)")
        }
      }
    }
  }
}
