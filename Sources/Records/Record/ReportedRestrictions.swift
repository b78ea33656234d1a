public import Catalog
public import Licensing

extension DecisionRecord {
  /// The policy packs that were on, and what they said: a part of its own, beside license and score.
  public struct ReportedRestrictions: Hashable, Sendable {
    /// The packs that were on, by their ids.
    public let packs: [Pack]
    /// What they mean for the models of the shortlist, and for every model they leave out.
    public let findings: [Finding]

    /// The ids of the models they leave out, though every need is met.
    public var leftOut: [String] {
      var seen: Set<String> = []
      return findings.filter { $0.leavesOut && seen.insert($0.model).inserted }.map(\.model)
    }
  }

  /// A policy pack that was on.
  public struct Pack: Hashable, Sendable {
    /// Its id.
    public let id: String
    /// Its version.
    public let version: String
    /// What the user let it do.
    public let effect: PolicyPack.Effect
    /// Where it holds.
    public let jurisdiction: String
    /// Who issued it.
    public let authority: String?
    /// The act, order or notice.
    public let instrument: String
    /// When it was issued, as precise as the source.
    public let date: String
    /// Whether it is in force, as reported.
    public let status: String?
    /// When it was last checked.
    public let checked: CalendarDate
    /// Public addresses that were read.
    public let sources: [String]
    /// Statements that disagree.
    public let conflicts: [String]
  }

  /// What a pack means for a model in one way of running it.
  public struct Finding: Hashable, Sendable {
    /// The model's id.
    public let model: String
    /// The way of running it.
    public let delivery: String
    /// The id of the pack.
    public let pack: String
    /// The way of reaching it that the pack was held against.
    public let route: PolicyPack.Surface
    /// What the sources say of that way.
    public let coverage: PolicyPack.Coverage
    /// What it did.
    public let effect: PolicyPack.Effect
    /// Whether the pack had expired, and so did nothing.
    public let isExpired: Bool
    /// All of it in a sentence.
    public let sentence: String

    /// Whether the way is left out by it.
    public var leavesOut: Bool { effect == .exclude }
  }
}

extension DecisionRecord.ReportedRestrictions {
  var json: JSONValue {
    .object(["packs": .list(packs.map(\.json)), "findings": .list(findings.map(\.json))])
  }

  init(_ value: JSONValue, at path: String) throws(RecordProblem) {
    let reader = try ObjectReader(value, at: path, keys: ["packs", "findings"])
    packs = try reader.list("packs", DecisionRecord.Pack.init)
    findings = try reader.list("findings", DecisionRecord.Finding.init)
  }
}

extension DecisionRecord.Pack {
  init(_ pack: PolicyPack, effect: PolicyPack.Effect) {
    self.init(
      id: pack.id, version: pack.version, effect: effect, jurisdiction: pack.jurisdiction,
      authority: pack.authority, instrument: pack.instrument, date: pack.date, status: pack.status,
      checked: pack.asOf, sources: pack.sources, conflicts: pack.conflicts)
  }

  var json: JSONValue {
    .known([
      "id": .text(id), "version": .text(version), "effect": .text(effect.rawValue),
      "jurisdiction": .text(jurisdiction), "authority": authority.map { .text($0) },
      "instrument": .text(instrument), "date": .text(date), "status": status.map { .text($0) },
      "checked": .text(checked.description), "sources": .texts(sources),
      "conflicts": .texts(conflicts),
    ])
  }

  init(_ value: JSONValue, at path: String) throws(RecordProblem) {
    let reader = try ObjectReader(
      value, at: path,
      keys: [
        "id", "version", "effect", "jurisdiction", "authority", "instrument", "date", "status",
        "checked", "sources", "conflicts",
      ])
    id = try reader.text("id")
    version = try reader.text("version")
    effect = try reader.word("effect", PolicyPack.Effect.self)
    jurisdiction = try reader.text("jurisdiction")
    authority = try reader.optionalText("authority")
    instrument = try reader.text("instrument")
    date = try reader.text("date")
    status = try reader.optionalText("status")
    checked = try reader.date("checked")
    sources = try reader.texts("sources")
    conflicts = try reader.texts("conflicts")
  }
}

extension DecisionRecord.Finding {
  var json: JSONValue {
    .object([
      "entry": .text(model), "delivery": .text(delivery), "pack": .text(pack),
      "route": .text(route.rawValue), "coverage": .text(coverage.rawValue),
      "effect": .text(effect.rawValue), "isExpired": .flag(isExpired), "sentence": .text(sentence),
    ])
  }

  init(_ value: JSONValue, at path: String) throws(RecordProblem) {
    let reader = try ObjectReader(
      value, at: path,
      keys: [
        "entry", "delivery", "pack", "route", "coverage", "effect", "isExpired", "sentence",
      ])
    model = try reader.text("entry")
    delivery = try reader.text("delivery")
    pack = try reader.text("pack")
    route = try reader.word("route", PolicyPack.Surface.self)
    coverage = try reader.word("coverage", PolicyPack.Coverage.self)
    effect = try reader.word("effect", PolicyPack.Effect.self)
    isExpired = try reader.flag("isExpired")
    sentence = try reader.text("sentence")
  }
}
