/// Countries are ISO 3166-1 alpha-2 codes.
struct CountryRule: LintRule {
  let id = "country"
  let summary = "Countries are ISO 3166-1 alpha-2 codes."

  func check(_ context: LintContext, _ findings: inout LintFindings) {
    for subject in context.subjects {
      let isRegions = subject.record.kind == .aliases && subject.record.id == "regions"
      for value in subject.values where value.role != .reason {
        switch value.spec.shape {
        case .country, .countries: break
        case .texts where isRegions: break
        default: continue
        }
        for code in value.value.list ?? [] where !CountryCodes.contains(code) {
          let hint = code == "UK" ? " Did you mean 'GB'?" : ""
          findings.note(
            subject.record, value.steps,
            "\(code.quotedForMessage) is no ISO 3166-1 code of two letters.\(hint)")
        }
      }
    }
  }
}
