import Cells
import Testing

@Suite struct CellBufferTests {
  @Test func `text and roles are written side by side`() {
    var buffer = CellBuffer(Size(columns: 12, rows: 2))
    var column = buffer.write("ok ", row: 0, column: 1, role: .good)
    column += 1
    column += buffer.write("通義", row: 0, column: column, role: .muted)
    #expect(column == 8)
    #expect(buffer.textLines == [" ok 通義", ""])
    #expect(buffer.roleLines == [" gggmmmm", ""])
  }

  @Test func `a text stops at the edge and at its limit, without half a character`() {
    var buffer = CellBuffer(Size(columns: 5, rows: 2))
    #expect(buffer.write("ab通義", row: 0, column: 0) == 4)
    #expect(buffer.write("通義", row: 1, column: 1, limit: 3) == 2)
    #expect(buffer.textLines == ["ab通", " 通"])
  }

  @Test func `overwriting half of a wide character blanks the other half`() {
    var buffer = CellBuffer(Size(columns: 6, rows: 1))
    buffer.write("通義千", row: 0, column: 0)
    buffer.write("x", row: 0, column: 1)
    buffer.write("y", row: 0, column: 4)
    #expect(buffer.textLines == [" x義y"])
    #expect(buffer[0, 5].text == " ")
  }

  @Test func `a wide character over the left edge leaves a blank`() {
    var buffer = CellBuffer(Size(columns: 4, rows: 1))
    buffer.write("....", row: 0, column: 0)
    #expect(buffer.write("通a", row: 0, column: -1) == 3)
    #expect(buffer.textLines == [" a.."])
  }

  @Test func `controls in a text show as carets`() {
    var buffer = CellBuffer(Size(columns: 30, rows: 1))
    buffer.write("\u{1B}]52;c;eA==\u{7}", row: 0, column: 0)
    #expect(buffer.textLines == ["^[]52;c;eA==^G"])
  }

  @Test func `the cursor row shows in capitals and survives later writing`() {
    var buffer = CellBuffer(Size(columns: 5, rows: 2))
    buffer.markCursorRow(1)
    buffer.write("a通", row: 1, column: 0, role: .bad)
    buffer.markCursorRow(7)
    #expect(buffer.roleLines == ["", "BBBTT"])
    #expect(buffer[1, 2].isContinuation)
  }

  @Test func `a rule is filled within the buffer only`() {
    var buffer = CellBuffer(Size(columns: 4, rows: 1))
    buffer.fill("─", row: 0, columns: -3..<9, role: .muted)
    buffer.fill("通", row: 0, columns: 1..<2)
    buffer.fill("─", row: 5, columns: 0..<2)
    #expect(buffer.textLines == ["─ ──"])
  }

  @Test func `a buffer is drawn into another at a place`() {
    var pane = CellBuffer(Size(columns: 3, rows: 1))
    pane.write("通x", row: 0, column: 0, role: .accent)
    pane.markCursorRow(0)
    pane.cursor = Position(row: 0, column: 2)
    var whole = CellBuffer(Size(columns: 6, rows: 2))
    whole.draw(pane, row: 1, column: 2)
    #expect(whole.textLines == ["", "  通x"])
    #expect(whole.roleLines == ["", "  AAA"])
    #expect(whole.cursor == Position(row: 1, column: 4))
  }

  @Test func `writing anywhere at any size keeps every row whole`() {
    var random = SystemRandomNumberGenerator()
    let texts = ["abc", "通義千問", "e\u{301}👩‍💻", "\u{1B}x", "🇩🇪", ""]
    for _ in 0..<300 {
      let size = Size(
        columns: .random(in: -1...12, using: &random), rows: .random(in: 0...3, using: &random))
      var buffer = CellBuffer(size)
      for text in texts.shuffled(using: &random) {
        let row = Int.random(in: -2...4, using: &random)
        let column = Int.random(in: -5...14, using: &random)
        let limit = Int.random(in: -1...9, using: &random)
        #expect(buffer.write(text, row: row, column: column, limit: limit) <= max(0, limit))
        buffer.markCursorRow(row, columns: column..<column + max(0, limit))
      }
      for row in 0..<size.rows {
        let cells = (0..<size.columns).map { buffer[row, $0] }
        #expect(cells.reduce(0) { $0 + $1.width } == size.columns)
      }
    }
  }
}
