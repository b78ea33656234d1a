/// A table whose texts are wrapped rather than cut: every word stays readable at any width.
public struct WrappedTable: Hashable, Sendable {
  /// One column.
  public struct Column: Hashable, Sendable {
    /// What stands above it.
    public let header: String
    /// Whether its cells stand at the right.
    public let alignsRight: Bool
    /// Whether its cells may be broken into lines; others keep their width.
    public let wraps: Bool

    /// Declares a column.
    public init(_ header: String, alignsRight: Bool = false, wraps: Bool = false) {
      self.header = header
      self.alignsRight = alignsRight
      self.wraps = wraps
    }
  }

  /// The columns.
  public let columns: [Column]
  /// The cells, as many in each row as there are columns.
  public let rows: [[String]]

  /// Makes a table.
  public init(columns: [Column], rows: [[String]]) {
    self.columns = columns
    self.rows = rows
  }

  /// The lines of the header and of each row, none wider than `width` as long as the columns that
  /// never break leave four cells to each one that does.
  public func lines(width: Int, metrics: TextMetrics) -> [[String]] {
    let all = [columns.map(\.header)] + rows
    let widths = widths(all, within: width, metrics: metrics)
    return all.map { cells in
      let parts = columns.indices.map { column in
        metrics.cellWidth(cells[column]) <= widths[column]
          ? [cells[column]] : metrics.wrapped(cells[column], to: widths[column])
      }
      let height = parts.map(\.count).max() ?? 0
      return (0..<height).map { line in
        var text = ""
        for column in columns.indices {
          let part = line < parts[column].count ? parts[column][line] : ""
          let space = String(
            repeating: " ", count: max(0, widths[column] - metrics.cellWidth(part)))
          text += columns[column].alignsRight ? space + part : part + space
          if column < columns.count - 1 { text += "  " }
        }
        while text.hasSuffix(" ") { text.removeLast() }
        return text
      }
    }
  }

  /// Columns that may break share what the others leave, each no wider than it needs.
  private func widths(_ all: [[String]], within width: Int, metrics: TextMetrics) -> [Int] {
    let natural = columns.indices.map { column in
      all.map { metrics.cellWidth($0[column]) }.max() ?? 0
    }
    let breaking = columns.indices.filter { columns[$0].wraps }
    let fixed = columns.indices.filter { !columns[$0].wraps }.reduce(0) { $0 + natural[$1] }
    var room = max(4 * breaking.count, width - fixed - 2 * (columns.count - 1))
    var widths = natural
    // The narrowest first, so that what it does not need goes to the others.
    for (position, column) in breaking.sorted(by: { natural[$0] < natural[$1] }).enumerated() {
      widths[column] = min(natural[column], room / (breaking.count - position))
      room -= widths[column]
    }
    return widths
  }
}
