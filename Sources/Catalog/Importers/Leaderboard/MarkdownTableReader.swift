/// Reads the tables of a Markdown file, such as a leaderboard kept in a README.
///
/// **Shape**: a line of cells between vertical bars, a line of hyphens, then rows. A link counts as
/// its text. Everything that is no such table is skipped, so a file without one gives none.
/// **Source**: GitHub Flavored Markdown 0.29, section 4.10.
struct MarkdownTableReader {
  static func read(_ bytes: [UInt8]) -> [LeaderboardTable] {
    let lines = String(decoding: bytes, as: UTF8.self).linesBetweenFeeds.map { String($0).trimmed }
    var tables: [LeaderboardTable] = []
    var position = 0
    while position + 1 < lines.count {
      guard let columns = cells(lines[position]), let rule = cells(lines[position + 1]),
        rule.count == columns.count, rule.allSatisfy(isRule)
      else {
        position += 1
        continue
      }
      position += 2
      var rows: [LeaderboardTable.Row] = []
      while position < lines.count, let row = cells(lines[position]) {
        var kept: [String?] = Array(row.prefix(columns.count))
        while kept.count < columns.count { kept.append(nil) }
        rows.append(
          .init(
            line: position + 1, cells: kept, hasMoreCells: row.count > columns.count,
            text: LeaderboardTable.shown(Array(lines[position].utf8)[...])))
        position += 1
      }
      tables.append(LeaderboardTable(columns: columns, rows: rows))
    }
    return tables
  }

  private static func isRule(_ cell: String) -> Bool {
    cell.utf8.contains(0x2D) && cell.utf8.allSatisfy { $0 == 0x2D || $0 == 0x3A }
  }

  /// The cells of a line that begins with a bar.
  private static func cells(_ line: String) -> [String]? {
    let bytes = Array(line.utf8)
    guard bytes.first == 0x7C else { return nil }
    var cells: [String] = []
    var cell: [UInt8] = []
    var position = 1
    while position < bytes.count {
      if bytes[position] == 0x5C, position + 1 < bytes.count, bytes[position + 1] == 0x7C {
        cell.append(0x7C)
        position += 2
        continue
      }
      if bytes[position] == 0x7C {
        cells.append(linkText(String(decoding: cell, as: UTF8.self).trimmed))
        cell = []
      } else {
        cell.append(bytes[position])
      }
      position += 1
    }
    if !String(decoding: cell, as: UTF8.self).trimmed.isEmpty {
      cells.append(linkText(String(decoding: cell, as: UTF8.self).trimmed))
    }
    return cells
  }

  /// `name` of `[name](address)`; any other text as it is.
  static func linkText(_ text: String) -> String {
    guard text.hasPrefix("["), text.hasSuffix(")"), let middle = text.firstRange(of: "](") else {
      return text
    }
    return String(text[text.index(after: text.startIndex)..<middle.lowerBound])
  }
}
