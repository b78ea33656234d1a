import Catalog
import Testing

@testable import Decision

/// What is read of all models at once.
@Suite struct ModelReadingTests {
  @Test func `what families and developers state is read for all as for each model alone`() {
    let base = ShippedCatalog.base
    var takenOver = 0
    for (candidate, reading) in zip(base.candidates, base.readings) {
      let model = candidate.model
      let answers = base.reviews.answers(of: model)
      #expect(reading.disclosedShare == ProvenanceReviews.share(answers), "\(model.id)")
      let facts = ModelReading.reviewedFacts(of: model, in: base.snapshot)
      #expect(reading.opennessFacts == facts.map(\.fact), "\(model.id)")
      if answers.values.contains(where: { $0.origin != .own }) { takenOver += 1 }
    }
    #expect(base.readings.count == base.candidates.count)
    #expect(takenOver > 100)
  }

  @Test func `an answer of its own parts a model from its family`() throws {
    let own = Fixture.model(
      "acme/a", family: "line", lists: [Fixture.review(Array(repeating: "disclosed", count: 12))])
    let fixture = Fixture([
      Fixture.model("acme/b", family: "line"), own, Fixture.model("acme/c", family: "line"),
      Fixture.model("acme/d"),
      Record(
        kind: .family, id: "line",
        lists: [Fixture.review(Array(repeating: "not-disclosed", count: 12))]),
    ])
    let shares = fixture.base.readings.map { $0.disclosedShare.bounds?.mid }
    #expect(shares == [100, 0, 0, nil])
  }
}
