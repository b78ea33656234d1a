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
    contents.assessment { $0.hasPrefix("Open") }
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
    #expect(assess(open(all)).text == nil)
    #expect(assess(open(classTwo.union(classOne))).reached == nil)
  }

  @Test func `what is missing is named`() {
    let found = assess(open(classThree.subtracting([.dataCard, .evaluationResults])))
    #expect(found.text == "Class III, Open Model needs 2 more: evaluation results and data card.")
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
}
