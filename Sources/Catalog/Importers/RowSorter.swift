/// Puts each row among the taken, the unknown or the rejected ones.
struct RowSorter {
  /// Where a row stands, for the lists of those that are not taken.
  struct Place {
    /// The line it begins in, from 1.
    let line: Int
    /// What it is called in its file, where rows have names; lines alone tell nothing in a file
    /// without line breaks.
    var name: String?
    /// What the lists show of it.
    let text: String
  }

  let catalog: ImportCatalog
  /// Whether a release date far from the one the catalog holds is refused.
  ///
  /// Lists that others keep have such dates wrong now and then; a person who states one knows why.
  private let doubtsReleases: Bool
  /// The price above which a unit is mistaken; as in lint.
  private static let priceLimit = 100.0
  /// How far two statements about one release may be apart; as in the resolution of sources.
  private static let releaseToleranceDays = 31

  /// How many rows a list names; of the others it counts how many there are.
  private static let listLimit = 10_000

  private(set) var facts: [ImportedFact] = []
  private(set) var unknown: [ImportOutcome.UnknownRow] = []
  /// Rows about unknown things beyond those that are listed.
  private(set) var unlistedUnknownCount = 0
  private(set) var rejected: [ImportOutcome.RejectedRow] = []
  /// Rejected rows beyond those that are listed.
  private(set) var unlistedRejectedCount = 0
  /// Statements of rows that others were taken of.
  private(set) var refused: [ImportOutcome.RefusedFact] = []
  /// How many rows gave at least one statement.
  private(set) var takenCount = 0
  private var seen: [String: (place: Place, fact: ImportedFact)] = [:]

  init(catalog: ImportCatalog, doubtsReleases: Bool = false) {
    self.catalog = catalog
    self.doubtsReleases = doubtsReleases
  }

  /// Sorts a row of one statement.
  mutating func sort(
    _ result: Result<ImportedFact, ImportRejection>, line: Int, text: ArraySlice<UInt8>
  ) {
    sort(
      result.map { RowStatements(facts: [$0]) }.mapError(RowProblem.rejected),
      at: Place(line: line, text: String(decoding: text, as: UTF8.self)))
  }

  /// Sorts a row that makes several statements: it is taken where one of them is.
  mutating func sort(_ result: Result<RowStatements, RowProblem>, at place: Place) {
    let before = facts.count
    // Names out of a file nobody has checked; lists and messages show them.
    let name = place.name?.withoutControlCharacters
    do throws(RowProblem) {
      let row = try result.get()
      var problems = row.unreadable.map { ($0.field, RowProblem.rejected($0.reason)) }
      for fact in row.facts {
        do throws(RowProblem) {
          try take(fact, at: place)
        } catch {
          problems.append((fact.path, error))
        }
      }
      guard facts.count == before else {
        takenCount += 1
        for (field, problem) in problems {
          refused.append(
            .init(line: place.line, row: name, field: field, reason: problem.reason))
        }
        return
      }
      throw problems.first?.1 ?? .rejected(.statesNothing)
    } catch {
      switch error {
      case .unknown(let unknownName):
        listUnknown(unknownName, line: place.line, row: name)
      case .rejected where rejected.count >= Self.listLimit:
        unlistedRejectedCount += 1
      case .rejected(let reason):
        rejected.append(
          .init(
            line: place.line, reason: reason, text: place.text.withoutControlCharacters,
            row: name))
      }
    }
  }

  /// Lists a row about something the catalog does not know.
  mutating func listUnknown(_ name: String, line: Int, row: String? = nil) {
    guard unknown.count < Self.listLimit else {
      unlistedUnknownCount += 1
      return
    }
    unknown.append(.init(line: line, row: row, name: name.withoutControlCharacters))
  }

  private mutating func take(_ fact: ImportedFact, at place: Place) throws(RowProblem) {
    let fact = try resolved(fact)
    do throws(ImportRejection) {
      try check(fact)
      let key = Self.key(of: fact)
      if let earlier = seen[key] {
        let isSame = earlier.fact == fact
        guard let row = earlier.place.name else {
          let line = earlier.place.line
          throw isSame ? .repeated(line: line) : .contradicts(line: line)
        }
        throw isSame ? .repeatedRow(row) : .contradictsRow(row)
      }
      seen[key] = (place, fact)
      facts.append(fact)
    } catch {
      throw .rejected(error)
    }
  }

  /// The statement with ids in place of other names.
  private func resolved(_ fact: ImportedFact) throws(RowProblem) -> ImportedFact {
    guard let id = catalog.id(fact.kind, named: fact.id) else { throw .unknown(fact.id) }
    var statement = fact.statement
    if case .row(let values) = statement,
      let position = values.firstIndex(where: { $0.field == "model" }),
      let name = values[position].value.text, ["offers", "results"].contains(fact.field.name)
    {
      guard let model = catalog.id(.model, named: name) else { throw .unknown(name) }
      var values = values
      values[position] = .init("model", .text(model))
      statement = .row(values)
    }
    return ImportedFact(
      kind: fact.kind, id: id, section: fact.section, field: fact.field, statement: statement,
      evidence: fact.evidence)
  }

