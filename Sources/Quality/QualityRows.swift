public import Catalog

/// The published results of a catalog as logits: models down, columns across, most cells empty.
///
/// Of several modes of a model on a benchmark the best one stands for it. A run that the catalog
/// lists under two names of one model enters once. Results that are no scores are left out and
/// counted.
public struct QualityRows: Sendable {
  /// One filled cell.
  struct Cell: Sendable {
    let model: Int
    let column: Int
    let logit: Double
    /// The benchmarks of one line that one model was judged on; numbered over all models.
    let run: Int
  }

  /// The columns that hold anything, in order.
  public let columns: [BenchmarkColumn]
  /// The models that have anything, in byte order of their ids.
  public let models: [String]
  /// How many results could not be read, by what is wrong with them.
  public let refusals: [ScoreRefusal: Int]
  /// How many results another name of the same model states already.
  public let repeats: Int
  /// The filled cells, by model and then by column.
  let cells: [Cell]
  /// For each run the model it belongs to.
  let runCount: Int
  /// The digest of what entered.
  public let sha256: String

  private struct Best {
    var logit: Double
    var score: Double
  }

  /// A result as its source identifies it.
  private struct Run: Hashable {
    let benchmark: String
    let source: String
    let label: String
    let mode: String?
    let score: Double
    let date: CalendarDate?
  }

  /// Reads every result of a catalog.
  public init(_ snapshot: CatalogSnapshot) {
    let scales = snapshot.benchmarks.mapValues(BenchmarkScale.init)
    let lines = BenchmarkLines(snapshot.benchmarks.keys)
    var refusals: [ScoreRefusal: Int] = [:]
    var repeats = 0
    var owners: [Run: String] = [:]
    var found: [(model: String, column: BenchmarkColumn, best: Best)] = []
    for model in snapshot.models {
      var best: [BenchmarkColumn: Best] = [:]
      for result in snapshot.results(of: model.id) {
        guard let scale = scales[result.benchmark] else { continue }
        switch scale.logit(of: result) {
        case .failure(let refusal): refusals[refusal, default: 0] += 1
        case .success(let logit):
          if let label = result.label {
            let run = Run(
              benchmark: result.benchmark, source: result.evidence?.source ?? "", label: label,
              mode: result.mode, score: result.score, date: result.date)
            guard owners[run, default: model.id] == model.id else {
              repeats += 1
              continue
            }
            owners[run] = model.id
          }
          let column = BenchmarkColumn(benchmark: result.benchmark, kind: result.kind)
          if best[column].map({ logit > $0.logit }) ?? true {
            best[column] = Best(logit: logit, score: result.score)
          }
        }
      }
      for column in best.keys.sorted() {
        if let best = best[column] { found.append((model.id, column, best)) }
      }
    }
    self.refusals = refusals
    self.repeats = repeats
    let columns = Set(found.map(\.column)).sorted()
    self.columns = columns
    let positions = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
    var models: [String] = []
    var cells: [Cell] = []
    var runs: [BenchmarkColumn: Int] = [:]
    var runCount = 0
    for (model, column, best) in found {
      if models.last != model {
        models.append(model)
        runs = [:]
      }
      let head = BenchmarkColumn(benchmark: lines.head(of: column.benchmark), kind: column.kind)
      if runs[head] == nil {
        runs[head] = runCount
        runCount += 1
      }
      cells.append(
        Cell(
          model: models.count - 1, column: positions[column] ?? 0, logit: best.logit,
          run: runs[head] ?? 0))
    }
    self.models = models
    self.cells = cells
    self.runCount = runCount
    sha256 = SHA256.hex(
      found.map { model, column, best in
        "\(model)\t\(column.benchmark)\t\(column.kind.rawValue)\t"
          + "\(JSONValue.stated(best.score).canonicalText)\n"
      }.joined())
  }

  /// How many results there are.
  public var count: Int { cells.count }
}
