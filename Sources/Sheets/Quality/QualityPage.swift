public import Catalog
internal import Cells
internal import Decision
public import Quality

/// The quality of one model for one use case, explained result by result.
public struct QualityPage: Sendable {
  let model: Model
  let use: QualityUse
  let ability: AbilityEstimate
  let estimate: UseEstimate
  let contributions: [QualityContribution]
  let snapshot: CatalogSnapshot

  /// Explains a model.
  public init(
    model: Model, use: QualityUse, ability: AbilityEstimate, snapshot: CatalogSnapshot
  ) {
    self.model = model
    self.use = use
    self.ability = ability
    self.snapshot = snapshot
    estimate = ability.quality(for: use)
    contributions = ability.contributions(to: use)
  }

  /// The use case.
  public var id: String { use.id }

  /// Whether anything can be said.
  public var isKnown: Bool { estimate.points != nil }

  /// The estimate in one line.
  public var summary: String { Self.words(estimate) ?? "not known" }

  /// The page.
  public var sheet: Sheet {
    Sheet(
      title: "Quality: \(use.name)", summary: summary,
      items: opening + counting + leftOut + otherUses + reading)
  }

  /// Points with their error: `79 points ± 6`.
  static func words(_ estimate: UseEstimate) -> String? {
    guard case .points(let points, let error) = estimate.value else { return nil }
    return "\(Self.points(points)) ± \(Wording.decimals(1.96 * error, 0))"
  }

  private static func points(_ number: Double) -> String {
    Wording.count(Int(number.rounded()), "point")
  }

  private static func signed(_ number: Double) -> String {
    let text = Wording.decimals(abs(number), 0)
    return text == "0" ? text : number < 0 ? "-\(text)" : "+\(text)"
  }

  private var opening: [SheetItem] {
    var items: [SheetItem] = []
    if case .missing(let reason) = estimate.value {
      items = [.entry("Quality", "not known"), .statement(reason.sentence)]
    } else if case .points(let points, let error) = estimate.value {
      // Ends of the rounded numbers, so that what is read adds up.
      let (middle, half) = (points.rounded(), (1.96 * error).rounded())
      items = [
        .entry(
          "Quality",
          "\(summary), so \(Wording.decimals(middle - half, 0)) to "
            + "\(Wording.decimals(middle + half, 0)) at 95 %")
      ]
    }
    if let step = estimate.step, let points = estimate.points {
      items.append(
        .entry("Common ability", Self.points(points.rounded() - step.points.rounded())))
      items.append(
        .entry(
          "For this use case",
          "\(Self.signed(step.points)) ± \(Wording.decimals(1.96 * step.standardError, 0)), from "
            + Wording.count(step.results, "result")))
    } else if estimate.points != nil, use.declared == nil, !use.benchmarks.isEmpty {
      items.append(
        .statement("The use case takes no step from the common ability: none predicts better."))
    }
    items += UseEstimate.Mark.allCases.filter(estimate.marks.contains).map {
      .statement($0.sentence)
    }
    if use.declared == nil, let calibration = ability.scale.calibration {
      items.append(
        .entry(
          "Scale",
          "calibration \(calibration.version) of \(calibration.date): "
            + "\(Wording.grouped(Double(calibration.cells))) results of "
            + "\(calibration.models) models in \(Wording.count(calibration.lines.count, "column")); "
            + "30 points are \(calibration.low.model), 60 \(calibration.high.model)"))
    }
    return items
  }

  // MARK: Results

  private var counting: [SheetItem] {
    guard !contributions.isEmpty else { return [] }
    let shares = contributions.map(\.share)
    let pull = 1 - shares.reduce(0, +)
    var items: [SheetItem] = [
      .heading("Results that count: \(contributions.count)"),
      .table(
        SheetTable(
          columns: [
            .init("Benchmark", wraps: true), .init("Score", alignsRight: true), .init("Whose"),
            .init("Date", wraps: true), .init("Says", alignsRight: true),
            .init("Weight", alignsRight: true),
            .init("Agrees"),
          ],
          rows: contributions.map(row))),
    ]
    if pull > 0.005 {
      items.append(
        .remark(
          "\(Wording.decimals(100 * pull, 0)) % of the weight is the belief that a model lies in "
            + "the middle of all."))
    }
    return items
  }

