/// The number of parameters is near the one in the model's name.
struct ParameterNameRule: LintRule {
  let id = "parameter-name"
  let severity = Diagnostic.Severity.warning
  let summary = "The number of parameters is within 35 % of the one in the model's name."

  func check(_ context: LintContext, _ findings: inout LintFindings) {
    for subject in context.subjects(.model) {
      guard let total = subject.record["params_total"]?.value?.number,
        let named = Self.parametersInName(subject.record.id), total > 0
      else { continue }
      let deviation = abs(total - named) / named
      guard deviation > 0.35 else { continue }
      findings.note(
        subject.record, ["params_total"],
        "\(Int64(total)) parameters differ by \(Int((deviation * 100).rounded())) % from the name, "
          + "which says \(Int64(named)).")
    }
  }

  /// The parameters a name states with one token such as `7B` or `350M`.
  ///
  /// Names with `8x7B`, `16E` or several sizes state nothing.
  static func parametersInName(_ id: String) -> Double? {
    let name = id.split(separator: "/").last ?? ""
    var found: Double?
    var tokens: [String] = []
    for part in name.split(separator: "-") {
      let head = part.dropLast()
      // An underscore between digits is a decimal point: `1_8B`.
      if part.first?.isNumber == true, head.allSatisfy({ $0.isNumber || $0 == "_" }) {
        tokens.append(String(part.map { $0 == "_" ? "." : $0 }))
      } else {
        tokens += part.split(separator: "_").map { String($0) }
      }
    }
    for token in tokens {
      if token.utf8.count > 1, token.last == "E" || token.last == "e",
        token.dropLast().allSatisfy(\.isNumber)
      {
        return nil
      }
      guard let unit = token.last, "BbMm".contains(unit), let size = Double(token.dropLast()),
        token.first?.isNumber == true, size > 0
      else { continue }
      let named = size * ("Bb".contains(unit) ? 1e9 : 1e6)
      if let found, found != named { return nil }
      found = named
    }
    return found
  }
}
