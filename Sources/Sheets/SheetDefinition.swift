public import Catalog
public import Decision

/// One page about a model.
///
/// One file each in `Pages/`, registered once; Detail, `weigh show` and its help follow.
public protocol SheetDefinition: Sendable {
  /// The name it is asked for by.
  var id: String { get }
  /// The name on screens.
  var label: String { get }
  /// What it tells, in a few words.
  var about: String { get }
  /// Whether there is anything to tell; asked for every row that is drawn, so it writes no page.
  func tells(_ subject: SheetSubject) -> Bool
  /// The page in one line; asked for every row that is drawn.
  func summary(_ subject: SheetSubject) -> String?
  /// The page; nothing where there is nothing to tell.
  func sheet(_ subject: SheetSubject) -> Sheet?
  /// The same facts as a document.
  func json(_ subject: SheetSubject) -> JSONValue?
}

extension SheetDefinition {
  /// By default there is.
  public func tells(_ subject: SheetSubject) -> Bool { true }

  /// By default that of the page; a page that is costly to write says it without writing it.
  public func summary(_ subject: SheetSubject) -> String? { sheet(subject)?.summary }
}

/// The model a page is about, under a scenario and in one way of running it.
public struct SheetSubject: Sendable {
  /// The ranking the model stands in.
  public let outcome: Outcome
  /// The model in the way of running it that is shown.
  public let alternative: Alternative

  /// Names a subject.
  public init(outcome: Outcome, alternative: Alternative) {
    self.outcome = outcome
    self.alternative = alternative
  }

  /// The catalog.
  public var snapshot: CatalogSnapshot { outcome.snapshot }
  /// The model.
  public var model: Model { alternative.candidate.model }
}

/// The pages, in the order they are offered.
public enum Sheets {
  /// Every page.
  public static let all: [any SheetDefinition] = [
    LicenseSheet(), FitSheet(), OpennessSheet(), ProvenanceSheet(), TimelineSheet(),
    RestrictionsSheet(), QualitySheet(), ModerationSheet(),
  ]

  /// The page of a name.
  public static func named(_ id: String) -> (any SheetDefinition)? { all.first { $0.id == id } }
}
