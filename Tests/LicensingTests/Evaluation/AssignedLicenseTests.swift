import Catalog
import Testing

@testable import Licensing

@Suite struct AssignedLicenseTests {
  /// The rows of a model file, through the reader that everybody uses.
  private func terms(_ rows: String) throws -> [AssignedLicense] {
    let text = """
      id = "maker/one"
      status = "listed"
      kinds = ["chat"]

      \(rows)
      """
    let file = CatalogFile(path: "models/maker/one.toml", text: text)
    let reading = CatalogReader.read([file])
    let model = try #require(reading.records.first { $0.kind == .model })
    let date = try #require(CalendarDate("2026-11-01"))
    let snapshot = CatalogSnapshot(
      release: CatalogRelease(format: 1, name: "test", asOf: date, sha256: ""),
      records: [model])
    return AssignedLicense.assigned(by: snapshot.model(model.id)?.licenses ?? [])
  }

  private func row(_ basis: String, ids: String? = nil, _ more: String = "", s: String = "hub")
    -> String
  {
    "[[license]]\nartifact = \"weights\"\nbasis = \"\(basis)\"\n"
      + (ids.map { "id = [\($0)]\n" } ?? "") + "s = \"\(s)\"\n" + more + "\n"
  }

  private func judged(_ terms: [AssignedLicense]) -> LicenseEvaluation {
    let open = LicenseFixture("open").license
    let closed = LicenseFixture("closed") { $0.facts["commercial_use"] = "no" }.license
    let library = LicenseLibrary(
      licenses: [open, closed],
      aliases: ["both": ["open", "closed"], "one": ["open"], "other": []])
    return evaluate(
      LicenseSubject(modelID: "m", isMultimodal: false, terms: terms), use: profile(),
      licenses: library)
  }

  @Test func `two licenses in one row both apply`() throws {
    let found = judged(try terms(row("tag", ids: "\"open\", \"closed\"")))
    #expect(found.overall == .prohibited)
  }

  @Test func `sources that disagree without a text leave the license unknown`() throws {
    let found = judged(
      try terms(row("tag", ids: "\"open\"") + row("model-card", ids: "\"closed\"", s: "card")))
    #expect(found.overall == .unknown)
    #expect(
      found.reasons.map(\.text) == [
        "Sources disagree: card says closed, hub says open. Open the LICENSE file of this revision "
          + "and run 'weigh license check FILE'."
      ])
  }

  @Test func `sources that agree are one statement`() throws {
    let found = judged(
      try terms(row("tag", ids: "\"open\"") + row("model-card", ids: "\"open\"", s: "card")))
    #expect(found.overall == .allowed)
  }

  @Test func `a text that was read decides over tags`() throws {
    let read = row("repository-file", ids: "\"open\"")
    #expect(judged(try terms(read + row("tag", ids: "\"closed\"", s: "card"))).overall == .allowed)
    #expect(judged(try terms(read + row("tag", "tag = \"both\"", s: "card"))).overall == .allowed)
  }

  @Test func `a license file nobody has told apart stays open beside one that was read`() throws {
    let read = row("repository-file", ids: "\"open\"")
    let other = row(
      "text-hash", "text = \"\(String(repeating: "cd", count: 32))\"", s: "card")
    #expect(judged(try terms(read + other)).overall == .unknown)
  }

  @Test func `without a license nobody is sure of the reading`() throws {
    let subject = LicenseSubject(modelID: "m", isMultimodal: false, terms: [])
    let found = evaluate(subject, use: profile(), licenses: LicenseLibrary(licenses: []))
    #expect(found.confidence == .low)
  }

  @Test func `a tag with several meanings chooses none and says what to do`() throws {
    let found = judged(try terms(row("tag", "tag = \"Both\"")))
    #expect(found.overall == .unknown)
    #expect(found[.all] == .unknown)
    #expect(
      found.reasons.map(\.text) == [
        "'Both' names 2 different licenses. Open the LICENSE file of this revision and run "
          + "'weigh license check FILE'."
      ])
    #expect(found.reasons.first?.answerer == .licenseFile)
  }

  @Test func `a tag that means nothing stays unknown and says what to do`() throws {
    for tag in ["other", "never-heard-of"] {
      let found = judged(try terms(row("tag", "tag = \"\(tag)\"")))
      #expect(found.overall == .unknown)
      #expect(
        found.reasons.map(\.text) == [
          "'\(tag)' names no license. Open the LICENSE file of this revision and run "
            + "'weigh license check FILE'."
        ])
    }
  }

  @Test func `a tag with one meaning is that license`() throws {
    let found = judged(try terms(row("tag", "tag = \"One\"")))
    #expect(found.overall == .allowed)
  }

  @Test func `what it was made from must be named`() throws {
    let own = AssignedLicense(id: "open", basis: .textHash)
    func terms(isDerived: Bool) throws -> [AssignedLicense] {
      try LicenseLineage.terms(of: "m") { id in
        id == "m" ? LicenseLineage.Model(terms: [own], parents: [], isDerived: isDerived) : nil
      }
    }
    #expect(judged(try terms(isDerived: false)).overall == .allowed)
    let found = judged(try terms(isDerived: true))
    #expect(found.overall == .unknown)
    #expect(
      found.reasons.map(\.text) == [
        "It was made from other weights, and the catalog does not say from which."
      ])
  }

  @Test func `a license file nobody has read stays unknown and says what to do`() throws {
    let hash = String(repeating: "ab", count: 32)
    let found = judged(try terms(row("text-hash", "text = \"\(hash)\"")))
    #expect(found.overall == .unknown)
    #expect(
      found.reasons.map(\.text) == [
        "The license file (sha256 abababab…) is none this catalog has read. Somebody must read it "
          + "and add its facts to the catalog."
      ])
  }
}
