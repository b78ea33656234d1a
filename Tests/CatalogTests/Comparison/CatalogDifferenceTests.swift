import Catalog
import Scoring
import Testing

@Suite struct `What two states of a catalog say differently` {
  private static let source = """
    [card]
    title = "Card"
    retrieved = 2026-01-02
    license = "mit"
    tier = "curated"

    [hub]
    title = "Hub"
    retrieved = 2026-02-01
    license = "mit"
    tier = "primary-copy"

    """
  private static let model = "id = \"example/A\"\nstatus = \"listed\"\nkinds = [\"chat\"]\n"
  private static let host = "id = \"cloud\"\nname = \"Cloud\"\nkind = \"host\"\n"
  private static let quiz = "id = \"quiz\"\nname = \"Quiz\"\nunit = \"%\"\nbetter = \"up\"\n"

  private static func records(
    model: String = "", host: String = "", quiz: String = "", source: String = source,
    more: [CatalogFile] = []
  ) -> [Record] {
    let reading = CatalogReader.read(
      [
        CatalogFile(path: "sources.toml", text: source),
        CatalogFile(path: "models/example/A.toml", text: Self.model + model),
        CatalogFile(path: "hosts/cloud.toml", text: Self.host + host),
        CatalogFile(path: "benchmarks/quiz.toml", text: Self.quiz + quiz),
      ] + more)
    #expect(reading.diagnostics == [])
    return reading.records
  }

  private static func offer(_ input: Double, _ more: String = "", variant: String = "") -> String {
    "[[offers]]\nmodel = \"example/A\"\nvariant = \"\(variant)\"\ninput = \(input)\noutput = 1.0\n"
      + "s = \"card\"\n" + more
  }

  private static func result(_ score: Double, _ date: String, _ source: String = "hub") -> String {
    "[[results]]\nmodel = \"example/A\"\nscore = \(score)\nkind = \"vendor\"\ndate = \(date)\n"
      + "s = \"\(source)\"\n"
  }

  private static func lines(_ old: [Record], _ new: [Record]) -> [String] {
    CatalogDifference(from: old, to: new).changes.map { "\($0.subject.id): \($0.message)" }
  }

