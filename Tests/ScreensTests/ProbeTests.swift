import Catalog
import Cells
import Decision
import Probe
import Scoring
import Screens
import Testing

/// What keys do on the Probe screen, and what it shows of what it is told.
@Suite struct ProbeTests {
  // MARK: Asking

  @Test func `earlier runs are read once, and nothing else is asked for unasked`() throws {
    var state = try ScreenFixture.state(.rank)
    #expect(state.type("6") == [.loadRuns])
    #expect(state.type("jjjkkGg26") == [])
    #expect(state.text.contains("They are being read."))
  }

  @Test func `Enter on a running server asks for its address first`() throws {
    var state = try ProbeFixture.idle()
    #expect(state.type([.enter]) == [])
    #expect(state.text.contains("Address of the server"))
    let typed = state.type([.control("u")]) + state.type("http://localhost:1234/v1")
    #expect(typed.isEmpty)
    #expect(state.type([.enter]) == [])
    #expect(state.text.contains("What to measure of http://localhost:1234/v1"))
    #expect(
      state.type([.enter])
        == [.probe(.server(address: "http://localhost:1234/v1", model: nil))])
    #expect(state.isProbing)
  }

  @Test func `an empty address is not probed`() throws {
    var state = try ProbeFixture.idle()
    #expect(state.type([.enter, .control("u"), .enter]) == [])
    #expect(state.text.contains("Nothing was typed; Esc cancels."))
    #expect(!state.isProbing)
  }

  @Test func `servers are looked for when somebody asks, once at a time`() throws {
    var state = try ProbeFixture.idle()
    #expect(state.type([.down, .enter]) == [.findServers])
    #expect(state.type([.enter]) == [])
    #expect(state.text.contains("They are being asked."))
    state.found(ProbeFixture.servers)
    #expect(
      state.type([.enter, .enter])
        == [
          .probe(.server(address: ProbeFixture.address, model: "alpha-32b-q4_k_m"))
        ])
  }

  @Test func `of a found server with several models one is chosen`() throws {
    var state = try ProbeFixture.idle()
    state.type([.down, .enter])
    state.found(ProbeFixture.servers)
    #expect(state.type([.down, .enter]) == [])
    #expect(
      state.type("21")
        == [.probe(.server(address: "http://127.0.0.1:11434/v1", model: "beta:70b-q4_K_M"))])
  }

  @Test func `a server that wants a key is not probed without one`() throws {
    var state = try ProbeFixture.idle()
    state.type([.down, .enter])
    state.found(ProbeFixture.servers)
    #expect(state.type([.down, .down, .enter]) == [])
    #expect(state.text.contains("--key-file FILE"))
    #expect(!state.isProbing)
  }

  @Test func `no server found says so`() throws {
    var state = try ProbeFixture.idle()
    state.type([.down, .enter])
    state.found([])
    #expect(state.text.contains("No server answers on this machine."))
  }

  @Test func `a layer probe begins with the model under the cursor of the ranking`() throws {
    var state = try ScreenFixture.state(.rank)
    state.type("jj6jj")
    let model = state.outcome.rows[2].model.id
    #expect(
      state.type([.enter, .enter, .enter])
        == [.probe(.layers(model: model, quantization: "Q4_K_M"))])
    #expect(state.text.contains("without its weights"))
  }

  @Test func `another model and quantization can be typed`() throws {
    var state = try ProbeFixture.idle()
    state.type([.down, .down, .enter])
    state.type("theta")
    #expect(
      state.type([.enter, .down, .enter])
        == [.probe(.layers(model: "north/theta-9b", quantization: "Q4_0"))])
  }

  @Test func `a closed model has no layers to probe`() throws {
    var state = try ProbeFixture.idle()
    state.type([.down, .down, .enter])
    state.type("omega")
    #expect(!state.text.contains("omega/omega-closed"))
  }

  @Test func `a file is probed by its path`() throws {
    var state = try ProbeFixture.idle()
    state.type([.down, .down, .down, .enter])
    state.type("/models/a b.gguf")
    #expect(state.type([.enter]) == [.probe(.file(path: "/models/a b.gguf"))])
    #expect(state.text.contains("a b.gguf"))
  }

  @Test func `only one probe runs at a time`() throws {
    var state = try ProbeFixture.running(measured: 3)
    #expect(state.type("A") == [])
    #expect(state.text.contains("A probe is running; Ctrl-C stops it."))
    #expect(state.type([.enter]) == [])
    #expect(state.text.contains("The probe goes on"))
  }

  // MARK: While it runs

  @Test func `Space pauses and goes on`() throws {
    var state = try ProbeFixture.running(measured: 3)
    #expect(state.type(" ") == [.pauseProbe(true)])
    #expect(state.text.contains("paused"))
    #expect(state.type(" ") == [.pauseProbe(false)])
    #expect(!state.text.contains("paused"))
  }

  @Test func `Esc leaves it running, and other screens count its requests`() throws {
    var state = try ProbeFixture.running(measured: 28)
    #expect(state.type([.escape]) == [])
    #expect(state.screen == .rank)
    #expect(state.isProbing)
    #expect(state.text.contains("probe 28/60"))
    for event in ProbeFixture.events(measured: 29).suffix(2) { state.probing(event) }
    #expect(state.text.contains("probe 29/60"))
  }

  @Test func `Ctrl-C stops the probe, and only the second one ends the program`() throws {
    var state = try ProbeFixture.running(measured: 3)
    state.type("2")
    #expect(state.interrupt() == [.stopProbe(.now)])
    #expect(state.interrupt() == [.quit])
    var other = try ProbeFixture.running(measured: 3)
    #expect(other.type([.control("c")]) == [.stopProbe(.now)])
    #expect(other.type([.control("c")]) == [.quit])
  }

  @Test func `q ends the request and then the program, twice at once`() throws {
    var state = try ProbeFixture.running(measured: 3)
    #expect(state.type("q") == [.stopProbe(.afterRequest)])
    #expect(state.probeEnded(.kept(ProbeFixture.record(status: .stopped), remark: "")) == [.quit])
    var other = try ProbeFixture.running(measured: 3)
    #expect(other.type("qq") == [.stopProbe(.afterRequest), .quit])
  }

  @Test func `keys in a window too small stop a probe before they end the program`() throws {
    var state = try ProbeFixture.running(measured: 3)
    state.resize(Size(columns: 40, rows: 10))
    #expect(state.type("q") == [.stopProbe(.afterRequest)])
    #expect(state.type([.control("c")]) == [.stopProbe(.now)])
    #expect(state.type([.control("c")]) == [.quit])
  }

  @Test func `a percentile is shown from as many runs as support it`() throws {
    let few = try ProbeFixture.running(measured: 9).text
    #expect(!few.contains("p90") && few.contains("p95 from run 20"))
    let some = try ProbeFixture.running(measured: 19).text
    #expect(some.contains("p90") && some.contains("p95 from run 20"))
    let enough = try ProbeFixture.running(measured: 20).text
    #expect(enough.contains("p95 3") && !enough.contains("p95 from run 20"))
  }

  @Test(arguments: [
    (ProbeProgress.Wait.loading(seconds: 14), "The server is loading the model, 14 s"),
    (.answer(seconds: 3), "Waiting for the first token, 3 s."),
    (.retry(seconds: 2), "it is sent again in 2 s."),
    (.rateLimit(seconds: 30), "The server asked to wait 30 s."),
  ]) func `what is waited for stands there with its seconds`(
    wait: ProbeProgress.Wait, sentence: String
  ) throws {
    var state = try ProbeFixture.running(measured: 3)
    state.probing(
      .progress(
        ProbeProgress(step: .firstToken, done: 3, total: 30, elapsedSeconds: 20, wait: wait)))
    #expect(state.text.contains(sentence))
  }

  @Test func `a failed request is a gap, and the figures leave it out`() throws {
    let text = try ProbeFixture.running(measured: 8, fails: [2, 5]).text
    #expect(text.contains("▅▄?") || text.contains("?"))
    #expect(text.contains("2 requests gave no value, shown as ?; the figures leave them out."))
  }

  @Test func `ten thousand values share the blocks of one line`() throws {
    var state = try ProbeFixture.running(measured: 0)
    for number in 0..<10_000 {
      state.probing(.measured(ProbeFixture.sample(.firstToken, number)))
    }
    let text = state.text
    // 10,000 values in 78 cells: 129 to a block, of which each holds a slow one.
    #expect(text.contains("First token, 10000 runs, ms, each block the slowest of 129"))
    #expect(text.contains(String(repeating: "█", count: 77)))
    #expect(text.contains("250 slow answers, over twice the median; the slowest 655 ms, the 11th."))
  }

  // MARK: The end

  @Test func `a kept run opens its page, stands in the list and changes the ranking`() throws {
    var state = try ProbeFixture.running(measured: 60)
    let measurement = Measurement(
      run: "run-1a2b3c4d5e6f", model: "example/alpha-32b", endpoint: "127.0.0.1:8080",
      date: CatalogFixture.date("2026-11-16"),
      firstTokenMilliseconds: .init(low: 10, median: 11, high: 12, count: 30),
      tokensPerSecond: .init(low: 200, median: 210, high: 220, count: 30), quantization: "Q4_K_M")
    state.use(EvaluationBase(snapshot: state.base.snapshot, measurements: [measurement]))
    #expect(state.probeEnded(.kept(ProbeFixture.record(), remark: "Kept.")) == [])
    #expect(state.outcome.context.base.measurements["example/alpha-32b"] == [measurement])
    #expect(state.text.contains("Kept."))
    state.type([.escape])
    #expect(state.text.contains("Earlier runs: 4"))
    #expect(state.text.contains("alpha-32b-q4_k_m"))
  }

  @Test func `an end is told on whatever screen is in front`() throws {
    var state = try ProbeFixture.running(measured: 60)
    state.type("2")
    _ = state.probeEnded(.kept(ProbeFixture.record(), remark: "Kept."))
    #expect(state.text.contains("The probe ended. Kept."))
    var other = try ProbeFixture.running(measured: -1)
    other.type("2")
    _ = other.probeEnded(.nothing("Nothing answers there."))
    #expect(other.text.contains("The probe ended with nothing measured; 6 says why."))
    other.type("6")
    #expect(other.text.contains("Nothing answers there."))
  }

  @Test func `a probe that measured nothing is tried again with Enter`() throws {
    var state = try ProbeFixture.running(measured: -1)
    _ = state.probeEnded(.nothing("Nothing answers there."))
    #expect(!state.isProbing)
    #expect(state.type([.enter]) == [.probe(.server(address: ProbeFixture.address, model: nil))])
    _ = state.probeEnded(.nothing("Nothing answers there."))
    state.type([.escape])
    #expect(state.text.contains("a running server"))
  }

  @Test func `where a server has several models, one is chosen and probed`() throws {
    var state = try ProbeFixture.running(measured: -1)
    _ = state.probeEnded(.choose(["alpha:7b", "beta:70b"]))
    #expect(
      state.type("2") == [.probe(.server(address: ProbeFixture.address, model: "beta:70b"))])
    // Closed, the list comes back with Enter.
    _ = state.probeEnded(.choose(["alpha:7b", "beta:70b"]))
    state.type([.escape])
    #expect(state.type([.enter]) == [])
    #expect(
      state.type("1") == [.probe(.server(address: ProbeFixture.address, model: "alpha:7b"))])
  }

  // MARK: Earlier runs

  @Test func `Enter opens an earlier run, A measures it again, Esc goes back`() throws {
    var state = try ProbeFixture.idle()
    #expect(state.type([.down, .down, .down, .down, .enter]) == [.openRun("run-1a2b3c4d5e6f")])
    #expect(state.type("A") == [.probe(.again(run: "run-1a2b3c4d5e6f"))])
    var other = try ProbeFixture.idle()
    other.opened(ProbeFixture.record())
    #expect(other.text.contains("busy") || other.text.contains("other work"))
    #expect(other.type([.escape]) == [])
    #expect(other.text.contains("Earlier runs"))
  }

  @Test func `Space on a stopped run measures the rest`() throws {
    var state = try ProbeFixture.idle()
    state.type([.down, .down, .down, .down])
    #expect(state.type(" ") == [])
    #expect(state.text.contains("Space pauses a running probe"))
    #expect(
      state.type([.down, .down, .character(" ")]) == [.probe(.resume(run: "run-334455667788"))])
  }

  @Test func `the command of what is in front is shown and copied`() throws {
    var state = try ProbeFixture.idle()
    #expect(state.type("Y") == [.copy("weigh probe http://127.0.0.1:8080/v1")])
    #expect(state.type("jY") == [.copy("weigh probe")])
    #expect(state.type("jjjY") == [.copy("weigh probe --repeat run-1a2b3c4d5e6f")])
    #expect(state.type("y") == [.copy("run-1a2b3c4d5e6f")])
  }

  // MARK: Drawing

  @Test(arguments: [GlyphSet.unicode, .ascii, .ambiguousWide])
  func `no state overflows or cuts a figure at any width`(glyphs: GlyphSet) throws {
    var states = [
      try ProbeFixture.idle(glyphs: glyphs), try ProbeFixture.running(measured: 48, glyphs: glyphs),
    ]
    for record in [
      ProbeFixture.record(), try ProbeFixture.layers(.good), try ProbeFixture.layers(.busy),
    ] {
      var state = try ProbeFixture.idle(glyphs: glyphs)
      state.opened(record)
      states.append(state)
    }
    for columns in [60, 71, 78, 99, 119, 120, 200] {
      for rows in [16, 24, 41] {
        let size = Size(columns: columns, rows: rows)
        for (place, state) in states.enumerated() {
          let lines = state.render(size).textLines
          for line in lines { #expect(glyphs.metrics.cellWidth(line) <= columns, "\(line)") }
          #expect(lines.last?.hasSuffix("? help") ?? false)
          let text = lines.joined(separator: "\n")
          if place == 0 {
            #expect(text.contains("312 ms") && text.contains("41.8 tok/s"), "\(size) \(text)")
          }
          if place == 1 { #expect(text.contains("max 655"), "\(size) \(text)") }
          if place == 3 { #expect(text.contains("~12.8 s   11.6 s to 14.1 s"), "\(size) \(text)") }
        }
      }
    }
  }

  @Test func `all of a page is reached by its keys at 60 by 16`() throws {
    var state = try ProbeFixture.idle(size: Size(columns: 60, rows: 16))
    state.opened(ProbeFixture.record())
    var seen = state.text
    for _ in 0..<40 {
      state.type("j")
      seen += state.text
    }
    for words in ["Loading the model took", "context 32k", "Privacy", "those of the catalog"] {
      #expect(seen.contains(words), "\(words)")
    }
  }

  @Test func `what a server says of itself cannot drive the terminal`() throws {
    var state = try ProbeFixture.running(measured: -1)
    var served = ServedModel(wireName: "\u{1B}]52;c;aGk=\u{7}model\u{1B}[2J", engine: "llama.cpp")
    served.engineBuild = "b1\u{1B}[2J"
    state.probing(.found(served))
    var server = FoundServer(url: ProbeFixture.address, engine: "e\u{1B}[2J", dialect: "plain")
    server.models = [served]
    state.found([server])
    let text = state.text
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x7F })
  }

  @Test(arguments: [UInt64(3), 4]) func `random keys and events never end in a trap`(seed: UInt64)
    throws
  {
    var random = SplitMix64(seed: seed)
    var state = try ProbeFixture.idle()
    let events = ProbeFixture.events(measured: 60, fails: [7, 31])
    for step in 0..<1500 {
      if let key = RandomKeys.all.randomElement(using: &random) { _ = state.update(key) }
      switch Int.random(in: 0..<12, using: &random) {
      case 0: if let event = events.randomElement(using: &random) { state.probing(event) }
      case 1: _ = state.probeEnded(.nothing("It failed."))
      case 2: _ = state.probeEnded(.kept(ProbeFixture.record(), remark: "Kept."))
      case 3: _ = state.probeEnded(.choose(["a", "b"]))
      case 4: state.found(step.isMultiple(of: 2) ? ProbeFixture.servers : [])
      case 5: state.opened(ProbeFixture.record(status: .stopped))
      case 6: state.runs(step.isMultiple(of: 2) ? [] : ProbeFixture.entries)
      case 7:
        state.resize(
          Size(
            columns: Int.random(in: 50...180, using: &random),
            rows: Int.random(in: 12...50, using: &random)))
      case 8: _ = state.type("6")
      default: break
      }
      #expect(state.render(state.size).size == state.size)
    }
  }
}
