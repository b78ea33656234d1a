import Catalog
import Decision
import Testing

@testable import Records

struct DecisionRecordTests {
  @Test func `every model looked at is ranked or has a reason`() throws {
    let outcome = try RecordFixture.outcome()
    let record = try RecordFixture.record()
    #expect(record.ranked.map(\.id) == outcome.rows.map(\.model.id))
    let out = (outcome.excluded + outcome.pending).map(\.model.id)
    #expect(Set(record.excluded.map(\.id)) == Set(out))
    #expect(record.ranked.count + record.excluded.count == outcome.considered)
    for model in record.excluded {
      #expect(!model.reasons.isEmpty)
      for reason in model.reasons {
        #expect(!reason.rule.isEmpty && !reason.value.isEmpty && !reason.limit.isEmpty)
        #expect(!reason.sentence.isEmpty && !reason.reopen.isEmpty)
        #expect(reason.verdict != .pass)
      }
    }
  }

  @Test func `a model that fails two needs carries both reasons with their evidence`() throws {
    let record = try RecordFixture.record()
    let zeta = try #require(record.excluded.first { $0.id == "example/zeta-5b" })
    #expect(zeta.reasons.map(\.rule) == ["context", "license"])
    #expect(zeta.reasons[0].margin == Margin(distance: -24_576, relative: -0.75, unit: "tokens"))
    let clauses = zeta.reasons[1].evidence.compactMap { record.evidence[$0]?.clause }
    #expect(clauses == ["§2"])
  }

  @Test func `what is not known is never worded as a fail`() throws {
    let record = try RecordFixture.record()
    let dropped = try #require(record.excluded.first { $0.id == "example/epsilon-3b" })
    #expect(dropped.isNotKnown && !dropped.isPending)
    #expect(dropped.reasons.map(\.verdict) == [.unknown])
    let pending = try #require(record.excluded.first { $0.id == "example/eta-4b" })
    #expect(pending.isNotKnown && pending.isPending)
  }

  @Test func `the shortlist keeps its order and holds figures with their statements`() throws {
    let record = try RecordFixture.record()
    #expect(
      record.entries.map(\.id) == ["example/alpha-7b", "example/beta-30b", "example/gamma-70b"])
    let alpha = try #require(record.entry("example/alpha-7b"))
    let place = try #require(alpha.placement)
    #expect(place.rank == 1)
    let sum = alpha.contributions.map(\.points).reduce(0, +)
    #expect(abs(sum - place.score.mid) < 2e-6)
    let price = try #require(alpha.contributions.first { $0.criterion == "price.blended" })
    let statement = try #require(price.evidence.first.flatMap { record.evidence[$0] })
    #expect(statement.source == "prices")
    #expect(statement.value == "input 0.10, output 0.30 USD per million tokens")
    #expect(record.sources["prices"]?.url == "https://prices.example/list")
    #expect(record.entry("example/gamma-70b")?.placement == nil)
    #expect(record.entry("example/gamma-70b")?.needs.map(\.rule) == ["context"])
  }

  @Test func `the next models are those that are not on the shortlist`() throws {
    let record = try RecordFixture.record {
      $0.shortlist = [.init("example/beta-30b", .choose)]
    }
    #expect(record.next.map(\.id) == ["example/alpha-7b", "example/delta-9b"])
    let ahead = try #require(record.next.first)
    #expect(ahead.gap < 0)
    let text = ADRExport().text(of: record)
    #expect(text.contains("It is not first: `example/alpha-7b` ranks above it."))
  }

  @Test func `a flip names the weight at which the rival is level`() throws {
    let record = try RecordFixture.record()
    let flip = try #require(record.flips.first)
    #expect(flip.leader == "example/alpha-7b")
    #expect(flip.challenger == "example/beta-30b")
    let leader = try #require(record.entry(flip.leader))
    let rival = try #require(record.entry(flip.challenger))
    let position = try #require(record.criteria.firstIndex { $0.id == flip.criterion })
    var scores = [0.0, 0.0]
    for (index, criterion) in record.criteria.enumerated() {
      let others = (1 - flip.level) / (1 - flip.weight)
      let weight = index == position ? flip.level : criterion.weight * others
      scores[0] += weight * leader.contributions[index].value.mid
      scores[1] += weight * rival.contributions[index].value.mid
    }
    #expect(abs(scores[0] - scores[1]) < 1e-5)
  }

  @Test func `the review follows after 180 days where nobody names a day`() throws {
    let record = try RecordFixture.record()
    #expect(record.review.day.days(since: record.decided) == 180)
    #expect(record.review.day.description == "2027-01-28")
    #expect(record.review.basis == .cadenceNotKnown)
    let named = try RecordFixture.record { $0.reviewBy = CalendarDate("2026-11-01") }
    #expect(named.review.day.description == "2026-11-01")
    #expect(named.review.basis == .given)
  }

  @Test func `a draft without a day is decided today`() throws {
    let record = try RecordFixture.record { $0.decided = nil }
    #expect(record.decided == (try RecordFixture.today()))
  }

  @Test func `a month is no day of a decision`() throws {
    #expect(throws: RecordProblem.wrongValue(path: "decided", expected: "a day as 2026-08-01")) {
      try RecordFixture.record { $0.decided = CalendarDate("2026-08") }
    }
  }

  @Test func `a shortlist names models of the outcome, each once`() throws {
    #expect(
      throws: RecordProblem.unknownModel(id: "example/alpha-7", nearest: "example/alpha-7b")
    ) {
      try RecordFixture.record { $0.shortlist = [.init("example/alpha-7")] }
    }
    #expect(throws: RecordProblem.shortlistedTwice(id: "example/alpha-7b")) {
      try RecordFixture.record {
        $0.shortlist = [.init("example/alpha-7b"), .init("example/alpha-7b", .choose)]
      }
    }
  }

  @Test func `the record holds what gives the same result again`() throws {
    let record = try RecordFixture.record()
    let outcome = try RecordFixture.outcome()
    #expect(record.basis.resultID == outcome.resultID)
    #expect(record.basis.scenarioSHA256 == outcome.scenario.sha256)
    #expect(record.basis.engine == ["decision": "1", "records": "1", "weigh": "0.0.0"])
    let again = try RecordFixture.outcome(scenario: record.basis.scenarioBody)
    #expect(again.resultID == record.basis.resultID)
  }

  @Test(arguments: ["1999-12-31", "2000-02-28", "2026-08-01", "2100-03-01", "9999-12-31"])
  func `adding days counts as the calendar does`(_ text: String) throws {
    let date = try #require(CalendarDate(text))
    for days in [-800, -366, -1, 0, 1, 28, 59, 180, 366, 1461] {
      guard let later = date.adding(days: days) else {
        #expect(date.year == 9999 && days > 0)
        continue
      }
      #expect(later.days(since: date) == days)
    }
  }
}
