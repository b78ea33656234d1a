public import Catalog

/// What the data-provenance review found on one item for one model.
public struct ProvenanceAnswer: Hashable, Sendable {
  /// Whose statement it is.
  public enum Origin: Hashable, Sendable {
    /// Stated for the model itself.
    case own
    /// Stated for a release line the model belongs to.
    case family(String)
    /// Stated for the developer.
    case developer(String)
  }

  /// What answered it.
  public enum Basis: Hashable, Sendable {
    /// Somebody read for it.
    case reading
    /// The European Open Source AI Index, on these dimensions.
    case dimensions
    /// The Foundation Model Transparency Index, on the company.
    case indicator
  }

  /// The item.
  public let item: ProvenanceItem
  /// What was found.
  public let state: ProvenanceItem.State
  /// Whose statement it is.
  public let origin: Origin
  /// What answered it.
  public let basis: Basis
  /// Source and date.
  public let evidence: Evidence?
  /// The page that was read.
  public let url: String?
  /// A short quote of it.
  public let quote: String?
  /// Who read it.
  public let reader: String?
  /// A remark in Weigh's own words.
  public let note: String?
}

/// The data-provenance review of every model: its own answers, else those of its family, else
/// those of its developer.
final class ProvenanceReviews: Sendable {
  private let families: [String: [Int: ProvenanceAnswer]]
  private let developers: [String: [Int: ProvenanceAnswer]]
  private let snapshot: CatalogSnapshot

  /// Reads what families and developers state.
  init(_ snapshot: CatalogSnapshot) {
    self.snapshot = snapshot
    families = snapshot.families.compactMapValues { record in
      let answers = Self.answers(of: record, .family(record.id))
      return answers.isEmpty ? nil : answers
    }
    developers = snapshot.developers.compactMapValues { record in
      let answers = Self.answers(of: record, .developer(record.id))
      return answers.isEmpty ? nil : answers
    }
  }

  /// The answers for a model by the place of their item; items without one were not checked.
  func answers(of model: Model) -> [Int: ProvenanceAnswer] {
    completed(Self.answers(of: model.record, .own), of: model)
  }

  /// A model's own answers with those it takes over.
  private func completed(
    _ own: [Int: ProvenanceAnswer], of model: Model
  ) -> [Int: ProvenanceAnswer] {
    var answers = own
    if let family = model.family {
      for id in [family, snapshot.topFamily(of: family)] {
        answers.merge(families[id] ?? [:]) { own, _ in own }
      }
    }
    if let developer = model.developer {
      answers.merge(developers[developer] ?? [:]) { own, _ in own }
    }
    return answers
  }

  /// Whose answers a model takes over.
  private struct Lineage: Hashable {
    let family: String?
    let developer: String?

    init(_ model: Model) {
      family = model.family
      developer = model.developer
    }
  }

  /// Per cent of applicable items that are disclosed, for each of some models.
  ///
  /// **Shape**: `partly` counts half, items nobody checked are the range from none to all, and
  /// nothing is known where nothing was checked.
  /// **Cost**: models that state nothing of their own are worked out once for a family and developer.
  func disclosedShares(of models: [Model]) -> [Cell] {
    var inherited: [Lineage: Cell] = [:]
    return models.map { model in
      let own = Self.answers(of: model.record, .own)
      guard own.isEmpty else { return Self.share(completed(own, of: model)) }
      let lineage = Lineage(model)
      if let known = inherited[lineage] { return known }
      let share = Self.share(completed(own, of: model))
      inherited[lineage] = share
      return share
    }
  }

  static func share(_ answers: [Int: ProvenanceAnswer]) -> Cell {
    var applicable = ProvenanceItem.all.count
    var checked = 0
    var disclosed = 0.0
    // The order of summing does not matter: halves add up without a rest.
    for answer in answers.values {
      if answer.state == .notApplicable { applicable -= 1 }
      guard let share = answer.state.share else { continue }
      checked += 1
      disclosed += share
    }
    guard applicable > 0 else { return .notApplicable }
    guard checked > 0 else { return .missing }
    let total = Double(applicable)
    let unchecked = total - Double(checked)
    let mid = 100 * (disclosed + unchecked / 2) / total
    return .range(100 * disclosed / total, mid, 100 * (disclosed + unchecked) / total)
  }

  /// What one record states: readings first, then the two indices.
  private static func answers(of record: Record, _ origin: ProvenanceAnswer.Origin)
    -> [Int: ProvenanceAnswer]
  {
    var answers: [Int: ProvenanceAnswer] = [:]
    for row in record.rows("provenance") {
      guard let key = row["item"]?.text, let position = ProvenanceItem.positions[key],
        let state = row["state"]?.text.flatMap(ProvenanceItem.State.init), state != .notChecked
      else { continue }
      answers[position] = ProvenanceAnswer(
        item: ProvenanceItem.all[position], state: state, origin: origin, basis: .reading,
        evidence: row.evidence, url: row["url"]?.text, quote: row["quote"]?.text,
        reader: row["reader"]?.text, note: row["n"]?.text)
    }
    let reviewed = !record.section("openness").isEmpty
    let surveyed = record.kind == .developer && !record.section("transparency").isEmpty
    guard reviewed || surveyed else { return answers }
    for (position, item) in ProvenanceItem.all.enumerated() where answers[position] == nil {
      let found = reviewed ? dimensions(item, record) : nil
      guard let (state, evidence) = found ?? (surveyed ? indicator(item, record) : nil) else {
        continue
      }
      answers[position] = ProvenanceAnswer(
        item: item, state: state, origin: origin, basis: found == nil ? .indicator : .dimensions,
        evidence: evidence, url: nil, quote: nil, reader: nil, note: nil)
    }
    return answers
  }

  private static func dimensions(_ item: ProvenanceItem, _ record: Record)
    -> (ProvenanceItem.State, Evidence?)?
  {
    let facts = item.dimensions.compactMap { record.fact($0.field, in: "openness") }
    let states = facts.compactMap { $0.value?.text.flatMap(OpennessDimension.State.init) }
    guard let first = states.first else { return nil }
    let isMixed = states.contains { $0 != first }
    let state: ProvenanceItem.State =
      isMixed || first == .partial ? .partly : first == .open ? .disclosed : .notDisclosed
    return (state, facts.first?.evidence)
  }

  private static func indicator(_ item: ProvenanceItem, _ record: Record)
    -> (ProvenanceItem.State, Evidence?)?
  {
    guard let indicator = item.indicator,
      let fact = record.fact(indicator.field, in: "transparency"), let flag = fact.value?.flag
    else { return nil }
    return (flag ? .disclosed : .notDisclosed, fact.evidence)
  }
}
