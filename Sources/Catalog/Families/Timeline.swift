/// One release of a family, or one change of the terms it stands under.
public struct TimelineEntry: Hashable, Sendable {
  /// What happened.
  public enum Kind: String, Hashable, Sendable {
    /// Something was released.
    case release
    /// The license of weights that were already out was stated or replaced.
    case terms
    /// The text of a license changed while its id stayed.
    case text
  }

  /// What happened.
  public let kind: Kind
  /// When it happened; a month stands where no day is known.
  public let date: CalendarDate
  /// What was released or changed: a model's name without its organization, or a milestone's words.
  public let name: String
  /// The family it is listed under, often a generation.
  public let family: String
  /// The model's id, where it has one.
  public let model: String?
  /// All parameters, where they are known.
  public let parameters: Int64?
  /// Who states the parameters.
  public let parametersEvidence: Evidence?
  /// The ids of the licenses that covered the weights from that day, sorted; empty where they are
  /// not known.
  public let licenses: [String]
  /// What sources name where they disagree or leave it open, each set once; then ``licenses`` is
  /// empty.
  public var claimedLicenses: [[String]] = []
  /// Those that covered them until then, for a change of terms; empty where they are not known.
  public let previous: [String]
  /// Those that cover the model's weights today, where they are others.
  public let licensesNow: [String]?
  /// Who states the date.
  public let evidence: Evidence?
  /// Who states the licenses.
  public let licenseEvidence: Evidence?
  /// A remark in Weigh's own words.
  public let note: String?
}

extension CatalogSnapshot {
  /// Releases, changes of terms and changes of license texts of a family and all families below
  /// it, oldest first.
  ///
  /// **Shape**: what others made of its models is left out, and so are models without a date. A
  /// release listed by a family and the model's own record are one entry. The licenses of an entry
  /// are those of its day: where a later change of terms is listed, today's do not stand for it.
  public func timeline(of family: String) -> [TimelineEntry] {
    let members = FamilyIndex.members(of: family, among: families)
    let inside = Set(members)
    let index = FamilyIndex(
      families: families,
      models: models.filter { $0.family.map(inside.contains) ?? false }.map(\.record))
    let statements = TermsStatements(index.milestones(of: family), families: families)
    var entries: [TimelineEntry] = []
    var told: Set<String> = []
    for model in index.releases(of: family) {
      guard let entry = statements.release(model) else { continue }
      told.insert(model.id)
      entries.append(entry)
    }
    entries += statements.all.filter {
      $0.kind == .terms || !told.contains($0.model ?? "")
    }.map { statements.entry($0, of: $0.model.flatMap(self.model)?.record) }
    entries += textChanges(in: entries, toldOn: Set(statements.all.map(\.date)), family: family)
    return entries.sorted { left, right in
      if left.date != right.date { return left.date < right.date }
      // What was released stands before what happened to its terms on the same day.
      if (left.kind == .release) != (right.kind == .release) { return left.kind == .release }
      return left.name != right.name
        ? left.name.precedesByBytes(right.name)
        : (left.model ?? "").precedesByBytes(right.model ?? "")
    }
  }

  /// Changes to the texts of the licenses met, as their records tell them; those that the family
  /// tells itself are left out.
  private func textChanges(
    in entries: [TimelineEntry], toldOn: Set<CalendarDate>, family: String
  ) -> [TimelineEntry] {
    let met = Set(entries.flatMap { $0.licenses + $0.previous })
    return met.sorted { $0.precedesByBytes($1) }.flatMap { id in
      (licenses[id]?.rows("history") ?? []).compactMap { row -> TimelineEntry? in
        guard let text = row["date"]?.text, let date = CalendarDate(text), !toldOn.contains(date),
          let what = row["what"]?.text
        else { return nil }
        return TimelineEntry(
          kind: .text, date: date, name: what, family: family, model: nil, parameters: nil,
          parametersEvidence: nil, licenses: [id], previous: [id], licensesNow: nil,
          evidence: row.evidence, licenseEvidence: row.evidence, note: nil)
      }
    }
  }
}

/// What the milestones of a family say about the terms of its models.
private struct TermsStatements {
  let all: [FamilyMilestone]
  private let members: [String: Set<String>]

  init(_ milestones: [FamilyMilestone], families: [String: Record]) {
    all = milestones.sorted { left, right in
      left.date != right.date ? left.date < right.date : left.name.precedesByBytes(right.name)
    }
    members = Dictionary(
      Set(milestones.map(\.family)).map {
        ($0, Set(FamilyIndex.members(of: $0, among: families)))
      },
      uniquingKeysWith: { first, _ in first })
  }

