import Foundation
import Testing

/// `weigh quality`, as a person runs it.
@Suite struct QualityTests {
  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func `a model is explained result by result, for every use case if asked`() throws {
    let result = try Program().run("quality", "deepseek-ai/DeepSeek-R1", "--use", "coding")
    #expect(result.status == 0, "\(result.errors)")
    for part in ["Quality: Coding", "Results that count", "Agrees", "60 deepseek-ai/DeepSeek-R1"] {
      #expect(result.output.contains(part), "\(part)")
    }
    let all = try Program().run("quality", "DeepSeek-R1", "--all-uses", "--json")
    let items = try #require(try object(all.output)["items"] as? [[String: Any]])
    #expect(items.contains { $0["use"] as? String == "coding" })
    // The high anchor stands at 60 points of common ability, by definition.
    let general = try #require(items.first { $0["use"] as? String == "general" })
    let points = try #require(general["points"] as? Double)
    #expect(abs(points - 60) < 0.001)
  }

  @Test func `an unheard-of use case is refused with the nearest one`() throws {
    let result = try Program().run("quality", "DeepSeek-R1", "--use", "codng")
    #expect(result.status == 64)
    #expect(result.errors.contains("there is no use case 'codng'."))
    #expect(result.errors.contains("Did you mean 'coding'?"))
  }

  @Test func `a model nobody published a result of ends with 1 and says why`() throws {
    let result = try Program().run("quality", "jinaai/jina-embeddings-v3", "--plain")
    #expect(result.status == 1, "\(result.output)\(result.errors)")
    #expect(result.output.contains("not known"))
  }

  @Test func `calibrating the shipped catalog prints the shipped scale`() throws {
    let folder = Program.root.appendingPathComponent("catalog")
    let head = try String(
      contentsOf: folder.appendingPathComponent("catalog.toml"), encoding: .utf8)
    let named = try #require(
      head.split(separator: "\n").first { $0.hasPrefix("calibration = ") }?
        .split(separator: "\"").last)
    let result = try Program().run("quality", "calibrate", "--version", String(named))
    #expect(result.status == 0, "\(result.errors)")
    // Results that were added since need not have brought a new scale.
    guard result.errors.contains("on the same results") else { return }
    let shipped = try String(
      contentsOf: folder.appendingPathComponent("calibration/\(named).toml"), encoding: .utf8)
    #expect(result.output == shipped)
  }

  @Test func `validating prints the figures and whether the bars are met`() throws {
    let result = try Program().run("quality", "validate", "--seeds", "1", "--json")
    let report = try object(result.output)
    #expect(report["schema"] as? String == "weigh.quality-validation/1")
    #expect(report["passes"] as? Bool == (result.status == 0))
    let items = try #require(report["items"] as? [[String: Any]])
    #expect(
      items.compactMap { $0["results"] as? String } == ["all", "independent", "vendor", "unknown"])
  }
}
