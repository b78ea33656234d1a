/// Writes records as canonical TOML: one fact a line, keys in the order of the schema.
///
/// Reading what was written gives the same record, and writing what was read from a canonical
/// file gives the same text.
public enum CatalogWriter {
  /// The file of one record.
  ///
  /// `comment` holds whole comment lines that open the file, each with its `#`.
  public static func text(of record: Record, comment: String = "") -> String {
    // A preset is somebody's scenario and stays as it was written.
    if record.kind == .preset { return record.identity("text")?.text ?? "" }
    var lines = comment.linesBetweenFeeds.filter { !$0.isEmpty }.map { String($0) }
    lines += body(of: record)
    return lines.joined(separator: "\n") + "\n"
  }

  /// The file of all sources, in byte order of their keys.
  public static func text(ofSources records: [Record], comment: String = "") -> String {
    var lines = comment.linesBetweenFeeds.filter { !$0.isEmpty }.map { String($0) }
    for record in records.sorted(by: { $0.id.precedesByBytes($1.id) }) {
      if !lines.isEmpty { lines.append("") }
      lines.append("[" + TOMLText.key(record.id) + "]")
      lines += body(of: record)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The comment lines a file opens with, ready for ``text(of:comment:)``.
  public static func openingComment(of text: String) -> String {
    text.linesBetweenFeeds.prefix { $0.hasPrefix("#") }.joined(separator: "\n")
  }

  /// One fact under its key, as it stands outside of sections.
  public static func line(of fact: NamedFact) -> String {
    TOMLText.key(fact.field.name) + " = " + self.fact(fact.fact, isSourced: true)
  }

  /// One row of a list with its header.
  static func block(of row: Row, _ spec: RecordSchema.ListSpec) -> [String] {
    ["[[" + spec.name + "]]"] + self.row(row, spec)
  }

  private static func body(of record: Record) -> [String] {
    let schema = RecordSchema.of(record.kind)
    let impliesID = record.kind == .source
    var lines = ordered(record.identity, by: schema.identity, \.field)
      .filter { !(impliesID && $0.field == "id") }
      .map { TOMLText.key($0.field.name) + " = " + TOMLText.value($0.value) }
    let facts = ordered(record.facts, by: schema.facts, \.field)
    if !facts.isEmpty, !lines.isEmpty { lines.append("") }
    for fact in facts {
      let value = self.fact(fact.fact, isSourced: schema.isFactSourced)
      lines.append(TOMLText.key(fact.field.name) + " = " + value)
    }
    for spec in schema.sections {
      let facts = record.section(spec.name)
      guard !facts.isEmpty else { continue }
      if !lines.isEmpty { lines.append("") }
      lines.append("[" + spec.name + "]")
      lines += section(ordered(facts, by: spec.fields, \.field), isSourced: schema.isFactSourced)
    }
    for spec in schema.lists {
      for row in RowOrder.sorted(record.rows(spec.name), of: spec.name) {
        if !lines.isEmpty { lines.append("") }
        lines += block(of: row, spec)
      }
    }
    return lines
  }

  /// Items in the order of their specifications; what is not declared comes last, by name.
  private static func ordered<Item>(
    _ items: [Item], by specs: [FieldSpec], _ field: KeyPath<Item, Field>
  ) -> [Item] {
    let ranks = Dictionary(
      specs.enumerated().map { ($1.field, $0) }, uniquingKeysWith: { first, _ in first })
    return items.sorted { left, right in
      let left = left[keyPath: field]
      let right = right[keyPath: field]
      let leftRank = ranks[left] ?? specs.count
      let rightRank = ranks[right] ?? specs.count
      return leftRank != rightRank ? leftRank < rightRank : left.name.precedesByBytes(right.name)
    }
  }

  // MARK: Parts

  private static func row(_ row: Row, _ spec: RecordSchema.ListSpec) -> [String] {
    var lines = ordered(row.values, by: spec.columns, \.field)
      .map { TOMLText.key($0.field.name) + " = " + TOMLText.value($0.value) }
    if spec.isSourced, let evidence = row.evidence {
      lines.append("s = " + TOMLText.text(evidence.source))
      if let date = evidence.asOf { lines.append("d = " + TOMLText.date(date)) }
    }
    return lines
  }

  private static func section(_ facts: [NamedFact], isSourced: Bool) -> [String] {
    guard isSourced else {
      return facts.map { fact in
        let value = fact.fact.value.map(TOMLText.value) ?? self.fact(fact.fact, isSourced: false)
        return TOMLText.key(fact.field.name) + " = " + value
      }
    }
    let shared = sharedEvidence(facts)
    var lines: [String] = []
    if let shared {
      lines.append("source = " + TOMLText.text(shared.source))
      if let from = shared.inheritedFrom { lines.append("from = " + TOMLText.text(from)) }
      if let date = shared.asOf { lines.append("d = " + TOMLText.date(date)) }
    }
    for fact in facts {
      let value: String
      if let shared, plainEvidence(fact.fact) == shared, let plain = fact.fact.value {
        value = TOMLText.value(plain)
      } else {
        value = self.fact(fact.fact, isSourced: true)
      }
      lines.append(TOMLText.key(fact.field.name) + " = " + value)
    }
    return lines
  }

  /// The evidence most facts of a section share; of equally common ones the first.
  private static func sharedEvidence(_ facts: [NamedFact]) -> Evidence? {
    var counts: [Evidence: Int] = [:]
    var order: [Evidence] = []
    for fact in facts {
      guard let evidence = plainEvidence(fact.fact) else { continue }
      if counts[evidence] == nil { order.append(evidence) }
      counts[evidence, default: 0] += 1
    }
    let most = counts.values.max()
    return order.first { counts[$0] == most }
  }

  /// The evidence of a fact that a section could state for it: known, and nothing but source, date
  /// and inheritance.
  private static func plainEvidence(_ fact: Fact) -> Evidence? {
    guard case .known(_, var evidence, losing: let losing) = fact, losing.isEmpty,
      evidence.note == nil, evidence.clause == nil, !evidence.isEstimate
    else { return nil }
    evidence.layer = .base
    return evidence
  }

  private static func fact(_ fact: Fact, isSourced: Bool) -> String {
    switch fact {
    case .known(let value, let evidence, let losing):
      var pairs = ["v = " + TOMLText.value(value)] + self.evidence(evidence, isSourced: isSourced)
      if !losing.isEmpty { pairs.append("alt = " + claims(losing, isSourced: isSourced)) }
      return TOMLText.table(pairs)
    case .unknown(let reason, let evidence):
      return TOMLText.table(
        ["unknown = " + TOMLText.text(reason)] + self.evidence(evidence, isSourced: isSourced))
    case .disputed(let claims):
      return TOMLText.table(["disputed = " + self.claims(claims, isSourced: isSourced)])
    }
  }

  private static func claims(_ claims: [Claim], isSourced: Bool) -> String {
    TOMLText.array(
      claims.map { claim in
        TOMLText.table(
          ["v = " + TOMLText.value(claim.value)] + evidence(claim.evidence, isSourced: isSourced))
      })
  }

  private static func evidence(_ evidence: Evidence, isSourced: Bool) -> [String] {
    var pairs: [String] = []
    if isSourced { pairs.append("s = " + TOMLText.text(evidence.source)) }
    if let date = evidence.asOf { pairs.append("d = " + TOMLText.date(date)) }
    if let clause = evidence.clause { pairs.append("clause = " + TOMLText.text(clause)) }
    if let note = evidence.note { pairs.append("n = " + TOMLText.text(note)) }
    if let from = evidence.inheritedFrom { pairs.append("from = " + TOMLText.text(from)) }
    if evidence.isEstimate { pairs.append("est = true") }
    return pairs
  }
}
