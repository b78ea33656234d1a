public import Catalog
public import Decision

/// A decision held against the catalog of the day.
public struct Recheck: Sendable {
  /// What was decided.
  public let record: DecisionRecord
  /// The catalog of the day.
  public let release: CatalogRelease
  /// The day of the look.
  public let today: CalendarDate
  /// What is not as it was, the gravest first.
  public let findings: [RecheckFinding]

  /// Checks a record.
  ///
  /// **Shape**: `outcome` is the scenario of the record, as the record holds it, on the catalog of
  /// the day with what was measured; `engine` the versions the record would be made with today.
  /// **Cost**: a pass over the ranked models, with draws for those whose ranges touch the chosen
  /// one's and that were not above it.
  public init(
    _ record: DecisionRecord, outcome: Outcome, today: CalendarDate, engine: [String: String] = [:]
  ) {
    self.record = record
    self.today = today
    release = outcome.snapshot.release
    let context = RecheckContext(record, outcome: outcome, today: today, engine: engine)
    findings = RecheckRules.all.flatMap { $0.findings(context) }.map { finding in
      var finding = finding
      finding.acknowledgement = record.acknowledgement(of: finding)
      return finding
    }.sorted { $0.precedes($1) }
  }

  /// Whether the decision holds: nothing breaks it but what somebody said they live with.
  public var holds: Bool { count(.breaks) == 0 }

  /// How many findings of a weight count.
  public func count(_ severity: RecheckCode.Severity) -> Int {
    findings.count { $0.counts && $0.severity == severity }
  }

  /// How many findings somebody lives with.
  public var acknowledgedCount: Int { findings.count { !$0.counts } }
}

extension DecisionRecord {
  /// The acknowledgement that covers a finding: of the same code, model and fact.
  func acknowledgement(of finding: RecheckFinding) -> Acknowledgement? {
    acknowledged.last {
      $0.code == finding.code.rawValue && $0.model == finding.model
        && $0.factSHA256 == finding.factSHA256
    }
  }
}
