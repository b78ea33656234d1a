internal import Foundation
internal import Probe
internal import Synchronization

/// Several servers measured at once: one after the other where they share a host, because two runs
/// on one machine would measure each other.
struct ProbeBatch: Sendable {
  /// One server to measure.
  struct Item: Sendable {
    /// What to call it.
    let name: String
    /// What to measure.
    let job: ServerJob
  }

  /// As many are measured in one command.
  static let most = 8

  let items: [Item]
  let keeper: ProbeKeeper

  /// Measures all of them, and gives what came of each in the order of the items.
  ///
  /// **Shape**: a server that fails stops no other one; `stop` stops all. `report` is called on the
  /// thread of the run it is about, with its place among the items.
  func measure(
    stop: ProbeStop, report: @escaping @Sendable (Int, ProbeEvent) -> Void
  ) -> [Result<KeptProbe, Failure>] {
    let results = Mutex([Result<KeptProbe, Failure>?](repeating: nil, count: items.count))
    let queues = Dictionary(grouping: items.indices) { Self.host(items[$0].job.endpoint) }
    let isDone = DispatchGroup()
    for places in queues.values {
      isDone.enter()
      // A thread and no task: each run blocks for minutes.
      let thread = Thread {
        for place in places {
          let result = Result { () throws(Failure) in
            try keeper.measure(items[place].job, stop: stop) { event in
              report(place, event)
              return .proceed
            }
          }
          results.withLock { $0[place] = result }
        }
        isDone.leave()
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
    isDone.wait()
    return results.withLock { results in
      results.map { $0 ?? .failure(Failure(.bug, "a bug in Weigh: a server was not measured.")) }
    }
  }

  /// The machine a server runs on, as far as its address tells.
  private static func host(_ endpoint: Endpoint) -> String {
    if endpoint.isLoopback { return "this machine" }
    return URLComponents(string: endpoint.url)?.host ?? endpoint.url
  }
}
