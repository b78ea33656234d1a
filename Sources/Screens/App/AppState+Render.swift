internal import Catalog
public import Cells
internal import Decision
internal import Sheets

/// Drawing: state and size in, cells out.
extension AppState {
  /// Draws the state at a size.
  ///
  /// **Cost** linear in the rows that are seen.
  public func render(_ size: Size) -> CellBuffer {
    let layout = layout(for: size)
    var frame = Frame(layout: layout, glyphs: glyphs)
    guard layout.fits else {
      let text =
        "Weigh needs \(Layout.minimum.columns)×\(Layout.minimum.rows); "
        + "this window is \(size.columns)×\(size.rows)."
      let lines = glyphs.metrics.wrapped(glyphs.spelled(text), to: max(1, size.columns))
      for (row, line) in lines.enumerated() { frame.write(line, row: row, column: 0) }
      return frame.buffer
    }
    if size != self.size {
      var resized = self
      resized.resize(size)
      return resized.render(size)
    }
    frame.header(
      screen: screen, left: headerLeft, right: headerRight,
      rightRole: trial != nil || filters[place] != nil ? .caution : .muted)
    draw(into: &frame)
    frame.command(command)
    frame.legend(legend, message: message, right: legendRight)
    frame.hints(hintSpecs)
    if let overlay { OverlayView(state: self).draw(overlay, into: &frame) }
    return frame.buffer
  }

  private func draw(into frame: inout Frame) {
    if let detail = details.last {
      guard let subject else {
        frame.write("\(detail.model) is not in this catalog; Esc goes back.", row: 4)
        return
      }
      DetailScreen(state: self, subject: subject, detail: detail).draw(into: &frame)
      return
    }
    switch screen {
    case .needs: NeedsScreen(state: self).draw(into: &frame)
    case .rank: RankScreen(state: self).draw(into: &frame)
    case .excluded: ExcludedScreen(state: self).draw(into: &frame)
    case .compare where showsLists:
      guard let comparison = comparedLists else {
        return CompareListsEmpty(state: self).draw(into: &frame)
      }
      CompareLists(state: self, comparison: comparison).draw(into: &frame)
    case .compare:
      guard let comparison else { return CompareEmpty(state: self).draw(into: &frame) }
      CompareScreen(state: self, comparison: comparison).draw(into: &frame)
    case .weights: WeightsScreen(state: self).draw(into: &frame)
    case .probe: ProbeScreen(state: self).draw(into: &frame)
    case .decide: DecideScreen(state: self).draw(into: &frame)
    }
  }

  /// What the pane beside or below the list says.
  var preview: Panel {
    switch place {
    case .needs: return needsPreview
    case .rank: return rankPreview
    case .detail: return detailPreview
    case .compare: return showsLists ? listsPane : comparePane
    case .weights: return weightsPane
    case .probe:
      switch moderationDepth {
      case .answers: return replyPreview
      case .answer: return answerSide
      case .page: return showsProbePage ? probeSide : probePreview
      }
    case .decide: return decidePane
    case .excluded: return Panel("")
    }
  }

  /// Scenario and counts, or the open model.
  private var headerLeft: String {
    if let subject {
      let name = glyphs.metrics.clipped(
        subject.model.shortName, to: size.columns / 3, at: .middle)
      return name + "    "
        + [subject.standing, subject.origin].filter { !$0.isEmpty }.joined(separator: " · ")
    }
    if screen == .compare { return compareHeader }
    if screen == .weights { return weightsHeader }
    if screen == .probe { return probeHeader }
    if screen == .decide { return decideHeader }
    if screen == .excluded {
      let alone = kept.excluded.count { $0.excludingMusts.count == 1 }
      return "\(kept.excluded.count) excluded    \(alone) of them fail one need only"
        + (kept.pending.isEmpty ? "" : " · \(kept.pending.count) set aside")
        + (kept.restricted.isEmpty ? "" : " · \(kept.restricted.count) by a restriction")
    }
    let meeting = "\(outcome.meetingCount) meet"
    var counts = [
      isNarrow ? meeting : meeting + " every need", "\(outcome.hangingCount) unknown",
      "\(outcome.excluded.count) excluded",
    ]
    if !outcome.pending.isEmpty { counts.append("\(outcome.pending.count) set aside") }
    if !outcome.restricted.isEmpty {
      counts.append("\(outcome.restricted.count) by a restriction")
    }
    return outcome.scenario.name + "    " + counts.joined(separator: " · ")
  }

  /// Whether words have to be few.
  private var isNarrow: Bool { size.columns < 78 }

  /// The change that is tried, what is looked for, the score, or the date of the catalog.
  private var headerRight: String {
    if let trial { return "trying: \(trial.words)" }
    if let filter = filters[place] { return "find: \(filter)" }
    if let badge = probeBadge { return badge }
    if let row = subject?.row, !outcome.criteria.isEmpty {
      return "score \(Wording.points(row.score.mid))"
    }
    if screen == .compare { return compareViewTabs }
    if screen == .weights, weightsAreChanged {
      return glyphs.spelled("changed · r back")
    }
    if screen == .probe, let right = probeHeaderRight { return right }
    let asOf = base.snapshot.release.asOf
    return "as of \(Dates.short(asOf, asOf: asOf))"
  }

