import Foundation
import Testing

/// What a layer probe that was kept does to a fit and to a ranking.
@Suite struct LayerFeedTests {
  private static let model = "Qwen/QwQ-32B"

  /// Keeps a layer probe the way the program keeps it, past its commands.
  private func keep(
    _ id: String, in program: Program, decode: Double, quality: String = "good",
    created: String = "2026-08-01T10:00:00Z", device: String = #"{"declared":"workstation"}"#
  ) throws {
    _ = try program.run("probe", "--list")
    let figure: [String: Any] = ["low": decode * 0.9, "middle": decode, "high": decode * 1.1]
    var body: [String: Any] = [
      "status": "complete", "program": "weigh 0.1.0", "startedAt": 1, "endedAt": 58_001, "seed": 7,
      "model": Self.model, "architecture": "qwen2", "quantization": "Q4_K_M", "layers": 64,
      "shallow": [2, 11], "contextTokens": 4096, "threads": 2, "engine": "llama.cpp b1",
      "diskBytes": 1000, "fullBytes": 100_000, "promptTokens": 512, "quality": quality,
    ]
    if quality != "busy" {
      body["decodeTokensPerSecond"] = figure
      body["anonymousBytes"] = ["low": 3e9, "middle": 3.1e9, "high": 3.2e9]
    }
    let text = String(
      decoding: try JSONSerialization.data(withJSONObject: body), as: UTF8.self)
    let values = [
      id, "layers", created, Self.model, Self.model, "Q4_K_M", text, "complete", device,
    ]
    let script = try program.file(
      "keep-\(id).py",
      """
      import sqlite3, sys
      database = sqlite3.connect(sys.argv[1])
      database.execute('''INSERT INTO probe_run (id, kind, created, served_model, catalog_id,
        endpoint, body, status, device) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)''', sys.argv[2:])
      database.commit()
      """)
    let file = program.home.appendingPathComponent("data/weigh/user.sqlite").path
    let result = try Program.execute(
      "/usr/bin/env", ["python3", script, file] + values, environment: program.environment)
    try #require(result.status == 0, "\(result.errors)")
  }

  private func fit(_ program: Program) throws -> String {
    try program.run("fit", "show", Self.model, "--preset", "eu-product", "--quant", "Q4_K_M").output
  }

  @Test func `the fit page has it beside the formula, as an estimate`() throws {
    let program = try Program()
    let before = try fit(program)
    #expect(!before.contains("layer probe"))
    try keep("run-a", in: program, decode: 31)
    let page = try fit(program)
    #expect(page.contains("Estimated by layer probe: 31 [28–34] tok/s"))
    #expect(page.contains("llama.cpp b1, 2 threads; run-a, 2026-08-01."))
    #expect(page.contains("2.9 GiB ± 3 % anonymous, at 4,096 tokens"))
    #expect(page.contains("Decode at 32,768 tokens of context"))
    #expect(!page.contains("Measured by layer probe"))
  }

  @Test func `the newest counts, the older stays, a busy one says nothing`() throws {
    let program = try Program()
    try keep("run-old", in: program, decode: 20)
    try keep("run-new", in: program, decode: 31, created: "2026-08-03T10:00:00Z")
    try keep("run-busy", in: program, decode: 9, quality: "busy", created: "2026-08-04T10:00:00Z")
    let page = try fit(program)
    let new = try #require(page.range(of: "31 [28–34] tok/s"))
    let old = try #require(page.range(of: "20 [18–22] tok/s"))
    #expect(new.lowerBound < old.lowerBound)
    #expect(!page.contains("run-busy"))
  }

  @Test func `one of other hardware counts for nothing here`() throws {
    let program = try Program()
    try keep("run-a", in: program, decode: 31, device: #"{"declared":"elsewhere"}"#)
    try keep(
      "run-b", in: program, decode: 31,
      device: #"{"backend":"cpu","cores":2,"count":1,"memoryBytes":8589934592,"name":"Other"}"#)
    #expect(try !fit(program).contains("layer probe"))
  }

  @Test func `an unvalidated kind has a band of 30 % and says so`() throws {
    let program = try Program()
    try keep("run-a", in: program, decode: 30, quality: "not-validated")
    #expect(
      try fit(program).contains(
        "30 [21–39] tok/s"))
  }

  @Test func `a ranking uses it, marked as estimated, and gives the same bytes each time`() throws {
    let program = try Program()
    func rank() throws -> String {
      try program.run("rank", "--preset", "eu-product", "--ways", "--json").output
    }
    let before = try rank()
    try keep("run-a", in: program, decode: 31)
    let after = try rank()
    #expect(after == (try rank()))
    #expect(before != after)
    #expect(after.contains("run-a"))
    #expect(!after.contains("measured-here"))
  }
}
