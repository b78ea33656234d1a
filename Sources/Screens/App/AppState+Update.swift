public import Cells
internal import Decision

/// What keys do.
extension AppState {
  /// Takes a key and says what the program has to do besides drawing.
  public mutating func update(_ key: Key) -> [Effect] {
    guard Layout(size).fits else {
      switch key {
      case .character("q"): return leave()
      case .control("c"): return interruptWork()
      default: return []
      }
    }
    message = nil
    let effects: [Effect]
    if key == .control("c") {
      effects = interruptWork()
    } else if overlay != nil {
      effects = updateOverlay(key)
    } else if case .click(let position) = key {
      click(position)
      effects = []
    } else if let spec = KeyTable.action(for: key, in: place) {
      effects = perform(spec.action, key)
    } else {
      effects = []
    }
    settle()
    return effects + drawEffects() + probeEffects() + decideEffects()
  }

  /// Takes an interrupt that came from outside.
  public mutating func interrupt() -> [Effect] { interruptWork() }

  /// Does an action; `key` says which of its keys asked for it.
  mutating func perform(_ action: Action, _ key: Key?) -> [Effect] {
    if action != .columns, action != .wideStep { weights.moving = nil }
    switch action {
    case .goTo, .previousScreen, .nextScreen: go(action, key)
    case .move, .edge, .page, .halfPage: move(action, key)
    case .columns where place == .weights: return moveWeight(key, by: 1)
    case .columns where place == .decide: moveReviewer(key)
    case .columns: place == .compare ? moveColumn(key) : scrollColumns(key)
    case .back: goBack()
    case .quit:
      if details.isEmpty { return closeReply() || closeProbePage() ? [] : leave() }
      closeDetail()
    case .otherPane: otherPane()
    case .filter: beginFilter()
    case .nextMatch: step(1)
    case .previousMatch: step(-1)
    case .palette: overlay = .palette(Palette(entries: paletteEntries))
    case .help: overlay = .help(HelpState())
    default: return performEffect(action, key)
    }
    return []
  }

  /// Actions that change the document or ask the program for something.
  private mutating func performEffect(_ action: Action, _ key: Key?) -> [Effect] {
    switch action {
    case .open: return open()
    case .mark where place == .probe: return pauseProbe()
    case .mark where place == .decide: return turnDecide()
    case .mark: return place == .needs ? toggleNeed() : mark()
    case .again: return probeAgain()
    case .label: askForLabel()
    case .mustOrPrefer: return cycleKind()
    case .unknowns: return place == .needs ? cycleUnknown() : foldUnknowns()
    case .preset: overlay = .picker(place == .weights ? weightPresetPicker : presetPicker)
    case .savePreset: askForName()
    case .later: return place == .weights ? moveImportance(by: 1) : moveNeed(by: 1)
    case .earlier: return place == .weights ? moveImportance(by: -1) : moveNeed(by: -1)
    case .wideStep: return moveWeight(key, by: 5)
    case .dropWeight: return dropWeight()
    case .evenWeights: return evenWeights()
    case .resetWeights: return resetWeights()
    case .sort: overlay = .picker(sortPicker)
    case .reverseSort:
      rank.isReversed.toggle()
      rank.isStale = true
    case .heavier: return reweigh(by: 1)
    case .lighter: return reweigh(by: -1)
    case .add where place == .decide: askForReviewer()
    case .add: return place == .needs ? askWhatToAdd() : shortlist()
    case .whyNot: askWhyNot()
    case .restrictions: openPacks()
    case .ways: unfoldWays()
    case .devices: openDevices()
    case .tryChange: tryChange()
    case .keepTried: return keepTried()
    case .compare: openCompare()
    case .nextView where place == .decide: openRecordPage()
    case .nextView: place == .probe ? nextModerationView() : nextView()
    case .axes: askAxes()
    case .dropColumn: return place == .decide ? dropCandidate() : dropColumn()
    case .export where place == .decide: return beginExport()
    case .export: exportCharts()
    case .openSource: return showsLists ? openListedModel() : openSource()
    case .openList: askForList()
    case .copy: return copyItem()
    case .copyCommand:
      message = "Copied: \(command)"
      return [.copy(command)]
    case .undo: return undo()
    case .redo: return redo()
    case .theme: return [.nextTheme]
    case .mouse: return [.toggleMouse]
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .interrupt: return interruptWork()
    default: break
    }
    return []
  }

