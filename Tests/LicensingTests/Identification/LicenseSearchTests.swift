import Testing

@testable import Licensing

@Suite struct LicenseSearchTests {
  private let library = LicenseLibrary(
    licenses: [
      LicenseFixture("open-1") { $0.spdx = "Open-1.0" }, LicenseFixture("open-2"),
      LicenseFixture("shared") { $0.spdx = "Shared-1.0" },
    ].map(\.license),
    aliases: [
      "opening": ["open-1"], "open": ["open-1", "open-2"], "shared": ["shared", "open-2"],
      "shared-1.0": ["shared", "open-1"], "custom": [],
    ])

  @Test func `a license is found by id, SPDX id and a tag with one meaning`() {
    #expect(library.find("open-1") == .found("open-1"))
    #expect(library.find("OPEN-2") == .found("open-2"))
    #expect(library.find("open-1.0") == .found("open-1"))
    #expect(library.find("Opening") == .found("open-1"))
  }

  @Test func `an id wins over a tag of several meanings, an SPDX id does not`() {
    #expect(library.find("shared") == .found("shared"))
    #expect(library.find("Shared-1.0") == .ambiguous(["shared", "open-1"]))
    #expect(library.find("open") == .ambiguous(["open-1", "open-2"]))
  }

  @Test func `what is not there names near ids`() {
    #expect(library.find("custom") == .meaningless)
    #expect(library.find("hared") == .nothing(near: ["shared"]))
    #expect(library.find("opne-1") == .nothing(near: ["open-1"]))
    #expect(library.find("completely different") == .nothing(near: []))
    #expect(library.find("") == .nothing(near: []))
  }

  @Test func `the strings that mean a license come by name`() {
    #expect(library.aliases(of: "open-1").map(\.name) == ["open", "opening", "shared-1.0"])
    #expect(library.aliases(of: "open-1").map(\.meanings.count) == [2, 1, 2])
  }
}
