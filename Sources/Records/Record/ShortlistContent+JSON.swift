internal import Catalog

extension ShortlistContent {
  /// The parts, each under its own key, as shortlists and records hold them.
  var parts: [String: JSONValue] {
    var parts: [String: JSONValue] = [
      "considered": considered.json, "funnel": .list(funnel.map(\.json)),
      "criteria": .list(criteria.map(\.json)), "entries": .list(entries.map(\.json)),
      "next": .list(next.map(\.json)), "ranked": .list(ranked.map(\.json)),
      "nearMisses": .texts(nearMisses), "excluded": .list(excluded.map(\.json)),
      "overrides": .list(overrides.map(\.json)), "assumptions": .texts(assumptions),
      "warnings": .texts(warnings), "flips": .list(flips.map(\.json)),
      "evidence": .object(evidence.mapValues(\.json)),
      "sources": .object(sources.mapValues(\.json)),
    ]
    // Without a pack the file is what it was before there were packs.
    if let restrictions { parts["restrictions"] = restrictions.json }
    if let shares { parts["shares"] = shares.json }
    parts.merge(basis.parts) { first, _ in first }
    return parts
  }

  /// The keys of the parts.
  static let keys = [
    "catalog", "overlays", "scenario", "engine", "result", "considered", "funnel", "criteria",
    "entries", "next", "ranked", "nearMisses", "excluded", "restrictions", "overrides",
    "assumptions", "warnings", "flips", "shares", "evidence", "sources",
  ]

  init(_ reader: ObjectReader) throws(RecordProblem) {
    self.init(
      basis: try RecordReading.basis(reader),
      considered: try reader.inner("considered", RecordReading.considered),
      funnel: try reader.list("funnel", RecordReading.need),
      criteria: try reader.list("criteria", RecordReading.criterion),
      entries: try reader.list("entries", DecisionRecord.Entry.init),
      next: try reader.list("next", RecordReading.nextModel),
      ranked: try reader.list("ranked", RecordReading.rankedModel),
      nearMisses: try reader.texts("nearMisses"),
      excluded: try reader.list("excluded", RecordReading.exclusion),
      restrictions: try reader.optionalInner(
        "restrictions", DecisionRecord.ReportedRestrictions.init),
      overrides: try reader.list("overrides", RecordReading.override),
      assumptions: try reader.texts("assumptions"), warnings: try reader.texts("warnings"),
      flips: try reader.list("flips", RecordReading.flip),
      shares: try reader.optionalInner("shares", DecisionRecord.RankShares.init),
      evidence: try reader.table("evidence", RecordReading.statement),
      sources: try reader.table("sources", RecordReading.source))
  }
}
