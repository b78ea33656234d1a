import Catalog
import Testing

@testable import Licensing

@Suite struct LicenseLibraryTests {
  private let library = LicenseLibrary(
    licenses: [
      LicenseFixture("one") { fixture in
        fixture.spdx = "One-1.0"
        fixture.lists["texts"] = [
          ["role": .text("agreement"), "sha256": .text("aa")],
          ["role": .text("other"), "sha256": .text("bb")],
        ]
      }.license,
      LicenseFixture("two") { fixture in
        fixture.spdx = "LicenseRef-shared"
        fixture.lists["texts"] = [["role": .text("agreement"), "sha256": .text("cc")]]
      }.license,
      LicenseFixture("three") { fixture in
        fixture.spdx = "LicenseRef-shared"
        fixture.lists["texts"] = [["role": .text("agreement"), "sha256": .text("cc")]]
      }.license,
    ],
    aliases: ["Two License": ["two"], "vague": ["one", "two"], "one-1.0": ["one"]])

  @Test func `the bytes of the text come first`() {
    let found = library.identify(sha256: "AA", assigned: ["two"], declared: "vague")
    #expect(found == .byText("one"))
    #expect(library.identify(sha256: nil, normalizedSHA256: "aa") == .byText("one"))
  }

  @Test func `only an agreement identifies`() {
    #expect(library.identify(sha256: "bb") == .notRecognized)
  }

  @Test func `a text two licenses share chooses none`() {
    #expect(library.identify(sha256: "cc", assigned: ["one"]) == .ambiguous(["three", "two"]))
  }

  @Test func `the assignment of the catalog comes before what is declared`() {
    #expect(library.identify(sha256: "dd", assigned: ["two"], declared: "One-1.0").ids == ["two"])
  }

  @Test func `an SPDX id decides where it means one license`() {
    #expect(library.identify(sha256: nil, declared: "ONE-1.0") == .bySPDX("one"))
    let shared = library.identify(sha256: nil, declared: "LicenseRef-shared")
    #expect(shared == .ambiguous(["three", "two"]))
  }

  @Test func `an alias decides where it has one meaning`() {
    #expect(library.identify(sha256: nil, declared: "two_license") == .byAlias("two"))
    #expect(library.identify(sha256: nil, declared: "vague") == .ambiguous(["one", "two"]))
    #expect(library.identify(sha256: nil, declared: "other") == .notRecognized)
    #expect(library.identify(sha256: nil) == .notRecognized)
  }

  @Test func `the sentences say what to do next`() {
    let vague = library.identify(sha256: nil, declared: "vague")
    #expect(
      vague.text(declared: "vague")
        == "'vague' names 2 different licenses; open the LICENSE file of this revision.")
    #expect(LicenseIdentification.byText("one").text(declared: nil) == "The text is that of 'one'.")
    #expect(
      LicenseIdentification.byAssignment(["one", "two"]).text(declared: nil)
        == "The catalog assigns 'one' and 'two' to this revision.")
    #expect(
      LicenseIdentification.bySPDX("one").text(declared: "One-1.0") == "The SPDX id means 'one'.")
    #expect(LicenseIdentification.byAlias("one").text(declared: "x") == "'x' means 'one'.")
    #expect(LicenseIdentification.notRecognized.text(declared: nil) == "Not recognized.")
  }

  @Test func `a normalized text ignores how lines are broken`() {
    let broken = "\u{FEFF}MIT  License\r\n\r\n Permission\tis\n"
    #expect(LicenseTextNormalization.normalized(broken) == "MIT License Permission is")
    #expect(LicenseTextNormalization.normalized("  ") == "")
    #expect(LicenseTextNormalization.normalized("mit") != "MIT")
  }

  @Test func `a record without facts is unknown throughout`() {
    let license = LicenseFacts(record: Record(kind: .license, id: "bare"))
    #expect(license.textStatus == .notSeen)
    #expect(license.commercialUse == .unknown)
    #expect(!license.thresholds.wasRead)
    #expect(license.name == "bare")
  }
}
