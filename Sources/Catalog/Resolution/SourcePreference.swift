/// Which of several statements about one field counts.
///
/// **Source**: chosen, see docs/decisions/0005; the order of sources for a field comes first, then how near a
/// source is to the fact, then the newer statement.
struct SourcePreference {
  private let sources: [String: Record]

  init(sources: [String: Record]) { self.sources = sources }

  /// Sources that come first for a field, best first.
  private static func order(of field: String) -> [String] {
    switch field {
    case "release_date":
      return [
        "modelsdev", "archgallery", "gpustack", "llmstats", "localmodelrun", "helm", "mteb_meta",
        "osai",
      ]
    case "params_active": return ["vllmrecipes", "gpustack", "localmodelrun"]
    case "context":
      return ["modelsdev", "vllmrecipes", "archgallery", "openrouter_models", "gpustack"]
    case _ where field.hasPrefix("arch."):
      return [
        "hfconfig", "hfconfig2", "kvcalc", "litgpt", "vramcalc", "llmfit", "archgallery", "exo",
      ]
    default: return []
    }
  }

  private static let tiers = ["primary", "primary-copy", "curated", "aggregator", "derived"]

  /// When a statement held: its own date, or that of its source.
  func date(of evidence: Evidence) -> CalendarDate? {
    evidence.asOf ?? sources[evidence.source]?.identity("retrieved")?.date
  }

  /// The fact that follows from claims: the best one with the others as losing, or a dispute where
  /// nothing tells the best ones apart.
  func fact(of field: String, _ claims: [Claim]) -> Fact? {
    let ranked = claims.map { (claim: $0, rank: rank(of: $0, field, claims)) }
      .sorted { left, right in
        left.rank != right.rank
          ? left.rank.lexicographicallyPrecedes(right.rank)
          : left.claim.evidence.source.precedesByBytes(right.claim.evidence.source)
      }
    guard let best = ranked.first else { return nil }
    let equals = ranked.filter { $0.rank == best.rank }.map(\.claim)
    if equals.contains(where: { $0.value != best.claim.value }) { return .disputed(equals) }
    return .known(
      best.claim.value, best.claim.evidence,
      losing: Self.distinct(ranked.map(\.claim), besides: best.claim.value))
  }

  /// One claim for each value that differs from the accepted one.
  static func distinct(_ claims: [Claim], besides accepted: FactValue) -> [Claim] {
    var seen: Set<FactValue> = [accepted]
    return claims.filter { seen.insert($0.value).inserted }
  }

  /// Lower comes first, part by part.
  private func rank(of claim: Claim, _ field: String, _ all: [Claim]) -> [Int] {
    let source = claim.evidence.source
    let order = Self.order(of: field)
    let place = order.firstIndex(of: source) ?? order.count
    let tier = sources[source]?.identity("tier")?.text.flatMap(Self.tiers.firstIndex)
    let age = date(of: claim.evidence).map { -$0.dayNumber } ?? 0
    let rest = [place, tier ?? Self.tiers.count, age]
    guard field == "release_date", let date = claim.value.date else { return rest }
    let support = Set(
      all.filter { other in
        other.value.date.map { abs($0.days(since: date)) <= 31 } ?? false
      }.map(\.evidence.source))
    return [-support.count, date.day == nil ? 1 : 0] + rest
  }
}
