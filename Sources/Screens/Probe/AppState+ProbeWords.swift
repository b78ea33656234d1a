internal import Catalog
internal import Cells
internal import Decision
internal import Moderation
internal import Probe

/// What the Probe screen says.
extension AppState {
  // MARK: The page

  private var probePage: ProbePage? {
    probeStanding.map { ProbePage(standing: $0, isRunning: isProbing, glyphs: glyphs) }
  }

  /// What stands below the steps.
  var probeMain: Panel {
    guard let page = probePage else { return Panel("") }
    let main = ProbeScreen.regions(self, layout).main
    var items: [PanelItem] = []
    if case .failed(let sentence) = probe.live?.phase {
      items += [.text(sentence, .caution), .blank]
    }
    var figures = page.figures(width: main.width)
    if !figures.isEmpty, figures.last != .blank { figures.append(.blank) }
    guard let moderation else {
      items += figures
      items +=
        layout.isWide
        ? page.others
        : page.remarks + page.server + page.others + page.definitions + page.privacy
      return Panel("", items)
    }
    let facts = moderationFacts(moderation)
    if layout.isWide {
      items += figures + facts + page.remarks + page.server
    } else {
      let asked = moderationPage(moderation)
      let answers = asked.counts(width: main.width) + asked.latest
      // What goes on stands above.
      items += moderation.replies.isEmpty ? figures + answers : answers + figures
      items += facts + page.remarks + page.server + page.definitions + page.privacy
    }
    return Panel("", items)
  }

  private func moderationPage(_ moderation: BatteryStanding) -> ModerationPage {
    ModerationPage(
      standing: moderation, view: probe.moderation.view, isRunning: isProbing,
      isWaiting: isProbing && moderation.replies.isEmpty, glyphs: glyphs, book: moderationBook)
  }

  /// What a kept moderation run says beside its counts; a running one has nothing of it yet.
  private func moderationFacts(_ moderation: BatteryStanding) -> [PanelItem] {
    guard !isProbing, probe.record != nil else { return [] }
    let facts = ModerationFacts(
      standing: moderation, outcome: probe.moderation.view.outcome ?? .refused,
      book: moderationBook, profile: moderationProfile)
    return facts.drift + facts.verdicts + facts.rates + facts.asymmetries + facts.labels
      + facts.setting
  }

  /// What stands beside, in a wide window.
  var probeSide: Panel {
    guard let page = probePage else { return Panel("") }
    if let moderation {
      let side = ProbeScreen.regions(self, layout).side
      let asked = moderationPage(moderation)
      return Panel("", asked.counts(width: side?.width ?? 49) + asked.latest + page.privacy)
    }
    return Panel("", page.server + page.remarks + page.definitions + page.privacy)
  }

  /// How far the page can be scrolled.
  var probePageRows: Int {
    let main = ProbeScreen.regions(self, layout).main
    let lines = probeMain.lines(width: main.width, glyphs: glyphs).count
    return max(1, lines - main.rows + 2)
  }

  /// Tab, where one pane holds everything: the next part of it, and from the end the first.
  mutating func scrollProbePage() {
    let rows = ProbeScreen.regions(self, layout).main.rows
    let count = probePageRows
    guard count > 2 else {
      message = "The page shows everything."
      return
    }
    let isAtEnd = probe.page.row >= count - 1
    probe.page.go(to: isAtEnd ? 0 : probe.page.row + max(1, rows - 2), count: count)
  }

  /// What a step came to, or what is waited for in it.
  func probeResult(of position: Int, _ standing: ProbeStanding) -> String {
    let step = standing.steps[position]
    if position == standing.current, isProbing, let wait = probe.live?.wait {
      let seconds: (Double) -> String = { Wording.decimals($0, 0) + " s" }
      switch wait {
      case .answer(let time): return "waiting, \(seconds(time))"
      case .loading(let time): return "loading, \(seconds(time))"
      case .retry(let time): return "again in \(seconds(time))"
      case .rateLimit(let time): return "held off, \(seconds(time))"
      }
    }
    switch step.step {
    case .connect: return standing.served?.engine ?? ""
    case .firstToken:
      return standing.firstToken.summary.map { ValueSeries.time($0.median) + " median" } ?? ""
    case .throughput:
      return standing.throughput.summary.map { ValueSeries.number($0.median) + " tok/s" } ?? ""
    case .moderation:
      guard let moderation = standing.moderation, step.done > 0 else {
        return moderationEstimate(standing)
      }
      if position == standing.current, isProbing {
        return probe.live?.secondsLeft.map { "\(Self.clock($0)) left" } ?? ""
      }
      return "\(moderation.count(.refused)) refused"
    default:
      guard position == standing.current, isProbing, let last = probe.live?.lastValue else {
        return ""
      }
      return "last " + ValueSeries.number(last)
    }
  }

