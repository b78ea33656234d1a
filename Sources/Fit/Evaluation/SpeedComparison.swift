/// How close predicted speeds came to measured ones.
public struct SpeedComparison: Hashable, Sendable {
  /// One group of rows.
  public struct Group: Hashable, Sendable {
    /// What its rows have in common.
    public let name: String
    /// Measured over predicted, row by row in ascending order.
    public let ratios: [Double]
    /// How many measured speeds lie in their interval.
    public let coveredCount: Int

    /// How many rows it has.
    public var count: Int { ratios.count }
    /// Part of the rows whose prediction is within 30 % of what was measured.
    public var shareWithin30Percent: Double {
      // |predicted / measured − 1| ≤ 0.30, with both sides of the ratio kept as they were measured.
      share { (0.7...1.3).contains(1 / $0) }
    }
    /// Part of the rows whose interval holds what was measured.
    public var coveredShare: Double {
      ratios.isEmpty ? 0 : Double(coveredCount) / Double(ratios.count)
    }
    /// The ratio half of the rows lie below; zero without rows.
    public var medianRatio: Double {
      guard !ratios.isEmpty else { return 0 }
      let middle = ratios.count / 2
      return ratios.count % 2 == 1 ? ratios[middle] : (ratios[middle - 1] + ratios[middle]) / 2
    }

    private func share(where holds: (Double) -> Bool) -> Double {
      ratios.isEmpty ? 0 : Double(ratios.count(where: holds)) / Double(ratios.count)
    }
  }

  /// What rows of prompts are called beside the classes of decoding.
  static let promptClass = "prompt"

  /// Rows that were read.
  public let rowCount: Int
  /// Rows with an estimate and a measured speed.
  public let all: Group
  /// The same rows by class, in the order of the classes.
  public let classes: [Group]
  /// The same rows by hardware, in the order they appear.
  public let devices: [Group]
  /// Rows without an estimate by reason, the most frequent first.
  public let gaps: [GapCount]
  /// Rows that cannot be read.
  public let malformedCount: Int

  /// How many rows have no estimate for one reason.
  public struct GapCount: Hashable, Sendable {
    /// The reason without the row's own names.
    public let reason: String
    /// How many rows.
    public let count: Int
  }

  /// Sets the lines of a file against the speeds the same file states.
  ///
  /// **Errors**: the file has no column of measured speeds.
  public init(_ lines: [SpeedEvaluation.Line], in text: String) throws(SpeedFileProblem) {
    let table = try SpeedTable(text)
    let measured = try table.measured()
    var rows: [Compared] = []
    var reasons: [String: Int] = [:]
    for line in lines {
      switch line.outcome {
      case .estimate(let estimate):
        guard let speed = measured[line.row - 1] else { continue }
        rows.append(
          Compared(
            name: estimate.speedClass.rawValue, middle: estimate.middle,
            isCovered: estimate.low <= speed && speed <= estimate.high, measured: speed,
            hardware: table.hardware(line.row - 1)))
      case .prefill(let estimate):
        guard let speed = measured[line.row - 1] else { continue }
        rows.append(
          Compared(
            name: Self.promptClass, middle: estimate.middle,
            isCovered: estimate.low <= speed && speed <= estimate.high, measured: speed,
            hardware: table.hardware(line.row - 1)))
      case .unknown(let gap): reasons[gap.kind, default: 0] += 1
      case .malformed: continue
      }
    }
    rowCount = lines.count
    all = Self.group("all", rows)
    classes = (SpeedClass.allCases.map(\.rawValue) + [Self.promptClass]).compactMap { name in
      let inClass = rows.filter { $0.name == name }
      return inClass.isEmpty ? nil : Self.group(name, inClass)
    }
    var names: [String] = []
    for row in rows where !names.contains(row.hardware) { names.append(row.hardware) }
    devices = names.map { name in Self.group(name, rows.filter { $0.hardware == name }) }
    gaps = reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { GapCount(reason: $0.key, count: $0.value) }
    malformedCount = lines.count {
      if case .malformed = $0.outcome { true } else { false }
    }
  }

  private struct Compared {
    let name: String
    let middle: Double
    let isCovered: Bool
    let measured: Double
    let hardware: String
  }

  private static func group(_ name: String, _ rows: [Compared]) -> Group {
    Group(
      name: name, ratios: rows.map { $0.measured / $0.middle }.sorted(),
      coveredCount: rows.count(where: \.isCovered))
  }
}
