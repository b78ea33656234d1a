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
}
