import Catalog
import Decision
import Fit
import Sheets
import Testing

/// The page on memory and speed.
struct FitPageTests {
  private static let architecture: Architecture = {
    var architecture = Architecture()
    architecture.type = "llama"
    architecture.layers = 32
    architecture.embedding = 4096
    architecture.feedForward = 14_336
    architecture.heads = 32
    architecture.keyValueHeads = 8
    architecture.headDimension = 128
    architecture.vocabulary = 128_256
    architecture.tiesEmbeddings = false
    return architecture
  }()

  private let model = ModelShape(
    id: "org/model", architecture: FitPageTests.architecture,
    parameters: 8_030_261_248...8_030_261_248, contextLimitTokens: 131_072)

  private func page(memoryGiB: Int64, context: Int64, ram: Int64? = nil) throws -> FitPage {
    let device = Device(
      id: "box", name: "Card", kind: .discrete, memoryBytes: memoryGiB << 30,
      bandwidthBytesPerSecond: 1e12, ramBytes: ram.map { $0 << 30 },
      ramBandwidthBytesPerSecond: ram == nil ? nil : 6e10)
    let quantization = try #require(Quantization.named("Q4_K_M"))
    return FitPage(
      shape: model, device: device,
      delivery: model.delivery(
        quantization, on: device, under: Workload(contextTokens: context)))
  }

  private func table(_ sheet: Sheet, after heading: String) throws -> SheetTable {
    let start = try #require(sheet.items.firstIndex(of: .heading(heading)))
    for item in sheet.items[start...] {
      if case .table(let table) = item { return table }
    }
    throw Missing()
  }

  private struct Missing: Error {}

  @Test func `every line of the plan stands with its formula, then need and budget`() throws {
    let page = try page(memoryGiB: 24, context: 32_768)
    let rows = try table(page.sheet, after: "Memory").rows.map(\.cells)
    #expect(
      rows.map { $0[0] } == [
        "weights", "KV", "compute buffers", "output buffer", "runtime", "need", "budget",
      ])
    #expect(
      rows[1] == [
        "KV", "4.0 GiB", "by config keys",
        "1 stream × 32 layers × 2,048 elements × 32,768 tokens, f16",
      ])
    #expect(rows[6] == ["budget", "23.0 GiB", "declared", "23.0 GiB of 24.0 GiB of memory"])
  }

  @Test func `room, other quantizations and cache types are told for the same device`() throws {
    let page = try page(memoryGiB: 12, context: 131_072)
    #expect(page.sheet.summary.hasPrefix("does not fit, "))
    let contexts = try table(page.sheet, after: "Room").rows
    #expect(contexts.map { $0.cells[0] } == ["8,192", "32,768", "131,072"])
    #expect(contexts.map(\.isMarked) == [false, false, true])
    #expect(contexts.map { $0.cells[3] } == ["fits", "fits", "does not fit"])
    let ways = try table(page.sheet, after: "Other quantizations").rows
    #expect(ways.filter(\.isMarked).map { $0.cells[0] } == ["Q4_K_M"])
    #expect(ways.map { $0.cells[0] }.prefix(2) == ["Q8_0", "Q6_K"])
    let types = try table(page.sheet, after: "Other types of cache").rows
    #expect(types.map { $0.cells[0] } == ["f16", "q8_0", "q4_0"])
  }

  @Test func `layers in host memory are counted in words`() throws {
    let page = try page(memoryGiB: 6, context: 8192, ram: 64)
    #expect(
      page.sheet.items.contains { item in
        if case .remark(let text) = item { return text.hasSuffix("the others in host memory.") }
        return false
      })
    #expect(page.sheet.items.contains(.entry("Class of decode", "partly-in-ram")))
  }

  @Test func `the document holds the same numbers`() throws {
    let json = try page(memoryGiB: 24, context: 32_768).json
    #expect(
      Set(json.keys).isSuperset(of: [
        "budget_bytes", "context_limit", "decode", "delivery", "device", "fits_with",
        "headroom_percent", "host_budget_bytes", "largest_context", "largest_streams", "lines",
        "need", "other_quantizations", "placement", "quantization", "sentence", "verdict",
        "workload",
      ]))
    #expect(json["verdict"] == .text("pass"))
    #expect(json["fits_with"] == .null)
    guard case .list(let lines)? = json["lines"], case .object(let cache) = lines[1] else {
      throw Missing()
    }
    #expect(cache["low_bytes"] == .integer(4 << 30))
    #expect(cache["basis"] == .text("by config keys"))
  }

  @Test func `what is not known is said, and never a number`() throws {
    let unknown = ModelShape(id: "org/new", architecture: Architecture())
    let device = Device(id: "box", kind: .processor, memoryBytes: 32 << 30)
    let quantization = try #require(Quantization.named("Q4_K_M"))
    let page = FitPage(
      shape: unknown, device: device,
      delivery: unknown.delivery(
        quantization, on: device, under: Workload(contextTokens: 4096)))
    let rows = try table(page.sheet, after: "Memory").rows.map(\.cells)
    #expect(rows[0][1] == "unknown")
    #expect(rows[1][1] == "unknown")
    #expect(
      page.sheet.items.contains(
        .entry("Context the budget allows", "not known, because part of the memory is not")))
    #expect(page.json["largest_context"] == .null)
  }
}
