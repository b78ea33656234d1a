internal import Catalog
internal import Licensing
internal import Synchronization

/// License verdicts of every candidate under one profile, for every way a model can be reached.
///
/// Models with the same licenses share a verdict, so each distinct set is judged once per route, and
/// only when somebody asks.
final class LicenseTable: Sendable {
  private let library: LicenseLibrary
  private let base: EvaluationBase
  private let subjects: [LicenseSubject]
  /// The sets of licenses that differ, and where that of each candidate stands.
  private let index: LicenseKeyIndex
  /// The intended use as each route makes it.
  private let profiles: [IntendedUse]
  private let evaluations: Mutex<[[LicenseEvaluation?]]>
  /// The verdicts alone, by route, for the sets that differ; made when a route is first asked for.
  private let verdicts: Mutex<[[Verdict]?]>
  private let rungs: Mutex<[OpennessRung?]?>
  let candidates: [Candidate]
  private let opennessReading: OpennessReading

  init(base: EvaluationBase, use: [String: FactValue]) throws {
    self.base = base
    library = base.licenseLibrary
    for key in use.keys.sorted() where key.hasPrefix(IntendedUse.releasePrefix) {
      let family = String(key.dropFirst(IntendedUse.releasePrefix.count))
      guard base.snapshot.families[family] == nil else { continue }
      throw ScenarioError.contradiction(
        "'\(key)' names no family of this catalog."
          + Spelling.suggestion(for: family, in: Array(base.snapshot.families.keys)))
    }
    // The family decides only where a student model is to stay in it; left out, fewer sets differ.
    let asksFamily = use["use.target_family"] != nil
    let asksRelease = use.keys.contains { $0.hasPrefix(IntendedUse.releasePrefix) }
    let subjects = try base.candidates.map {
      try Self.subject(of: $0, in: base, asksFamily: asksFamily, asksRelease: asksRelease)
    }
    self.subjects = subjects
    index = LicenseKeyIndex(subjects.map(\.key))
    profiles = try LicenseRoute.allCases.map { try IntendedUse(answers: use, route: $0, in: base) }
    let unasked = [LicenseEvaluation?](repeating: nil, count: index.distinct.count)
    evaluations = Mutex([[LicenseEvaluation?]](repeating: unasked, count: profiles.count))
    verdicts = Mutex([[Verdict]?](repeating: nil, count: profiles.count))
    rungs = Mutex(nil)
    candidates = base.candidates
    opennessReading = OpennessReading(snapshot: base.snapshot, library: library)
  }

  /// The verdict alone.
  func verdict(of candidate: Candidate, delivery: Delivery) -> Verdict {
    guard candidate.model.status != .closed else { return .unknown }
    return verdicts.withLock { verdicts in
      let route = route(candidate, delivery).rawValue
      if let known = verdicts[route] { return known[index.positions[candidate.index]] }
      var bench = VerdictBench(use: profiles[route], licenses: library)
      let made = index.distinct.map { bench.verdict(on: $0) }
      verdicts[route] = made
      return made[index.positions[candidate.index]]
    }
  }

  /// The rung of the openness ladder; `nil` where the license cannot be told.
  func rung(of candidate: Candidate) -> OpennessRung? {
    rungs.withLock { rungs in
      let known =
        rungs
        ?? candidates.map { opennessReading.finding($0.model, subjects[$0.index].key.entries).rung }
      rungs = known
      return known[candidate.index]
    }
  }

  /// The openness of a model with everything that explains it.
  func openness(of candidate: Candidate) -> OpennessStanding {
    opennessReading.standing(candidate.model, subjects[candidate.index].key.entries)
  }

