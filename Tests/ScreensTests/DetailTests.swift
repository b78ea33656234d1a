import Catalog
import Cells
import Decision
import Screens
import Sheets
import Testing

/// One model: score, needs, facts and their sources, by keys alone.
@Suite struct DetailTests {
  @Test func `every fact and source of a model is reached at 80 by 24`() throws {
    var state = try ScreenFixture.state(.rank)
    state.type("jj")
    state.type([.enter, .end, .enter])
    var seen = ""
    for _ in 0..<60 {
      for _ in 0..<4 {
        seen += state.text + "\n"
        state.type([.tab])
      }
      state.type([.down])
    }
    let model = try #require(CatalogFixture.snapshot.model("other/epsilon-24b-instruct"))
    for named in model.record.facts {
      guard let value = named.fact.value else { continue }
      #expect(seen.contains(EvaluationBase.plain(value)), "\(named.field)")
    }
    #expect(seen.contains("Others say 23,836,000,000"))
    for place in ["example/cards", "example/board", "prices.example/list"] {
      #expect(seen.contains(place), "\(place)")
    }
    #expect(seen.contains("Other Works"))
    #expect(seen.contains("74.0 %"))
    #expect(seen.contains("license of the weights"))
  }

  @Test func `the pages of a model name verdict, duties, clause and restriction`() throws {
    var state = try ScreenFixture.state(.rank)
    state.type("jj")
    state.type([.enter])
    let rows = 30
    var seen = ""
    for row in 0..<rows {
      state.type([.home])
      for _ in 0..<row { state.type([.down]) }
      state.type([.enter])
      for _ in 0..<6 {
        seen += state.text + "\n"
        state.type([.pageDown])
      }
      if !state.text.contains("Criterion ") { state.type([.escape]) }
    }
    for words in [
      "License: allowed", "not legal advice", "Example direction 1", "the developer's API: covered",
      "0 points at", "Found", "Asked", "Changes when",
    ] {
      #expect(seen.contains(words), "\(words)")
    }
  }

  @Test func `the timeline page shows every release, license and source at 80 by 24`() throws {
    var state = try ScreenFixture.state(.rank)
    state.type([.enter, .end])
    var seen = ""
    for _ in 0..<12 where !seen.contains("Timeline: ") {
      state.type([.enter])
      if state.text.contains("Timeline: ") {
        for _ in 0..<60 {
          seen += state.text + "\n"
          state.type([.down])
        }
      } else {
        state.type([.escape, .up])
      }
    }
    let snapshot = CatalogFixture.snapshot
    let family = try #require(snapshot.model("example/alpha-32b")?.family)
    let timeline = snapshot.timeline(of: snapshot.topFamily(of: family))
    #expect(timeline.count > 3)
    for entry in timeline {
      #expect(seen.contains("\(entry.date)"), "\(entry.name)")
      #expect(seen.contains(entry.name), "\(entry.name)")
      let source = try #require(entry.evidence?.source)
      #expect(seen.contains(SourcePlace(source, in: snapshot).place), "\(source)")
    }
    for words in [
      "(this model)", "Release cadence", "License trajectory", "Releases per month",
      "License of the weights",
    ] { #expect(seen.contains(words), "\(words)") }
  }

  @Test func `n and N go round the sources`() throws {
    var state = try ScreenFixture.state(.rank)
    state.type([.enter])
    #expect(state.text.contains("Source 1 of 3"))
    state.type("n")
    #expect(state.text.contains("Source 2 of 3"))
    state.type("nn")
    #expect(state.text.contains("Source 1 of 3"))
    state.type("N")
    #expect(state.text.contains("Source 3 of 3"))
  }

  @Test func `o opens the public place of the source`() throws {
    var state = try ScreenFixture.state(.rank)
    state.type([.enter, .down])
    #expect(state.update(.character("o")) == [.open("https://prices.example/list")])
    state.type([.down])
    let commit = "0123456789abcdef0123456789abcdef01234567"
    #expect(
      state.update(.character("o")) == [
        .open("https://github.com/example/cards/blob/\(commit)/cards/all.toml")
      ])
  }

  @Test func `points shown sum to the total shown`() throws {
    var state = try ScreenFixture.state(.rank)
    state.type([.enter])
    let lines = state.render(state.size).textLines.dropFirst(4)
    let numbers = lines.prefix(6).map { line -> Double in
      Double(line.dropFirst(55).prefix(10).split(separator: " ").last ?? "") ?? .nan
    }
    let sum = numbers.prefix(5).reduce(0, +)
    #expect(abs(sum - numbers[5]) < 0.0001)
  }

  @Test func `Esc closes page, model and screen in turn and never quits`() throws {
    var state = try ScreenFixture.state(.needs)
    state.type("2")
    state.type([.enter, .enter])
    #expect(state.text.contains("0 points at"))
    #expect(state.type([.escape]).isEmpty)
    #expect(state.text.contains("Criterion"))
    #expect(state.type([.escape]).isEmpty)
    #expect(state.text.contains("Score ▼"))
    #expect(state.type([.escape]).isEmpty)
    #expect(state.screen == .needs)
    for _ in 0..<5 { #expect(state.type([.escape]).isEmpty) }
    #expect(state.message == "This is the first screen; q quits.")
  }

  @Test func `q goes back from a model and quits from a screen`() throws {
    var state = try ScreenFixture.state(.rank)
    state.type([.enter])
    #expect(state.type("q").isEmpty)
    #expect(state.type("q") == [.quit])
  }
}
