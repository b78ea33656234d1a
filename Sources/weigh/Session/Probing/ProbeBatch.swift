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
    let job: Job
    /// The run this one repeats, to be compared with it.
    var former: KeptProbe?
  }

  /// What can be measured.
  enum Job: Sendable {
    /// A running server.
    case server(ServerJob)
    /// A file an engine is started for.
    case file(FileJob)

    /// What is asked instead of measured; nothing measures.
    var moderation: ModerationJob? {
      switch self {
      case .server(let job): job.moderation
      case .file(let job): job.moderation
      }
    }

    /// The run it goes on with.
    var resumed: KeptProbe? {
      switch self {
      case .server(let job): job.resuming
      case .file(let job): job.resuming
      }
    }

    /// The machine it runs on, as far as that can be told.
    fileprivate var host: String {
      guard case .server(let job) = self, !job.endpoint.isLoopback else { return "this machine" }
      return URLComponents(string: job.endpoint.url)?.host ?? job.endpoint.url
    }
  }

  /// As many are measured in one command.
  static let most = EndpointList.most

  let items: [Item]
  let keeper: ProbeKeeper

  /// Measures all of them, and gives what came of each in the order of the items.
  ///
  /// **Shape**: a server that fails stops no other one; `stop` stops all. `report` is called on the
  /// thread of the run it is about, with its place among the items.
  func measure(
    stop: ProbeStop, report: @escaping @Sendable (Int, ProbeEvent) -> Void
  ) -> [Result<KeptProbe, Failure>] {
    let results = ResultList(count: items.count)
    let queues = Dictionary(grouping: items.indices) { items[$0].job.host }
    let isDone = DispatchGroup()
    for places in queues.values {
      isDone.enter()
      // A thread and no task: each run blocks for minutes, and an engine ends with its thread.
      let thread = Thread { [self] in
        for place in places {
          results.put(result(of: items[place].job, stop: stop) { report(place, $0) }, at: place)
        }
        isDone.leave()
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
    isDone.wait()
    return results.all
  }

  private func result(
    of job: Job, stop: ProbeStop, report: @escaping (ProbeEvent) -> Void
  ) -> Result<KeptProbe, Failure> {
    let told: (ProbeEvent) -> ProbeControl = { event in
      report(event)
      return .proceed
    }
    do throws(Failure) {
      switch job {
      case .server(let job): return .success(try keeper.measure(job, stop: stop, report: told))
      case .file(let job): return .success(try keeper.measure(job, stop: stop, report: told))
      }
    } catch {
      return .failure(error)
    }
  }
}

/// What came of several runs, put together by their threads.
private final class ResultList: Sendable {
  private let results: Mutex<[Result<KeptProbe, Failure>?]>

  init(count: Int) { results = Mutex(Array(repeating: nil, count: count)) }

  func put(_ result: Result<KeptProbe, Failure>, at place: Int) {
    results.withLock { $0[place] = result }
  }

  var all: [Result<KeptProbe, Failure>] {
    results.withLock { results in
      results.map { $0 ?? .failure(Failure(.bug, "a bug in Weigh: a server was not measured.")) }
    }
  }
}
