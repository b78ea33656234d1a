import CKernels
import Columns
import Dispatch
import Foundation
import Synchronization

/// A generated table and what is timed over it.
final class TableBench {
  let table: ColumnTable
  private var live: ColumnQuery?
  private var moves = 0

  init(rows: Int, seed: UInt64) throws {
    var generator = TableGenerator(seed: seed, count: rows)
    table = try ColumnTable(generator.columns(), rowCount: rows)
  }

  /// Writes each column as raw bytes for the other engines.
  func write(to folder: String) throws {
    for (name, column) in zip(table.names, table.columns) {
      try column.withBytes { try Data($0).write(to: URL(fileURLWithPath: "\(folder)/\(name)")) }
    }
  }

  /// Every rule, every curve and the best fifty, with nothing remembered.
  func score() throws -> [RankedRow] {
    var query = try Workload.query(table)
    let best = try query.best(Workload.limit)
    live = query
    return best
  }

  /// The same by several threads, each with a slice of the rows.
  func score(threads: Int) throws -> [RankedRow] {
    let slices = Mutex([[RankedRow]](repeating: [], count: threads))
    DispatchQueue.concurrentPerform(iterations: threads) { [table] slice in
      let rows = slice * table.rowCount / threads..<(slice + 1) * table.rowCount / threads
      var query = try? Workload.query(table, rows: rows)
      let best = (try? query?.best(Workload.limit)) ?? []
      slices.withLock { $0[slice] = best }
    }
    return RankedRow.merged(slices.withLock { $0 }, limit: Workload.limit)
  }

  /// One weight moved, rules and values remembered.
  func moveWeight() throws -> [RankedRow] {
    if live == nil { _ = try score() }
    moves += 1
    try live?.setWeight(moves % 2 == 1 ? 9 : 7, of: 1)
    return try live?.best(Workload.limit) ?? []
  }

  /// One limit changed, everything else remembered.
  func moveLimit() throws -> [RankedRow] {
    if live == nil { _ = try score() }
    moves += 1
    let low: Double = moves % 2 == 1 ? 65_536 : 32_768
    try live?.setRule(2, to: .window(column: "context", low: low, high: .infinity))
    return try live?.best(Workload.limit) ?? []
  }

  /// Reads every byte of the ten columns once.
  func readOnce() -> UInt64 {
    table.columns.reduce(0) { sum, column in
      sum
        &+ column.withBytes { bytes in
          weigh_sum_words(
            weigh_vector_bytes(), bytes.baseAddress?.assumingMemoryBound(to: UInt64.self),
            bytes.count / 8)
        }
    }
  }

  /// How many rows pass all rules, and what the query computed for the best fifty.
  func facts() throws -> (rankable: Int, work: ColumnWork) {
    var query = try Workload.query(table)
    _ = try query.best(Workload.limit)
    return (query.rankable().population, query.work)
  }
}
