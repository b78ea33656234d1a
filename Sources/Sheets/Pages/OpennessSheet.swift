internal import Catalog
internal import Decision
internal import Licensing

/// How open a model is: the ladder with what it rests on, and three public measures beside it.
struct OpennessSheet: SheetDefinition {
  let id = "openness"
  let label = "Openness"
  let about = "the ladder with its evidence, MOF class, OSAID checks and Open Source AI Index"

  func sheet(_ subject: SheetSubject) -> Sheet? {
    let standing = subject.alternative.opennessStanding
    let words = Self.placed(standing.finding.rung)
    return Sheet(
      title: "Openness: \(words)", summary: words,
      items: ladder(standing, subject) + definition(standing, subject)
        + framework(standing, subject) + index(standing, subject))
  }

  func json(_ subject: SheetSubject) -> JSONValue? {
    let standing = subject.alternative.opennessStanding
    var object: [String: JSONValue] = [
      "rung": standing.finding.rung.map { .text(Self.code($0)) } ?? .null,
      "rests_on": .list(standing.finding.evidence.map { .text($0.description) }),
      "definition": definitionJSON(standing.definition),
    ]
    if let framework = frameworkJSON(standing, subject) { object["framework"] = framework }
    if let index = indexJSON(standing, subject) { object["index"] = index }
    return .object(object)
  }

  // MARK: Ladder

  private static func placed(_ rung: OpennessRung?) -> String {
    rung?.label ?? "open weights, license cannot be told"
  }

  private static func code(_ rung: OpennessRung) -> String {
    switch rung {
    case .closed: return "closed"
    case .restrictedLicense: return "restricted-license"
    case .permissiveLicense: return "permissive-license"
    case .osiApprovedLicense: return "osi-approved-license"
    case .openSourceAI: return "open-source-ai"
    }
  }

  private func ladder(_ standing: OpennessStanding, _ subject: SheetSubject) -> [SheetItem] {
    let own = standing.finding.rung
    var items: [SheetItem] = []
    for rung in OpennessRung.allCases.reversed() {
      items.append(.point(rung == own ? "\(rung.label): here" : rung.label))
    }
    if own == nil { items.append(.statement(Self.placed(nil), lead: "Not placed")) }
    items.append(.heading("What the step rests on"))
    items += standing.finding.evidence.map { .statement($0.description) }
    if !subject.model.derivedFrom.isEmpty {
      items.append(
        .remark(
          "The terms of \(Wording.list(subject.model.derivedFrom)) stay attached: no step above "
            + "that of a base."))
    }
    items += subject.alternative.license.evidence(in: subject.snapshot).map(SheetItem.evidence)
    return items
  }

  // MARK: Open Source AI Definition

  private func definition(_ standing: OpennessStanding, _ subject: SheetSubject) -> [SheetItem] {
    let definition = standing.definition
    var items: [SheetItem] = [
      .heading("Open Source AI Definition 1.0"),
      .statement("\(definition.result.label).", lead: "Result"),
    ]
    for check in OpenSourceDefinition.Check.allCases {
      items.append(.entry(check.label, Self.words(definition.state(of: check))))
    }
    items.append(.remark(OpenSourceDefinition.caveat))
    return items
  }

  private static func words(_ state: Bool?) -> String {
    state.map { $0 ? "met" : "not met" } ?? "cannot tell"
  }

  private func definitionJSON(_ definition: OpenSourceDefinition) -> JSONValue {
    let result: String
    switch definition.result {
    case .likelyMeets: result = "likely-meets"
    case .likelyDoesNotMeet: result = "likely-does-not-meet"
    case .cannotTell: result = "cannot-tell"
    }
    let checks = OpenSourceDefinition.Check.allCases.map {
      ($0.rawValue, definition.state(of: $0).map(JSONValue.flag) ?? .null)
    }
    return .object([
      "result": .text(result), "caveat": .text(OpenSourceDefinition.caveat),
      "checks": .object(Dictionary(checks, uniquingKeysWith: { first, _ in first })),
    ])
  }
}

// MARK: Model Openness Framework

extension OpennessSheet {
  private func framework(_ standing: OpennessStanding, _ subject: SheetSubject) -> [SheetItem] {
    var items: [SheetItem] = [.heading("Model Openness Framework 1.0")]
    guard standing.assessment != nil || standing.publishedClass != nil else {
      return items + [.statement("Nobody listed the parts of this release.")]
    }
    if let assessment = standing.assessment {
      items.append(.statement("\(assessment.label).", lead: "Worked out from the parts"))
      items += assessment.needs.map(SheetItem.point)
      if !assessment.atypical.isEmpty {
        items.append(
          .remark(
            "Open licenses made for other content, counted: "
              + "\(Wording.list(assessment.atypical.map(\.label)))."))
      }
    } else {
      items.append(.statement("The parts were not listed, so Weigh works out no class."))
    }
    let published = subject.statements(
      "published class", standing.publishedClass, spelled: Self.publishedLabel)
    items += published.map(SheetItem.evidence)
    items += subject.statements(
      "parts released", subject.model.record.fact("components", in: "mof"),
      spelled: { "\($0.list?.count ?? 0) of \(ReleaseComponent.allCases.count)" }
    ).map(SheetItem.evidence)
    if let contents = standing.contents {
      items += ReleaseComponent.allCases.filter(contents.components.contains).map {
        .entry($0.label, Self.license(of: $0, contents))
      }
    }
    let told: Set<Field> = ["entry", "published_class", "components", "licenses_read"]
    for named in subject.model.record.section("mof") where !told.contains(named.field) {
      let field = named.field.name.split(separator: "_").joined(separator: " ")
      items += subject.statements(field, named.fact).map(SheetItem.evidence)
    }
    for row in subject.model.record.rows("component_licenses") {
      guard let evidence = row.evidence, let license = row["license"]?.text else { continue }
      items.append(
        .evidence(
          EvidenceItem(
            field: "license of \(Wording.list(row["components"]?.list ?? []))", value: license,
            evidence: evidence, in: subject.snapshot)))
    }
    return items
  }