  private func row(_ contribution: QualityContribution) -> SheetTable.Row {
    let result = ability.results[contribution.place]
    return SheetTable.Row(
      [
        name(result) + (speaksForUse(contribution) ? " *" : ""), score(result),
        result.kind.rawValue, date(result),
        Wording.decimals(contribution.points, 0),
        "\(Wording.decimals(100 * contribution.share, 1)) %",
        contribution.agrees ? "yes" : contribution.residual < 0 ? "no, lower" : "no, higher",
      ],
      isMarked: speaksForUse(contribution), evidence: evidence(result, contribution.points))
  }

  private func speaksForUse(_ contribution: QualityContribution) -> Bool {
    contribution.isOfUse && !use.benchmarks.isEmpty && use.declared == nil
  }

  private var leftOut: [SheetItem] {
    let rows = leftOutResults.map { result, reason in
      SheetTable.Row(
        [name(result), score(result), result.kind.rawValue, date(result), reason],
        evidence: evidence(result, nil))
    }
    guard !rows.isEmpty else { return [] }
    return [
      .heading("Results that do not count: \(rows.count)"),
      .table(
        SheetTable(
          columns: [
            .init("Benchmark", wraps: true), .init("Score", alignsRight: true), .init("Whose"),
            .init("Date", wraps: true), .init("Why not", wraps: true),
          ], rows: rows)),
    ]
  }

  /// The results that have no say, with why.
  var leftOutResults: [(result: BenchmarkResult, reason: String)] {
    let counted = Set(contributions.map(\.place))
    return ability.results.indices.filter { !counted.contains($0) }.map { place in
      let reason: String
      if use.declared != nil {
        reason = "not on the scale of this use case"
      } else {
        reason =
          ability.standings[place].reason
          ?? (estimate.points == nil ? "says nothing of this use case" : "has no weight")
      }
      return (ability.results[place], reason)
    }
  }

  private func evidence(_ result: BenchmarkResult, _ points: Double?) -> [EvidenceItem] {
    EvidenceItem(result, points: points, scale: ability.scale, in: snapshot).map { [$0] } ?? []
  }

  private func name(_ result: BenchmarkResult) -> String {
    let name = ability.scale.benchmarks[result.benchmark]?.name ?? result.benchmark
    return result.mode.map { "\(name), \($0)" } ?? name
  }

  private func score(_ result: BenchmarkResult) -> String {
    "\(Wording.decimals(result.score, 1)) \(ability.scale.benchmarks[result.benchmark]?.unit ?? "")"
  }

  private func date(_ result: BenchmarkResult) -> String {
    if let date = result.date { return date.description }
    return result.evidence.flatMap(snapshot.date).map { "read \($0)" } ?? "not known"
  }

  // MARK: Around it

  private var otherUses: [SheetItem] {
    let others = ability.scale.uses.filter { $0.id != use.id }
    guard !others.isEmpty else { return [] }
    return [
      .heading("Other use cases"),
      .table(
        SheetTable(
          columns: [.init("Use case", wraps: true), .init("Quality", wraps: true)],
          rows: others.map { other in
            let estimate = ability.quality(for: other)
            return SheetTable.Row([other.name, Self.words(estimate) ?? "not known"])
          })),
    ]
  }

  private var reading: [SheetItem] {
    guard use.declared == nil, !contributions.isEmpty else { return [] }
    return [
      .heading("How to read this"),
      .remark(
        "Says is what a result alone would mean in points; weight is its part in the estimate. A "
          + "result agrees where it lies within its own scatter and the error of the estimate. "
          + (contributions.contains(where: speaksForUse)
            ? "Rows with * speak for the use case itself. " : "")
          + "Size enters nowhere."),
    ]
  }
}
