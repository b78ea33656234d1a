/// Declares a source in a `sources.toml` that people keep, without touching its other lines.
public enum SourceInsertion {
  /// The text with a table for one more source, in byte order of the keys where the others are.
  ///
  /// A source that is declared already leaves the text as it is.
  public static func text(_ text: String, adding source: Record) -> String {
    let lines = text.linesBetweenFeeds.map { String($0) }
    let keys = lines.map(key)
    if keys.contains(source.id) { return text }
    let block = CatalogWriter.text(ofSources: [source])
    guard let place = keys.firstIndex(where: { source.id.precedesByBytes($0 ?? source.id) }) else {
      let start = text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"
      return start.isEmpty ? block : start + "\n" + block
    }
    // Comments right above a table belong to it.
    var first = place
    while first > 0, lines[first - 1].hasPrefix("#") { first -= 1 }
    let before = lines[..<first].joined(separator: "\n")
    return (before.isEmpty ? "" : before + "\n") + block + "\n"
      + lines[first...].joined(separator: "\n")
  }

  /// The key of a line that opens a table; `nil` for every other line.
  private static func key(_ line: String) -> String? {
    guard line.hasPrefix("["), !line.hasPrefix("[["), let end = line.lastIndex(of: "]") else {
      return nil
    }
    var key = line[line.index(after: line.startIndex)..<end]
    if key.hasPrefix("\""), key.hasSuffix("\""), key.utf8.count > 1 {
      key = key.dropFirst().dropLast()
    }
    return String(key)
  }
}
