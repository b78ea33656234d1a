/// What a table's column asks for.
public struct ColumnSpec: Hashable, Sendable {
  /// Cells the column needs; a number's column is never narrower.
  public let width: Int
  /// Cells the column may grow to when some are spare; names grow, numbers do not.
  public let maximumWidth: Int
  /// Order in which columns are kept: the lowest number first.
  public let priority: Int
  /// True for a column that stays when the others are scrolled sideways.
  public let isPinned: Bool

  /// Creates a column of a fixed width, or of one that grows up to `maximumWidth`.
  public init(width: Int, growingTo maximumWidth: Int? = nil, priority: Int, isPinned: Bool = false)
  {
    self.width = max(0, width)
    self.maximumWidth = max(self.width, maximumWidth ?? 0)
    self.priority = priority
    self.isPinned = isPinned
  }
}

/// A column that found its place.
public struct PlacedColumn: Hashable, Sendable {
  /// Index of the column among those asked for.
  public let index: Int
  /// First cell, counted from the left of the table.
  public let start: Int
  /// Cells it got.
  public let width: Int

  /// The cells it covers.
  public var cells: Range<Int> { start..<start + width }
}

/// Which columns of a table are shown, and where.
public struct ColumnLayout: Hashable, Sendable {
  /// The columns shown, from left to right.
  public let columns: [PlacedColumn]
  /// How many columns found no place to the right (`2 columns hidden`).
  public let hiddenCount: Int
  /// How many columns were scrolled out to make room.
  public let skippedCount: Int

  /// Chooses the columns that fit, by priority, and keeps them in the order given.
  ///
  /// A column appears when it and all columns of better priority fit; none is cut, so no number
  /// is. Spare cells go to the columns that may grow. Pinned columns come first whatever their
  /// priority, and those that may grow shrink when not even the pinned ones fit.
  /// The first `skipping` columns that are not pinned, best priority first, are scrolled out.
  public static func fit(
    _ specs: [ColumnSpec], into width: Int, gap: Int = 0, skipping: Int = 0
  ) -> ColumnLayout {
    let ordered = specs.indices.sorted {
      (specs[$0].isPinned ? 0 : 1, specs[$0].priority, $0)
        < (specs[$1].isPinned ? 0 : 1, specs[$1].priority, $1)
    }
    let pinned = ordered.filter { specs[$0].isPinned }
    let free = ordered.filter { !specs[$0].isPinned }
    let skipped = min(max(0, skipping), max(0, free.count - 1))
    let candidates = pinned + free.dropFirst(skipped)
    var chosen: [Int] = []
    var used = 0
    for index in candidates {
      let needed = specs[index].width + (chosen.isEmpty ? 0 : gap)
      if used + needed > width { break }
      chosen.append(index)
      used += needed
    }
    var widths = Dictionary(uniqueKeysWithValues: chosen.map { ($0, specs[$0].width) })
    if let first = candidates.dropFirst(chosen.count).first, specs[first].isPinned,
      specs[first].maximumWidth > specs[first].width
    {
      // A name may be cut where nothing else would be left of the row.
      let room = width - used - (chosen.isEmpty ? 0 : gap)
      if room > 0 {
        chosen.append(first)
        widths[first] = room
      }
    } else {
      grow(&widths, chosen, specs, by: width - used)
    }
    let hidden = candidates.count - chosen.count
    return place(chosen.sorted(), widths, gap, hidden: hidden, skipped: skipped)
  }

  private static func grow(
    _ widths: inout [Int: Int], _ chosen: [Int], _ specs: [ColumnSpec], by spare: Int
  ) {
    var spare = spare
    for index in chosen {
      let width = specs[index].width
      let more = min(max(0, spare), specs[index].maximumWidth - width)
      widths[index] = width + more
      spare -= more
    }
  }

  private static func place(
    _ chosen: [Int], _ widths: [Int: Int], _ gap: Int, hidden: Int, skipped: Int
  ) -> ColumnLayout {
    var start = 0
    var columns: [PlacedColumn] = []
    for index in chosen {
      let width = widths[index] ?? 0
      columns.append(PlacedColumn(index: index, start: start, width: width))
      start += width + gap
    }
    return ColumnLayout(columns: columns, hiddenCount: hidden, skippedCount: skipped)
  }
}
