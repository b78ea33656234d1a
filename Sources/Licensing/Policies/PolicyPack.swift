public import Catalog

/// A reported restriction by an authority or an organization; off unless the user turns it on.
///
/// It is a column of its own: it never enters a license verdict or a score.
public struct PolicyPack: Hashable, Sendable {
  /// A way to reach a model.
  public enum Surface: String, CaseIterable, Hashable, Sendable {
    case app, web, api
    case thirdPartyHost = "third-party-host"
    case selfHostedWeights = "self-hosted-weights"

    /// The way an intended use takes.
    public init(_ route: AccessRoute) {
      switch route {
      case .selfHost: self = .selfHostedWeights
      case .thirdPartyHost, .certifiedPartner: self = .thirdPartyHost
      case .licensorOfficial: self = .api
      }
    }
  }

  /// What the sources say of a way to reach a model.
  public enum Coverage: String, CaseIterable, Hashable, Sendable {
    case covered, partly, proposed, conflicting
    case notStated = "not-stated"
    case notAddressed = "not-addressed"
    case explicitlyNotCovered = "explicitly-not-covered"
  }

  /// What Weigh does with it, as the user set it.
  public enum Effect: String, CaseIterable, Hashable, Sendable, Comparable {
    case info, warn, exclude

    /// Milder effects first.
    public static func < (left: Effect, right: Effect) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// The id of the pack.
  public let id: String
  /// The version of the pack.
  public let version: String
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
  /// When the pack was last checked.
  public let asOf: CalendarDate
  /// When it must be checked again.
  public let expires: CalendarDate?
  /// Developers or products it names.
  public let subjects: [String]
  /// What the sources say of each way.
  public let scope: [Surface: Coverage]
  /// Who must obey.
  public let appliesTo: String?
  /// Who need not.
  public let exemptions: String?
  /// What the file sets as effect.
  public let effect: Effect
  /// How it is known.
  public let evidence: String?
  /// Public addresses that were read.
  public let sources: [String]
  /// Statements that disagree.
  public let conflicts: [String]

  /// The subjects in plain spelling.
  private let spellings: Set<String>

  /// Reads a catalog record; nothing where instrument, date, check or source is missing.
  public init?(record: Record) {
    func text(_ field: Field) -> String? { record.identity(field)?.text }
    guard record.kind == .policy, let version = text("version"),
      let jurisdiction = text("jurisdiction"), let instrument = text("instrument"),
      let date = text("date"), let asOf = record.identity("as_of")?.date,
      let sources = record.identity("sources")?.list, !sources.isEmpty
    else { return nil }
    id = record.id
    self.version = version
    self.jurisdiction = jurisdiction
    authority = text("authority")
    self.instrument = instrument
    self.date = date
    status = text("status")
    self.asOf = asOf
    expires = record.identity("expires")?.date
    subjects = record.identity("subjects")?.list ?? []
    var scope: [Surface: Coverage] = [:]
    for surface in Surface.allCases {
      let name = "scope_" + surface.rawValue.split(separator: "-").joined(separator: "_")
      scope[surface] = text(Field(name)).flatMap(Coverage.init(rawValue:)) ?? .notStated
    }
    self.scope = scope
    appliesTo = text("applies_to")
    exemptions = text("exemptions")
    effect = text("effect").flatMap(Effect.init(rawValue:)) ?? .info
    evidence = text("evidence")
    self.sources = sources
    conflicts = record.identity("conflicts")?.list ?? []
    spellings = Set(subjects.map(Self.plain))
  }

  /// Whether it names the developer, or a product, by one of these ids or names.
  public func names(_ candidates: [String]) -> Bool { names(plain: candidates.map(Self.plain)) }

  /// The same for names that are plain already.
  public func names(plain candidates: some Sequence<String>) -> Bool {
    candidates.contains(where: spellings.contains)
  }

  /// Letters and digits in lower case: spelling of names differs between sources.
  public static func plain(_ name: String) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  /// What it means for a way to reach the model, on a day, under the effect the user chose.
  ///
  /// **Shape**: it excludes only where the way is covered; what the sources leave open warns, and
  /// an expired pack warns and does nothing else.
  public func finding(
    for surface: Surface, on today: CalendarDate, effect chosen: Effect? = nil
  ) -> PolicyFinding {
    let coverage = scope[surface] ?? .notStated
    if let expires, expires < today {
      return PolicyFinding(
        pack: self, surface: surface, coverage: coverage, effect: .warn, isExpired: true)
    }
    let strongest: Effect =
      switch coverage {
      case .covered: .exclude
      case .partly, .notStated, .notAddressed, .conflicting: .warn
      case .proposed, .explicitlyNotCovered: .info
      }
    return PolicyFinding(
      pack: self, surface: surface, coverage: coverage, effect: min(strongest, chosen ?? effect),
      isExpired: false)
  }
}

/// What a reported restriction means for a way to reach a model.
public struct PolicyFinding: Hashable, Sendable {
  /// The pack.
  public let pack: PolicyPack
  /// The way.
  public let surface: PolicyPack.Surface
  /// What the sources say of it.
  public let coverage: PolicyPack.Coverage
  /// What Weigh does.
  public let effect: PolicyPack.Effect
  /// Whether the pack must be checked again before it counts.
  public let isExpired: Bool
}
