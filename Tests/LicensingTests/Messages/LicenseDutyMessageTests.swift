import Catalog
import Testing

@testable import Licensing

@Suite struct LicenseDutyMessageTests {
  private func text(_ kind: LicenseDuty.Kind) -> String {
    LicenseDuty(kind: kind, bearer: .user, askedBy: [], isOptional: false, state: .open).text
  }

  @Test func `every duty has its sentence`() throws {
    let plain: [(PrescribedDuty.Kind, String)] = [
      (.display, "Show a mark."), (.notice, "Keep the notices."),
      (.register, "Register with the licensor."), (.cite, "Name the model in publications."),
      (.licenseCopy, "Give recipients a copy of the license."),
      (.stateChanges, "Say what was changed."), (.flowDown, "Pass on the terms."),
      (.namePrefix, "Begin the name of the published model with the prefix. The prefix: \"X\"."),
    ]
    for (kind, sentence) in plain {
      let duty = PrescribedDuty(
        kind: kind, trigger: .copies, mark: kind == .namePrefix ? "X" : nil, places: [],
        clause: nil, note: nil)
      #expect(text(.prescribed(duty)) == sentence)
    }
    #expect(text(.registration(nil)) == "Register with the licensor before commercial use.")
    #expect(
      text(.followUses(.builtInListMutable))
        == "Follow a list of uses, and pass it on when distributing or hosting; it may change.")
    #expect(
      text(.redistribution(note: "keep the notices", nonCommercialOnly: false))
        == "Meet the conditions for passing on weights: keep the notices.")
    #expect(
      text(.hosting(note: nil, nonCommercialOnly: true))
        == "Meet the conditions for offering a service, without commercial use.")
    #expect(text(.modificationLimits) == "Keep the changed model non-commercial.")
    #expect(
      text(.propagation(.fullTerms)) == "Attach its full terms to the published derived model.")
    #expect(
      text(.outputs(.noncommercialOnly, note: nil))
        == "Keep models trained on outputs non-commercial.")
    #expect(
      text(.outputs(.derivativeTermsPropagate, note: nil))
        == "Attach the terms to models trained on outputs.")
    #expect(
      text(.outputs(.allowedWithDuty, note: "name prefix"))
        == "Meet the duty on models trained on outputs: name prefix.")
    #expect(
      text(.hostLicense(licensor: "M")) == "Ask the host for its own agreement with M.")
  }

  @Test func `a mark above a size has its exact words`() throws {
    var fixture = LicenseFixture()
    fixture.threshold("product_mau", 100, effect: "ui-attribution")
    fixture.lists["thresholds"]?[0]["text"] = .text("X 2")
    let threshold = try #require(fixture.license.thresholds.found.first)
    #expect(
      text(.thresholdMark(threshold))
        == "Show a mark prominently in the user interface, for more than 100 monthly active users "
        + "of the product. The words: \"X 2\".")
  }

  @Test func `every way out has its sentence`() {
    let cases: [(Remedy, String)] = [
      (.separateLicense(licensor: "M"), "Obtain a separate license from M."),
      (.dropPlaces(["DE", "FR"]), "Drop users, servers or the seat in DE and FR."),
      (.officialAccess(licensor: "M"), "Use the API of M or of a certified partner."),
      (.acceptMark("X"), "Accept the mark \"X\"."), (.acceptMark(nil), "Accept the mark."),
      (.acceptNamePrefix("X"), "Accept the name prefix \"X\"."),
      (.acceptNamePrefix(nil), "Accept the name prefix."),
      (.acceptNotices, "Accept the notices."), (.evaluationOnly, "Keep to evaluation."),
      (.keepStudentInFamily, "Train models of the same family only."),
      (.contractForIndemnity, "Contract with a host or a vendor for an indemnity."),
      (.dropNeed(field: "needs.x"), "Drop the requirement 'needs.x'."),
      (.dropUse(field: "use.x"), "Leave out 'use.x'."),
      (
        .osiLicensedModel,
        "Pick a model under a license the Open Source Initiative approved."
      ),
    ]
    for (remedy, sentence) in cases { #expect(remedy.text == sentence) }
  }

  @Test func `what would change a reason has its sentence`() {
    let cases: [(Reopen, String)] = [
      (.separateLicense(licensor: "M"), "Changes with a separate license from M."),
      (.answer(fields: ["use.x", "use.y"]), "Changes when you answer use.x and use.y."),
      (.profileChange(fields: ["use.x"]), "Changes when use.x changes."),
      (.textRead, "Changes when the text has been read."),
      (
        .licenseKnown,
        "Changes when the license file of this revision has been identified."
      ),
      (.counsel, "Changes with an answer from counsel or the licensor."),
      (.dutyDropped, "Changes when the license or the use changes."),
    ]
    for (reopen, sentence) in cases { #expect(reopen.text == sentence) }
  }

  @Test func `who can answer has its sentence`() {
    let cases: [(LicenseReason.Answerer, String)] = [
      (.user(fields: ["use.x"]), "You can answer: fill in use.x."),
      (.catalog, "The catalog can answer, once somebody has read the text."),
      (
        .licenseFile,
        "The license file of this revision can answer."
      ),
    ]
    for (answerer, sentence) in cases { #expect(answerer.text == sentence) }
  }

  @Test func `every remark has its sentence`() {
    let cases: [(LicenseEvaluation.Remark, String)] = [
      (
        .assignedWithoutText(licenseID: "x", basis: .tag),
        "'x' was assigned by tag; the text was not compared."
      ),
      (
        .assignedWithoutText(licenseID: "x", basis: .reported),
        "'x' is reported; the text was not compared."
      ),
      (.quotedClauses(licenseID: "x"), "Only quoted clauses of 'x' were read: medium confidence."),
      (.inherited(licenseID: "x", base: "a/b"), "'x' applies through a/b."),
      (.codeLicense(licenseID: "x"), "'x' covers the code and is not judged."),
    ]
    for (remark, sentence) in cases { #expect(remark.text == sentence) }
  }

  @Test func `a reason cites clause, file, date and hash`() {
    var fixture = LicenseFixture { $0.facts["commercial_use"] = "no" }
    fixture.lists["texts"] = [
      [
        "role": .text("agreement"), "repo": .text("maker/model"), "path": .text("a/LICENSE.txt"),
        "last_changed": .text("2025-09-01"), "sha256": .text("e06a68c42898aa"),
      ]
    ]
    #expect(
      judged(fixture).reasons.map(\.text) == [
        "Fixture License (§1; LICENSE.txt of 2025-09-01, sha256 e06a68c4…) does not allow this use."
      ])
  }

  @Test func `a report that would forbid says that it is one`() {
    let fixture = LicenseFixture { fixture in
      fixture.status = "secondary-only"
      fixture.facts["commercial_use"] = "no"
    }
    #expect(
      judged(fixture).reasons.last?.text
        == "Fixture License (§1) does not allow this use. "
        + "This is reported; the text itself was not read.")
  }

  @Test func `assumptions read as sentences`() {
    let cases: [(String, ProfileValue, String)] = [
      ("use.military", .flag(false), "Military: no (use.military)."),
      ("needs.attribution_ok", .flag(true), "Attribution: yes (needs.attribution_ok)."),
      ("use.access_via", .word("self-host"), "Access: self-host (use.access_via)."),
      ("use.high_stakes", .words([]), "Weighty decisions: none (use.high_stakes)."),
    ]
    for (field, value, sentence) in cases {
      #expect(Assumption(field: field, value: value).text == sentence)
    }
  }

  @Test func `the disclaimer and the labels stay`() {
    #expect(
      LicenseEvaluation.disclaimer == "Weigh's reading of the texts named here; not legal advice.")
    #expect(
      Verdict.allCases.map(\.label) == [
        "allowed", "allowed with a duty", "needs legal review", "not known", "prohibited",
      ])
    #expect(Set(QuestionID.allCases.map(\.label)).count == 16)
  }
}
