/// Files keep the layout of the canonical writer, comments apart.
struct LayoutRule: LintRule {
  let id = "layout"
  let severity = Diagnostic.Severity.warning
  let summary = "Files keep the layout of the canonical writer, comments apart."

  /// Layout is a matter of files, not of records.
  func check(_ context: LintContext, _ findings: inout LintFindings) {}

  /// Compares each file with what the writer makes of its records; broken files are left out.
  func check(_ reading: CatalogReading, _ findings: inout LintFindings) {
    let broken = Set(reading.diagnostics.map(\.file))
    let records = Dictionary(grouping: reading.records, by: { $0.file ?? "" })
    for file in reading.files where !broken.contains(file.path) {
      guard let place = RecordPlace(path: file.path), place.kind != .preset,
        case .bytes(let bytes) = file.contents,
        let own = records[file.path], let first = own.first
      else { continue }
      let wanted =
        place.id == nil ? CatalogWriter.text(ofSources: own) : CatalogWriter.text(of: first)
      let text = String(decoding: bytes, as: UTF8.self)
      let found = Self.lines(text).filter { !$0.text.hasPrefix("#") }
      let expected = Self.lines(wanted)
      if found.map(\.text) == expected.map(\.text), text.hasSuffix("\n") { continue }
      let pairs = zip(found, expected).first { $0.text != $1.text }
      let line = pairs?.0.number ?? found.last?.number ?? 1
      let hint = pairs.map { " Expected here: \(String($0.1.text).quotedForMessage)." } ?? ""
      findings.note(file: file.path, line: line, "The layout is not canonical.\(hint)")
    }
  }

  private struct Line {
    let text: Substring
    let number: Int
  }

  /// The lines with anything on them.
  private static func lines(_ text: String) -> [Line] {
    text.linesBetweenFeeds.enumerated()
      .filter { !$1.isEmpty }.map { Line(text: $1, number: $0 + 1) }
  }
}
