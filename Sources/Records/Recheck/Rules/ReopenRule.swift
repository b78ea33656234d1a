internal import Catalog
internal import Decision

/// Conditions people set to open the question again, as far as the program can check them.
struct ReopenRule: RecheckRule {
  let codes: [RecheckCode] = [.reopenMet]

  func findings(_ context: RecheckContext) -> [RecheckFinding] {
    context.record.reopenIf.compactMap { condition in
      guard let test = condition.test, let definition = Constraints.named(test.field),
        let found = Self.alternative(test.subject, context),
        // A number that does not apply to a way of running passes every need, and meets no condition.
        !Self.isVoid(definition, found.alternative)
      else { return nil }
      let observation = definition.observe(found.alternative, test.must)
      guard observation.truth == .pass else { return nil }
      let origin = context.origin(observation.evidence)
      return RecheckFinding(
        .reopenMet, model: found.alternative.candidate.model.id, about: test.field,
        subject: definition.label,
        was: found.subject.flatMap { NeedRule.former(definition, $0) }, now: observation.observed,
        source: origin.source, date: origin.date,
        detail: "reopen condition \u{201C}\(condition.text)\u{201D}",
        fact:
          "\(test.comparison.rawValue) \(test.value.json.canonicalText): \(observation.observed)")
    }
  }

  /// The model a condition watches: in its recorded way of running, or in the best way of today where
  /// the record does not list it.
  private static func alternative(
    _ subject: DecisionRecord.ReopenCondition.Subject, _ context: RecheckContext
  ) -> (alternative: Alternative, subject: RecheckSubject?)? {
    let known: RecheckSubject?
    switch subject {
    case .chosen: known = context.chosen
    case .runnerUp: known = context.runnerUp
    case .model(let id):
      known = context.subjects.first { $0.id == id }
      if known == nil {
        let outcome = context.outcome
        let found =
          outcome.row(of: id)?.alternative ?? outcome.exclusion(of: id)?.alternative
          ?? outcome.restriction(of: id)?.alternative
        return found.map { ($0, nil) }
      }
    }
    return known.flatMap { known in known.way.map { ($0.alternative, known) } }
  }

  private static func isVoid(
    _ definition: any ConstraintDefinition, _ alternative: Alternative
  ) -> Bool {
    guard let numeric = definition as? any NumericConstraint else { return false }
    return numeric.cell(alternative) == .notApplicable
  }
}