  private func check(_ fact: ImportedFact) throws(ImportRejection) {
    let source = fact.evidence.source
    if catalog.record(.source, source) == nil {
      throw .unknownSource(source, nearest: Spelling.nearest(source, in: catalog.ids(.source)))
    }
    try checkRelease(fact)
    guard case .row(let values) = fact.statement else { return }
    if fact.field == "offers" {
      for value in values where ["input", "output", "cache_read"].contains(value.field.name) {
        if let price = value.value.number, price > Self.priceLimit {
          throw .priceTooHigh(price, limit: Self.priceLimit)
        }
      }
      try checkAge(fact, Row(values: values, evidence: fact.evidence))
    }
    if fact.field == "results", let benchmark = catalog.record(.benchmark, fact.id),
      let score = values.first(where: { $0.field == "score" })?.value.number
    {
      let low = benchmark.identity("minimum")?.number ?? -.infinity
      let high = benchmark.identity("maximum")?.number ?? .infinity
      if score < low || score > high { throw .scoreOutOfRange(score, low: low, high: high) }
    }
  }

  /// Refuses an offer where the catalog holds one for the same model, variant and route, under
  /// another name and from another source, that is as new: the older price would stand beside it,
  /// and win where it is lower.
  private func checkAge(_ fact: ImportedFact, _ row: Row) throws(ImportRejection) {
    guard let host = catalog.record(.host, fact.id), let date = catalog.date(of: fact.evidence)
    else { return }
    for held in host.rows("offers") {
      guard held["id_at_host"] != row["id_at_host"],
        ["model", "variant", "route"].allSatisfy({ held[$0] == row[$0] }),
        let evidence = held.evidence, evidence.source != fact.evidence.source,
        let heldDate = catalog.date(of: evidence), heldDate >= date
      else { continue }
      throw .olderOffer(
        held: held["id_at_host"]?.text ?? fact.id, source: evidence.source, date: heldDate)
    }
  }

  /// Refuses a release date that what the catalog holds from elsewhere speaks against.
  private func checkRelease(_ fact: ImportedFact) throws(ImportRejection) {
    guard doubtsReleases, fact.kind == .model, fact.path == "release_date",
      case .value(let value) = fact.statement, let stated = value.date,
      case .known(let standing, let evidence, _)? =
        catalog.record(.model, fact.id)?["release_date"],
      evidence.source != fact.evidence.source, let held = standing.date,
      abs(stated.days(since: held)) > Self.releaseToleranceDays
    else { return }
    throw .differsFromCatalog(stated: stated, held: held, source: evidence.source)
  }

  /// What two rows share when they speak of the same thing at the same time.
  private static func key(of fact: ImportedFact) -> String {
    var parts = [fact.kind.rawValue, fact.id, fact.path, fact.evidence.source]
    parts.append(fact.evidence.asOf?.description ?? "")
    if case .row(let values) = fact.statement {
      parts.append(RowOrder.key(of: Row(values: values, evidence: nil), in: fact.field.name))
    }
    return parts.joined(separator: "\t")
  }
}

/// What a row says.
struct RowStatements {
  /// Its statements.
  var facts: [ImportedFact] = []
  /// Fields whose value does not read, with what is wrong.
  var unreadable: [(field: String, reason: ImportRejection)] = []

  /// Adds what a row says of a field of a record; `null` says nothing.
  mutating func add(
    _ field: Field, _ json: JSONValue?, of id: String, _ kind: RecordKind, _ evidence: Evidence
  ) {
    guard let json, json != .null,
      let spec = RecordSchema.of(kind).facts.first(where: { $0.field == field })
    else { return }
    guard let value = TOMLValue(json) else {
      unreadable.append((field.name, .missing(field.name)))
      return
    }
    switch ValueReader.read(value, as: spec, key: field.name) {
    case .success(let value):
      facts.append(
        ImportedFact(
          kind: kind, id: id, field: field, statement: .value(value), evidence: evidence))
    case .failure(let failure): unreadable.append((field.name, .wrongValue(failure.problem)))
    }
  }
}

/// Why a row, or one statement of it, is not taken.
enum RowProblem: Error {
  /// It speaks of something under a name that stands for no id.
  case unknown(String)
  case rejected(ImportRejection)

  /// The same as a reason in a list.
  fileprivate var reason: ImportRejection {
    switch self {
    case .unknown(let name): return .unknownName(name)
    case .rejected(let reason): return reason
    }
  }
}
