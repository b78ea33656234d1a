import Catalog
import Foundation
import Licensing
import Scoring

/// License verdicts over many entries: CPU time of one thread, against reading the entries once.
///
///     LicenseBenchmark CATALOG-FOLDER [ENTRIES] [RUNS]
@main
struct LicenseBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments
    let folder = arguments.count > 1 ? arguments[1] : "catalog"
    let count = arguments.count > 2 ? Int(arguments[2]) ?? 100_000 : 100_000
    let runs = arguments.count > 3 ? Int(arguments[3]) ?? 51 : 51
    let bench = try Workbench(folder: folder)
    print("license verdicts, one profile over \(count) entries, one thread, CPU ms of \(runs) runs")
    for (name, keys) in [
      ("as in the catalog", bench.catalogKeys(count)),
      ("1 to 3 licenses at random", bench.randomKeys(count)),
    ] {
      let indexing = Stopwatch.milliseconds { _ = LicenseKeyIndex(keys) }
      let index = LicenseKeyIndex(keys)
      var verdicts: [Double] = []
      var readings: [Double] = []
      var sum = 0
      for _ in 0..<runs {
        verdicts.append(
          Stopwatch.milliseconds {
            sum += index.verdicts(for: bench.use, licenses: bench.library).count
          })
        readings.append(Stopwatch.milliseconds { for place in index.positions { sum &+= place } })
      }
      let reasons = Stopwatch.milliseconds {
        for key in index.distinct.prefix(1000) {
          sum &+= evaluate(key, use: bench.use, licenses: bench.library).reasons.count
        }
      }
      let judged = min(1000, index.distinct.count)
      print(
        "  \(name): \(index.distinct.count) distinct sets, median \(verdicts.middle.short), "
          + "least \(verdicts.least.short); reading once \(readings.middle.short); "
          + "index, once a catalog \(indexing.short); "
          + "with reasons \((reasons / Double(judged) * 1000).short) µs a set  [\(sum % 10)]")
    }
  }
}

/// What the benchmark works on.
struct Workbench {
  let library: LicenseLibrary
  let use: IntendedUse
  private let shipped: [LicenseSubject.Key]

  init(folder: String) throws {
    let reading = CatalogReader.read(try CatalogFolder.files(in: folder))
    guard let date = CalendarDate("2026-01-01") else { throw CocoaError(.coderInvalidValue) }
    let snapshot = CatalogSnapshot(
      release: CatalogRelease(format: 1, name: "bench", asOf: date, sha256: ""),
      records: reading.records)
    library = LicenseLibrary(snapshot: snapshot)
    shipped = snapshot.models.filter(\.hasOpenWeights).map { model in
      let terms = try? LicenseLineage.terms(of: model.id) { id in
        snapshot.model(id).map {
          LicenseLineage.Model(
            terms: AssignedLicense.assigned(by: $0.licenses), parents: $0.derivedFrom,
            isDerived: $0.isDerived)
        }
      }
      return LicenseSubject(
        modelID: model.id, isMultimodal: model.isMultimodal, terms: terms ?? []
      ).key
    }
    guard var use = IntendedUse.preset("product")?.profile else {
      throw CocoaError(.coderInvalidValue)
    }
    use.use.usersIn = ["DE", "FR"]
    use.entity.domicile = "DE"
    use.use.hostedIn = ["DE"]
    use.use.productMAU = 50_000
    self.use = use
  }

  /// The keys of the shipped models, drawn again and again.
  func catalogKeys(_ count: Int) -> [LicenseSubject.Key] {
    var random = SplitMix64(seed: 1)
    return (0..<count).map { _ in shipped[random.below(shipped.count)] }
  }

  /// One to three licenses each, more sets than any catalog has.
  func randomKeys(_ count: Int) -> [LicenseSubject.Key] {
    var random = SplitMix64(seed: 2)
    let ids = library.licenses.map(\.id)
    return (0..<count).map { _ in
      let terms = (0...random.below(3)).map { _ in
        AssignedLicense(id: ids[random.below(ids.count)], basis: .tag)
      }
      return LicenseSubject(
        modelID: "", isMultimodal: [true, false, nil][random.below(3)], terms: terms
      ).key
    }
  }
}

extension SplitMix64 {
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}

/// CPU time of this thread, so that a busy machine does not count.
enum Stopwatch {
  static func milliseconds(_ work: () -> Void) -> Double {
    let before = now()
    work()
    return now() - before
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
  }
}

extension [Double] {
  var middle: Double { sorted()[count / 2] }
  var least: Double { self.min() ?? 0 }
}

extension Double {
  var short: String { String(format: "%.2f", self) }
}
