public import Cells
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
    items.flatMap { item -> [EvidenceItem] in
      switch item {
      case .evidence(let item): return [item]
      case .table(let table): return table.rows.flatMap(\.evidence)
      default: return []
      }
    }
  }

  /// The sources named, each once, in the order they are met; tables name them by their place here,
  /// counted from 1.
  public var sourceKeys: [String] {
    var keys: [String] = []
    for item in evidence where !keys.contains(item.source) { keys.append(item.source) }
    return keys
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
  /// Rows under common headers; each row names its sources by number, and below it every source
  /// stands with its number once.
  case table(SheetTable)
}

/// A table on a page.
public struct SheetTable: Hashable, Sendable {
  /// One row with what it rests on.
  public struct Row: Hashable, Sendable {
    /// The cells, as many as there are columns.
    public let cells: [String]
    /// Whether it is the row the page is about.
    public let isMarked: Bool
    /// The statements behind it.
    public let evidence: [EvidenceItem]

    /// Makes a row.
    public init(_ cells: [String], isMarked: Bool = false, evidence: [EvidenceItem] = []) {
      self.cells = cells
      self.isMarked = isMarked
      self.evidence = evidence
    }
  }

  /// The columns.
  public let columns: [WrappedTable.Column]
  /// The rows.
  public let rows: [Row]
  /// Whether it only pictures what other rows say; read aloud it says nothing.
  public let isPicture: Bool

  /// Makes a table.
  public init(columns: [WrappedTable.Column], rows: [Row], isPicture: Bool = false) {
    self.columns = columns
    self.rows = rows
    self.isPicture = isPicture
  }

  /// Whether any row names a source.
  public var isSourced: Bool { rows.contains { !$0.evidence.isEmpty } }

  /// The table ready to be laid out, with the numbers of the sources in a last column.
  public func laidOut(numbers: [String]) -> WrappedTable {
    guard isSourced else { return WrappedTable(columns: columns, rows: rows.map(\.cells)) }
    return WrappedTable(
      columns: columns + [.init("Source")],
      rows: rows.map { row in
        var shown: [Int] = []
        for item in row.evidence {
          if let place = numbers.firstIndex(of: item.source), !shown.contains(place + 1) {
            shown.append(place + 1)
          }
        }
        return row.cells + [shown.map { "[\($0)]" }.joined()]
      })
  }

  /// The sources of its rows, each once, in the order they are met.
  public var sourceKeys: [String] {
    var keys: [String] = []
    for item in rows.flatMap(\.evidence) where !keys.contains(item.source) {
      keys.append(item.source)
    }
    return keys
  }
}
