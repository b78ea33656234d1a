internal import Catalog
internal import Decision
internal import Licensing

/// `NEED=VALUE`: one change of a scenario from the command line.
struct NeedChange {
  let key: String
  let value: String

  init(_ text: String) throws {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else {
      throw Failure(
        .usage, "'--set \(text)' is not of the form NEED=VALUE.",
        hint: "Example: --set context=65536.")
    }
    key = String(parts[0])
    value = String(parts[1])
  }

  func apply(to scenario: inout Scenario, base: EvaluationBase) throws {
    if key == "use_case" {
      scenario.useCase = value
    } else if let setting = ScenarioSetting.named(key) {
      do {
        try setting.set(value, in: &scenario)
      } catch {
        throw refused(error)
      }
    } else if let field = IntendedUse.field(key) {
      try demandFamily(in: base)
      scenario.use[key] = value.isEmpty ? nil : try answer(to: field, in: base)
    } else if key.hasSuffix(".review") {
      try changeReview(of: String(key.dropLast(".review".count)), &scenario)
    } else if let position = scenario.musts.firstIndex(where: { $0.id == key || $0.field == key }) {
      scenario.musts[position] = try change(scenario.musts[position], scenario, base)
    } else if let definition = Constraints.named(key) {
      let must = Must(
        id: key, field: key, comparison: definition.operators.first ?? .equal, value: .flag(true))
      scenario.musts.append(try change(must, scenario, base))
    } else {
      let known =
        scenario.musts.map(\.id) + Constraints.all.map(\.field) + IntendedUse.fields.map(\.key)
        + ScenarioSetting.all.map(\.key)
      throw Failure(
        .usage, "there is no need '\(key)'.",
        hint: Spelling.nearest(key, in: known).map { "Did you mean '\($0)'?" }
          ?? "To list them: weigh needs --fields.")
    }
  }

  /// What happens to models a lawyer must look at.
  private func changeReview(of need: String, _ scenario: inout Scenario) throws {
    guard let position = scenario.musts.firstIndex(where: { $0.id == need || $0.field == need })
    else { throw Failure(.usage, "the scenario has no need '\(need)'.") }
    guard let policy = UnknownPolicy(rawValue: value) else {
      throw Failure(
        .usage, "'\(value)' is no policy.",
        hint: "There are \(Wording.list(UnknownPolicy.allCases.map(\.rawValue))).")
    }
    guard scenario.musts[position].comparison == .verdict else {
      throw Failure(.usage, "the need '\(need)' takes no 'review'; only the license need has it.")
    }
    scenario.musts[position].review = policy
  }

  /// A policy word, `on`, `off`, or a new limit.
  private func change(_ must: Must, _ scenario: Scenario, _ base: EvaluationBase) throws -> Must {
    do {
      let context = try EvaluationContext(base: base, scenario: scenario)
      return try NeedAnswer(must, in: context).read(value)
    } catch let refusal as AnswerRefusal {
      throw refused(refusal)
    } catch let error as ScenarioError {
      throw Failure(.doesNotParse, error.description)
    }
  }

  private func answer(to field: ProfileField, in base: EvaluationBase) throws -> FactValue {
    do {
      return try UseAnswer(field, in: base).read(value)
    } catch {
      throw refused(error)
    }
  }

  private func refused(_ refusal: AnswerRefusal) -> Failure {
    Failure(.usage, "'--set \(key)=\(value)': \(refusal.description)")
  }

  /// A figure of one family needs a family the catalog has.
  private func demandFamily(in base: EvaluationBase) throws {
    guard key.hasPrefix(IntendedUse.releasePrefix) else { return }
    let family = String(key.dropFirst(IntendedUse.releasePrefix.count))
    guard base.snapshot.families[family] == nil else { return }
    throw Failure(
      .usage, "there is no family '\(family)'.",
      hint: Spelling.nearest(family, in: base.snapshot.families.keys).map {
        "Did you mean '\($0)'?"
      } ?? "Families that ask for it: "
        + Wording.list(base.releaseFamilies.map(\.id)) + ".")
  }
}

/// Fields and criteria, one a line.
enum FieldList {
  static func lines(plain: Bool) -> [String] {
    var lines: [String] = []
    if plain {
      lines.append(PlainTable.line(["kind", "id", "label", "unit", "summary"]))
      for constraint in Constraints.all {
        lines.append(
          PlainTable.line(["must", constraint.field, constraint.label, "", constraint.summary]))
      }
      for criterion in Criteria.all {
        lines.append(
          PlainTable.line([
            "prefer", criterion.id, criterion.label, criterion.unit, criterion.summary,
          ]))
      }
      for setting in ScenarioSetting.all {
        lines.append(PlainTable.line(["setting", setting.key, "", "", setting.summary]))
      }
      return lines
    }
    lines.append("Fields a need can read:")
    lines += Constraints.all.map { "  \($0.field): \($0.summary)" }
    lines += ["", "Criteria that can weigh:"]
    lines += Criteria.all.map { "  \($0.id) (\($0.unit)): \($0.summary)" }
    lines += ["", "Workload and ways to run a model:"]
    lines += ScenarioSetting.all.map { "  \($0.key): \($0.summary)" }
    return lines
  }
}
