public import Decision

/// A page of statements about one subject, in the order they are read.
///
/// Screens draw it and commands print it, so that both say the same words.
public struct Sheet: Hashable, Sendable {
  /// What it is about.
  public let title: String
  /// The page in one line, for a list of pages.
  public let summary: String
  /// The statements.
  public let items: [SheetItem]

  /// Makes a page.
  public init(title: String, summary: String, items: [SheetItem]) {
    self.title = title
    self.summary = summary
    self.items = items
  }

  /// The sources named, in the order they are met.
  public var evidence: [EvidenceItem] {
    items.compactMap { if case .evidence(let item) = $0 { return item } else { return nil } }
  }
}

/// One statement of a page.
public enum SheetItem: Hashable, Sendable {
  /// Begins a part.
  case heading(String)
  /// A label with its value.
  case entry(String, String)
  /// A sentence, led by a word or two where it stands among others of its kind.
  case statement(String, lead: String? = nil)
  /// One of a list.
  case point(String)
  /// Where something was read, or what else to know; belongs to the statement before it.
  case remark(String)
  /// A statement of a source.
  case evidence(EvidenceItem)
}
