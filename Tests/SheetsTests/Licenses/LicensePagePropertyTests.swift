import Catalog
import Decision
import Foundation
import Licensing
import Scoring
import Sheets
import Testing

/// What holds of the license page under every profile and every license.
@Suite struct LicensePagePropertyTests {
  /// Licenses of all values there are, and models under one, two or none of them.
  private static func catalog(_ random: inout SplitMix64) -> LicenseCatalog {
    var catalog = LicenseCatalog()
    catalog.license("open")
    for number in 1...12 {
      var facts: [String: String] = [:]
      for spec in RecordSchema.of(.license).facts {
        if case .word(let words) = spec.shape { facts[spec.field.name] = random.pick(words) }
      }
      catalog.license(
        "random-\(number)", facts: facts,
        status: random.pick(["full-text", "full-text", "quoted-clauses", "secondary-only"]),
        lists: lists(&random), isRead: !random.oneIn(6))
    }
    for number in 1...12 {
      catalog.model("maker/one-\(number)b", licenses: ["random-\(number)"], family: "line")
    }
    catalog.model(
      "maker/two", licenses: ["random-1", "random-2"], basis: "tag", from: ["maker/one-3b"])
    catalog.model("maker/none")
    catalog.model("maker/open", licenses: ["open"], family: "line")
    return catalog
  }

  private static func lists(_ random: inout SplitMix64) -> [Record.List] {
    var thresholds: [[Field: FactValue]] = []
    while random.oneIn(2) {
      thresholds.append([
        "metric": .text(random.pick(Threshold.Metric.allCases).rawValue),
        "over": .text(random.pick([">", ">="])), "value": .number(random.pick([0, 10, 20])),
        "currency": .text(random.pick(["USD", "CNY"])),
        "scope": .text(random.pick(Threshold.Scope.allCases).rawValue),
        "reference": .text(random.pick(Threshold.Reference.allCases).rawValue),
        "applies_to": .text(random.pick(Threshold.Application.allCases).rawValue),
        "effect": .text(random.pick(Threshold.Effect.allCases).rawValue), "clause": .text("§90"),
      ])
    }
    var duties: [[Field: FactValue]] = []
    while random.oneIn(2) {
      duties.append([
        "kind": .text(random.pick(PrescribedDuty.Kind.allCases).rawValue),
        "trigger": .text(random.pick(PrescribedDuty.Trigger.allCases).rawValue),
        "text": .text("Mark \(duties.count)"), "clause": .text("§91.\(duties.count)"),
      ])
    }
    let territory: [[Field: FactValue]] =
      random.oneIn(3)
      ? [
        [
          "excluded": .list(["DE", "FR"]),
          "basis": .text(random.pick(TerritoryLimit.Basis.allCases).rawValue),
          "clause": .text("§92"),
        ]
      ] : []
    return [
      LicenseCatalog.list("thresholds", thresholds), LicenseCatalog.list("duties", duties),
      LicenseCatalog.list("territory", territory),
    ]
  }

  /// Answers that contradict themselves nowhere, about half of the fields filled in.
  private static func use(_ random: inout SplitMix64) -> [String: FactValue] {
    while true {
      var answers: [String: FactValue] = [:]
      var values: [String: ProfileValue] = [:]
      for field in IntendedUse.fields where random.oneIn(2) {
        switch field.shape {
        case .word(let words):
          let word = random.pick(words)
          (answers[field.key], values[field.key]) = (.text(word), .word(word))
        case .flag:
          let flag = random.oneIn(2)
          (answers[field.key], values[field.key]) = (.flag(flag), .flag(flag))
        case .count, .amount:
          let number = random.pick([0.0, 5, 10, 15, 25])
          (answers[field.key], values[field.key]) = (.number(number), .number(number))
        case .country:
          let place = random.pick(["NO", "DE", "US"])
          (answers[field.key], values[field.key]) = (.text(place), .word(place))
        case .countries:
          let places = [random.pick(["NO", "DE", "FR", "US"])]
          (answers[field.key], values[field.key]) = (.list(places), .words(places))
        case .text, .texts: break
        }
      }
      if (try? IntendedUse(values: values)) != nil { return answers }
    }
  }

  private static func text(_ sheet: Sheet) -> String {
    sheet.items.map { item -> String in
      switch item {
      case .heading(let text), .point(let text), .remark(let text): return text
      case .entry(let label, let value): return "\(label): \(value)"
      case .statement(let text, let lead): return (lead.map { "\($0): " } ?? "") + text
      case .table(let table):
        return table.rows.map { $0.cells.joined(separator: " ") }.joined(separator: "\n")
      case .evidence(let item):
        return [item.field, item.value, item.source, item.note ?? "", item.asOf?.description ?? ""]
          .joined(separator: "; ")
      }
    }.joined(separator: "\n")
  }

  /// Takes some seconds, because each of 1,000 pages is built in full: two models a profile.
  @Test func `the page holds every reason, duty, clause and source of the evaluation`() throws {
    var random = SplitMix64(seed: 2026)
    let base = EvaluationBase(snapshot: Self.catalog(&random).snapshot)
    let page = try #require(Sheets.named("license"))
    var prohibited = 0
    for round in 0..<500 {
      let subjects = try LicenseCatalog.subjects(base, Self.use(&random))
      for offset in 0..<2 {
        let subject = subjects[(2 * round + offset) % subjects.count]
        let sheet = try #require(page.sheet(subject))
        let text = Self.text(sheet)
        let evaluation = try #require(subject.alternative.license.evaluation)
        var parts = evaluation.answers.map { "\($0.question.label): \($0.verdict.label)" }
        for reason in evaluation.reasons {
          parts += [reason.text, reason.reopen.text, reason.clause, reason.answerer?.text]
            .compactMap { $0 }
          parts += reason.remedies.map(\.text)
          for source in reason.sources {
            parts.append(source.place)
            parts += source.sha256.map { [String($0.prefix(12))] } ?? []
          }
          if reason.verdict == .prohibited {
            prohibited += 1
            #expect(!reason.remedies.isEmpty, "\(reason.text)")
          }
        }
        for duty in evaluation.duties {
          parts += [duty.text, duty.triggerWords] + duty.askedBy.compactMap(\.clause)
          parts += [duty.mark].compactMap { $0 }
        }
        parts += evaluation.remarks.map(\.text) + evaluation.assumptions.map(\.text)
        for part in parts where !text.contains(part) {
          Issue.record("\(subject.model.id) lacks: \(part)\n\(text)")
          return
        }
        #expect(text.components(separatedBy: LicenseEvaluation.disclaimer).count == 2)
        Self.expectNeutral(text)
        guard case .object(let json)? = page.json(subject),
          case .list(let reasons)? = json["reasons"],
          case .list(let duties)? = json["duties"]
        else {
          Issue.record("no document")
          return
        }
        #expect(reasons.count == evaluation.reasons.count)
        #expect(duties.count == evaluation.duties.count)
        #expect(json["verdict"] == .text(evaluation.overall.rawValue))
      }
    }
    #expect(prohibited > 100)
  }

  /// A verdict is told in words of the license, never in words that praise or alarm.
  private static func expectNeutral(_ text: String) {
    let words = Set(text.lowercased().split { !$0.isLetter }.map(String.init))
    let loaded: Set<String> = [
      "red", "green", "yellow", "amber", "orange", "safe", "unsafe", "risky", "clean", "danger",
      "dangerous",
    ]
    #expect(words.intersection(loaded) == [])
  }
}
