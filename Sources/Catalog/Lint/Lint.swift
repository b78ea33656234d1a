/// Checks the records of a catalog against each other.
public enum Lint {
  /// Every rule, errors first.
  public static let rules: [any LintRule] = [
    UnknownReferenceRule(), LineageCycleRule(), FamilyCycleRule(), FutureDateRule(),
    IDCaseRule(), ScoreRangeRule(), ActiveParametersRule(), MissingExpertsRule(),
    LatentAttentionRule(), CountryRule(), MinimumCountRule(), AttributionRule(), TextHashRule(),
    LicenseRowRule(), ThresholdPartsRule(), DeviceFactsRule(), DeviceNameRule(),
    ControlCharacterRule(), NamedFiguresRule(), PriceLimitRule(), ModerationCountRule(),
    PolicySourceRule(), ProvenanceReviewRule(), TransparencyTotalRule(), CalibrationRule(),
    ParameterNameRule(), FileSizeRule(), PriceOutlierRule(), ContextLimitRule(), ReviewedGapRule(),
    FamilyDateRule(), ArchitectureKeysRule(),
    StaleSourceRule(), BetterSourceRule(), RepeatedRowRule(), UnusedSourceRule(), LayoutRule(),
  ]

  /// All that is wrong with what was read: the problems of reading and the findings of the rules,
  /// by file and line.
  ///
  /// `base` holds the records an overlay may refer to; without it, the records must be complete.
  public static func check(_ reading: CatalogReading, base: [Record]? = nil) -> [Diagnostic] {
    let attribution = reading.files.first { $0.path == "ATTRIBUTION.md" }.flatMap(text)
    let context = LintContext(reading.records, base: base, attribution: attribution)
    var findings: [LintFindings.Finding] = []
    for rule in rules {
      var found = LintFindings(of: rule)
      rule.check(context, &found)
      if let layout = rule as? LayoutRule { layout.check(reading, &found) }
      findings += found.all
    }
    var lines = LineFinder(reading.files)
    let found = findings.map { finding in
      Diagnostic(
        finding.severity, file: finding.file,
        line: finding.line ?? lines.line(finding.steps, in: finding.file),
        rule: finding.rule, message: finding.message)
    }
    return (reading.diagnostics + found).sorted()
  }

  private static func text(_ file: CatalogFile) -> String? {
    guard case .bytes(let bytes) = file.contents else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Finds lines by reading a file again, once, when something was found in it.
  private struct LineFinder {
    private let files: [String: CatalogFile]
    private var documents: [String: TOMLDocument] = [:]

    init(_ files: [CatalogFile]) {
      self.files = Dictionary(
        files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    }

    mutating func line(_ steps: [TOMLDocument.Step], in file: String) -> Int {
      if let document = documents[file] { return document.line(of: steps) }
      guard case .bytes(let bytes)? = files[file]?.contents,
        let document = try? TOMLDocument(bytes: bytes)  // its problem is a diagnostic already
      else { return 1 }
      documents[file] = document
      return document.line(of: steps)
    }
  }
}
