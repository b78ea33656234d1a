import Catalog
import Foundation
import Testing

@testable import Fit

/// Predictions of measured rows, from names alone.
struct SpeedEvaluationTests {
  private let head = "hardware,gpu_count,vram_gb,ram_gb,cpu,os,model,quant_in_name,provider,avg_tps"

  private static func model(
    _ id: String, _ parameters: Int64, active: Int64? = nil, type: String = "llama"
  ) -> Record {
    var facts: [Field: FactValue] = ["params_total": .integer(parameters)]
    if let active { facts["params_active"] = .integer(active) }
    let plain = record(id: id, facts: facts, arch: plainArch(type: type))
    return Record(
      kind: .model, id: id, identity: [Row.NamedValue("status", .text("listed"))],
      facts: plain.facts, sections: plain.sections)
  }

  private let evaluation: SpeedEvaluation

  init() throws {
    let date = try #require(CalendarDate(year: 2026, month: 11, day: 1))
    let snapshot = CatalogSnapshot(
      release: CatalogRelease(format: 1, name: "test", asOf: date, sha256: ""),
      records: [
        Self.model("meta-llama/Llama-3.1-8B-Instruct", 8_030_261_248),
        Self.model(
          "Qwen/Qwen3.5-35B-A3B", 35_900_000_000, active: 3_000_000_000, type: "qwen3_moe"),
        Self.model("org/Dense-33B", 33_000_000_000),
        Self.model(
          "mistralai/Mixtral-8x7B-v0.1", 46_700_000_000, active: 12_900_000_000, type: "mixtral"),
        Self.model(
          "mistralai/Mixtral-8x22B-v0.1", 141_000_000_000, active: 39_000_000_000, type: "mixtral"
        ),
      ])
    evaluation = SpeedEvaluation(
      snapshot: snapshot,
      presets: PresetTable([
        Preset(
          id: "rtx-4090", name: "RTX 4090", kind: .discrete, sizesGiB: [24],
          bandwidthGBs: 1008...1008, driverNames: ["NVIDIA GeForce RTX 4090"],
          aliases: ["4090"]),
        Preset(
          id: "rtx-5090", name: "RTX 5090", kind: .discrete, sizesGiB: [32],
          bandwidthGBs: 1792...1792, driverNames: ["NVIDIA GeForce RTX 5090"]),
      ]))
  }

  private func lines(_ rows: String...) throws -> [SpeedEvaluation.Line] {
    try evaluation.lines(of: ([head] + rows).joined(separator: "\n"))
  }

  private func estimate(_ model: String, _ hardware: String = "NVIDIA GeForce RTX 4090,1,24")
    throws -> SpeedEstimate?
  {
    guard case .estimate(let estimate) = try lines("\(hardware),64,,linux,\(model),,,1")[0].outcome
    else { return nil }
    return estimate
  }

