import Testing

@testable import Licensing

@Suite struct TerritoryQuestionTests {
  @Test func `a list without a country answers nothing`() {
    let fixture = LicenseFixture { $0.territory(["DE"], "place-of-use") }
    let use = profile { use in
      use.entity.domicile = "US"
      use.use.usersIn = []
      use.use.hostedIn = ["US"]
    }
    #expect(judged(fixture, use)[.territory] == .unknown)
  }

  private let place = LicenseFixture { $0.territory(["DE", "FR"], "place-of-use") }
  private let seat = LicenseFixture {
    $0.territory(
      ["DE", "FR"], "licensee-domicile", models: "multimodal-only",
      exempt: ["recipient-of-integrated-end-user-product"])
  }

  private func verdict(
    _ fixture: LicenseFixture, isMultimodal: Bool? = true,
    _ change: (inout IntendedUse) -> Void = { _ in }
  ) -> Verdict {
    judged(fixture, profile(change), isMultimodal: isMultimodal)[.territory]
  }

  @Test func `users, servers or the seat in an excluded place are enough`() {
    #expect(verdict(place) == .allowed)
    #expect(verdict(place) { $0.use.usersIn = ["NO", "DE"] } == .prohibited)
    #expect(verdict(place) { $0.use.hostedIn = ["FR"] } == .prohibited)
    #expect(verdict(place) { $0.entity.domicile = "DE" } == .prohibited)
  }

  @Test func `a server elsewhere does not help`() {
    let evaluation = judged(place, profile { $0.use.usersIn = ["DE"] })
    #expect(evaluation.remedies.contains(.dropPlaces(["DE"])))
  }

  @Test func `a place that is not given leaves the question open`() {
    #expect(verdict(place) { $0.use.usersIn = nil } == .unknown)
    #expect(verdict(place) { $0.use.hostedIn = nil } == .unknown)
    #expect(verdict(place) { $0.entity.domicile = nil } == .unknown)
  }

  @Test func `the seat decides for multimodal models only`() {
    let german: (inout IntendedUse) -> Void = { $0.entity.domicile = "DE" }
    #expect(verdict(seat, german) == .prohibited)
    #expect(verdict(seat, isMultimodal: false, german) == .allowed)
    #expect(verdict(seat, isMultimodal: nil, german) == .unknown)
    #expect(verdict(seat) { $0.use.usersIn = ["DE"] } == .allowed)
  }

  @Test func `a group entity in an excluded place is for counsel`() {
    #expect(verdict(seat) { $0.entity.establishments = ["FR"] } == .needsLegalReview)
    #expect(verdict(seat) { $0.entity.establishments = ["CH"] } == .allowed)
    #expect(verdict(seat, isMultimodal: nil) { $0.entity.establishments = ["FR"] } == .unknown)
  }

  @Test func `a seat that is not given leaves the question open`() {
    #expect(verdict(seat) { $0.entity.domicile = nil } == .unknown)
    #expect(verdict(seat, isMultimodal: false) { $0.entity.domicile = nil } == .allowed)
  }

  @Test func `whoever got an end product is exempt`() {
    let found = verdict(seat) { use in
      use.entity.domicile = "DE"
      use.use.receivedAsEndUserProduct = true
    }
    #expect(found == .allowed)
  }

  @Test func `a text nobody read for territory is open`() {
    #expect(verdict(LicenseFixture { $0.known["territory"] = false }) == .unknown)
  }
}
