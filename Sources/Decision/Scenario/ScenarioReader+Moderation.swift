internal import Catalog
public import Moderation

/// The needs of a scenario file: `[[must]]` and `[[moderation]]` tables.
extension ScenarioReader {
  /// All of them in the order of the file.
  func needs(_ root: TOMLTable) throws -> [Must] {
    let musts = try tables(root, "must").map { (line: $0.line, must: try must($0)) }
    try refuseTwins(musts.map(\.must.id), in: root, "must")
    let requirements = try tables(root, "moderation").enumerated().map { position, table in
      (line: table.line, must: try moderation(table, position: position + 1))
    }
    try refuseTwins(requirements.map(\.must.id), in: root, "moderation")
    for (line, must) in requirements where musts.contains(where: { $0.must.id == must.id }) {
      throw ScenarioError.twin(place(line), table: "moderation", id: must.id)
    }
    return (musts + requirements).sorted { $0.line < $1.line }.map(\.must)
  }

  private func moderation(_ table: TOMLTable, position: Int) throws -> Must {
    try allow(
      table,
      [
        "id", "category", "jurisdictions", "languages", "outcome", "min", "max", "weight", "reason",
        "source", "owner", "accept_published", "unknown", "on",
      ])
    func required<Value>(_ key: String, _ value: Value?) throws -> Value {
      guard let value else { throw ScenarioError.missingKey(place(table.line), key: key) }
      return value
    }
    let category = try required("category", word(table, "category", ItemCategory.self))
    let jurisdictions = try codes(
      table, "jurisdictions", "codes of two capital letters such as [\"CN\", \"US\"], each once"
    ) { $0.isASCII && $0.isUppercase }
    let languages = try codes(
      table, "languages", "codes of two small letters such as [\"en\", \"zh\"], each once"
    ) { $0.isASCII && $0.isLowercase }
    let outcome = try required("outcome", word(table, "outcome", RateOutcome.self))
    let accepts = try flag(table, "accept_published") ?? false
    if accepts, category != .contestedFact || jurisdictions.isEmpty || languages.isEmpty {
      throw wrong(
        table, "accept_published", "true",
        "it only under category CP with 'languages' and 'jurisdictions', which alone can match "
          + "what is published")
    }
    let requirement: ModerationRequirement
    do {
      requirement = try ModerationRequirement(
        category: category, jurisdictions: jurisdictions, languages: languages, outcome: outcome,
        minimum: number(table, "min"), maximum: number(table, "max"),
        weight: share(table, "weight", upTo: 1e9) ?? 1, reason: openText(table, "reason"),
        source: text(table, "source"), owner: openText(table, "owner"), acceptsPublished: accepts)
    } catch let problem as RequirementProblem {
      throw ScenarioError.wrongRequirement(place(table.line), problem)
    }
    return Must(
      id: try text(table, "id") ?? "moderation.\(position)",
      field: ModerationRequirementConstraint().field, comparison: .equal, value: .flag(true),
      unknown: try word(table, "unknown", UnknownPolicy.self) ?? .keep,
      isOn: try flag(table, "on") ?? true,
      why: requirement.openPoints.contains(.reason) ? nil : requirement.reason,
      moderation: requirement)
  }

  /// A text that may be left open: nothing and an empty one are the same.
  private func openText(_ table: TOMLTable, _ key: String) throws -> String {
    table[key]?.text == "" ? "" : try text(table, key) ?? ""
  }

  /// Codes of two letters, each once.
  private func codes(
    _ table: TOMLTable, _ key: String, _ form: String, isLetter: (Character) -> Bool
  ) throws -> [String] {
    guard let value = table[key] else { return [] }
    let texts = value.array?.map { $0.text ?? $0.inWords }
    guard let texts else { throw wrong(table, key, value.inWords, form) }
    var seen: Set<String> = []
    for text in texts
    where text.count != 2 || !text.allSatisfy(isLetter) || !seen.insert(text).inserted {
      throw wrong(table, key, text, form)
    }
    return texts
  }
}

extension Scenario {
  /// What it requires of how models answer, as far as it is on, in the order of the needs.
  public var moderationProfile: RequirementProfile {
    RequirementProfile(
      name: name, requirements: musts.lazy.filter(\.isOn).compactMap(\.moderation))
  }

  /// The scenario with the requirements of another on how models answer, in place of its own.
  ///
  /// **Shape**: those of a name already taken by another need get one of their own.
  public func requiringAnswers(like other: Scenario) -> Scenario {
    var scenario = self
    scenario.musts.removeAll { $0.moderation != nil }
    var taken = Set(scenario.musts.map(\.id))
    for var must in other.musts where must.moderation != nil {
      let name = must.id
      var number = 2
      while !taken.insert(must.id).inserted {
        must.id = "\(name)-\(number)"
        number += 1
      }
      scenario.musts.append(must)
    }
    return scenario
  }
}
