internal import Catalog
internal import Decision
internal import Licensing

/// The shortlist, and what would change its order.
extension RecordBuilder {
  /// The figures of some models.
  ///
  /// **Errors**: `RecordProblem.unknownModel` for a model that is neither ranked nor excluded.
  mutating func entries(_ ids: [String]) throws(RecordProblem) -> [DecisionRecord.Entry] {
    var entries: [DecisionRecord.Entry] = []
    for id in ids {
      if let row = outcome.row(of: id) {
        entries.append(entry(row))
      } else if let model = outcome.exclusion(of: id) {
        entries.append(entry(model))
      } else if let model = outcome.restriction(of: id) {
        var entry = plain(model.alternative)
        entry.group = .excluded
        entries.append(entry)
      } else {
        let known =
          outcome.rows.map(\.model.id) + outcome.excluded.map(\.model.id)
          + outcome.restricted.map(\.model.id)
        throw .unknownModel(id: id, nearest: Spelling.nearest(id, in: known))
      }
    }
    return entries
  }

  private mutating func entry(_ row: RankedRow) -> DecisionRecord.Entry {
    var entry = plain(row.alternative)
    entry.group = row.group == .meets ? .meets : .hangs
    entry.placement = DecisionRecord.Placement(
      rank: row.rank, position: row.position, bracket: row.bracket, rankRange: row.rankRange,
      score: row.score, coverage: row.coverage)
    for (criterion, part) in zip(outcome.criteria, row.contributions) {
      entry.contributions.append(contribution(part, criterion, row.alternative))
    }
    let musts = Set(row.unknownMusts + row.overridden).sorted()
    entry.needs = reasons(row.alternative, musts: musts)
    entry.flags = outcome.flags(of: row)
    return entry
  }

  private mutating func entry(_ model: ExcludedModel) -> DecisionRecord.Entry {
    var entry = plain(model.alternative)
    entry.group = outcome.pending.contains { $0.model.id == model.model.id } ? .pending : .excluded
    entry.needs = reasons(model.alternative, musts: model.excludingMusts)
    return entry
  }

  /// The figures of one way of running a model, whether or not it is the one its row names.
  mutating func entry(_ way: Way) -> DecisionRecord.Entry {
    var entry = plain(way.alternative)
    switch way.standing {
    case .meets, .unchosen: entry.group = .meets
    case .hangs: entry.group = .hangs
    case .restricted, .excluded: entry.group = .excluded
    }
    for (criterion, part) in zip(outcome.criteria, way.row.contributions) {
      entry.contributions.append(contribution(part, criterion, way.alternative))
    }
    let overrides = outcome.scenario.overrides.filter { $0.model == way.row.model.id }.map(\.must)
    let musts = outcome.scenario.musts.enumerated().filter { _, must in
      must.isOn
        && Constraints.named(must.field).map { definition in
          definition.judge(way.alternative, must) != .pass || overrides.contains(must.id)
        } ?? false
    }
    entry.needs = reasons(way.alternative, musts: musts.map(\.offset))
    entry.facts = facts(way.alternative)
    return entry
  }

  /// What holds for an alternative wherever it stands.
  private mutating func plain(_ alternative: Alternative) -> DecisionRecord.Entry {
    let standing = alternative.license
    var entry = DecisionRecord.Entry(
      id: alternative.candidate.model.id, delivery: alternative.delivery.key,
      deliveryName: alternative.deliveryName, group: .meets, placement: nil, contributions: [],
      needs: [],
      license: DecisionRecord.LicenseNote(
        verdict: standing.verdict, sentence: standing.decidingReason?.text,
        reopen: standing.decidingReason?.reopen, confidence: standing.confidence,
        evidence: ledger.ids(for: standing.evidence(in: outcome.snapshot))),
      licenses: standing.ids.map { licenseLine($0, standing) },
      duties: standing.duties, flags: [])
    entry.answers = answers(alternative)
    return entry
  }

  private func licenseLine(_ id: String, _ standing: LicenseStanding)
    -> DecisionRecord.LicenseLine
  {
    let license = standing.licenses.first { $0.id == id }
    let assignment = standing.assignments.first { $0.ids.contains(id) }
    // A license of the model's own may also be one of what it was made from: its own counts.
    let origins = standing.terms.filter { $0.id == id }.map(\.origin)
    var through: String?
    if !origins.contains(.own), case .base(let base)? = origins.first { through = base }
    let verdicts = standing.reasons.filter { $0.license == id }.map(\.verdict)
    return DecisionRecord.LicenseLine(
      id: id, name: license?.name ?? id, verdict: verdicts.max() ?? .allowed,
      basis: assignment?.basis ?? "inherited", textSHA256: assignment?.textSHA256,
      checked: assignment?.checked,
      spdx: license?.spdx.flatMap { $0.hasPrefix("LicenseRef-") ? nil : $0 },
      address: (license?.texts.first { $0.role == .agreement } ?? license?.texts.first)?.address,
      through: through)
  }

  private mutating func contribution(
    _ part: Decision.Contribution, _ criterion: ActiveCriterion, _ alternative: Alternative
  ) -> DecisionRecord.Contribution {
    var settles: String?
    if case .missing = part.cell { settles = criterion.definition.wayToSettle(alternative) }
    return DecisionRecord.Contribution(
      criterion: criterion.definition.id, cell: part.cell,
      text: criterion.definition.spelled(part.cell), settles: settles, value: part.value,
      points: part.points,
      evidence: ledger.ids(for: criterion.definition.evidence(alternative)))
  }

  /// The nearest single weights that would put another model level with the leader.
  ///
  /// The leader is the chosen model, or the first of the shortlist. At most two weights for each of at
  /// most five rivals.
  func flips(chosen: DecisionRecord.Choice, among entries: [DecisionRecord.Entry])
    -> [DecisionRecord.Flip]
  {
    let listed = outcome.rows.filter { row in entries.contains { $0.id == row.model.id } }
    var leader = listed.first ?? outcome.rows.first
    if case .model(let id) = chosen { leader = outcome.row(of: id) }
    guard let leader else { return [] }
    let order = outcome.scenario.order
    let others = (listed + outcome.rows.prefix(3)).filter { row in
      row.group == leader.group && row.model.id != leader.model.id
        && row.ranking(order) < leader.ranking(order)
    }
    var seen: Set<String> = []
    let rivals = others.filter { seen.insert($0.model.id).inserted }.sorted {
      $0.position < $1.position
    }
    return rivals.prefix(5).flatMap { rival in
      outcome.flips(from: leader, to: rival).prefix(2).map { flip($0, leader, rival) }
    }
  }

  private func flip(_ flip: WeightFlip, _ leader: RankedRow, _ rival: RankedRow)
    -> DecisionRecord.Flip
  {
    let criterion = outcome.criteria[flip.criterion]
    let level = Wording.decimals(flip.weight * 100, 1)
    let now = Wording.decimals(criterion.weight * 100, 1)
    let side = flip.isFloor ? "or more" : "or less"
    return DecisionRecord.Flip(
      leader: leader.model.id, challenger: rival.model.id, criterion: criterion.definition.id,
      weight: criterion.weight, level: flip.weight, isFloor: flip.isFloor,
      sentence: "\(rival.model.shortName) leads \(leader.model.shortName) if "
        + "\(criterion.definition.label) weighs \(level) % \(side) (now \(now) %).")
  }
}
