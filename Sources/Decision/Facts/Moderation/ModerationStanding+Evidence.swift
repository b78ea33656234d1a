internal import Catalog
internal import Moderation

extension ModerationStanding {
  /// The statements a verdict rests on: the run, then what was published.
  public var evidence: [EvidenceItem] {
    (own.map { [$0.evidence(requirement.words)] } ?? []) + publishedEvidence
  }
}

extension ModerationStanding.Own {
  /// The run as a statement about something it asked.
  public func evidence(_ subject: String) -> EvidenceItem {
    var notes = marks
    if !counts {
      notes.append("expired")
    } else if let warning = shelfLife.warning {
      notes.append(warning)
    }
    return EvidenceItem(
      field: subject, value: verdict.countWords, kind: .measured, source: probe.run,
      asOf: probe.date, note: notes.isEmpty ? nil : notes.joined(separator: "; "))
  }
}
