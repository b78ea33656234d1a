import Catalog
import Decision
import Testing

extension Must {
  /// A rule named after its field; a test states only what differs.
  static func rule(
    _ field: String, _ comparison: MustOperator, _ value: FactValue,
    unknown: UnknownPolicy = .keep
  ) -> Must {
    Must(id: field, field: field, comparison: comparison, value: value, unknown: unknown)
  }
}

extension Fixture {
  /// The model most tests ask about.
  static let id = "acme/Alpha-7B"

  /// A catalog of one model.
  init(_ model: Record) { self.init([model]) }

  /// What a rule says of the first way to run a model; judging alone must agree with explaining.
  func observe(
    _ must: Must, of model: String = Fixture.id, in scenario: Scenario = Fixture.scenario()
  ) throws -> Observation {
    let alternative = try alternative(model, scenario)
    let definition = try #require(Constraints.named(must.field))
    #expect(definition.operators.contains(must.comparison))
    #expect(definition.fault(in: must) == nil)
    let observation = definition.observe(alternative, must)
    #expect(definition.judge(alternative, must) == observation.truth)
    return observation
  }

  /// The number of a criterion for the first way to run a model.
  func cell(
    _ criterion: String, of model: String = Fixture.id, in scenario: Scenario = Fixture.scenario()
  ) throws -> Cell {
    try #require(Criteria.named(criterion)).cell(alternative(model, scenario))
  }

  /// What the number of a criterion is worth for the first way to run a model.
  func worth(
    _ criterion: String, of model: String = Fixture.id, in scenario: Scenario = Fixture.scenario()
  ) throws -> Triple? {
    try #require(Criteria.named(criterion)).curve.value(cell(criterion, of: model, in: scenario))
  }

  /// The smallest change of a rule that brings back some of the models only it keeps out.
  func relaxation(_ must: Must, in scenario: Scenario = Fixture.scenario()) throws -> Relaxation? {
    var asking = scenario
    asking.musts.append(must)
    let report = try outcome(asking).ruleReports.first { $0.must == must }
    return report?.relaxation
  }

  /// A fact sources disagree about.
  static func disputed(_ field: Field, _ values: [FactValue]) -> NamedFact {
    NamedFact(field, .disputed(values.map { Claim($0, evidence) }))
  }
}

/// Whether two numbers agree as far as a Double can tell.
func isNear(_ left: Double, _ right: Double, within tolerance: Double = 1e-12) -> Bool {
  abs(left - right) <= tolerance
}

extension Fixture {
  /// Published answers to contested questions.
  static func moderation(asked: Int64, answered: Int64) -> Record.List {
    Record.List(
      name: "moderation",
      rows: [
        Row(
          values: [
            Row.NamedValue("question_set", .text("set")), Row.NamedValue("n", .integer(asked)),
            Row.NamedValue("complete", .integer(answered)),
          ], evidence: evidence)
      ])
  }
}

extension Fixture {
  /// What a probe run measured; a test states only what differs.
  static func measurement(
    of model: String = Fixture.id, firstToken: Measurement.Quantity? = nil,
    speed: Measurement.Quantity? = nil
  ) -> Measurement {
    Measurement(
      run: "run-1", model: model, endpoint: "desk", date: asOf,
      firstTokenMilliseconds: firstToken, tokensPerSecond: speed, quantization: nil)
  }
}

extension Fixture {
  /// A model whose disclosed share lies between so many and so many twelfths; both the same is a
  /// number, none reviewed is missing.
  static func reviewed(_ id: String, open: Int, closed: Int, license: String? = "example-open")
    -> Record
  {
    model(
      id, license: license,
      lists: [
        review(
          Array(repeating: "disclosed", count: open)
            + Array(repeating: "not-disclosed", count: closed))
      ])
  }

  /// A review of data provenance of which twelve items apply, the first in these states.
  static func review(_ states: [String]) -> Record.List {
    let rest = Array(repeating: "n.a.", count: ProvenanceItem.all.count - 12)
    let unchecked = Array(repeating: "not-checked", count: 12 - states.count)
    return Record.List(
      name: "provenance",
      rows: zip(ProvenanceItem.all, states + unchecked + rest).map { item, state in
        Row(
          values: [
            Row.NamedValue("item", .text(item.key)), Row.NamedValue("state", .text(state)),
          ], evidence: evidence)
      })
  }

  /// A scenario that prefers the disclosed share only.
  static func disclosing(
    musts: [Must] = [], edit: (inout Scenario) -> Void = { _ in }
  ) -> Scenario {
    scenario(
      musts: musts, preferences: [Preference(criterion: "provenance.disclosed", place: 1)],
      edit: edit)
  }
}

extension Outcome {
  /// The ids of the ranked models without their organization, in order.
  var order: [String] { rows.map(\.model.shortName) }
}
