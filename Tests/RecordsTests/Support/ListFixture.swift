import Catalog
import Decision
import Records
import Scoring
import Testing

/// Shortlists of a small catalog that differ in what a test names.
struct ListFixture {
  /// Context of every model, and input price of every model at the one host.
  var contexts: [String: Int64]
  var prices: [String: Double]
  var contextFloor = 32_768
  var isContextNeeded = true
  var more = ""
  var weights = (price: 60.0, context: 40.0)
  var priceRange = ""
  var order = "mid"
  var name = "support-bot"
  var length = 3
  var title = "Support bot"
  var author: String? = "reviewer 1"
  var engine = ["weigh": "0.0.0"]

  /// Six models that cost more the longer their context is.
  init() {
    let names = (0..<6).map { "example/m\($0)" }
    contexts = Dictionary(
      uniqueKeysWithValues: names.enumerated().map { ($1, Int64(16_384 << $0)) })
    prices = Dictionary(
      uniqueKeysWithValues: names.enumerated().map { ($1, 0.1 + 0.15 * Double($0)) })
  }

  var scenario: String {
    let need = """
      [[must]]
      id = "context"
      field = "context"
      op = ">="
      value = \(contextFloor)

      """
    return """
      name = "\(name)"
      order = "\(order)"
      \(isContextNeeded ? need : "")
      \(more)
      [weights]
      method = "points"
      [[criterion]]
      id = "price.blended"
      points = \(weights.price)
      not_applicable = 0.5
      \(priceRange)
      [[criterion]]
      id = "context"
      points = \(weights.context)

      """
  }

  func outcome() throws -> Outcome { try outcome(try Scenario(toml: scenario, file: "s.toml")) }

  func outcome(_ scenario: Scenario) throws -> Outcome {
    try evaluate(EvaluationContext(base: try base(), scenario: scenario))
  }

  private func base() throws -> EvaluationBase {
    let ids = contexts.keys.sorted { $0.precedesByBytes($1) }
    let host = Record(
      kind: .host, id: "acme",
      identity: [.init("name", .text("Acme Cloud")), .init("kind", .text("host"))],
      lists: [
        .init(
          name: "offers",
          rows: prices.sorted { $0.key.precedesByBytes($1.key) }.map {
            RecordFixture.offer($0.key, $0.value, $0.value)
          })
      ])
    let facts = ids.map { "\($0) \(contexts[$0] ?? 0) \(prices[$0] ?? -1)" }
    return EvaluationBase(
      snapshot: CatalogSnapshot(
        release: CatalogRelease(
          format: 1, name: "2026.07", asOf: try #require(CalendarDate("2026-07-01")),
          sha256: SHA256.hex(facts.joined(separator: "\n")), overlays: []),
        records: ids.map {
          RecordFixture.model($0, context: contexts[$0] == 0 ? nil : contexts[$0])
        }
          + [
            RecordFixture.license("open-use", commercial: "yes"), host,
            RecordFixture.source("cards", repository: "example/cards"),
            RecordFixture.source("prices", repository: nil),
          ]))
  }

  func list(models: [String]? = nil) throws -> Shortlist {
    try Shortlist(
      try outcome(), title: title, author: author, created: try RecordFixture.today(),
      length: length, models: models, engine: engine)
  }

  func file(_ name: String = "a.shortlist.json", models: [String]? = nil) throws -> RankingFile {
    RankingFile(.shortlist(try list(models: models)), name: name)
  }

  /// The file of a fixture changed in some way.
  static func file(_ change: (inout ListFixture) -> Void) throws -> RankingFile {
    var fixture = ListFixture()
    change(&fixture)
    return try fixture.file("b.shortlist.json")
  }
}

extension ListFixture {
  /// A fixture by chance, the same in every run.
  static func random(_ seed: UInt64) -> ListFixture {
    var generator = SplitMix64(seed: seed)
    func happens(_ share: Double, _ generator: inout SplitMix64) -> Bool {
      Double.random(in: 0...1, using: &generator) < share
    }
    var fixture = ListFixture()
    for id in fixture.contexts.keys.sorted() {
      if happens(0.4, &generator) {
        fixture.contexts[id] = Int64.random(in: 8...256, using: &generator) * 1024
      }
      if happens(0.15, &generator) { fixture.contexts[id] = 0 }
      if happens(0.4, &generator) {
        fixture.prices[id] = Double.random(in: 0.02...6, using: &generator)
      }
      if happens(0.15, &generator) { fixture.prices[id] = nil }
      if happens(0.1, &generator) { fixture.contexts[id] = nil }
    }
    fixture.isContextNeeded = happens(0.7, &generator)
    fixture.contextFloor = 1024 * Int.random(in: 8...128, using: &generator)
    fixture.weights = (
      Double.random(in: 1...99, using: &generator), Double.random(in: 1...99, using: &generator)
    )
    if happens(0.4, &generator) { fixture.priceRange = "worst = 6\nbest = 0.1" }
    if happens(0.3, &generator) { fixture.priceRange += "\nprior = [0.1, 0.4]" }
    fixture.order = ["mid", "low", "high"].randomElement(using: &generator) ?? "mid"
    fixture.length = Int.random(in: 1...6, using: &generator)
    if happens(0.3, &generator) {
      fixture.more = """
        [[must]]
        id = "price"
        field = "price"
        op = "<="
        value = \(Double.random(in: 0.1...2, using: &generator))

        """
    }
    if happens(0.3, &generator) {
      fixture.more += """
        [[criterion]]
        id = "hosting.choice"
        points = 20
        not_applicable = 0.5

        """
    }
    return fixture
  }
}