  /// The entry of a model with a date.
  func release(_ model: Record) -> TimelineEntry? {
    guard case .known(let value, let evidence, losing: _)? = model["release_date"],
      let date = value.date
    else { return nil }
    let short = model.id.split(separator: "/", maxSplits: 1).last.map(String.init) ?? model.id
    let first = all.first { $0.kind == .release && $0.model == model.id && $0.licenses != nil }
    return entry(
      of: model, named: short, on: date, evidence: evidence,
      note: first?.note)
  }

  /// The entry of a milestone that no model tells; `model` is the record it names, if any.
  func entry(_ milestone: FamilyMilestone, of model: Record?) -> TimelineEntry {
    if milestone.kind == .release, let model {
      return entry(
        of: model, named: milestone.name, on: milestone.date, evidence: milestone.evidence,
        note: milestone.note)
    }
    return TimelineEntry(
      kind: milestone.kind, date: milestone.date, name: milestone.name, family: milestone.family,
      model: milestone.model, parameters: nil, parametersEvidence: nil,
      licenses: milestone.licenses ?? [], previous: previous(milestone), licensesNow: nil,
      evidence: milestone.evidence,
      licenseEvidence: milestone.licenses == nil ? nil : milestone.evidence, note: milestone.note)
  }

  /// A release with the licenses of its day.
  private func entry(
    of model: Record, named name: String, on date: CalendarDate, evidence: Evidence?, note: String?
  ) -> TimelineEntry {
    let today = AssignedTerms(model)
    let now = today.licenses
    var then = (licenses: now, evidence: today.evidence)
    var claims = today.claims
    let changes = all.filter { $0.kind == .terms && covers($0, model) }
    let first = all.first { $0.kind == .release && $0.model == model.id && $0.licenses != nil }
    if let first {
      then = (first.licenses ?? [], first.evidence(asOf: first.date))
      claims = []
    } else if changes.contains(where: { $0.date > date }) {
      let last = changes.last { $0.date <= date }
      then = (last?.licenses ?? [], last?.evidence)
      claims = []
    }
    var entry = TimelineEntry(
      kind: .release, date: date, name: name, family: model.identity("family")?.text ?? "",
      model: model.id, parameters: model["params_total"]?.value?.integer,
      parametersEvidence: model["params_total"]?.evidence, licenses: then.licenses, previous: [],
      licensesNow: then.licenses == now ? nil : now, evidence: evidence,
      licenseEvidence: then.evidence, note: note)
    entry.claimedLicenses = claims
    return entry
  }

  /// The licenses that the statement before it, about the same weights, names.
  private func previous(_ milestone: FamilyMilestone) -> [String] {
    guard milestone.kind == .terms else { return [] }
    let before = all.prefix { $0.date != milestone.date || $0.name != milestone.name }
    return before.last {
      guard let model = milestone.model else {
        return $0.model == nil && $0.kind == .terms && $0.family == milestone.family
      }
      return $0.model == model
    }?.licenses ?? []
  }

  private func covers(_ milestone: FamilyMilestone, _ model: Record) -> Bool {
    if let named = milestone.model { return named == model.id }
    return members[milestone.family]?.contains(model.identity("family")?.text ?? "") ?? false
  }
}

extension FamilyMilestone {
  /// The evidence, dated as the statement itself.
  fileprivate func evidence(asOf date: CalendarDate) -> Evidence? {
    var dated = evidence
    if dated?.asOf == nil { dated?.asOf = date }
    return dated
  }
}

/// What the rows of a model say about the terms of its weights today.
///
/// A row read from a text decides over rows that were not. Where only tags, cards and reports speak,
/// they must agree and leave nothing open: what is not settled is not known.
private struct AssignedTerms {
  let licenses: [String]
  let claims: [[String]]
  let evidence: Evidence?

  init(_ model: Record) {
    let rows = model.rows("license").filter { $0["artifact"]?.text == "weights" }
    func ids(_ row: Row) -> [String] { (row["id"]?.list ?? []).sorted { $0.precedesByBytes($1) } }
    let read = rows.filter { row in
      ["text-hash", "repository-file"].contains(row["basis"]?.text ?? "") && !ids(row).isEmpty
    }
    let deciding = read.isEmpty ? rows : read
    let sets = Set(deciding.map(ids))
    let isSettled = !read.isEmpty || sets.count <= 1
    licenses =
      isSettled ? Set(deciding.flatMap(ids)).sorted { $0.precedesByBytes($1) } : []
    claims =
      isSettled
      ? []
      : sets.filter { !$0.isEmpty }.sorted {
        $0.joined(separator: " ").precedesByBytes($1.joined(separator: " "))
      }
    evidence = deciding.first { !ids($0).isEmpty }?.evidence ?? deciding.first?.evidence
  }
}
