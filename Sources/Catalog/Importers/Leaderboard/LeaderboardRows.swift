/// Turns the rows of a table into results, as a mapping says.
struct LeaderboardRows {
  typealias Target = PublishedNames.Target
  typealias Outcome = Result<[ImportedFact], RowProblem>

  private let mapping: LeaderboardMapping
  private let table: LeaderboardTable
  private let names: PublishedNames
  private let evidence: Evidence
  private let date: CalendarDate?
  private let positions: [String: Int]

  init(
    _ mapping: LeaderboardMapping, _ table: LeaderboardTable, _ catalog: ImportCatalog,
    source: String, date: CalendarDate?
  ) {
    self.mapping = mapping
    self.table = table
    self.date = date
    names = PublishedNames(catalog, source: source)
    evidence = Evidence(source: source, asOf: date)
    positions = Dictionary(
      table.columns.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Every row with its results, or why it has none, in the order of the file.
  func results() -> [(LeaderboardTable.Row, Outcome)] {
    let kept = keptRows()
    return table.rows.enumerated().map { position, row in
      do throws(RowProblem) {
        return (row, .success(try facts(row, position, kept)))
      } catch {
        return (row, .failure(error))
      }
    }
  }

  private func cell(_ row: LeaderboardTable.Row, _ column: String?) -> String? {
    guard let column, let position = positions[column] else { return nil }
    return row.cells[position].map { $0.trimmed.withoutControlCharacters }
  }

  private func name(_ row: LeaderboardTable.Row) -> String {
    let text = cell(row, mapping.model) ?? ""
    return mapping.format == .csv ? MarkdownTableReader.linkText(text) : text
  }

  // MARK: Which row counts

  /// What two rows about the same thing share.
  private struct Subject: Hashable {
    let benchmark: String
    let target: Target
    /// Names the catalog itself holds side by side stay side by side.
    let label: String?
  }

  /// For each subject the row that counts: a better known name first, then the variant the mapping
  /// puts first, then the later run, then the earlier row.
  private func keptRows() -> [Subject: Int] {
    var kept: [Subject: (rank: [Int], position: Int)] = [:]
    for (position, row) in table.rows.enumerated() where !name(row).isEmpty {
      for score in mapping.scores {
        let (targets, way) = targets(row, score)
        for subject in subjects(targets, way, row, score) {
          let rank = [way.rawValue, variantRank(row), -(dayNumber(row) ?? 0), position]
          if let other = kept[subject], !rank.lexicographicallyPrecedes(other.rank) { continue }
          kept[subject] = (rank, position)
        }
      }
    }
    return kept.mapValues(\.position)
  }

  private func subjects(
    _ targets: [Target], _ way: PublishedNames.Way, _ row: LeaderboardTable.Row,
    _ score: LeaderboardMapping.Score
  ) -> [Subject] {
    targets.map { target in
      Subject(benchmark: score.benchmark, target: target, label: way == .label ? name(row) : nil)
    }
  }

  private func targets(
    _ row: LeaderboardTable.Row, _ score: LeaderboardMapping.Score
  ) -> (targets: [Target], way: PublishedNames.Way) {
    let (targets, way) = names.targets(
      of: name(row), benchmark: score.benchmark, takesModeFromName: mapping.takesModeFromName)
    guard way != .label, let mode = cell(row, mapping.mode), !mapping.unknown.contains(mode) else {
      return (targets, way)
    }
    return (targets.map { Target(model: $0.model, mode: $0.mode ?? mode) }, way)
  }

  private func variantRank(_ row: LeaderboardTable.Row) -> Int {
    guard let variant = mapping.variant else { return 0 }
    return variant.keep.firstIndex(of: cell(row, variant.column) ?? "") ?? variant.keep.count
  }

  private func dayNumber(_ row: LeaderboardTable.Row) -> Int? {
    cell(row, mapping.date).flatMap { CalendarDate(String($0.prefix(10))) }?.dayNumber
  }

  // MARK: Results

  private func facts(
    _ row: LeaderboardTable.Row, _ position: Int, _ kept: [Subject: Int]
  ) throws(RowProblem) -> [ImportedFact] {
    if row.hasMoreCells { throw .rejected(.tooManyCells) }
    let name = name(row)
    guard !name.isEmpty else { throw .rejected(.missing(mapping.model)) }
    var facts: [ImportedFact] = []
    var isKnown = false
    var other: Int?
    for score in mapping.scores {
      let (targets, way) = targets(row, score)
      if targets.isEmpty { continue }
      isKnown = true
      guard let value = try value(row, score) else { continue }
      let interval = try interval(row, score)
      for subject in subjects(targets, way, row, score) {
        if let best = kept[subject], best != position {
          other = best
          continue
        }
        facts.append(
          try fact(row, score, subject.target, value: value, interval: interval, name: name))
      }
    }
    guard isKnown else { throw .unknown(name) }
    if let other, facts.isEmpty {
      throw .rejected(
        .otherRowCounts(
          line: table.rows[other].line,
          variant: mapping.variant.flatMap { cell(table.rows[other], $0.column) }))
    }
    guard !facts.isEmpty else { throw .rejected(.noScore) }
    return facts
  }

  private func fact(
    _ row: LeaderboardTable.Row, _ score: LeaderboardMapping.Score, _ target: Target,
    value: Double, interval: (low: Double?, high: Double?), name: String
  ) throws(RowProblem) -> ImportedFact {
    var values: [Row.NamedValue] = [
      .init("model", .text(target.model)), .init("score", .number(value)),
    ]
    if let low = interval.low { values.append(.init("ci95_low", .number(low))) }
    if let high = interval.high { values.append(.init("ci95_high", .number(high))) }
    if let mode = target.mode { values.append(.init("mode", .text(mode))) }
    if let evaluator = mapping.evaluator {
      values.append(.init("evaluator", .text(evaluator)))
    }
    values.append(.init("kind", .text(mapping.kind.rawValue)))
    if let day = try day(row) { values.append(.init("date", .date(day))) }
    if name != target.model { values.append(.init("label", .text(name))) }
    return ImportedFact(
      kind: .benchmark, id: score.benchmark, field: "results", statement: .row(values),
      evidence: evidence)
  }

  private func day(_ row: LeaderboardTable.Row) throws(RowProblem) -> CalendarDate? {
    guard let text = cell(row, mapping.date), !mapping.unknown.contains(text) else { return date }
    // A moment counts by its day.
    guard let day = CalendarDate(String(text.prefix(10))) else {
      throw .rejected(.notADate(column: mapping.date ?? "", text: text))
    }
    return day
  }

  // MARK: Numbers

  /// The score of a row, or nothing where a part of it is not known.
  private func value(
    _ row: LeaderboardTable.Row, _ score: LeaderboardMapping.Score
  ) throws(RowProblem) -> Double? {
    var sum = 0.0
    for part in score.parts {
      let columns = mapping.groups[part] ?? [part]
      var partSum = 0.0
      for column in columns {
        guard let number = try number(row, column, score.unit) else { return nil }
        partSum += number
      }
      sum += partSum / Double(columns.count)
    }
    return Self.rounded(sum / Double(score.parts.count), score.decimals)
  }

  private func interval(
    _ row: LeaderboardTable.Row, _ score: LeaderboardMapping.Score
  ) throws(RowProblem) -> (low: Double?, high: Double?) {
    func bound(_ column: String?) throws(RowProblem) -> Double? {
      guard let column, let number = try number(row, column, score.unit) else { return nil }
      return Self.rounded(number, score.decimals)
    }
    return (try bound(score.low), try bound(score.high))
  }

  private func number(
    _ row: LeaderboardTable.Row, _ column: String, _ unit: LeaderboardMapping.Unit
  ) throws(RowProblem) -> Double? {
    guard let text = cell(row, column), !mapping.unknown.contains(text) else { return nil }
    guard let number = LeaderboardNumber(text) else {
      throw .rejected(.notANumber(column: column, text: text))
    }
    switch unit {
    case .percent: return number.value
    case .points where !number.hasPercentSign: return number.value
    case .fraction where !number.hasPercentSign: return number.value * 100
    default: throw .rejected(.otherUnit(column: column, text: text, unit: unit))
    }
  }

  /// A number to so many decimals, halves away from zero.
  private static func rounded(_ number: Double, _ decimals: Int?) -> Double {
    guard let decimals else { return number }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    return (number * scale).rounded() / scale
  }
}
