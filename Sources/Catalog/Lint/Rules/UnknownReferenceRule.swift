/// Every id that a record names belongs to a record of the catalog.
struct UnknownReferenceRule: LintRule {
  let id = "reference"
  let summary = "Every id that a record names belongs to a record of the catalog."

  func check(_ context: LintContext, _ findings: inout LintFindings) {
    for subject in context.subjects {
      for value in subject.values {
        switch value.spec.shape {
        case .reference(let kind), .references(let kind):
          for id in value.value.list ?? [] {
            check(id, kind, context, subject.record, value.steps, &findings)
          }
        default: break
        }
        checkEvidence(value, context, subject.record, &findings)
      }
      checkLineage(subject.record, context, &findings)
      checkAliases(subject.record, context, &findings)
    }
  }

  private func check(
    _ id: String, _ kind: RecordKind, _ context: LintContext, _ record: Record,
    _ steps: [TOMLDocument.Step], _ findings: inout LintFindings
  ) {
    if context.record(kind, id) != nil { return }
    let suggestion = Spelling.suggestion(for: id, in: context.records(kind).keys)
    findings.note(
      record, steps, "There is no \(kind.rawValue) \(id.quotedForMessage).\(suggestion)")
  }

  private func checkEvidence(
    _ value: StatedValue, _ context: LintContext, _ record: Record,
    _ findings: inout LintFindings
  ) {
    guard let evidence = value.evidence else { return }
    // A row is checked once, at its first column.
    if value.role == .column, record.firstColumn(of: value.steps) != value.steps.last { return }
    if evidence.source != Evidence.ownRecord {
      check(evidence.source, .source, context, record, value.steps, &findings)
    }
    if let from = evidence.inheritedFrom {
      check(from, record.kind, context, record, value.steps, &findings)
    }
  }

  private func checkLineage(
    _ record: Record, _ context: LintContext, _ findings: inout LintFindings
  ) {
    guard record.kind == .model else { return }
    for parent in record.identity("derived_from")?.list ?? [] {
      if context.record(.model, parent) != nil { continue }
      let suggestion = Spelling.suggestion(for: parent, in: context.records(.model).keys)
      findings.note(
        record, ["derived_from"],
        "There is no model \(parent.quotedForMessage).\(suggestion) "
          + "A parent outside the catalog needs a record with the status 'stub'.")
    }
  }

  private func checkAliases(
    _ record: Record, _ context: LintContext, _ findings: inout LintFindings
  ) {
    let kinds: [String: RecordKind] = [
      "models": .model, "licenses": .license, "benchmarks": .benchmark,
    ]
    guard record.kind == .aliases, let kind = kinds[record.id] else { return }
    for alias in record.section("aliases") {
      for id in alias.fact.value?.list ?? [] {
        check(id, kind, context, record, ["aliases", .key(alias.field.name)], &findings)
      }
    }
  }
}

extension Record {
  /// The step to the first column of the row a value stands in.
  fileprivate func firstColumn(of steps: [TOMLDocument.Step]) -> TOMLDocument.Step? {
    guard steps.count == 3, case .key(let list) = steps[0], case .item(let position) = steps[1]
    else { return nil }
    let rows = rows(list)
    guard rows.indices.contains(position) else { return nil }
    return rows[position].values.first.map { .key($0.field.name) }
  }
}