  private mutating func go(_ action: Action, _ key: Key?) {
    let all = ScreenID.allCases
    let here = screen.rawValue - 1
    switch action {
    case .previousScreen: show(all[(here + all.count - 1) % all.count])
    case .nextScreen: show(all[(here + 1) % all.count])
    default:
      guard case .character(let digit) = key, let number = digit.wholeNumberValue,
        let target = ScreenID(rawValue: number)
      else { return }
      show(target)
    }
  }

  /// Goes to a screen; what was opened over the old one is closed.
  mutating func show(_ target: ScreenID) {
    details = []
    guard target != screen else { return }
    visited.append(screen)
    if visited.count > 20 { visited.removeFirst() }
    screen = target
  }

  /// Esc: closes what is open, clears the filter, or goes back; never ends the program.
  private mutating func goBack() {
    if !details.isEmpty {
      closeDetail()
    } else if closeReply() || closeProbePage() {
      return
    } else if filters[place] != nil {
      filters[place] = nil
      rank.isStale = true
    } else if let former = visited.popLast() {
      screen = former
    } else {
      message =
        isProbing
        ? "The probe goes on; 1 to 7 go to other screens."
        : "This is the first screen; q quits."
    }
  }

  private mutating func closeDetail() {
    guard var last = details.popLast() else { return }
    filters[.detail] = nil
    if last.page != .summary {
      last.leavePage()
      details.append(last)
    }
  }

  private mutating func otherPane() {
    if place == .excluded {
      excluded.isInModels.toggle()
      return
    }
    if place == .decide {
      goToNextBlock()
      return
    }
    if place == .probe, moderationDepth != .page {
      scrollAnswers()
      return
    }
    if place == .probe, showsProbePage, !layout.isWide {
      scrollProbePage()
      return
    }
    let pane = scrolledPane
    let lines = preview.lines(width: pane.width, glyphs: glyphs).count
    let next = list.paneScroll + max(1, pane.rows - 1)
    list.paneScroll = list.paneScroll + pane.rows >= lines ? 0 : next
    if lines <= pane.rows { message = "The other pane shows everything." }
  }

  /// The pane Tab scrolls.
  private var scrolledPane: Pane {
    switch place {
    case .compare where showsLists: return CompareLists.regions(self, layout).pane
    case .compare:
      return CompareScreen.regions(self, layout).pane
        ?? Pane(row: 0, column: 0, width: 1, rows: .max, ruleColumns: 0..<0)
    case .weights: return WeightsScreen.regions(self, layout).below
    case .probe where showsProbePage:
      return ProbeScreen.regions(self, layout).side ?? layout.pane
    default: return layout.pane
    }
  }

  /// The next or previous match of a filter, or source of a model.
  private mutating func step(_ step: Int) {
    if place == .probe {
      stepReply(step)
    } else if place == .detail {
      stepSource(step)
    } else if filters[place] == nil {
      message = "Nothing is looked for; / finds."
    } else {
      list.move(by: step, count: listCount)
    }
  }

  private mutating func move(_ action: Action, _ key: Key?) {
    let isBack =
      [.character("k"), .up, .character("g"), .home, .pageUp, .control("u")].contains(key)
    let sign = isBack ? -1 : 1
    let page = max(1, pageRows - 1)
    switch action {
    case .edge: list.go(to: isBack ? 0 : listCount - 1, count: listCount)
    case .page: list.move(by: sign * page, count: listCount)
    case .halfPage: list.move(by: sign * max(1, page / 2), count: listCount)
    default: list.move(by: sign, count: listCount)
    }
    if place == .detail { skipHeadings(isBack: isBack) }
  }

  /// How many rows a page moves by: those seen, in a list as in running text.
  private var pageRows: Int {
    if place == .detail, listHeight == 1 { return DetailScreen.pagePane(layout(for: size)).rows }
    return listHeight
  }
}
