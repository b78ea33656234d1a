import Foundation
import GRDB
import Testing

@testable import Store

@Suite struct ProbeRunTests {
  let database: UserDatabase

  init() throws { database = try UserDatabase.inMemory() }

  private func run(_ id: String, created: String = "2026-08-01", of model: String? = "a/b")
    -> ProbeRun
  {
    ProbeRun(
      summary: .init(
        id: id, kind: "server", created: created, servedModel: "b", catalogID: model,
        endpoint: "127.0.0.1:8080"), body: "{\"id\":\"\(id)\"}")
  }

  @Test func `a run comes back whole`() throws {
    try database.save(run("r1"))
    #expect(try database.probeRun(id: "r1") == run("r1"))
    #expect(try database.probeRun(id: "r2") == nil)
  }

  @Test func `runs are listed latest first, of one model or all`() throws {
    try database.save(run("r1", created: "2026-08-01"))
    try database.save(run("r2", created: "2026-08-03", of: "c/d"))
    try database.save(run("r4", created: "2026-08-02", of: nil))
    try database.save(run("r3", created: "2026-08-02"))
    #expect(try database.probeRuns().map(\.id) == ["r2", "r3", "r4", "r1"])
    #expect(try database.probeRuns(ofModel: "a/b").map(\.id) == ["r3", "r1"])
    #expect(try database.probeRuns(ofModel: "x").isEmpty)
  }

  @Test func `a run that goes on replaces its earlier state and keeps its labels`() throws {
    let label = ProbeLabel(item: "i1", made: "2026-08-01T10:00:00Z", body: "{}")
    var changed = run("r1")
    try database.save(changed)
    try database.add(label, toRun: "r1")
    changed.body = "{\"done\":true}"
    changed.summary.catalogID = nil
    try database.save(changed)
    #expect(try database.probeRun(id: "r1") == changed)
    #expect(try database.labels(ofRun: "r1") == [label])
  }

  @Test func `requests are kept one by one, in the order they came`() throws {
    var going = run("r1")
    going.summary.status = .running
    try database.save(going)
    let samples = (0..<40).map {
      ProbeRun.Sample(phase: $0 < 20 ? "first-token" : "throughput", place: $0 % 20, body: "\($0)")
    }
    for sample in samples { try database.add(sample, toRun: "r1") }
    #expect(try database.probeRun(id: "r1")?.samples == samples)
    #expect(try database.probeRuns().map(\.status) == [.running])
  }

  @Test func `a run can be read without its requests`() throws {
    var whole = run("r1")
    whole.samples = [ProbeRun.Sample(phase: "throughput", place: 0, body: "{}")]
    try database.save(whole)
    let short = try #require(try database.probeRun(id: "r1", withSamples: false))
    #expect(short.samples.isEmpty)
    #expect(short.summary == whole.summary)
    #expect(short.body == whole.body)
  }

  @Test func `a run that ends has the requests it ended with`() throws {
    var going = run("r1")
    going.summary.status = .running
    try database.save(going)
    try database.save(run("r2"))
    for id in ["r1", "r2"] {
      try database.add(ProbeRun.Sample(phase: "throughput", place: 0, body: "early"), toRun: id)
    }
    going.summary.status = .stopped
    going.samples = [ProbeRun.Sample(phase: "throughput", place: 0, body: "late")]
    try database.save(going)
    #expect(try database.probeRun(id: "r1") == going)
    #expect(try database.probeRun(id: "r2")?.samples.map(\.body) == ["early"])
    try database.deleteProbeRun(id: "r1")
    try database.save(run("r1"))
    #expect(try database.probeRun(id: "r1")?.samples == [])
  }

  @Test(arguments: ["0-0:1:1", "no-such-boot:\(getpid()):1", "unknown:2147483647", "", ":", "x"])
  func `a run of a program that is gone is told as stopped`(holder: String) throws {
    var going = run("r1")
    going.summary.status = .running
    try database.save(going)
    try database.change {
      try $0.execute(sql: "UPDATE probe_run SET holder = ?", arguments: [holder])
    }
    #expect(try database.probeRun(id: "r1")?.summary.status == .stopped)
    try database.change { try $0.execute(sql: "UPDATE probe_run SET holder = NULL") }
    #expect(try database.probeRuns().map(\.status) == [.stopped])
  }

  @Test func `labels are kept in order, also on the same item`() throws {
    try database.save(run("r1"))
    let labels = ["z", "a", "z"].map { ProbeLabel(item: $0, made: "2026", body: "{\"\($0)\":1}") }
    for label in labels { try database.add(label, toRun: "r1") }
    #expect(try database.labels(ofRun: "r1") == labels)
  }

  @Test func `deleting a run deletes its labels`() throws {
    try database.save(run("r1"))
    try database.add(ProbeLabel(item: "i", made: "", body: ""), toRun: "r1")
    try database.deleteProbeRun(id: "r1")
    try database.save(run("r1"))
    #expect(try database.labels(ofRun: "r1").isEmpty)
  }

  @Test func `a run that is not there is named`() throws {
    let missing = UserDatabaseError.noProbeRun(id: "x")
    #expect(throws: missing) { try database.deleteProbeRun(id: "x") }
    #expect(throws: missing) {
      try database.add(ProbeLabel(item: "i", made: "", body: ""), toRun: "x")
    }
    #expect(throws: missing) {
      try database.add(ProbeRun.Sample(phase: "p", place: 0, body: "{}"), toRun: "x")
    }
  }
}

@Suite struct SettingTests {
  @Test func `a setting is remembered, replaced and forgotten`() throws {
    let database = try UserDatabase.inMemory()
    #expect(try database.setting("theme") == nil)
    try database.set("theme", to: "slate")
    try database.set("theme", to: "paper")
    #expect(try database.setting("theme") == "paper")
    try database.set("theme", to: nil)
    #expect(try database.setting("theme") == nil)
  }
}
