import Foundation
import Testing

@testable import Probe

@Suite struct PauseTests {
  @Test func `a pause is in no measured time and keeps no connection open`() throws {
    let name = MockServer.newName()
    var pause = (begin: 0.0, end: 0.0)
    let run = try MockServer.run("good", name: name) { progress in
      if progress.step == .throughput, progress.done == 1 {
        pause.begin = Double(HTTPClient.now) / 1e9
        Thread.sleep(forTimeInterval: 0.6)
        pause.end = Double(HTTPClient.now) / 1e9
      }
      return .proceed
    }
    #expect(run.status == .complete && run.succeeded == 5)
    for sample in run.samples { #expect(sample.endMilliseconds ?? 0 < 500) }
    // Nothing was asked, and the answer before was at its end.
    let log = try MockServer.log(name)
    #expect(log.allSatisfy { $0.received < pause.begin || $0.received > pause.end })
    let last = log.filter { $0.received < pause.begin }.compactMap(\.sent.last).max()
    #expect(last ?? .infinity < pause.begin)
  }

  @Test func `a pause inside a request lets it end and begins no other`() throws {
    let name = MockServer.newName()
    var isPaused = false
    var pauseEnd = 0.0
    // Its first text takes 1.3 seconds, so that a wait is reported after one.
    let run = try MockServer.run("late", name: name) { progress in
      if !isPaused, progress.wait != nil, progress.step == .firstToken {
        isPaused = true
        Thread.sleep(forTimeInterval: 1.2)
        pauseEnd = Double(HTTPClient.now) / 1e9
      }
      return .proceed
    }
    #expect(isPaused && run.status == .complete)
    let first = try #require(run.samples.first)
    // The request was not held up: its text came while the caller slept.
    #expect(first.firstTextMilliseconds ?? 0 < 1800 && first.endMilliseconds ?? 0 < 1800)
    let chats = try MockServer.chats(name)
    let next = try #require(chats.last)
    #expect(next.received > pauseEnd)
  }

  @Test func `the clock of the run stands still in a pause`() throws {
    var last = 0.0
    let begin = Date()
    _ = try MockServer.run("good") { progress in
      if progress.step == .firstToken, progress.done == 0 { Thread.sleep(forTimeInterval: 1) }
      last = progress.elapsedSeconds
      return .proceed
    }
    #expect(last <= Date().timeIntervalSince(begin) - 0.99)
  }

  @Test func `a run can be stopped while it is paused`() throws {
    let stop = ProbeStop()
    let run = try MockServer.run("good", stop: stop) { progress in
      if progress.step == .firstToken, progress.done == 1 {
        Thread.detachNewThread { stop.stop() }
        while !stop.isStopped { Thread.sleep(forTimeInterval: 0.01) }
      }
      return .proceed
    }
    #expect(run.status == .stopped && run.samples.count == 1)
  }

  @Test func `a budget does not run while the run is paused`() throws {
    var plan = MockServer.quickPlan
    plan.budgetSeconds = 1.5
    let run = try MockServer.run("good", plan: plan) { progress in
      if progress.step == .firstToken, progress.done == 1 { Thread.sleep(forTimeInterval: 1.6) }
      return .proceed
    }
    #expect(run.status == .complete && run.samples.count == 5 && run.notes.isEmpty)
  }

  @Test func `after a long pause one request wakes the server and does not count`() throws {
    var limits = MockServer.quickLimits
    limits.wakeSeconds = 0.2
    let name = MockServer.newName()
    var measured = 0
    let run = try MockServer.run("good", name: name, limits: limits) { progress in
      if progress.step == .firstToken, progress.done == 2 { Thread.sleep(forTimeInterval: 0.3) }
      if progress.step == .throughput { measured = progress.done }
      return .proceed
    }
    #expect(run.status == .complete && run.samples.count == 5 && measured == 2)
    let chats = try MockServer.chats(name)
    #expect(chats.count == 3 + 5 + 1)
    #expect(chats[5].fields["max_tokens"] as? Int == 1)
  }
}