  /// How long the questions will take, by the speed measured before them.
  private func moderationEstimate(_ standing: ProbeStanding) -> String {
    guard let moderation = standing.moderation else { return "" }
    let speed = standing.throughput.summary?.median
    let wait = standing.firstToken.summary.map { $0.median / 1000 }
    return BatteryTier.about(
      BatteryTier.seconds(
        requests: moderation.requests, tokensPerSecond: speed ?? 20,
        firstTokenSeconds: wait ?? 0.35))
  }

  /// What is probed, for the second line.
  var probeHeader: String {
    if let standing = probeStanding { return standing.title }
    return "what a model does here"
      + (size.columns < 78 ? "" : "    nothing is asked before you ask")
  }

  /// How long it has taken, or when it was.
  var probeHeaderRight: String? {
    if let live = probe.live {
      let elapsed = "elapsed \(Self.clock(live.elapsedSeconds))"
      switch live.phase {
      case .running: return elapsed
      case .paused: return "paused \(glyphs.separator) " + elapsed
      case .stopping: return "stopping \(glyphs.separator) " + elapsed
      case .failed: return "nothing measured"
      }
    }
    guard let entry = probe.record?.entry else { return nil }
    let date = entry.date.map { Dates.short($0, asOf: base.snapshot.release.asOf) } ?? ""
    switch entry.ending {
    case .complete: return date
    case .stopped: return "stopped early \(glyphs.separator) " + date
    case .failed: return "failed \(glyphs.separator) " + date
    }
  }

  /// A running probe, for the header of other screens.
  var probeBadge: String? {
    guard let live = probe.live, live.isRunning, place != .probe else { return nil }
    let (done, count) = live.standing.total
    let counts = count > 0 ? " \(done)/\(count)" : ""
    switch live.phase {
    case .paused: return "probe paused" + counts
    case .stopping: return "probe stopping" + counts
    default: return "probe" + counts
    }
  }

  /// Minutes and seconds, hours where there are some.
  static func clock(_ seconds: Double) -> String {
    let whole = Int(max(0, min(seconds, 1e7)))
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return whole < 3600
      ? "\(whole / 60):\(two(whole % 60))"
      : "\(whole / 3600):\(two(whole / 60 % 60)):\(two(whole % 60))"
  }

  /// What goes on, in a sentence.
  var probeLegend: String {
    guard let live = probe.live else {
      return layout.commandRow == nil ? "Same as: \(command)" : ""
    }
    switch live.phase {
    case .failed: return "Enter tries again, Esc goes back to the list."
    case .stopping(.afterRequest): return "Stopping after this request; what is done is kept."
    case .stopping(.now): return "Stopping; what is done is kept."
    case .paused: return "Paused: the next request waits until Space."
    case .running: break
    }
    let seconds: (Double) -> String = { Wording.decimals($0, 0) + " s" }
    switch live.wait {
    case .answer(let time): return "Waiting for the first token, \(seconds(time))."
    case .loading(let time):
      return
        "The server is loading the model, \(seconds(time)); the probe goes on when it is ready."
    case .retry(let time): return "The request failed; it is sent again in \(seconds(time))."
    case .rateLimit(let time): return "The server asked to wait \(seconds(time))."
    case nil: break
    }
    guard let current = live.standing.current else { return "Connecting." }
    let step = live.standing.steps[current]
    var parts: [String] = []
    if let last = live.lastValue {
      let unit = step.step == .throughput ? " tok/s" : ""
      parts.append(
        (step.step == .moderation ? "first token " : "last ")
          + (step.step == .firstToken || step.step == .moderation
            ? ValueSeries.time(last) : ValueSeries.number(last) + unit))
    }
    if let left = live.secondsLeft { parts.append("about \(Self.clock(left)) left") }
    return parts.joined(separator: " \(glyphs.separator) ")
  }
}
