internal import Catalog
internal import Cells
internal import Decision
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
    items += page.figures(width: main.width)
    if !items.isEmpty, items.last != .blank { items.append(.blank) }
    if layout.isWide {
      items += page.others
    } else {
      items += page.remarks + page.server + page.others + page.definitions + page.privacy
    }
    return Panel("", items)
  }

  /// What stands beside, in a wide window.
  var probeSide: Panel {
    guard let page = probePage else { return Panel("") }
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
    default:
      guard position == standing.current, isProbing, let last = probe.live?.lastValue else {
        return ""
      }
      return "last " + ValueSeries.number(last)
    }
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
        "last "
          + (step.step == .firstToken
            ? ValueSeries.time(last) : ValueSeries.number(last) + unit))
    }
    if let left = live.secondsLeft { parts.append("about \(Self.clock(left)) left") }
    return parts.joined(separator: " \(glyphs.separator) ")
  }

  // MARK: The list

  /// The words of a row that is no earlier run.
  func probeWords(_ row: ProbeRow) -> (name: String, detail: String) {
    switch row {
    case .address: return ("a running server", probe.address)
    case .search:
      switch probe.search {
      case .notAsked: return ("look for servers here", "asks the usual ports of this machine, once")
      case .asking: return ("look for servers here", "asking; a second at most")
      case .found(let servers):
        return (
          "look for servers here",
          "\(Wording.count(servers.count, "server")) found; Enter asks again"
        )
      }
    case .server(let place):
      guard case .found(let servers) = probe.search, servers.indices.contains(place) else {
        return ("", "")
      }
      return ("  " + servers[place].engine, serverWords(servers[place]))
    case .layers:
      let model = probedModels.first.map(shortName) ?? ""
      return ("a model without its weights", model)
    case .file:
      return ("a GGUF file", probe.path.isEmpty ? "Weigh starts llama-server for it" : probe.path)
    case .entry: return ("", "")
    }
  }

  /// Where a server answers, what it serves, and what is known of that.
  private func serverWords(_ server: FoundServer) -> String {
    var words = [server.url]
    if server.needsKey {
      words.append("wants a key")
    } else if server.isLoading {
      words.append("loading its model")
    } else if server.models.count > 1 {
      words.append("\(server.models.count)\(server.isListCut ? " or more" : "") models")
    } else if let model = server.models.first {
      words.append(model.id)
      if let quantization = model.quantization { words.append(quantization) }
      if let context = model.contextTokens {
        words.append("context \(Wording.tokens(Double(context)))")
      }
    } else {
      words.append("no model")
    }
    return words.joined(separator: "  ")
  }

  /// What the pane says of the row under the cursor.
  var probePreview: Panel {
    switch currentProbeRow {
    case .address, .server, nil:
      return Panel(
        "A running server",
        [
          .text(
            "Measures the time to the first token and the speed after it, with random words and "
              + "never your data. Only this address is asked. The run is kept, and the ranking uses "
              + "it as measured here."),
          .text("A minute or two on a fast server, more on a slow one; Space pauses it.", .muted),
        ])
    case .search:
      return Panel(
        "Servers on this machine",
        [
          .text(
            "Asks the ports that llama.cpp, Ollama, LM Studio, vLLM and SGLang usually listen on, "
              + "on this machine only, and lists what answers within a second.")
        ])
    case .layers:
      return Panel(
        "A model without its weights",
        [
          .text(
            "Two files of the model's shapes, with a few layers and made-up weights, are run by "
              + "your own llama-server. From both follow speed and memory of the whole model, with a "
              + "band. Nothing is downloaded."),
          .text("About a minute. It says nothing of the quality of answers.", .muted),
        ])
    case .file:
      return Panel(
        "A GGUF file",
        [
          .text(
            "Weigh starts llama-server with the file, on this machine alone, measures it like any "
              + "server and ends it. What is measured is then known to be this file.")
        ])
    case .entry:
      guard let entry = currentProbeEntry else { return Panel("") }
      return Panel(entry.model, entryItems(entry))
    }
  }

  private func entryItems(_ entry: ProbeEntry) -> [PanelItem] {
    let kind = entry.kind == .layers ? "layer probe, estimated" : "measured"
    var words = ["\(kind) at \(entry.place)", entry.identity].filter { !$0.isEmpty }
    if let date = entry.date { words.append(date.description) }
    var items: [PanelItem] = [.text(words.joined(separator: " \(glyphs.separator) "))]
    switch entry.ending {
    case .complete: break
    case .stopped:
      items.append(
        .text(
          "Stopped early; what was measured counts."
            + (entry.canResume ? " Space measures the rest." : "")))
    case .failed: items.append(.text("It failed; nothing of it counts."))
    }
    items.append(.text("Enter shows its page, A measures it again to see what changed.", .muted))
    return items
  }
}