  @Test func `every row gives one line, in order`() throws {
    let lines = try lines(
      "NVIDIA GeForce RTX 4090,1,24,64,,linux,Llama-3.1-8B-Instruct-Q4_K_M.gguf,Q4_K_M,llamacpp,9",
      "Some Card,1,24,64,,linux,llama3.1:8b,,ollama,9",
      "NVIDIA GeForce RTX 4090,x,24,64,,linux,llama3.1:8b,,ollama,9",
      "NVIDIA GeForce RTX 4090,1,24,64,,linux,\"unclosed,,ollama,9",
      "NVIDIA GeForce RTX 4090,1,24,64,,linux,nameless,,ollama,9",
      "NVIDIA GeForce RTX 4090,1,24,64,,linux,fine-tune-34B,,ollama,9",
      "NVIDIA GeForce RTX 4090,1,24,64,,linux,llama3.1:8b,Q9_Z,ollama,9",
      "NVIDIA GeForce RTX 4090,1,24,64,,linux,Other-8x70B,,ollama,9")
    #expect(lines[0].json.hasPrefix("{\"row\":1,\"class\":\"dense\",\"low\":"))
    #expect(lines[0].json.hasSuffix(",\"basis\":\"formula\"}"))
    #expect(
      lines.dropFirst().map(\.json) == [
        "{\"row\":2,\"unknown\":\"no bandwidth for 'Some Card'\"}",
        "{\"row\":3,\"error\":\"'gpu_count' has 'x'; expected a number\"}",
        "{\"row\":4,\"error\":\"quotation marks do not close\"}",
        "{\"row\":5,\"unknown\":\"no model and no size in the name 'nameless'\"}",
        "{\"row\":6,\"unknown\":\"'fine-tune-34B' may be a mixture of experts: models of 34 B "
          + "are dense or mixtures\"}",
        "{\"row\":7,\"unknown\":\"no quantization is called 'Q9_Z'\"}",
        "{\"row\":8,\"unknown\":\"'Other-8x70B' counts experts and does not say how large all of "
          + "them are\"}",
      ])
  }

  @Test func `names find their model, their base, or stand for their sizes`() throws {
    let exact = try #require(try estimate("Llama-3.1-8B-Instruct-Q4_K_M.gguf"))
    for name in ["llama3.1:8b", "org_Tune-Llama-3.1-8B-v2-Q4_K_M.gguf", "meta-llama/Llama-3.1-8B"] {
      #expect(try estimate(name) == exact, "\(name)")
    }
    let named = try #require(try estimate("nobody-knows-8b"))
    #expect(abs(named.middle / exact.middle - 1) < 0.02)
    for name in ["Tune-Qwen3.5-35B-A3B-x", "qwen3.5:35b", "other-35B-A3B"] {
      let estimate = try estimate(name, "NVIDIA GeForce RTX 5090,1,32")
      #expect(estimate?.speedClass == .mixture, "\(name)")
    }
    #expect(try estimate("mixtral:8x7b-instruct-v0.1-q2_K") != nil)
    #expect(try estimate("mixtral") == nil)
  }

  @Test func `hardware is found by its driver's name, with remarks, and as people type it`() throws
  {
    let exact = try #require(try estimate("llama3.1:8b"))
    for name in ["NVIDIA GeForce RTX 4090 (desktop)", "RTX 4090", "4090"] {
      #expect(try estimate("llama3.1:8b", name + ",1,24") == exact, "\(name)")
    }
    for name in ["RTX 4090 Laptop GPU", "RTX 4090 D", "RTX 4091", "Radeon RX 4090"] {
      #expect(try estimate("llama3.1:8b", name + ",1,24") == nil, "\(name)")
    }
  }

  @Test func `what was measured never changes a prediction`() throws {
    let row = "NVIDIA GeForce RTX 4090,1,24,64,,linux,llama3.1:8b,,ollama,"
    #expect(try lines(row + "1") == lines(row + "999"))
    #expect(try lines(row + "1").map(\.json) == lines(row + "no number").map(\.json))
  }

  @Test func `a row may state its hardware, and measure a prompt`() throws {
    let text = """
      hardware,vram_gb,backend,bandwidth_gbs,fp16_tflops,model,kind,tokens,tps
      Some Card,24,cuda,1008,165,llama3.1:8b,tg,128,1
      Some Card,24,cuda,1008,165,llama3.1:8b,pp,512,1
      Some Card,24,cuda,1008,,llama3.1:8b,pp,512,1
      Some Card,24,cuda,fast,165,llama3.1:8b,pp,512,1
      """
    let lines = try evaluation.lines(of: text)
    guard case .estimate(let stated) = lines[0].outcome,
      case .prefill(let prompt) = lines[1].outcome
    else {
      Issue.record("both rows have a speed")
      return
    }
    #expect(try estimate("llama3.1:8b")?.middle == stated.middle)
    #expect(prompt.low > stated.high)
    #expect(lines[1].json.hasPrefix("{\"row\":2,\"class\":\"prompt\",\"low\":"))
    #expect(lines[2].json.contains("'Some Card' declares no fp16_tflops, at least "))
    #expect(
      lines[3].json == "{\"row\":4,\"error\":\"'bandwidth_gbs' has 'fast'; expected a number\"}")
    let comparison = try SpeedComparison(lines, in: text)
    #expect(comparison.classes.map(\.name) == ["dense", "prompt"])
  }

  @Test func `a file without its columns is refused with what to do`() {
    func problem(_ text: String) -> String? {
      do throws(SpeedFileProblem) {
        _ = try evaluation.lines(of: text)
        return nil
      } catch { return error.message }
    }
    #expect(
      problem("a,b\n1,2")
        == "has no column 'hardware' and 'model'. Name it in the first line.")
    #expect(
      problem("hardware,model\n")
        == "has no rows. It needs a first line of column names and rows below it.")
    let text = "hardware,model\nNVIDIA GeForce RTX 4090,llama3.1:8b"
    #expect(throws: SpeedFileProblem.noMeasurements(known: SpeedTable.measuredColumns)) {
      try SpeedComparison(evaluation.lines(of: text), in: text)
    }
    #expect(
      SpeedFileProblem.noMeasurements(known: ["a", "b"]).message
        == "has no column of measured speeds. Name it a or b.")
  }

  @Test func `a summary counts by class and by hardware`() throws {
    let card = "NVIDIA GeForce RTX 4090,1,24,64,,linux,llama3.1:8b,,ollama,"
    let middle = try #require(try estimate("llama3.1:8b")).middle
    let text = [
      head, card + "\(middle)", card + "\(middle * 1.25)", card + "\(middle * 4)", card + "",
      "Some Card,1,24,64,,linux,llama3.1:8b,,ollama,9", "x",
    ].joined(separator: "\n")
    let comparison = try SpeedComparison(evaluation.lines(of: text), in: text)
    #expect(comparison.all.count == 3)
    #expect(comparison.all.coveredCount == 2)
    #expect(abs(comparison.all.shareWithin30Percent - 2.0 / 3) < 1e-9)
    #expect(abs(comparison.all.medianRatio - 1.25) < 1e-9)
    #expect(
      comparison.summary == [
        "3 of 6 rows estimated; 1 malformed; 1 without: no bandwidth.",
        "                                    rows  within 30 %  in interval  measured/predicted",
        "dense                                  3         67 %         67 %                1.25",
        "all                                    3         67 %         67 %                1.25",
        "NVIDIA GeForce RTX 4090                3         67 %         67 %                1.25",
      ])
  }
}
