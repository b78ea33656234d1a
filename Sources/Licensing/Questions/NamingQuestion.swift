/// Asks whether a published model can carry a prescribed name prefix.
enum NamingQuestion: LicenseQuestion {
  static let id = QuestionID.naming

  static func findings(_ context: QuestionContext) -> [Finding] {
    let prefixes = context.license.namePrefixes
    var findings = prefixes.found
      .filter { $0.trigger.fires(context.use) }
      .map { duty in
        context.use.acceptsNamePrefix
          ? Finding.duty(.duty(duty), duty.clause, [.prescribed(duty)])
          : Finding.unmet(
            .dutyRefused(duty), duty.clause, [.acceptNamePrefix(duty.mark)],
            field: "needs.name_prefix_ok")
      }
    if !prefixes.wasRead, context.use.publishesDerived { findings.append(.notRead(.namePrefixes)) }
    return findings
  }
}
