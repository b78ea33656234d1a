internal import Catalog

/// Whether the model fits the declared memory of its device.
struct FitConstraint: ConstraintDefinition {
  let field = "fit"
  let label = "Hardware"
  let summary =
    "Weights, cache and buffers against the declared budget of the device. Hosted models pass."
  let operators: [MustOperator] = [.fits]
  let parts: ScenarioParts = []
  let criterion: String? = "memory.headroom"

  func fault(in must: Must) -> String? {
    if must.value == .flag(true) { return nil }
    guard let budget = must.value.number, budget > 0, budget < 1e6 else {
      return "needs true, or a budget in GiB"
    }
    return nil
  }

  func wanted(_ must: Must, in base: EvaluationBase) -> String {
    guard let budget = must.value.number else { return "fits the declared memory" }
    return "fits \(gibibytes(budget))"
  }

  func judge(_ alternative: Alternative, _ must: Must) -> TruthValue {
    switch alternative.delivery {
    case .selfHosted: return alternative.memory.map { truth($0, must) } ?? .unknown
    case .hosted, .probed: return .pass
    case .closed, .none: return .unknown
    }
  }

  func observe(_ alternative: Alternative, _ must: Must) -> Observation {
    guard let memory = alternative.memory else { return elsewhere(alternative, must) }
    let truth = truth(memory, must)
    let evidence = memory.evidence(in: alternative.snapshot)
    let margin = margin(alternative, must)
    guard let budget = must.value.number else {
      return Observation(
        truth: truth, observed: memory.needWords, limit: memory.budgetWords, margin: margin,
        evidence: evidence, sentence: memory.sentence, reopen: memory.reopen)
    }
    let reopen: String
    switch truth {
    case .pass: reopen = "Fails if the context, the streams or the budget change."
    case .fail: reopen = "Reopens if the budget rises, or with fewer bits per weight."
    case .unknown:
      reopen =
        "Settled when the catalog holds the model's config.json or the header of a GGUF file."
    }
    return Observation(
      truth: truth, observed: memory.needWords, limit: gibibytes(budget), margin: margin,
      evidence: evidence,
      sentence: "\(label): needs \(memory.needWords) in \(memory.quantization), "
        + "asked to fit \(gibibytes(budget)).",
      reopen: reopen)
  }

  func margin(_ alternative: Alternative, _ must: Must) -> Margin? {
    guard let budget = must.value.number else { return alternative.memory?.margin }
    return alternative.memory?.margin(within: budget * MemoryStanding.gibibyte)
  }

  func relaxation(of must: Must, for excluded: [Alternative]) -> Relaxation? {
    if must.value.number == nil { return DeviceRelaxation(excluded)?.relaxation }
    let needs = excluded.compactMap { $0.memory?.need?.high }.sorted()
    guard let nearest = needs.first else { return nil }
    let budget = (nearest / MemoryStanding.gibibyte).rounded(.up)
    var relaxed = must
    relaxed.value = .integer(Int64(budget))
    let gained = needs.count { $0 <= budget * MemoryStanding.gibibyte }
    return Relaxation(
      must: relaxed, words: "a device with \(gibibytes(budget)) to spare", gained: gained)
  }

  /// A need whose known part is too large fails, whatever the rest turns out to be.
  private func truth(_ memory: MemoryStanding, _ must: Must) -> TruthValue {
    guard let budget = must.value.number.map({ $0 * MemoryStanding.gibibyte }) else {
      return memory.fits
    }
    if memory.leastNeed > budget { return .fail }
    guard let need = memory.need else { return .unknown }
    return need.high <= budget ? .pass : .unknown
  }

  private func elsewhere(_ alternative: Alternative, _ must: Must) -> Observation {
    let truth = judge(alternative, must)
    let name = alternative.candidate.model.shortName
    let way = alternative.deliveryName
    return Observation(
      truth: truth, observed: way, limit: "the declared memory", evidence: [],
      sentence: truth == .pass
        ? "\(label): \(way) needs no declared memory."
        : "\(label): not known, because no device that runs \(name) is declared.",
      reopen: truth == .pass
        ? "Does not apply while \(way) runs it."
        : "Settled when the scenario declares a device that runs \(name).")
  }

  private func gibibytes(_ budget: Double) -> String {
    "\(Wording.decimals(budget, budget == budget.rounded() ? 0 : 1)) GiB"
  }
}
