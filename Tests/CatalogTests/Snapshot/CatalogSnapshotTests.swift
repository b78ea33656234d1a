import Testing

@testable import Catalog

@Suite struct `The catalog snapshot` {
  private static let files = [
    CatalogFile(
      path: "sources.toml",
      text: """
        [hub]
        title = "Hub"
        retrieved = 2026-01-01
        license = "none stated"
        tier = "primary"
        """),
    CatalogFile(
      path: "families/alpha.toml", text: "id = \"alpha\"\nname = \"Alpha\"\n"),
    CatalogFile(
      path: "families/alpha-2.toml",
      text: "id = \"alpha-2\"\nname = \"Alpha 2\"\nparent = \"alpha\"\n"),
    CatalogFile(
      path: "models/example/Alpha-7B.toml",
      text: """
        id = "example/Alpha-7B"
        family = "alpha-2"
        developer = "example"
        status = "reviewed"
        kinds = ["chat", "code"]
        relation = "fine-tune"
        derived_from = ["example/Base"]
        modalities_in = { v = ["text", "image"], s = "hub" }
        [[license]]
        artifact = "weights"
        id = ["mit", "extra"]
        revision = "abc"
        basis = "text-hash"
        text = "00"
        checked = 2026-01-02
        tag = "mit"
        n = "both"
        s = "hub"
        """),
    CatalogFile(
      path: "models/example/Base.toml",
      text: "id = \"example/Base\"\nstatus = \"stub\"\nkinds = [\"base\"]\n"),
    CatalogFile(
      path: "hosts/cloud.toml",
      text: """
        id = "cloud"
        name = "Cloud"
        kind = "aggregator"
        [[offers]]
        model = "example/Alpha-7B"
        id_at_host = "alpha"
        variant = "turbo"
        quantization = "fp8"
        input = 0.25
        output = 1
        context = 8192
        latency_ms_p50 = 100
        latency_ms_p99 = 900.5
        tok_s_p50 = 50
        latency_s = "timer"
        latency_d = 2026-01-03
        datacenters = ["DE"]
        price_outlier = true
        route = "aggregator"
        s = "hub"
        d = 2026-01-04
        """),
    CatalogFile(
      path: "hosts/bare.toml",
      text: """
        id = "bare"
        name = "Bare"
        kind = "host"
        [[offers]]
        model = "example/Alpha-7B"
        input = 0
        output = 0
        s = "hub"
        """),
    CatalogFile(
      path: "benchmarks/quiz.toml",
      text: """
        id = "quiz"
        name = "Quiz"
        unit = "%"
        better = "up"
        [[results]]
        model = "example/Alpha-7B"
        score = 61.5
        mode = "thinking"
        evaluator = "Lab"
        kind = "independent"
        date = 2026-01
        s = "hub"
        """.replacing("2026-01\n", with: "\"2026-01\"\n")),
  ]

  private static func snapshot(packed: Bool) throws -> CatalogSnapshot {
    let reading = CatalogReader.read(files)
    try #require(reading.diagnostics == [])
    let records =
      packed ? try PackedRecords.unpack(PackedRecords.pack(reading.records)) : reading.records
    return CatalogSnapshot(release: .none, records: records)
  }