  private static func license(of part: ReleaseComponent, _ contents: ReleaseContents) -> String {
    if let license = contents.license(of: part) {
      return license == "none" ? "no license stated" : license
    }
    return contents.unreadParts.contains(part) ? "license not read" : "no license stated"
  }

  private static func publishedLabel(_ value: FactValue) -> String {
    let text = EvaluationBase.plain(value)
    return ModelOpennessClass(numeral: text)?.label ?? text
  }

  private func frameworkJSON(_ standing: OpennessStanding, _ subject: SheetSubject) -> JSONValue? {
    guard standing.assessment != nil || standing.publishedClass != nil else { return nil }
    var object: [String: JSONValue] = [
      "published_class": standing.publishedClass?.value?.json ?? .null,
      "source": standing.publishedClass?.evidence.map { .text($0.source) } ?? .null,
    ]
    if let assessment = standing.assessment {
      object["class"] = assessment.reached.map { .text($0.numeral) } ?? .null
      object["reachable_class"] = assessment.reachable.map { .text($0.numeral) } ?? .null
      object["needs"] = .list(assessment.needs.map { .text($0) })
    }
    if let contents = standing.contents {
      let parts = ReleaseComponent.allCases.filter(contents.components.contains)
      object["components"] = .object(
        Dictionary(
          parts.map { ($0.rawValue, contents.license(of: $0).map(JSONValue.text) ?? .null) },
          uniquingKeysWith: { first, _ in first }))
    }
    return .object(object)
  }
}

// MARK: European Open Source AI Index

extension OpennessSheet {
  private func index(_ standing: OpennessStanding, _ subject: SheetSubject) -> [SheetItem] {
    let reviewed = Set(OpennessDimension.allCases.map(\.field) + ["entry"])
    let others = subject.alternative.opennessFacts.filter { !reviewed.contains($0.field) }
      .flatMap { named in
        subject.statements(
          named.field.name.split(separator: "_").joined(separator: " "), named.fact)
      }
    let rest = others.isEmpty ? [] : [.heading("Other reviews")] + others.map(SheetItem.evidence)
    return dimensions(standing, subject) + rest
  }

  private func dimensions(_ standing: OpennessStanding, _ subject: SheetSubject) -> [SheetItem] {
    var items: [SheetItem] = [.heading("European Open Source AI Index")]
    guard let mean = standing.unweightedMean else {
      return items + [.statement("The Index has no review of this model.")]
    }
    if let entry = standing.indexEntry { items.append(.entry("Reviewed as", entry)) }
    for found in standing.dimensions {
      guard let evidence = found.evidence else { continue }
      let origin = found.inheritedFrom.map { ", inherited from the family \(subject.family($0))" }
      items.append(
        .evidence(
          EvidenceItem(
            field: found.dimension.label, value: found.state.rawValue + (origin ?? ""),
            evidence: evidence, in: subject.snapshot)))
    }
    items.append(
      .entry(
        "Unweighted mean",
        "\(Wording.decimals(mean, 0)) % of \(standing.dimensions.count) dimensions, worked out "
          + "by Weigh; not the ranking of the Index"))
    items += subject.credits(standing.dimensions.compactMap(\.evidence))
    items.append(.remark("The Index enters no license verdict."))
    return items
  }

  private func indexJSON(_ standing: OpennessStanding, _ subject: SheetSubject) -> JSONValue? {
    guard let mean = standing.unweightedMean else { return nil }
    var dimensions: [String: JSONValue] = [:]
    for found in standing.dimensions {
      var object: [String: JSONValue] = ["state": .text(found.state.rawValue)]
      if let evidence = found.evidence {
        object["source"] = .text(evidence.source)
        let date = subject.snapshot.date(of: evidence)
        object["as_of"] = date.map { JSONValue.text($0.description) } ?? .null
      }
      if let family = found.inheritedFrom { object["inherited_from"] = .text(family) }
      dimensions[found.dimension.rawValue] = .object(object)
    }
    let credits = subject.attributions(standing.dimensions.compactMap(\.evidence))
    let entry: JSONValue = standing.indexEntry.map { JSONValue.text($0) } ?? .null
    return .object([
      "entry": entry, "mean_by_weigh": .computed(mean), "dimensions": .object(dimensions),
      "credit": .list(credits.map { JSONValue.text($0) }),
    ])
  }
}
