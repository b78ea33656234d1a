internal import Cells

/// What clicks do, while the mouse is on.
extension AppState {
  /// Goes to the screen whose tab was clicked, or moves the cursor to the row.
  mutating func click(_ position: Position) {
    if position.row == 0 {
      if let target = tab(at: position.column) { show(target) }
      return
    }
    // The cursor's own row on the screen tells which row of the list was meant.
    guard let cursor = render(size).cursor, place.hasList else { return }
    if place == .probe {
      if moderationDepth == .answers {
        guard let target = ModerationScreen.row(at: position.row, self) else { return }
        probe.moderation.list.go(to: target, count: listedReplies.count)
        return
      }
      // Headings stand between its rows.
      guard !showsProbePage, let row = ProbeScreen.row(at: position.row, self),
        let target = probeRows.firstIndex(of: row)
      else { return }
      probe.list.go(to: target, count: probeRows.count)
      return
    }
    if place == .decide {
      guard let target = DecideScreen.row(at: position.row, self) else { return }
      decide.list.go(to: target, count: decideRows.count)
      return
    }
    let target = list.row + position.row - cursor.row
    guard (0..<listCount).contains(target), target >= list.first,
      target < list.first + listHeight
    else { return }
    let isBack = target < list.row
    list.go(to: target, count: listCount)
    if place == .detail { skipHeadings(isBack: isBack) }
  }

  /// The screen whose tab covers a column of the first line.
  private func tab(at column: Int) -> ScreenID? {
    var start = Frame.tabsStart
    for target in ScreenID.allCases {
      let end = start + Frame.tab(target, isActive: target == screen, in: size).count
      if (start..<end).contains(column) { return target }
      start = end
    }
    return nil
  }
}

extension Place {
  /// Whether a cursor moves in rows there.
  var hasList: Bool { Self.lists.contains(self) }
}
