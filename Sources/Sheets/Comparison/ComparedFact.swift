internal import Catalog
public import Decision
internal import Licensing

/// One row of facts of compared models.
public struct ComparedFact: Sendable {
  /// What one model has there.
  public struct Cell: Hashable, Sendable {
    /// The fact with its unit, and the mark of how it is known: `~31 tok/s`, `?` where unknown.
    public let text: String
    /// The same for machines: a number without unit and mark, nothing where unknown.
    public let plain: String
    /// Whether anything is known.
    public let isKnown: Bool
    /// The statements it rests on.
    public let evidence: [EvidenceItem]
    /// What settles it, where it is not known.
    public internal(set) var wayToSettle: String?

    /// How it is known, in a word: a kind of evidence, `unknown` or `not-applicable`.
    public var evidenceWord: String {
      guard isKnown else { return "unknown" }
      return text == "–" ? "not-applicable" : evidence.first?.kind.rawValue ?? "derived"
    }
  }

  /// A stable name for machine output; of a criterion its id.
  public let id: String
  /// The name on screens.
  public let label: String
  /// The position among the criteria in force, for those.
  public let criterion: Int?
  /// One cell per model.
  public let cells: [Cell]

  static func rows(of columns: [ComparedModel], in outcome: Outcome) -> [ComparedFact] {
    guard !columns.isEmpty else { return [] }
    let active = outcome.criteria.enumerated().map { position, criterion in
      ComparedFact(
        id: criterion.definition.id, label: criterion.definition.label, criterion: position,
        cells: columns.map { column in
          Cell(
            criterion.definition, column.row?.contributions[position].cell,
            column.alternative)
        })
    }
    let names = Set(active.map(\.id))
    let numbers = otherNumbers.filter { !names.contains($0) }.compactMap(Criteria.named)
      .filter { definition in
        columns.contains { definition.cell($0.alternative) != .notApplicable }
          && (definition.appliesToHosts || columns.contains { $0.alternative.memory != nil })
      }
      .map { definition in
        ComparedFact(
          id: definition.id, label: definition.label, criterion: nil,
          cells: columns.map { Cell(definition, nil, $0.alternative) })
      }
    return active + words(columns, outcome) + numbers + origins(columns, outcome)
  }

  /// Criteria whose numbers are asked for even where they do not weigh.
  private static let otherNumbers = [
    "price.blended", "speed.first_token", "speed.decode", "context", "memory.headroom",
    "openness.rung", "provenance.disclosed",
  ]

  /// A fact that is no criterion.
  private init(
    _ id: String, _ label: String, of columns: [ComparedModel], cell: (ComparedModel) -> Cell
  ) {
    self.init(id: id, label: label, criterion: nil, cells: columns.map(cell))
  }

  private init(id: String, label: String, criterion: Int?, cells: [Cell]) {
    self.id = id
    self.label = label
    self.criterion = criterion
    self.cells = cells
  }