  @Test func `a changed fact has both values with both sources and dates`() throws {
    let old = Self.records(model: "context = { v = 8192, s = \"card\" }\n")
    let new = Self.records(model: "context = { v = 16384, s = \"hub\", d = 2026-03-01 }\n")
    let difference = CatalogDifference(from: old, to: new)
    let change = try #require(difference.changes.first)
    #expect(difference.changes.count == 1)
    #expect(change.subject == .init(kind: .model, id: "example/A"))
    #expect(change.path == "context" && change.nature == .changed)
    #expect(change.old?.content == .value(.integer(8192)) && change.old?.evidence?.source == "card")
    #expect(change.old?.date == CalendarDate("2026-01-02"))
    #expect(
      change.message == "context 8192 (card, 2026-01-02) → 16384 (hub, 2026-03-01)")
    #expect(difference.counts == [.init(kind: .model, new: 0, changed: 1, gone: 0)])
    #expect(difference.changes(of: change.subject) == [change])
    #expect(difference.changes(of: .init(kind: .host, id: "cloud")).isEmpty)
  }

  @Test func `new, gone and unknown facts are told apart`() {
    let fact = "context = { v = 1, s = \"card\" }\n"
    let unknown = "context = { unknown = \"card silent\", s = \"hub\" }\n"
    let none = Self.records()
    #expect(
      Self.lines(none, Self.records(model: fact)) == [
        "example/A: context new: 1 (card, 2026-01-02)"
      ])
    #expect(
      Self.lines(Self.records(model: fact), none) == [
        "example/A: context gone: 1 (card, 2026-01-02)"
      ])
    #expect(
      Self.lines(Self.records(model: fact), Self.records(model: unknown)) == [
        "example/A: context 1 (card, 2026-01-02) → unknown: card silent (hub, 2026-02-01)"
      ])
  }

  @Test func `the same value from elsewhere is restated, not changed`() {
    let old = Self.records(model: "context = { v = 1, s = \"card\" }\n")
    let new = Self.records(model: "context = { v = 1, s = \"hub\" }\n")
    #expect(CatalogDifference(from: old, to: new).changes.map(\.nature) == [.restated])
    #expect(
      Self.lines(old, new) == ["example/A: context 1 as before: card, 2026-01-02 → hub, 2026-02-01"]
    )
  }

  @Test func `statements that lost are a difference of their own`() {
    let old = Self.records(model: "context = { v = 1, s = \"card\" }\n")
    let new = Self.records(
      model: "context = { v = 1, s = \"card\", alt = [{ v = 2, s = \"hub\" }] }\n")
    #expect(CatalogDifference(from: old, to: new).changes.map(\.nature) == [.alternatives])
  }

  @Test func `a section names its field`() {
    let old = Self.records(model: "[arch]\nsource = \"card\"\nhead_dim = 64\n")
    let new = Self.records(model: "[arch]\nsource = \"card\"\nhead_dim = 128\n")
    #expect(
      Self.lines(old, new) == [
        "example/A: arch.head_dim 64 (card, 2026-01-02) → 128 (card, 2026-01-02)"
      ])
  }

  @Test func `plain values need no source`() {
    let listed = Self.records()
    var withdrawn = listed
    for position in withdrawn.indices where withdrawn[position].id == "example/A" {
      withdrawn[position].identity = withdrawn[position].identity.map {
        $0.field == "status" ? .init("status", .text("withdrawn")) : $0
      }
    }
    #expect(Self.lines(listed, withdrawn) == ["example/A: status listed → withdrawn"])
  }

  @Test func `a price of one offer is one change, and its other columns none`() {
    let old = Self.records(host: Self.offer(0.3) + Self.offer(9, variant: "turbo"))
    let new = Self.records(host: Self.offer(9, variant: "turbo") + Self.offer(0.45))
    #expect(
      Self.lines(old, new) == [
        "cloud: offers.input [example/A] 0.3 (card, 2026-01-02) → 0.45 (card, 2026-01-02)"
      ])
  }

  @Test func `rows that come and go are told whole`() {
    let old = Self.records(host: Self.offer(0.3))
    let new = Self.records(host: Self.offer(0.3) + Self.offer(2, variant: "turbo"))
    #expect(
      Self.lines(old, new) == [
        "cloud: offers [example/A, turbo] new: model example/A, variant turbo, input 2, output 1 "
          + "(card, 2026-01-02)"
      ])
    #expect(CatalogDifference(from: new, to: old).changes.map(\.nature) == [.gone])
  }

  @Test func `a result of another date replaces the older one of the same source`() {
    let old = Self.records(quiz: Self.result(50, "2026-01-01"))
    let new = Self.records(quiz: Self.result(55, "2026-02-01"))
    let changes = CatalogDifference(from: old, to: new).changes
    #expect(changes.map(\.path) == ["results.score", "results.date"])
    #expect(changes.map(\.nature) == [.changed, .changed])
    let other = Self.records(quiz: Self.result(55, "2026-02-01", "card"))
    #expect(CatalogDifference(from: old, to: other).changes.map(\.nature) == [.gone, .new])
  }

  @Test func `the order of rows and records says nothing`() {
    let rows = [Self.result(1, "2026-01-01"), Self.result(2, "2026-01-01", "card")]
    let old = Self.records(quiz: rows.joined())
    let new = Self.records(quiz: rows.reversed().joined())
    #expect(CatalogDifference(from: old, to: new.reversed()).isEmpty)
  }

  @Test func `records that one state lacks are named, not taken apart`() {
    let more = [
      CatalogFile(
        path: "models/example/B.toml",
        text: "id = \"example/B\"\nstatus = \"listed\"\nkinds = [\"chat\"]\n")
    ]
    let difference = CatalogDifference(from: Self.records(), to: Self.records(more: more))
    #expect(difference.new == [.init(kind: .model, id: "example/B")])
    #expect(difference.changes.isEmpty && difference.gone.isEmpty)
    #expect(difference.counts == [.init(kind: .model, new: 1, changed: 0, gone: 0)])
    let back = CatalogDifference(from: Self.records(more: more), to: Self.records())
    #expect(back.gone == difference.new)
  }

  @Test func `a source that was read again is one change, not one for each of its facts`() {
    let fact = "context = { v = 1, s = \"hub\" }\n"
    let later = Self.source.replacing("2026-02-01", with: "2026-05-01")
    #expect(
      Self.lines(Self.records(model: fact), Self.records(model: fact, source: later)) == [
        "hub: retrieved 2026-02-01 → 2026-05-01"
      ])
  }

  @Test func `texts of sources come out without control characters and cut`() {
    let old = Self.records(model: "name = { v = \"a\", s = \"card\" }\n")
    let text = "x\\u001b[31m" + String(repeating: "y", count: 300)
    let new = Self.records(model: "name = { v = \"\(text)\", s = \"card\" }\n")
    let line = Self.lines(old, new).joined()
    #expect(!line.unicodeScalars.contains("\u{1B}") && line.contains("x[31myy"))
    #expect(line.unicodeScalars.count < 220)
  }

  @Test func `there is a difference exactly where the content hashes differ`() {
    var generator = RandomRecords(seed: 11)
    for number in 0..<30 {
      for kind in RecordKind.allCases {
        let old = generator.record(kind, number: number)
        var new = old
        if generator.random.below(3) > 0 { new = generator.record(kind, number: number) }
        let difference = CatalogDifference(from: [old], to: [new])
        let isSame = ContentHash.sha256(of: [old]) == ContentHash.sha256(of: [new])
        #expect(difference.isEmpty == isSame, "\(kind) \(number)")
        let back = CatalogDifference(from: [new], to: [old])
        #expect(back.changes.count == difference.changes.count, "\(kind) \(number)")
        for change in difference.changes { #expect(!change.message.isEmpty) }
      }
    }
  }

  @Test func `snapshots are compared with their offers and results`() throws {
    let date = try #require(CalendarDate("2026-03-01"))
    let release = CatalogRelease(format: 1, name: "x", asOf: date, sha256: "00")
    let old = Self.records(host: Self.offer(0.3), quiz: Self.result(50, "2026-01-01"))
    let new = Self.records(host: Self.offer(0.4), quiz: Self.result(51, "2026-01-01"))
    let difference = CatalogDifference(
      from: CatalogSnapshot(release: release, records: old),
      to: CatalogSnapshot(release: release, records: new))
    #expect(difference.changes.map(\.path) == ["offers.input", "results.score"])
  }
}