  /// The verdict with everything that explains it.
  func standing(of candidate: Candidate, delivery: Delivery) -> LicenseStanding {
    guard candidate.model.status != .closed else {
      return LicenseStanding(
        verdict: .unknown, ids: [], assignments: [], terms: [], route: .licensor, evaluation: nil,
        library: library)
    }
    // Models with the same licenses share a verdict; how each came by them is its own.
    let subject = subjects[candidate.index]
    let evaluation = evaluation(of: candidate, delivery: delivery)
      .annotated(for: subject, licenses: library)
    return LicenseStanding(
      verdict: evaluation.overall, ids: ids(subject.key),
      assignments: candidate.model.licenses, terms: subject.terms,
      route: route(candidate, delivery),
      evaluation: evaluation, library: library,
      possibilities: possibilities(evaluation, subject, route(candidate, delivery)))
  }

  /// What each license a declared string may mean would give; for information, none is chosen.
  private func possibilities(
    _ evaluation: LicenseEvaluation, _ subject: LicenseSubject, _ route: LicenseRoute
  ) -> [LicenseStanding.Possibility] {
    evaluation.reasons.flatMap { reason -> [LicenseStanding.Possibility] in
      guard case .tagUnsettled(_, let candidates) = reason.detail else { return [] }
      return candidates.map { id in
        let key = LicenseSubject(
          modelID: subject.modelID, isMultimodal: subject.isMultimodal,
          terms: [AssignedLicense(id: id, basis: .tag)], familyID: subject.familyID,
          releaseFamilies: subject.releaseFamilies
        ).key
        var bench = VerdictBench(use: profiles[route.rawValue], licenses: library)
        return LicenseStanding.Possibility(
          id: id, name: library[id]?.name, verdict: bench.verdict(on: key))
      }
    }
  }

  /// The fields an unknown verdict waits for; none where the verdict is another.
  func unansweredFields(of candidate: Candidate, delivery: Delivery) -> [String] {
    guard verdict(of: candidate, delivery: delivery) == .unknown else { return [] }
    return evaluation(of: candidate, delivery: delivery).reasons.flatMap { reason -> [String] in
      guard reason.verdict == .unknown, case .user(let fields) = reason.answerer else { return [] }
      return fields
    }
  }

  private func evaluation(of candidate: Candidate, delivery: Delivery) -> LicenseEvaluation {
    let route = route(candidate, delivery).rawValue
    let position = index.positions[candidate.index]
    return evaluations.withLock { evaluations in
      if let known = evaluations[route][position] { return known }
      let made = Licensing.evaluate(
        index.distinct[position], use: profiles[route], licenses: library)
      evaluations[route][position] = made
      return made
    }
  }

  private func route(_ candidate: Candidate, _ delivery: Delivery) -> LicenseRoute {
    guard case .hosted(let offer) = delivery else { return .selfHosted }
    return base.isOwnService(offer.host, of: candidate) ? .licensor : .host
  }

  /// The licenses of a set, those included that a tag or a hash settles.
  private func ids(_ key: LicenseSubject.Key) -> [String] {
    library.settled(key.entries).compactMap {
      if case .license(let id) = $0 { return id } else { return nil }
    }
  }

  private static func subject(
    of candidate: Candidate, in base: EvaluationBase, asksFamily: Bool, asksRelease: Bool
  ) throws -> LicenseSubject {
    let model = candidate.model
    let terms: [AssignedLicense]
    do {
      terms = try LicenseLineage.terms(of: model.id) { id in
        base.snapshot.model(id).map {
          LicenseLineage.Model(
            terms: AssignedLicense.assigned(by: $0.licenses, naming: base.sourceName),
            parents: $0.derivedFrom,
            isDerived: $0.isDerived)
        }
      }
    } catch {
      throw ScenarioError.contradiction(error.description)
    }
    return LicenseSubject(
      modelID: model.id, isMultimodal: model.isMultimodal,
      terms: base.licenseLibrary.settled(terms),
      familyID: asksFamily ? candidate.topFamily : nil,
      releaseFamilies: asksRelease ? base.releaseFamilyLine(of: candidate) : [])
  }
}
