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

  /// Whether each row stands side by side within a width, words broken behind hyphens only.
  public func fits(within width: Int, metrics: TextMetrics) -> Bool {
    widths([columns.map(\.header)] + rows, within: width, metrics: metrics) != nil
  }

  /// The lines of the header and of each row, none wider than `width`.
  ///
  /// **Shape**: where the columns have no room side by side without breaking words and numbers, there
  /// is no header; the first cell of each row stands alone then, and the others follow below it, each
  /// behind the name of its column.
  public func lines(width: Int, metrics: TextMetrics) -> [[String]] {
    let all = [columns.map(\.header)] + rows
    guard let widths = widths(all, within: width, metrics: metrics) else {
      return [[]] + rows.map { stacked($0, width: width, metrics: metrics) }
    }
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

  /// One row below itself: its first cell, then the others as far as lines hold them.
  private func stacked(_ cells: [String], width: Int, metrics: TextMetrics) -> [String] {
    var lines = cells.first.map { $0.isEmpty ? [] : metrics.wrapped($0, to: width) } ?? []
    let room = max(1, width - 2)
    var line = ""
    for (column, cell) in zip(columns, cells).dropFirst() where !cell.isEmpty {
      let named = column.header.isEmpty ? cell : "\(column.header) \(cell)"
      let longer = line.isEmpty ? named : line + "   " + named
      if metrics.cellWidth(longer) <= room {
        line = longer
      } else {
        if !line.isEmpty { lines.append("  " + line) }
        let wrapped = metrics.wrapped(named, to: room)
        lines += wrapped.dropLast().map { "  " + $0 }
        line = wrapped.last ?? ""
      }
    }
    if !line.isEmpty { lines.append("  " + line) }
    return lines
  }

  /// Columns that may break share what the others leave, each no wider than it needs and wide enough
  /// for its longest word; nothing where they cannot.
  private func widths(_ all: [[String]], within width: Int, metrics: TextMetrics) -> [Int]? {
    let natural = columns.indices.map { column in
      all.map { metrics.cellWidth($0[column]) }.max() ?? 0
    }
    let breaking = columns.indices.filter { columns[$0].wraps }
    let fixed = columns.indices.filter { !columns[$0].wraps }.reduce(0) { $0 + natural[$1] }
    var room = width - fixed - 2 * (columns.count - 1)
    guard breaking.reduce(0, { $0 + natural[$1] }) > room else { return natural }
    var least = natural
    for column in breaking { least[column] = all.map { metrics.leastWidth($0[column]) }.max() ?? 0 }
    var reserved = breaking.reduce(0) { $0 + least[$1] }
    guard reserved <= room else { return nil }
    var widths = natural
    // The narrowest first, so that what it does not need goes to the others.
    for (position, column) in breaking.sorted(by: { natural[$0] < natural[$1] }).enumerated() {
      reserved -= least[column]
      let share = min(room / (breaking.count - position), room - reserved)
      widths[column] = min(natural[column], max(least[column], share))
      room -= widths[column]
    }
    return widths
  }
}
