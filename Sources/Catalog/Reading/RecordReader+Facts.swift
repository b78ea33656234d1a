/// The keys of a fact that say how its value is known.
enum FactKeys {
  static let source = FieldSpec("s", .text, "Who states it.")
  static let date = FieldSpec("d", .date, "When it held.")
  static let clause = FieldSpec("clause", .text, "The clause of a license or policy.")
  static let note = FieldSpec("n", .text, "A remark in Weigh's own words.")
  static let from = FieldSpec("from", .text, "The id it was inherited from.")
  static let estimate = FieldSpec("est", .flag, "Whether the source calls it an estimate.")
  static let reason = FieldSpec("unknown", .text, "What was read without finding it.")

  static let ofAFact = ["v", "unknown", "disputed", "s", "d", "clause", "n", "from", "est", "alt"]
  static let ofAClaim = ["v", "s", "d", "clause", "n", "from", "est"]
}

extension Evidence {
  /// The source of values that need none: the record they stand in.
  ///
  /// Facts of a license rest on the texts that its own record lists.
  public static let ownRecord = "record"
}

extension RecordReader {
  /// A fact under its key, with the evidence of its section where it names none.
  mutating func fact(
    _ entry: TOMLTable.Entry, _ spec: FieldSpec, section: String? = nil,
    default inherited: Evidence? = nil
  ) -> Fact? {
    let isSourced = index.schema.isFactSourced
    let ownEvidence = isSourced ? nil : Evidence(source: Evidence.ownRecord, layer: layer)
    guard let table = entry.value.table, !isPlainCounts(table, spec) else {
      if section == nil, isSourced {
        note(entry.line, .notAFact(key: entry.key))
        return nil
      }
      guard let value = plainValue(entry.value, spec, entry) else { return nil }
      guard let evidence = inherited ?? ownEvidence else {
        note(entry.line, .missingSource(key: section ?? entry.key))
        return nil
      }
      return .known(value, evidence, losing: [])
    }
    let parts = FactParts(table)
    noteUnknownParts(table, FactKeys.ofAFact, entry)
    let stated = [parts.value != nil, parts.unknown != nil, parts.disputed != nil]
    guard stated.contains(true) else {
      note(entry.line, .missingValue(key: entry.key))
      return nil
    }
    guard stated.filter({ $0 }).count == 1 else {
      note(entry.line, .contradictingFact(key: entry.key))
      return nil
    }
    if let disputed = parts.disputed {
      let claims = claims(disputed, spec, entry)
      return claims.isEmpty ? nil : .disputed(claims)
    }
    let evidence = evidence(table, entry, default: inherited ?? ownEvidence)
    if let unknown = parts.unknown {
      guard let reason = plainValue(unknown, FactKeys.reason, entry)?.text, let evidence else {
        return nil
      }
      return .unknown(reason: reason, evidence)
    }
    guard let stated = parts.value, let value = plainValue(stated, spec, entry), let evidence else {
      return nil
    }
    let losing = parts.losing.map { claims($0, spec, entry) } ?? []
    return .known(value, evidence, losing: losing)
  }

  /// The parts of a fact that say what is stated.
  private struct FactParts {
    var value: TOMLValue?
    var unknown: TOMLValue?
    var disputed: TOMLValue?
    var losing: TOMLValue?

    init(_ table: TOMLTable) {
      for entry in table.entries {
        switch entry.key {
        case "v": value = entry.value
        case "unknown": unknown = entry.value
        case "disputed": disputed = entry.value
        case "alt": losing = entry.value
        default: break
        }
      }
    }
  }

  /// A table of counts written plainly in a section, rather than inside a fact.
  private func isPlainCounts(_ table: TOMLTable, _ spec: FieldSpec) -> Bool {
    guard case .counts = spec.shape else { return false }
    return !table.entries.contains { ["v", "unknown", "disputed"].contains($0.key) }
  }

  private mutating func plainValue(
    _ value: TOMLValue, _ spec: FieldSpec, _ entry: TOMLTable.Entry
  ) -> FactValue? {
    switch ValueReader.read(value, as: spec, key: entry.key) {
    case .success(let value): return value
    case .failure(let failure):
      note(entry.line, failure.problem)
      return nil
    }
  }

  private mutating func noteUnknownParts(
    _ table: TOMLTable, _ known: [String], _ entry: TOMLTable.Entry
  ) {
    for part in table.entries where !known.contains(part.key) {
      let nearest = Spelling.nearest(part.key, in: known)
      note(part.line, .unknownKey(part.key, place: entry.key, nearest: nearest))
    }
  }

  private mutating func evidence(
    _ table: TOMLTable, _ entry: TOMLTable.Entry, default inherited: Evidence?
  ) -> Evidence? {
    var source: String?
    var evidence = Evidence(source: "", layer: layer)
    for part in table.entries {
      switch part.key {
      case "s": source = plainValue(part.value, FactKeys.source, part)?.text
      case "d": evidence.asOf = plainValue(part.value, FactKeys.date, part)?.date
      case "clause": evidence.clause = plainValue(part.value, FactKeys.clause, part)?.text
      case "n": evidence.note = plainValue(part.value, FactKeys.note, part)?.text
      case "from": evidence.inheritedFrom = plainValue(part.value, FactKeys.from, part)?.text
      case "est":
        evidence.isEstimate = plainValue(part.value, FactKeys.estimate, part)?.flag ?? false
      default: break
      }
    }
    if let source {
      evidence.source = source
      return evidence
    }
    guard let inherited else {
      if !table.entries.contains(where: { $0.key == "s" }) {
        note(entry.line, .missingSource(key: entry.key))
      }
      return nil
    }
    evidence.source = inherited.source
    evidence.asOf = evidence.asOf ?? inherited.asOf
    evidence.inheritedFrom = evidence.inheritedFrom ?? inherited.inheritedFrom
    return evidence
  }

  private mutating func claims(
    _ value: TOMLValue, _ spec: FieldSpec, _ entry: TOMLTable.Entry
  ) -> [Claim] {
    guard let array = value.array else {
      note(entry.line, .notAList(entry.key))
      return []
    }
    let ownEvidence =
      index.schema.isFactSourced ? nil : Evidence(source: Evidence.ownRecord, layer: layer)
    var claims: [Claim] = []
    for item in array {
      guard let table = item.table else {
        note(entry.line, .notAList(entry.key))
        return []
      }
      noteUnknownParts(table, FactKeys.ofAClaim, entry)
      guard let stated = table["v"] else {
        note(table.line, .missingValue(key: entry.key))
        continue
      }
      guard let value = plainValue(stated, spec, entry),
        let evidence = evidence(table, entry, default: ownEvidence)
      else { continue }
      claims.append(Claim(value, evidence))
    }
    return claims
  }
}
