/// One thing that is checked across the records of a catalog.
///
/// A rule says what it looks for, and words its own findings.
public protocol LintRule: Sendable {
  /// The id that diagnostics name, such as `country`.
  var id: String { get }
  /// How bad a finding is.
  var severity: Diagnostic.Severity { get }
  /// What the rule asks for, in one sentence.
  var summary: String { get }
  /// Looks at the records and notes what it finds.
  func check(_ context: LintContext, _ findings: inout LintFindings)
}

extension LintRule {
  /// Most findings stop the build.
  public var severity: Diagnostic.Severity { .error }
}

/// The records a rule looks at.
public struct LintContext: Sendable {
  /// A record with all values it states.
  public struct Subject: Sendable {
    /// The record.
    public let record: Record
    /// Its values, with their places.
    public let values: [StatedValue]
  }

  /// The records to check, in the order of reading.
  public let subjects: [Subject]
  /// The day ages are counted at, where `catalog.toml` says so.
  public let asOf: CalendarDate?
  /// The text of `ATTRIBUTION.md`, where there is one.
  public let attribution: String?
  /// Whether the records are an overlay, which need not be complete.
  public let isOverlay: Bool
  private let byKind: [RecordKind: [String: Record]]
  private let baseRecords: [Record]

  /// Prepares records for the rules; `base` holds what an overlay may refer to.
  public init(
    _ records: [Record], base: [Record]? = nil, attribution: String? = nil
  ) {
    subjects = records.map { Subject(record: $0, values: $0.statedValues()) }
    var byKind: [RecordKind: [String: Record]] = [:]
    for record in (base ?? []) + records { byKind[record.kind, default: [:]][record.id] = record }
    self.byKind = byKind
    asOf = byKind[.catalog]?["catalog"]?.identity("as_of")?.date
    self.attribution = attribution
    isOverlay = base != nil
    baseRecords = base ?? []
  }

  /// The record an overlay changes.
  func base(_ kind: RecordKind, _ id: String) -> Record? {
    baseRecords.first { $0.kind == kind && $0.id == id }
  }

  /// The records of a kind by id, those of the base included.
  public func records(_ kind: RecordKind) -> [String: Record] { byKind[kind] ?? [:] }

  /// The record of a kind with an id.
  public func record(_ kind: RecordKind, _ id: String) -> Record? { byKind[kind]?[id] }

  /// The records of a kind to check.
  public func subjects(_ kind: RecordKind) -> [Subject] {
    subjects.filter { $0.record.kind == kind }
  }

  /// When a statement held: its own date, or that of its source.
  public func date(of evidence: Evidence) -> CalendarDate? {
    evidence.asOf ?? record(.source, evidence.source)?.identity("retrieved")?.date
  }
}

/// What the rules found, before it has lines.
public struct LintFindings: Sendable {
  /// One finding at a place of a record.
  struct Finding: Sendable {
    let rule: String
    let severity: Diagnostic.Severity
    let file: String
    let steps: [TOMLDocument.Step]
    var line: Int?
    let message: String
  }

  private(set) var all: [Finding] = []
  private let rule: any LintRule

  init(of rule: any LintRule) { self.rule = rule }

  /// Notes a finding about a record as a whole.
  public mutating func note(_ record: Record, _ message: String) { note(record, [], message) }

  /// Notes a finding at a place of a record.
  public mutating func note(_ record: Record, _ steps: [TOMLDocument.Step], _ message: String) {
    let file = record.file ?? RecordPlace.path(of: record.kind, id: record.id)
    let prefix: [TOMLDocument.Step] = record.kind == .source ? [.key(record.id)] : []
    all.append(
      Finding(
        rule: rule.id, severity: rule.severity, file: file, steps: prefix + steps,
        message: message))
  }

  /// Notes a finding at a line that is known already.
  mutating func note(file: String, line: Int, _ message: String) {
    all.append(
      Finding(
        rule: rule.id, severity: rule.severity, file: file, steps: [], line: line,
        message: message))
  }
}
