import Catalog
import Decision
import Foundation
import Licensing
import Testing

/// What the shipped catalog carries of openness.
@Suite struct ShippedOpennessTests {
  private var snapshot: CatalogSnapshot { ShippedCatalog.base.snapshot }

  @Test func `the transparency totals recompute from the hundred answers`() {
    var totals: [String: Int] = [:]
    for (id, developer) in snapshot.developers {
      let answers = TransparencyIndicator.all.compactMap {
        developer.fact($0.field, in: "transparency")?.value?.flag
      }
      guard !answers.isEmpty else { continue }
      #expect(answers.count == 100, "\(id)")
      totals[id] = answers.filter { $0 }.count
    }
    #expect(
      totals == [
        "ibm": 95, "writer": 72, "ai21": 66, "anthropic": 46, "google-ai": 41, "amazon": 39,
        "openai": 35, "deepseek": 32, "meta": 31, "alibaba": 26, "mistral-ai": 18,
        "midjourney": 14, "xai": 14,
      ])
  }

  @Test func `a review of the Index is carried with all twelve dimensions`() {
    var reviews = 0
    for record in snapshot.models.map(\.record) + Array(snapshot.families.values) {
      let states = OpennessDimension.allCases.compactMap {
        record.fact($0.field, in: "openness")?.value?.text
      }
      guard !states.isEmpty else { continue }
      #expect(states.count == OpennessDimension.allCases.count, "\(record.id)")
      #expect(record.fact("entry", in: "openness")?.value != nil, "\(record.id)")
      reviews += 1
    }
    #expect(reviews >= 187)
    #expect(snapshot.sources["osai"]?.identity("attribution")?.text?.contains("FAccT 2024") == true)
  }

  /// Where licenses were read, parts and published class must come to the same.
  @Test func `the class worked out never contradicts the published one`() throws {
    let outcome = try ShippedCatalog.outcome(Scenario(name: "test"))
    let published = snapshot.models.compactMap {
      $0.record.fact("published_class", in: "mof")?.value?.text
    }
    let classes = Dictionary(published.map { ($0, 1) }, uniquingKeysWith: +)
    for candidate in ShippedCatalog.base.candidates {
      let standing = outcome.context.opennessStanding(of: candidate)
      guard let published = standing.publishedClass?.value?.text else { continue }
      guard let assessment = standing.assessment else { continue }
      let stated = ModelOpennessClass(numeral: published)
      if assessment.reached == assessment.reachable {
        #expect(assessment.reached == stated, "\(candidate.model.id)")
      } else {
        #expect((assessment.reachable ?? .openModel) >= (stated ?? .openModel))
      }
    }
    #expect(classes["I"] ?? 0 >= 11)
    #expect(classes["III"] ?? 0 >= 11)
    #expect(classes.values.reduce(0, +) >= 111)
  }

  private static let evaluations = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../shared/data/licenses/mof_models.csv").standardized

  @Test(.enabled(if: FileManager.default.isReadableFile(atPath: evaluations.path)))
  func `the imported evaluations count 14, 1, 16 and 242, and the catalog says the same`() throws {
    let text = try String(contentsOf: Self.evaluations, encoding: .utf8)
    var classes: [String: Set<String>] = [:]
    var counts: [String: Int] = [:]
    for line in text.split(whereSeparator: \.isNewline).dropFirst() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let names = ["I Open Science", "II Open Tooling", "III Open Model", "unclassified"]
      let found = try #require(fields.first(where: names.contains)?.split(separator: " ").first)
      counts[String(found), default: 0] += 1
      classes[fields[0], default: []].insert(String(found))
    }
    #expect(counts == ["I": 14, "II": 1, "III": 16, "unclassified": 242])
    for model in snapshot.models {
      guard let entry = model.record.fact("entry", in: "mof")?.value?.text,
        let published = model.record.fact("published_class", in: "mof")?.value?.text
      else { continue }
      #expect(classes[entry]?.contains(published) == true, "\(model.id)")
    }
  }
}
