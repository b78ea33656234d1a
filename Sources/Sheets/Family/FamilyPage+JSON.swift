public import Catalog
internal import Decision

/// The history of a family as a document.
extension FamilyPage {
  /// Everything the page tells, without a schema of its own.
  public var json: [String: JSONValue] {
    [
      "id": .text(family), "name": .text(name),
      "developer": developer.map {
        .object(["id": .text($0.id), "name": .text($0.identity("name")?.text ?? $0.id)])
      } ?? .null,
      "top": .text(snapshot.topFamily(of: family)),
      "generations": .list(
        generations.map { .object(["id": .text($0), "name": .text(name(of: $0))]) }),
      "timeline": .list(timeline.map(json)),
      "licenses": .object([
        "phases": .list(trajectory.phases.map(json)),
        "changes": .list(trajectory.changes.map(json)),
      ]),
      "cadence": cadenceJSON,
      "latest": latest.map {
        .object([
          "date": .text($0.date.description), "names": texts($0.names),
          "ageDays": .integer(Int64($0.ageDays)),
        ])
      } ?? .null,
      "undated": texts(undated.map(\.id)), "derivatives": texts(derivatives.map(\.id)),
      "remarks": texts(remarks),
    ]
  }

  private func json(_ entry: TimelineEntry) -> JSONValue {
    .object([
      "kind": .text(entry.kind.rawValue), "date": .text(entry.date.description),
      "name": .text(entry.name), "family": .text(entry.family),
      "model": entry.model.map { .text($0) } ?? .null,
      "parameters": entry.parameters.map { .integer($0) } ?? .null,
      "licenses": texts(entry.licenses),
      "claimedLicenses": .list(entry.claimedLicenses.map(texts)), "previous": texts(entry.previous),
      "licensesNow": entry.licensesNow.map(texts) ?? .null,
      "source": source(entry.evidence), "licenseSource": source(entry.licenseEvidence),
      "parametersSource": source(entry.parametersEvidence),
      "note": entry.note.map { .text($0) } ?? .null,
    ])
  }

  private func json(_ phase: LicensePhase) -> JSONValue {
    .object([
      "first": .text(phase.first.description), "last": .text(phase.last.description),
      "uses": .list(
        phase.uses.map { use in
          .object([
            "ids": texts(use.licenses), "categories": texts(use.categories),
            "first": .text(use.first.description), "last": .text(use.last.description),
            "releases": .integer(Int64(use.releaseCount)),
          ])
        }),
    ])
  }

  private func json(_ change: LicenseChange) -> JSONValue {
    .object([
      "kind": .text(change.kind.rawValue), "date": .text(change.date.description),
      "subject": .text(change.subject), "from": .list(change.from.map(texts)),
      "to": .list(change.to.map(texts)), "beside": .list(change.beside.map(texts)),
      "sentence": .text(Self.sentence(change)),
      "sources": .list(change.entries.map { source($0.licenseEvidence) }),
    ])
  }

  private var cadenceJSON: JSONValue {
    var object: [String: JSONValue] = [
      "value": cadence.medianDays.map { .integer(Int64($0)) } ?? .null, "unit": .text("days"),
      "evidence": .text(cadence.medianDays == nil ? "unknown" : "derived"),
      "family": .text(cadence.family),
      "knownDates": .integer(Int64(cadence.knownDateCount)),
      "dates": .list(
        cadence.dates.map { dated in
          .object([
            "date": .text(dated.date.description), "names": texts(dated.entries.map(\.name)),
            "sources": .list(dated.entries.map { source($0.evidence) }),
          ])
        }),
      "gaps": .list(cadence.gaps.map { .integer(Int64($0)) }),
    ]
    if cadence.medianDays == nil { object["reason"] = .text("fewer than 4 dated releases") }
    return .object(object)
  }

  private func source(_ evidence: Evidence?) -> JSONValue {
    guard let evidence else { return .null }
    return .object([
      "key": .text(evidence.source),
      "asOf": snapshot.date(of: evidence).map { .text($0.description) } ?? .null,
    ])
  }

  private func texts(_ all: [String]) -> JSONValue { .list(all.map { .text($0) }) }
}