  /// The command that does what the screen shows.
  var command: String {
    // Until the first change there may be no scenario of that name, or another one.
    let origin = done.isEmpty && undone.isEmpty ? origin : nil
    let scenario = " " + (origin ?? "--scenario \(Self.quoted(document.scenario.name))")
    if let detail = details.last {
      let isOut =
        outcome.exclusion(of: detail.model) != nil || outcome.restriction(of: detail.model) != nil
      let verb = isOut ? "why" : "show"
      if let way = detail.way {
        return "weigh why \(Self.quoted(detail.model)) --way \(Self.quoted(way))" + scenario
      }
      return "weigh \(verb) \(Self.quoted(detail.model))" + scenario
    }
    switch screen {
    case .needs: return "weigh needs" + scenario
    case .rank: return "weigh rank" + (rank.unfolded.isEmpty ? "" : " --ways") + scenario
    case .excluded:
      let need = currentReport.map { " --need \(Self.quoted($0.must.id))" } ?? ""
      return "weigh excluded" + scenario + need
    case .compare where showsLists: return listsCommand
    case .compare:
      let ids = compared?.columns.map(\.model.id) ?? document.marks
      return "weigh compare "
        + (ids.isEmpty ? "ID ID" : ids.map(Self.quoted).joined(separator: " ")) + scenario
    case .weights:
      return weightsCommand + scenario
    case .probe: return probeCommand
    case .decide: return "weigh decide" + scenario
    }
  }

  /// A word as a shell takes it.
  public static func quoted(_ word: String) -> String {
    let isPlain = word.unicodeScalars.allSatisfy {
      $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil)
        || "-_./:@".unicodeScalars.contains($0)
    }
    if isPlain, !word.isEmpty { return word }
    return "'"
      + word.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''") + "'"
  }

  private var legend: String {
    switch place {
    case .rank:
      return isNarrow || !legendRight.isEmpty && size.columns < 100
        ? "* measured  ~ estimated  ? unknown" : "* measured here   ~ estimated   ? unknown"
    case .detail: return layout.commandRow == nil ? "Same as: \(command)" : ""
    case .excluded:
      return trial == nil
        ? "t tries a change without keeping it: the other screens show its effect"
        : "t drops the tried change; : keep makes it a lasting one"
    case .needs: return nothingLeft ?? needCounts
    case .compare: return compareLegend
    case .weights: return layout.commandRow == nil ? "Same as: \(command)" : ""
    case .probe: return probeLegend
    case .decide: return decideLegend
    }
  }

  private var legendRight: String {
    if place == .probe, isProbing { return "" }
    if place == .detail || place == .weights || place == .probe || showsLists {
      return layout.commandRow == nil ? "Y copies " : ""
    }
    var parts: [String] = []
    if place == .rank {
      if let sorting = hiddenSorting { parts.append(sorting) }
      if !isNarrow, let hidden = hiddenColumns { parts.append(hidden) }
      if !document.marks.isEmpty { parts.append("\(document.marks.count) marked") }
    }
    // The hints name undo as well, where they have room.
    if !done.isEmpty, parts.isEmpty || size.columns >= 100 { parts.append("u undo") }
    return parts.isEmpty ? "" : parts.joined(separator: "   ") + " "
  }

  /// What the list is sorted by, where no column in sight shows it.
  private var hiddenSorting: String? {
    guard let column = RankScreen.sortedColumn(self) else { return nil }
    let all = RankScreen.columns(self)
    let shown = RankScreen.columnLayout(self, layout).columns.map { all[$0.index] }
    guard !shown.contains(column) else { return nil }
    let header = RankTexts(state: self).header(column)
    return "sorted by \(header) " + (rank.isReversed ? glyphs.up : glyphs.down)
  }

  /// How many columns are out of sight, and which key brings them back.
  private var hiddenColumns: String? {
    let columns = RankScreen.columnLayout(self, layout)
    let (left, right) = (columns.skippedCount, columns.hiddenCount)
    switch (left, right) {
    case (0, 0): return nil
    case (0, _): return "\(Wording.count(right, "column")) hidden, \(glyphs.right) shows"
    case (_, 0): return "\(Wording.count(left, "column")) hidden, \(glyphs.left) shows"
    default:
      return "\(left + right) columns hidden, \(left) \(glyphs.left) and \(right) \(glyphs.right)"
    }
  }

  /// Hints of the view of two lists.
  private var listHints: [ActionSpec] {
    let words: [Action: (String, Int)] = [
      .nextView: ("view", 9), .otherPane: ("other block", 8),
      .open: (comparedLists == nil ? "open a list" : "why", 10), .openSource: ("open", 6),
      .palette: ("command", 4),
    ]
    return KeyTable.all.filter { $0.places.contains(.compare) }.compactMap { spec in
      words[spec.action].map { spec.hinted($0.0, $0.1) }
    }
  }

  /// Hints of what does something now.
  private var hintSpecs: [ActionSpec] {
    if place == .probe { return probeHints }
    if showsLists { return listHints }
    return KeyTable.all.filter { spec in
      guard spec.places.contains(place), spec.hintPriority > 0 else { return false }
      let ofColumns: [Action] = [.nextView, .axes, .dropColumn, .columns, .add, .openSource]
      if place == .compare, ofColumns.contains(spec.action) { return comparison != nil }
      if place == .weights, !canUse(spec.action) { return false }
      if place == .decide { return canDecide(spec.action) }
      switch spec.action {
      case .undo: return !done.isEmpty
      case .filter where place == .detail: return details.last?.page.hasRows ?? false
      case .heavier:
        if case .criterion = rank.sort { return outcome.criteria.count > 1 }
        return false
      case .unknowns where place == .rank: return outcome.hangingCount > 0
      case .open where place == .detail:
        return details.last?.page == .summary || details.last?.page == .ways
      case .ways where place == .rank:
        switch currentLine {
        case .row, .way: return true
        default: return false
        }
      case .compare: return document.marks.count > 1
      case .open where place == .compare: return comparison != nil || !suggestedMarks.isEmpty
      case .tryChange, .open: return place == .rank || listCount > 0
      default: return true
      }
    }
  }
}
