internal import Catalog
internal import Cells
internal import Decision

/// What keys do on the list of excluded models.
extension AppState {
  /// What each rule of the document keeps out; a tried change does not move it.
  var excludedReports: [RuleReport] {
    let all = reports ?? []
    guard let query = filters[.excluded] else { return all }
    // A rule is kept for its own name or for one of its models.
    return all.filter { report in
      isNamed(report, query)
        || !NameFilter(names: report.removed.map(\.model.id)).matches(query).isEmpty
    }
  }

  var currentReport: RuleReport? {
    // A filter may leave fewer rules than the cursor had passed.
    let all = excludedReports
    return all.isEmpty ? nil : all[min(max(0, excluded.rules.row), all.count - 1)]
  }

  /// The models of the rule under the cursor, near misses first.
  var excludedModels: [ExcludedModel] {
    guard let report = currentReport else { return [] }
    guard let query = filters[.excluded] else { return report.removed }
    if isNamed(report, query) { return report.removed }
    return NameFilter(names: report.removed.map(\.model.id)).matches(query).map {
      report.removed[$0]
    }
  }

  private func isNamed(_ report: RuleReport, _ query: String) -> Bool {
    !NameFilter(names: [report.label]).holding(query).isEmpty
  }

  var currentExcluded: ExcludedModel? {
    let all = excludedModels
    return all.indices.contains(excluded.models.row) ? all[excluded.models.row] : nil
  }

  /// The other needs that keep a model out, by name.
  func otherNeeds(_ model: ExcludedModel, than report: RuleReport) -> [String] {
    model.excludingMusts.filter { $0 != report.position }.compactMap { position in
      let must = kept.scenario.musts[position]
      return (must.label).lowercased()
    }
  }

  /// The way an excluded model came nearest by, where there are several.
  func nearestWay(_ model: ExcludedModel) -> String? {
    let ways = kept.context.alternatives(of: model.alternative.candidate)
    return ways.count > 1 ? model.alternative.deliveryName : nil
  }

  /// The reason of an exclusion without the name of the need, which stands above the list.
  func reason(_ observation: Observation?) -> String {
    guard let observation else { return "" }
    let parts = observation.sentence.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, Constraints.all.contains(where: { $0.label == parts[0] }) else {
      return observation.sentence
    }
    return parts[1].drop { $0 == " " }.description
  }

  mutating func openExcluded() {
    if excluded.isInModels {
      if let model = currentExcluded { openModel(model.model.id) }
    } else if currentReport != nil {
      excluded.isInModels = true
    } else {
      message = "Nothing is excluded."
    }
  }

  /// Tries the smallest change of the rule under the cursor, or drops the one tried.
  mutating func tryChange() {
    guard let report = currentReport else {
      message = "Nothing is excluded, so nothing is to be tried."
      return
    }
    if trial?.need == report.must.id {
      trial = nil
      rerank()
      message = "Dropped; the needs are as they were."
      return
    }
    if report.isOfRestrictions {
      message = "What a pack does is set on Needs, where R lists the packs."
      return
    }
    guard let relaxation = report.relaxation else {
      message = "No single change of this need brings a model back."
      return
    }
    guard document.scenario.relaxed(by: relaxation) != nil else {
      message = "This lies outside the scenario and cannot be tried: \(relaxation.words)."
      return
    }
    trial = Trial(need: report.must.id, change: relaxation, words: words(relaxation, report))
    rerank()
    if trial != nil { message = "Trying it: the other screens show its effect. t drops it." }
  }

  /// What is tried, in words: where only leaving the need out can be tried, that is said.
  private func words(_ relaxation: Relaxation, _ report: RuleReport) -> String {
    guard relaxation.must?.isOn == false, relaxation.gained != report.alone.count else {
      return relaxation.words
    }
    return "without " + report.label
  }

  /// Makes the tried change a lasting one.
  mutating func keepTried() -> [Effect] {
    guard let trial else {
      message = "No change is tried; t on a need tries one."
      return []
    }
    let field = document.scenario.musts.first { $0.id == trial.need }?.field
    let label = field.flatMap(Constraints.named)?.label ?? trial.need
    self.trial = nil
    return edit("\(label): \(trial.words)") { document in
      if let changed = document.scenario.relaxed(by: trial.change) { document.scenario = changed }
    }
  }
}
