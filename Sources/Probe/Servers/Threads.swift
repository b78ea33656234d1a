internal import Glibc

/// Work that mostly waits, each piece on a thread of its own.
enum Threads {
  /// The results in the order of the items; returns when all are there.
  static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], _ work: @escaping @Sendable (Item) -> Result?
  ) -> [Result?] {
    let jobs = items.map { item in Job { work(item) } }
    let threads: [pthread_t?] = jobs.map { job in
      var thread = pthread_t()
      let context = Unmanaged.passRetained(job as AnyJob)
      let status = pthread_create(
        &thread, nil,
        { raw in
          guard let raw else { return nil }
          Unmanaged<AnyJob>.fromOpaque(raw).takeRetainedValue().perform()
          return nil
        }, context.toOpaque())
      guard status == 0 else {
        // Without another thread the work is done on this one.
        context.takeRetainedValue().perform()
        return nil
      }
      return thread
    }
    for case let thread? in threads { pthread_join(thread, nil) }
    return jobs.map(\.result)
  }

  /// A piece of work without the type of its result, as a C function can pass it on.
  private class AnyJob {
    func perform() {}
  }

  /// Written by its thread, read after that thread was joined.
  private final class Job<Result>: AnyJob {
    private let work: () -> Result?
    private(set) var result: Result?

    init(_ work: @escaping () -> Result?) { self.work = work }

    override func perform() { result = work() }
  }
}
