import Catalog
import Testing

@testable import Licensing

@Suite struct CatalogLicensesTests {
  private let licenses = CatalogLicenses.library.licenses

  @Test func `every file reads without a problem`() {
    #expect(CatalogLicenses.reading.diagnostics.map(\.message) == [])
    #expect(licenses.count == 85)
    #expect(CatalogLicenses.reading.records.filter { $0.kind == .policy }.count == 15)
  }

  @Test func `the facts count as they were read`() {
    func count(_ isCounted: (LicenseFacts) -> Bool) -> Int { licenses.filter(isCounted).count }
    #expect(
      TextStatus.allCases.map { status in count { $0.textStatus == status } } == [70, 8, 6, 1])
    #expect(count { $0.patentGrant.value == .express } == 13)
    #expect(count { ![nil, .some(.none)].contains($0.unilateralChange.value) } == 31)
    #expect(count { [.general, .generalWithOutputs].contains($0.userIndemnity.value) } == 35)
    #expect(count { $0.commercialUse.value == .yes } == 50)
    #expect(count { $0.commercialUse.value == .belowThreshold } == 6)
    #expect(count { $0.commercialUse.value == .afterRegistration } == 8)
    #expect(count { $0.commercialUse.value == .separateLicense } == 11)
    #expect(count { $0.commercialUse.value == .no } == 7)
    #expect(count { $0.commercialUse.value == nil } == 3)
    #expect(count { $0.licensorIndemnity.value == nil } == 15)
  }

  @Test func `only agreements identify, and there are 51 hashes of them`() {
    let texts = licenses.flatMap(\.texts).filter { $0.sha256 != nil }
    #expect(texts.filter { $0.role == .agreement }.count == 51)
    #expect(texts.filter { $0.role == .usePolicy }.count == 6)
    #expect(texts.count == 102)
    let reused = CatalogLicenses.library["qwen-research-2024"]?.texts.first { $0.sha256 != nil }
    let found = CatalogLicenses.library.identify(sha256: reused?.sha256)
    #expect(found == .byText("tongyi-qianwen-research-2023"))
  }

  @Test func `no license has a word the engine does not know`() {
    for record in CatalogLicenses.reading.records where record.kind == .license {
      let license = LicenseFacts(record: record)
      #expect(license.thresholds.found.count == record.rows("thresholds").count)
      #expect(license.territory.found.count == record.rows("territory").count)
      #expect(license.highStakes.found.count == record.rows("high_stakes").count)
      #expect(license.texts.count == record.rows("texts").count)
      #expect(license.history.count == record.rows("history").count)
      let duties = license.duties.found.count + license.namePrefixes.found.count
      #expect(duties == record.rows("duties").count)
    }
  }

  @Test func `every license names a text, and every duty says what to do`() {
    for license in licenses {
      #expect(!license.sources.isEmpty, "\(license.id)")
      for duty in license.duties.found + license.namePrefixes.found {
        #expect(duty.note != nil, "\(license.id)")
        #expect((duty.mark?.split(separator: " ").count ?? 0) <= 25, "\(license.id)")
      }
    }
  }

  @Test func `what was not read in full asserts nothing without a clause or a remark`() {
    for record in CatalogLicenses.reading.records where record.kind == .license {
      guard record.identity("text_status")?.text != "full-text" else { continue }
      for named in record.facts where named.fact.value?.text != "unknown" {
        let evidence = named.fact.evidence
        #expect(
          evidence?.clause != nil || evidence?.note != nil, "\(record.id) \(named.field.name)")
      }
    }
  }

  @Test func `marks to show above a size are worded`() {
    let thresholds = licenses.flatMap(\.thresholds.found).filter { $0.effect == .uiAttribution }
    #expect(thresholds.count == 10)
    #expect(thresholds.allSatisfy { $0.mark != nil || $0.note != nil })
  }

  @Test func `aliases lead to licenses that are there`() {
    let library = CatalogLicenses.library
    #expect(library.aliases.count >= 56)
    for ids in library.aliases.values {
      for id in ids { #expect(library[id] != nil, "\(id)") }
    }
    for name in ["modified-mit", "Tencent Hunyuan Community", "exaone", "openrail", "cc-by-nc-4.0"]
    {
      #expect(library.identify(sha256: nil, declared: name).ids == nil, "\(name)")
    }
    #expect(library.identify(sha256: nil, declared: "other") == .notRecognized)
    #expect(library.identify(sha256: nil, declared: "llama3.1") == .byAlias("llama-3.1"))
    #expect(library.identify(sha256: nil, declared: "Apache-2.0") == .bySPDX("apache-2.0"))
  }

  /// The label is for display and the ladder comes from facts; they agree where all are known.
  @Test func `the ladder agrees with the label of every license read in full`() {
    for license in licenses where license.textStatus == .fullText {
      let rung = openness(
        hasOpenWeights: true, entries: [.license(license.id)],
        licenses: CatalogLicenses.library
      ).rung
      let expected: OpennessRung
      switch license.category {
      case "open-source": expected = .osiApprovedLicense
      case "permissive-open-weight": expected = .permissiveLicense
      default: expected = .restrictedLicense
      }
      #expect(rung == expected, "\(license.id)")
    }
  }
}