  private static func words(_ columns: [ComparedModel], _ outcome: Outcome) -> [ComparedFact] {
    var rows: [ComparedFact] = []
    func add(_ id: String, _ label: String, _ cell: (ComparedModel) -> Cell) {
      rows.append(ComparedFact(id, label, of: columns, cell: cell))
    }
    add("standing", "Needs") { column in
      switch column.standing {
      case .meets: return Cell("meets every need")
      case .hangs: return Cell("hangs on \(Wording.list(column.openNeeds))")
      case .excluded: return Cell("fails \(Wording.list(column.openNeeds))")
      case .notKnown: return Cell("set aside, not known: \(Wording.list(column.openNeeds))")
      case .restricted: return Cell("left out by a reported restriction")
      case .closed: return Cell("closed, never ranked")
      }
    }
    add("license", "License") { column in
      let standing = column.alternative.license
      let names = standing.shortNames.joined(separator: " + ")
      guard !names.isEmpty else { return Cell("?", isKnown: false) }
      let verdict = standing.evaluation == nil ? "" : ", \(standing.verdict.label)"
      return Cell(names + verdict, evidence: standing.evidence(in: outcome.snapshot))
    }
    add("way", "Runs by") { column in
      column.alternative.delivery == .none
        ? Cell("?", isKnown: false)
        : Cell(column.alternative.deliveryName, evidence: column.alternative.priceEvidence)
    }
    if columns.contains(where: { $0.alternative.memory != nil }) {
      add("memory", "Memory") { column in
        guard let memory = column.alternative.memory else { return Cell("–") }
        let words = memory.needWords
        return Cell(
          words == "not known" ? "?" : "\(words) of \(memory.budgetWords)",
          isKnown: words != "not known", evidence: memory.evidence(in: outcome.snapshot))
      }
    }
    for (id, label) in [(RankColumn.ID.host, "Host in"), (.languages, "Languages")] {
      guard let column = RankColumn.all.first(where: { $0.id == id }) else { continue }
      add(id.rawValue, label) { model in
        guard let row = model.row else { return Cell("?", isKnown: false) }
        let text = column.text(row, in: outcome)
        return Cell(text.text, isKnown: text.evidence != nil)
      }
    }
    if outcome.hasPolicies, let column = RankColumn.all.first(where: { $0.id == .restrictions }) {
      add("restrictions", "Restrictions") { model in
        guard let row = model.row else { return Cell("?", isKnown: false) }
        let text = column.text(row, in: outcome)
        return Cell(text.text, isKnown: text.evidence != nil)
      }
    }
    return rows
  }

  private static func origins(_ columns: [ComparedModel], _ outcome: Outcome) -> [ComparedFact] {
    let base = outcome.context.base
    let parameters = ComparedFact("params_total", "Parameters", of: columns) { column in
      let fact = column.model["params_total"]
      guard let total = fact?.value?.number else { return Cell("?", isKnown: false) }
      let active = column.model["params_active"]?.value?.number
      let size = "\(Wording.decimals(total / 1e9, 1)) B"
      let text = active.map {
        $0 < total ? "\(size), \(Wording.decimals($0 / 1e9, 1)) B active" : size
      }
      return Cell(text ?? size, evidence: base.item("parameters", fact))
    }
    let released = ComparedFact("release_date", "Released", of: columns) { column in
      let fact = column.model["release_date"]
      guard let value = fact?.value else { return Cell("?", isKnown: false) }
      return Cell(EvaluationBase.plain(value), evidence: base.item("release", fact))
    }
    let developer = ComparedFact("developer", "Developer", of: columns) { column in
      guard let developer = column.alternative.developer else { return Cell("?", isKnown: false) }
      let name = developer.identity("name")?.text ?? developer.id
      let country = developer["country"]
      return Cell(
        country?.value?.text.map { "\(name), \($0)" } ?? name,
        evidence: base.item("developer's country", country))
    }
    return [parameters, released, developer]
  }
}

extension ComparedFact.Cell {
  init(
    _ text: String, isKnown: Bool = true, evidence: [EvidenceItem] = [], plain: String? = nil
  ) {
    self.text = text
    self.isKnown = isKnown
    self.evidence = evidence
    self.plain = plain ?? (isKnown && text != "–" ? text : "")
  }

  /// The number of a criterion, as it was scored or as the catalog has it.
  init(
    _ definition: any CriterionDefinition, _ scored: Decision.Cell?, _ alternative: Alternative
  ) {
    let cell = scored ?? definition.cell(alternative)
    switch cell {
    case .missing:
      self.init("?", isKnown: false)
      wayToSettle = definition.wayToSettle(alternative)
    case .notApplicable: self.init("–")
    case .known, .interval:
      let evidence = definition.evidence(alternative)
      let kind = evidence.first?.kind
      let mark = kind == .measured ? "*" : kind == .estimated ? "~" : ""
      self.init(
        mark + definition.withUnit(definition.spelled(cell)), evidence: evidence,
        plain: cell.bounds.map { bounds in
          let spelled = definition.spelled(bounds.mid)
          return spelled.contains(where: \.isNumber) ? "\(bounds.mid)" : spelled
        })
    }
  }
}
