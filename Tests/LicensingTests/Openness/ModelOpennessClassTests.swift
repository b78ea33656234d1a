import Catalog
import Testing

@testable import Licensing

@Suite struct ModelOpennessClassTests {
  private let classThree: Set<ReleaseComponent> = [
    .architecture, .finalParameters, .evaluationResults, .modelCard, .dataCard, .technicalReport,
  ]
  private let classTwo: Set<ReleaseComponent> = [
    .trainingCode, .inferenceCode, .evaluationCode, .evaluationData,
  ]
  private let classOne: Set<ReleaseComponent> = [
    .datasets, .preprocessingCode, .intermediateParameters, .researchPaper,
  ]
  private var all: Set<ReleaseComponent> { classThree.union(classTwo).union(classOne) }

  private func open(_ components: Set<ReleaseComponent>) -> ReleaseContents {
    ReleaseContents(components: components, distributionLicense: "Open-1")
  }

  private func assess(_ contents: ReleaseContents) -> ModelOpennessAssessment {
    contents.assessment { license, content in
      guard license.hasPrefix("Open") else { return .notOpen }
      return license == "Open-code" && content != .code ? .openForOtherContent : .open
    }
  }

  @Test func `there are 17 parts, 14 of them required`() {
    #expect(ReleaseComponent.allCases.count == 17)
    #expect(ReleaseComponent.allCases.filter(\.isRequired).count == 14)
  }

  @Test func `classes accumulate`() {
    #expect(assess(ReleaseContents()).reached == nil)
    #expect(assess(open(classThree)).reached == .openModel)
    #expect(assess(open(classThree.union(classTwo))).reached == .openTooling)
    #expect(assess(open(all)).reached == .openScience)
    #expect(assess(open(all)).needs.isEmpty)
    #expect(assess(open(classTwo.union(classOne))).reached == nil)
  }

  @Test func `what is missing is named`() {
    let found = assess(open(classThree.subtracting([.dataCard, .evaluationResults])))
    #expect(
      found.needs == ["Class III, Open Model needs 2 more: evaluation results and data card."])
    #expect(found.label == "unclassified")
  }

  @Test func `a part counts by its own license, else its kind's, else the distribution's`() {
    let contents = ReleaseContents(
      components: [.modelCard, .trainingCode, .inferenceCode],
      ownLicenses: [.trainingCode: "Closed-1"], licensesByContent: [.code: "Open-code"],
      distributionLicense: "Open-all")
    #expect(contents.license(of: .modelCard) == "Open-all")
    #expect(contents.license(of: .trainingCode) == "Closed-1")
    #expect(contents.license(of: .inferenceCode) == "Open-code")
    #expect(contents.license(of: .datasets) == nil)
  }

  @Test func `a part without an open license does not count`() {
    var closed = open(classThree)
    closed.ownLicenses[.finalParameters] = "Closed-1"
    #expect(assess(closed).missing[.openModel] == [.finalParameters])
    #expect(assess(ReleaseContents(components: classThree)).reached == nil)
  }

  @Test func `a paper replaces a report, a detailed report replaces a paper`() {
    #expect(assess(open(all.subtracting([.technicalReport]))).reached == .openScience)
    var report = open(all.subtracting([.researchPaper]))
    #expect(assess(report).reached == .openTooling)
    report.isReportDetailed = true
    #expect(assess(report).reached == .openScience)
  }

  @Test func `results and data information may stand in other documents`() {
    var contents = open(classThree.subtracting([.evaluationResults, .dataCard]))
    #expect(assess(contents).reached == nil)
    contents.areResultsInsideDocuments = true
    contents.isDataCardInsideModelCard = true
    #expect(assess(contents).reached == .openModel)
    contents.components.remove(.modelCard)
    #expect(assess(contents).missing[.openModel] == [.modelCard, .dataCard])
  }

  @Test func `a license nobody read leaves the class open, and is named`() {
    var contents = open(classThree)
    contents.distributionLicense = nil
    contents.ownLicenses[.finalParameters] = "Open-1"
    contents.unreadParts = classThree.subtracting([.finalParameters])
    let found = assess(contents)
    #expect(found.reached == nil)
    #expect(found.reachable == .openModel)
    #expect(found.label == "cannot tell, at most Class III, Open Model")
    #expect(
      found.needs == [
        "Class III, Open Model also depends on licenses that were not read: architecture, "
          + "evaluation results, model card, data card and technical report."
      ])
    contents.unreadParts = []
    #expect(assess(contents).label == "unclassified")
  }

  @Test func `an open license made for other content counts and is named`() {
    var contents = open(classThree)
    contents.ownLicenses[.finalParameters] = "Open-code"
    let found = assess(contents)
    #expect(found.reached == .openModel)
    #expect(found.atypical == [.finalParameters])
  }

  @Test func `a model's record gives parts, licenses and special cases`() throws {
    func fact(_ field: Field, _ value: FactValue) -> NamedFact {
      NamedFact(field, .known(value, Evidence(source: "test"), losing: []))
    }
    let record = Record(
      kind: .model, id: "org/model",
      sections: [
        Record.Section(
          name: "mof",
          facts: [
            fact("components", .list(["model-card", "training-code", "datasets"])),
            fact("code_license", .text("Open-code")), fact("report_detailed", .flag(true)),
          ])
      ],
      lists: [
        Record.List(
          name: "component_licenses",
          rows: [
            Row(
              values: [
                .init("components", .list(["datasets"])), .init("license", .text("none")),
              ], evidence: nil)
          ])
      ])
    let contents = try #require(ReleaseContents(record: record))
    #expect(contents.components == [.modelCard, .trainingCode, .datasets])
    #expect(contents.license(of: .trainingCode) == "Open-code")
    #expect(contents.license(of: .datasets) == "none")
    #expect(contents.unreadParts == [.modelCard, .trainingCode])
    #expect(contents.isReportDetailed)
    #expect(ReleaseContents(record: Record(kind: .model, id: "org/other")) == nil)
  }

  @Test func `open licenses are those of the catalog's table and those the OSI approved`() {
    func fact(_ field: Field, _ names: [String]) -> NamedFact {
      NamedFact(field, .known(.list(names), Evidence(source: "test"), losing: []))
    }
    let table = Record(
      kind: .aliases, id: "open-licenses",
      sections: [
        Record.Section(
          name: "aliases",
          facts: [fact("open", ["Data-1", "Code-1"]), fact("code", ["Code-1"])])
      ])
    let approved = LicenseFixture("approved-1") { $0.isOSIApproved = true }
    let licenses = OpenLicenses(
      table: table, library: LicenseLibrary(licenses: [approved.license]))
    #expect(licenses.openness("code-1", .code) == .open)
    #expect(licenses.openness("Code-1", .data) == .openForOtherContent)
    #expect(licenses.openness("approved-1", .code) == .openForOtherContent)
    #expect(licenses.openness("none", .code) == .notOpen)
    #expect(licenses.isApproved("approved-1") == true)
    #expect(licenses.isApproved("Data-1") == nil)
  }
}
