/// How the columns of a leaderboard become results of benchmarks.
///
/// **Shape**: a TOML file below `mappings/` of the catalog folder. It says which column names the
/// model, which columns or means of columns are scores of which benchmark, in which unit, who
/// evaluated, and which words mean that there is no score. It states no facts and is no part of the
/// content of a catalog.
public struct LeaderboardMapping: Hashable, Sendable {
  /// What a number in a cell counts.
  public enum Unit: String, CaseIterable, Hashable, Sendable {
    /// Hundredths, with or without a percent sign.
    case percent
    /// Parts of one, which become percent.
    case fraction
    /// Points without a bound, such as a rating.
    case points
  }

  /// One benchmark the table has scores of.
  public struct Score: Hashable, Sendable {
    /// The benchmark's id.
    public let benchmark: String
    /// The edition that is meant; the catalog must agree.
    public let edition: String?
    /// The columns or groups whose mean is the score; most often one column.
    public let parts: [String]
    /// What its numbers count.
    public let unit: Unit
    /// To how many decimals the publisher shows it.
    public let decimals: Int?
    /// The column of the low end of its 95 % interval.
    public let low: String?
    /// The column of the high end of its 95 % interval.
    public let high: String?
  }

  /// Which of several rows about one model counts.
  public struct Variant: Hashable, Sendable {
    /// The column that tells them apart, such as a precision.
    public let column: String
    /// Its values, the one that counts first.
    public let keep: [String]
  }

  /// Its name, which is that of its file.
  public let name: String
  /// What it reads, in words.
  public let title: String
  /// The key of the source.
  public let source: String
  /// The format of the file.
  public let format: LeaderboardTable.Format
  /// Names the published file has, to tell mappings apart whose columns are the same.
  public let files: [String]
  /// For JSON objects within objects, what the keys name.
  public let levels: [String]
  /// The column that names the model.
  public let model: String
  /// The column that says in which mode it ran.
  public let mode: String?
  /// Whether a name ends with its mode in parentheses: `Alpha (FC)`.
  public let takesModeFromName: Bool
  /// The column with the day of the run.
  public let date: String?
  /// Whose statements the scores are.
  public let kind: BenchmarkResult.Kind
  /// Who ran the benchmark, where the benchmark itself does not say.
  public let evaluator: String?
  /// Words that mean that there is no score.
  public let unknown: [String]
  /// Which of several rows about one model counts.
  public let variant: Variant?
  /// Columns under a common name, whose mean stands for all of them.
  public let groups: [String: [String]]
  /// The benchmarks it has scores of.
  public let scores: [Score]

  /// Every column it reads, each once, in order.
  public var columns: [String] {
    var seen: Set<String> = []
    let parts = scores.flatMap { score in
      score.parts.flatMap { groups[$0] ?? [$0] } + [score.low, score.high].compactMap(\.self)
    }
    return ([model, mode, date, variant?.column].compactMap(\.self) + parts)
      .filter { seen.insert($0).inserted }
  }

  /// The first table of a file that has every column, if one does.
  func table(in bytes: [UInt8]) throws(TableProblem) -> LeaderboardTable? {
    let tables = try LeaderboardTable.read(bytes, as: format, levels: levels)
    return tables.first { Set($0.columns).isSuperset(of: columns) }
  }

  /// The mappings of a catalog folder, and what is wrong with others, by name.
  public static func all(
    in files: [CatalogFile]
  ) -> (mappings: [LeaderboardMapping], diagnostics: [Diagnostic]) {
    var mappings: [LeaderboardMapping] = []
    var diagnostics: [Diagnostic] = []
    for file in files where isMapping(file.path) {
      guard case .bytes(let bytes) = file.contents else { continue }
      do {
        mappings.append(try LeaderboardMapping(reading: bytes, name: name(of: file.path)))
      } catch {
        diagnostics.append(
          Diagnostic(
            .error, file: file.path, line: error.line, rule: "mapping", message: error.message))
      }
    }
    return (mappings.sorted { $0.name.precedesByBytes($1.name) }, diagnostics.sorted())
  }

  /// Whether a path below the catalog folder is that of a mapping.
  public static func isMapping(_ path: String) -> Bool {
    path.hasPrefix("mappings/") && path.hasSuffix(".toml")
  }

  private static func name(of path: String) -> String {
    String(path.dropFirst("mappings/".utf8.count).dropLast(".toml".utf8.count))
  }
}

/// Why a file is no mapping.
public enum MappingProblem: Error, Hashable, Sendable {
  case notTOML(TOMLProblem)
  case unknownKey(String, line: Int, nearest: String?)
  case missingKey(String, line: Int)
  case wrongValue(key: String, wanted: String, line: Int)
  case notOnce(String, line: Int)

  /// The line, from 1.
  public var line: Int {
    switch self {
    case .notTOML(let problem): return problem.line
    case .unknownKey(_, let line, _), .missingKey(_, let line), .wrongValue(_, _, let line),
      .notOnce(_, let line):
      return line
    }
  }

  /// What is wrong and what to do, in a sentence or two.
  public var message: String {
    switch self {
    case .notTOML(let problem): return problem.message
    case .unknownKey(let key, _, let nearest):
      return "There is no key \(key.quotedForMessage) in a mapping."
        + (nearest.map { " Did you mean \($0.quotedForMessage)?" } ?? "")
    case .missingKey(let key, _): return "The key \(key.quotedForMessage) is missing."
    case .wrongValue(let key, let wanted, _): return "\(key.quotedForMessage) must be \(wanted)."
    case .notOnce(let benchmark, _):
      return "The benchmark \(benchmark.quotedForMessage) has two scores. Keep one."
    }
  }
}
