internal import Decision
internal import Licensing

/// What shortlists and records have in common, described.
enum ContentSchema {
  /// Keys that are always there.
  static let required: [String: JSONSchema] = [
    "catalog": .part("basisCatalog").described("The catalog the ranking was made on."),
    "overlays": .list(.part("overlay")).described("The catalogs laid over it, in their order."),
    "scenario": .part("scenario").described(
      "What was needed, with the whole text of the scenario."),
    "engine": .table(.text).described("The versions of the program and of its parts."),
    "result": .object(["id": .text]).described("The hash of the ranking."),
    "considered": .part("considered").described(
      "How many models were looked at, and how they fared."),
    "funnel": .list(.part("need")).described(
      "The needs in their order, and how many models each left."),
    "criteria": .list(.part("criterion")).described("What was weighed, and how much."),
    "entries": .list(.part("entry")).described(
      "The models of the shortlist with all that is said of them."),
    "next": .list(.part("nextModel")).described("The best models that are not on the shortlist."),
    "ranked": .list(.part("rankedModel")).described("Every model that is ranked, best first."),
    "nearMisses": .texts.described("The models that are left out by little, each in a sentence."),
    "excluded": .list(.part("exclusion")).described(
      "Every model that is left out or pending, with the reasons."),
    "overrides": .list(.part("override")).described("Verdicts that people set by hand."),
    "assumptions": .texts.described("What was assumed of the use, each in a sentence."),
    "warnings": .texts.described("What readers should be wary of, each in a sentence."),
    "flips": .list(.part("flip")).described("The weights at which another model would lead."),
    "evidence": .table(.part("statement")).described(
      "The statements all of it rests on, by their ids."),
    "sources": .table(.part("source")).described("The sources of the statements, by their ids."),
  ]

  /// Keys that may be left out.
  static let optional: [String: JSONSchema] = [
    "restrictions": .part("restrictions").described(
      "The policy packs that were on, and what they said."),
    "shares": .part("shares").described("How often models were first over many weightings."),
  ]

  /// The parts they are made of.
  static let parts: [String: JSONSchema] = [
    "basisCatalog": basisCatalog, "overlay": overlay, "scenario": scenario,
    "considered": considered, "need": need, "criterion": criterion, "nextModel": nextModel,
    "rankedModel": rankedModel, "exclusion": exclusion, "override": overrideNote, "flip": flip,
    "pack": pack, "finding": finding, "restrictions": restrictions, "share": share,
    "shares": shares, "statement": statement, "source": source,
  ]

  private static let basisCatalog: JSONSchema = .object([
    "name": .text, "asOf": .date, "sha256": .text, "entries": .count,
  ])

  private static let overlay: JSONSchema = .object(["name": .text, "sha256": .text])

  private static let scenario: JSONSchema = .object([
    "name": .text, "revision": .count, "sha256": .text, "body": .text,
  ])

  private static let considered: JSONSchema = .object([
    "entries": .count, "meeting": .count, "hanging": .count, "pending": .count, "excluded": .count,
  ])

  private static let need: JSONSchema = .object(
    [
      "rule": .text, "text": .text, "before": .count, "after": .count, "fails": .count,
      "failsAlone": .count, "dropped": .count, "unknown": .count,
    ], optional: ["why": .text])

  private static let criterion: JSONSchema = .object(
    ["id": .text, "label": .text, "unit": .text, "weight": .number], optional: ["range": .text])

  private static let nextModel: JSONSchema = .object([
    "id": .text, "rank": .count, "score": .number, "gap": .number,
  ])

  private static let rankedModel: JSONSchema = .object([
    "id": .text, "delivery": .text, "rank": .count, "bracket": .count,
    "group": .words(["meets", "hangs"]), "score": .number,
  ])

  private static let exclusion: JSONSchema = .object([
    "id": .text, "delivery": .text, "group": .words(["excluded", "pending"]), "notKnown": .flag,
    "reasons": .list(.part("reason")),
  ])

  private static let overrideNote: JSONSchema = .object([
    "entry": .text, "rule": .text, "verdict": .words(of: TruthValue.self), "by": .text,
    "date": .date, "reason": .text,
  ])

  private static let flip: JSONSchema = .object([
    "leader": .text, "challenger": .text, "criterion": .text, "weight": .number, "level": .number,
    "side": .words(["at-least", "at-most"]), "sentence": .text,
  ])

  private static let pack: JSONSchema = .object(
    [
      "id": .text, "version": .text, "effect": .words(of: PolicyPack.Effect.self),
      "jurisdiction": .text, "instrument": .text, "date": .text, "checked": .date,
      "sources": .texts, "conflicts": .texts,
    ], optional: ["authority": .text, "status": .text])

  private static let finding: JSONSchema = .object([
    "entry": .text, "delivery": .text, "pack": .text, "route": .words(of: PolicyPack.Surface.self),
    "coverage": .words(of: PolicyPack.Coverage.self), "effect": .words(of: PolicyPack.Effect.self),
    "isExpired": .flag, "sentence": .text,
  ])

  private static let restrictions: JSONSchema = .object([
    "packs": .list(.part("pack")), "findings": .list(.part("finding")),
  ])

  private static let share: JSONSchema = .object([
    "id": .text, "first": .number, "topThree": .number,
  ])

  private static let shares: JSONSchema = .object([
    "space": .text, "draws": .count, "seed": .text, "shares": .list(.part("share")),
  ])

  private static let statement: JSONSchema = .object(
    [
      "field": .text, "value": .text, "kind": .words(evidenceKinds.map(\.rawValue)),
      "source": .text,
    ], optional: ["asOf": .date, "clause": .text, "note": .text])

  private static let source: JSONSchema = .object(
    [:],
    optional: [
      "title": .text, "publisher": .text, "repo": .text, "url": .text, "path": .text,
      "commit": .text, "read": .date, "attribution": .text,
    ])

  private static let evidenceKinds: [EvidenceItem.Kind] = [
    .independent, .vendor, .reported, .measured, .derived, .estimated, .declared,
  ]
}