  @Test(arguments: [false, true])
  func `models, offers and results come out typed`(packed: Bool) throws {
    let snapshot = try Self.snapshot(packed: packed)
    #expect(snapshot.models.map(\.id) == ["example/Alpha-7B", "example/Base"])
    let model = try #require(snapshot.model("example/Alpha-7B"))
    #expect(model.status == .reviewed && model.kinds == ["chat", "code"])
    #expect(model.relation == "fine-tune" && model.derivedFrom == ["example/Base"])
    #expect(model.developer == "example" && model.family == "alpha-2")
    #expect(model.shortName == "Alpha-7B" && model.hasOpenWeights)
    #expect(model.isMultimodal == true)
    let license = try #require(model.licenses.first)
    #expect(license.artifact == "weights" && license.ids == ["mit", "extra"])
    #expect(license.basis == "text-hash" && license.textSHA256 == "00")
    #expect(license.revision == "abc" && license.tag == "mit" && license.note == "both")
    #expect(license.checked == CalendarDate("2026-01-02") && license.evidence?.source == "hub")
    let base = try #require(snapshot.model("example/Base"))
    #expect(base.relation == "official" && base.isMultimodal == nil && !base.hasOpenWeights)
    #expect(base.licenses == [] && base.family == nil)

    let offers = snapshot.offers(of: "example/Alpha-7B")
    #expect(offers.map(\.host) == ["bare", "cloud"])
    let offer = offers[1]
    #expect(offer.idAtHost == "alpha" && offer.variant == "turbo" && offer.quantization == "fp8")
    #expect(offer.inputUSDPerMillionTokens == 0.25 && offer.outputUSDPerMillionTokens == 1)
    #expect(offer.contextTokens == 8192 && offer.tokensPerSecond == 50)
    #expect(offer.firstTokenMilliseconds == 100 && offer.firstTokenMillisecondsP99 == 900.5)
    #expect(offer.datacenters == ["DE"] && offer.isPriceOutlier && offer.isAggregated)
    #expect(offer.evidence == Evidence(source: "hub", asOf: CalendarDate("2026-01-04")))
    #expect(offer.latencyEvidence == Evidence(source: "timer", asOf: CalendarDate("2026-01-03")))
    #expect(!offer.isFree && offers[0].isFree)
    #expect(offers[0].latencyEvidence == offers[0].evidence)
    #expect(snapshot.hosts["cloud"]?.kind == "aggregator")
    #expect(snapshot.hosts["cloud"]?.record.rows("offers") == [])

    let result = try #require(snapshot.results(of: "example/Alpha-7B").first)
    #expect(result.benchmark == "quiz" && result.score == 61.5 && result.kind == .independent)
    #expect(result.mode == "thinking" && result.evaluator == "Lab")
    #expect(result.date == CalendarDate("2026-01"))
    #expect(snapshot.benchmarks["quiz"]?.rows("results") == [])
    #expect(snapshot.offers(of: "nothing") == [] && snapshot.results(of: "nothing") == [])
  }

  @Test func `the order of records does not matter`() throws {
    let records = CatalogReader.read(Self.files).records
    let one = CatalogSnapshot(release: .none, records: records)
    let other = CatalogSnapshot(release: .none, records: records.reversed())
    #expect(one.models.map(\.record) == other.models.map(\.record))
    #expect(one.offers(of: "example/Alpha-7B") == other.offers(of: "example/Alpha-7B"))
    #expect(one.families == other.families && one.sources == other.sources)
  }

  @Test func `of two records with the same id the last counts`() {
    let records = ["a", "b", "c"].map { name in
      Record(kind: .developer, id: "x", identity: [.init("name", .text(name))])
    }
    let models = ["stub", "listed"].map { status in
      Record(kind: .model, id: "m", identity: [.init("status", .text(status))])
    }
    let snapshot = CatalogSnapshot(release: .none, records: records + models)
    #expect(snapshot.developers["x"]?.identity("name") == .text("c"))
    #expect(snapshot.models.map(\.status) == [.listed])
  }

  @Test func `a statement is as old as it says, or as its source`() throws {
    let snapshot = try Self.snapshot(packed: false)
    let own = CalendarDate("2026-01-04")
    #expect(snapshot.date(of: Evidence(source: "hub", asOf: own)) == own)
    #expect(snapshot.date(of: Evidence(source: "hub")) == CalendarDate("2026-01-01"))
    #expect(snapshot.date(of: Evidence(source: "nobody")) == nil)
  }

  @Test func `the top of a family line is found, and a cycle ends`() throws {
    let snapshot = try Self.snapshot(packed: false)
    #expect(snapshot.topFamily(of: "alpha-2") == "alpha")
    #expect(snapshot.topFamily(of: "unknown") == "unknown")
    let cycle = ["a": "b", "b": "a"].map { id, parent in
      Record(kind: .family, id: id, identity: [.init("parent", .text(parent))])
    }
    let turning = CatalogSnapshot(release: .none, records: cycle)
    #expect(["a", "b"].contains(turning.topFamily(of: "a")))
    #expect(turning.timeline(of: "a") == [])
  }
}
