/// Texts from sources carry no control characters and nothing that turns text around.
struct ControlCharacterRule: LintRule {
  let id = "control-character"
  let summary = "Texts carry no control characters and nothing that turns text around."

  func check(_ context: LintContext, _ findings: inout LintFindings) {
    // A preset is a whole file with its line feeds.
    for subject in context.subjects where subject.record.kind != .preset {
      if subject.record.id.holdsControlCharacter {
        findings.note(subject.record, "The id holds a control character. Remove it.")
      }
      for value in subject.values {
        let texts = [value.spec.field.name] + Self.texts(value.value)
        let remarks = [value.evidence?.note, value.evidence?.clause].compactMap { $0 }
        guard (texts + remarks).contains(where: \.holdsControlCharacter) else { continue }
        findings.note(
          subject.record, value.steps,
          "\(value.spec.field.name.quotedForMessage) holds a control character. Remove it.")
      }
    }
  }

  private static func texts(_ value: FactValue) -> [String] {
    switch value {
    case .text(let text): return [text]
    case .list(let list): return list
    case .counts(let counts): return counts.map(\.name)
    default: return []
    }
  }
}
