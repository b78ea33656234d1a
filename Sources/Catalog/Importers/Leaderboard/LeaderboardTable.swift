/// Rows under named columns, whatever format they were written in.
public struct LeaderboardTable: Hashable, Sendable {
  /// One row.
  public struct Row: Hashable, Sendable {
    /// The line it begins in, from 1.
    public let line: Int
    /// Its cells, in the order of the columns; `nil` where the row has none.
    public let cells: [String?]
    /// Whether it has cells beyond the last column.
    public let hasMoreCells: Bool
    /// The row as it was written, cut where it is long.
    public let text: String
  }

  /// The names of the columns; one may come twice.
  public let columns: [String]
  /// The rows.
  public let rows: [Row]

  /// The formats tables are read in.
  public enum Format: String, CaseIterable, Hashable, Sendable {
    case csv, json, yaml, markdown
  }

  /// The tables of a file; only Markdown holds several.
  ///
  /// For JSON, `levels` are what the keys of nested objects above a row name; one of them is `model`.
  /// Throws a `TableProblem` with the line of the first problem.
  static func read(
    _ bytes: [UInt8], as format: Format, levels: [String] = []
  ) throws(TableProblem) -> [LeaderboardTable] {
    // A byte order mark says nothing; RFC 3629, section 6.
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    guard String(validating: content, as: UTF8.self) != nil else { throw .notUTF8 }
    switch format {
    case .csv: return [try CSVReader.read(content)]
    case .json: return [try JSONTableReader.read(content, levels: levels)]
    case .yaml: return [try YAMLListReader.read(content)]
    case .markdown: return MarkdownTableReader.read(content)
    }
  }

  /// The most characters of a row that are kept to show it.
  static let shownLength = 400

  /// Bytes of a row as text to show.
  static func shown(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.prefix(shownLength), as: UTF8.self)
  }
}

/// Why a file is no table that Weigh reads.
public enum TableProblem: Error, Hashable, Sendable {
  case notUTF8
  case noColumns
  case unclosedQuote(line: Int)
  case textAfterQuote(line: Int)
  case notJSON(JSONProblem)
  case notRows
  case notFlat(line: Int)
  case repeatedKey(String, line: Int)
  case repeatedColumn(String)

  /// Whether the grammar of the format is broken; otherwise the file may just be another one.
  var isSyntax: Bool {
    switch self {
    case .notUTF8, .unclosedQuote, .textAfterQuote, .notJSON, .repeatedKey: return true
    case .noColumns, .notRows, .notFlat, .repeatedColumn: return false
    }
  }

  /// What is wrong, in a sentence; with the line, where there is one.
  public var message: String {
    switch self {
    case .notUTF8: return "It is not UTF-8."
    case .noColumns: return "It names no columns."
    case .unclosedQuote(let line):
      return "Line \(line): a quotation mark is opened here and never closed."
    case .textAfterQuote(let line):
      return "Line \(line): a comma or the end of the line must follow a closing quotation mark."
    case .notJSON(let problem): return "Line \(problem.line): \(problem.message)"
    case .notRows: return "It is no list of objects, and no object of objects as its mapping says."
    case .notFlat(let line):
      return "Line \(line): only a list whose items are keys with one plain value each is read."
    case .repeatedKey(let key, let line):
      return "Line \(line): \(key.quotedForMessage) is set twice."
    case .repeatedColumn(let column): return "It has two columns \(column.quotedForMessage)."
    }
  }
}
