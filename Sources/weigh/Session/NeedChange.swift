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

  func apply(to scenario: inout Scenario) throws {
    if key == "use_case" {
      scenario.useCase = value
    } else if let field = IntendedUse.field(key) {
      scenario.use[key] = value.isEmpty ? nil : Self.answer(value, to: field)
    } else if key.hasSuffix(".review") {
      try changeReview(of: String(key.dropLast(".review".count)), &scenario)
    } else if let position = scenario.musts.firstIndex(where: { $0.id == key || $0.field == key }) {
      try change(&scenario.musts[position])
    } else if let definition = Constraints.named(key) {
      var must = Must(
        id: key, field: key, comparison: definition.operators.first ?? .equal, value: .flag(true))
      try change(&must)
      scenario.musts.append(must)
    } else {
      let known =
        scenario.musts.map(\.id) + Constraints.all.map(\.field) + IntendedUse.fields.map(\.key)
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
  private func change(_ must: inout Must) throws {
    if let policy = UnknownPolicy(rawValue: value) {
      must.unknown = policy
    } else if value == "on" || value == "off" {
      must.isOn = value == "on"
    } else {
      let definition = Constraints.named(must.field)
      let isList = definition?.operators.contains(.among) ?? false
      let containsNames = definition?.operators.contains(.contains) ?? false
      must.value =
        isList || containsNames
        ? .list(value.split(separator: ",").map(String.init)) : Self.value(value)
      must.isOn = true
      if let fault = definition?.fault(in: must) {
        throw Failure(.usage, "'--set \(key)=\(value)': the need '\(must.id)' \(fault).")
      }
    }
  }

  /// An answer of the intended-use profile; yes and no answer yes-or-no questions.
  private static func answer(_ text: String, to field: ProfileField) -> FactValue {
    switch field.shape {
    case .flag where text == "yes" || text == "no": return .flag(text == "yes")
    case .countries, .texts: return .list(text.split(separator: ",").map(String.init))
    default: return value(text)
    }
  }

  private static func value(_ text: String) -> FactValue {
    if text == "true" || text == "false" { return .flag(text == "true") }
    if let integer = Int64(text) { return .integer(integer) }
    if let number = Double(text), number.isFinite { return .number(number) }
    if text.contains(",") { return .list(text.split(separator: ",").map(String.init)) }
    return .text(text)
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
      return lines
    }
    lines.append("Fields a need can read:")
    lines += Constraints.all.map { "  \($0.field): \($0.summary)" }
    lines += ["", "Criteria that can weigh:"]
    lines += Criteria.all.map { "  \($0.id) (\($0.unit)): \($0.summary)" }
    return lines
  }
}
