import Cells
import Testing

@Suite struct ColumnLayoutTests {
  /// Cursor and rank, model, score, bar, license, price: in the order they are drawn.
  let specs = [
    ColumnSpec(width: 8, priority: 0, isPinned: true),
    ColumnSpec(width: 22, growingTo: 40, priority: 1, isPinned: true),
    ColumnSpec(width: 4, priority: 2),
    ColumnSpec(width: 9, priority: 4),
    ColumnSpec(width: 12, priority: 5),
    ColumnSpec(width: 6, priority: 3),
  ]

  @Test func `columns drop by priority and keep their order`() {
    let layout = ColumnLayout.fit(specs, into: 50)
    #expect(layout.columns.map(\.index) == [0, 1, 2, 3, 5])
    #expect(layout.columns.map(\.start) == [0, 8, 31, 35, 44])
    #expect(layout.hiddenCount == 1)
  }

  @Test func `a column with worse priority never appears before a better one`() {
    let layout = ColumnLayout.fit(
      [
        ColumnSpec(width: 5, priority: 0), ColumnSpec(width: 20, priority: 1),
        ColumnSpec(width: 2, priority: 2),
      ], into: 10)
    #expect(layout.columns.map(\.index) == [0])
    #expect(layout.hiddenCount == 2)
  }

  @Test func `spare cells go to the name, up to its most`() {
    #expect(ColumnLayout.fit(specs, into: 70).columns[1].width == 31)
    #expect(ColumnLayout.fit(specs, into: 200).columns[1].width == 40)
  }

  @Test func `no number is ever cut at any width`() {
    for width in 0...120 {
      for gap in 0...2 {
        let layout = ColumnLayout.fit(specs, into: width, gap: gap)
        for column in layout.columns where column.index != 1 {
          #expect(column.width == specs[column.index].width)
        }
        #expect((layout.columns.last?.cells.upperBound ?? 0) <= width)
        #expect(layout.columns.count + layout.hiddenCount == specs.count)
      }
    }
  }

  @Test func `in a narrow pane the name is cut rather than lost`() {
    let layout = ColumnLayout.fit(specs, into: 20)
    #expect(layout.columns.map(\.width) == [8, 12])
    #expect(layout.hiddenCount == 4)
  }

  @Test func `scrolling sideways keeps the pinned columns and brings the hidden ones`() {
    let layout = ColumnLayout.fit(specs, into: 50, skipping: 2)
    #expect(layout.columns.map(\.index) == [0, 1, 3])
    #expect(layout.skippedCount == 2)
    #expect(layout.hiddenCount == 1)
    let last = ColumnLayout.fit(specs, into: 50, skipping: 99)
    #expect(last.columns.map(\.index) == [0, 1, 4])
    #expect(last.skippedCount == 3)
    #expect(last.hiddenCount == 0)
  }
}
