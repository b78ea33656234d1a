internal import Catalog
internal import Decision
internal import Licensing

/// The record as an architecture decision record, for repositories and reviewers.
///
/// **Source**: Markdown Architectural Decision Records (MADR) 4.0.0 and, for tools that know no
/// front matter, 2.1.2.
struct ADRExport: ExportFormat {
  let name = "adr"
  let fileExtension = "md"
  let summary = "An architecture decision record in the form of MADR 4.0.0 or 2.1.2."
  /// Which of the two forms it has.
  var shape = ExportOptions.MADR.four

  func text(of record: DecisionRecord) -> String {
    switch shape {
    case .two: return Markdown.page(DecisionDocument.make(record, .brief, hasHead: true))
    case .four:
      return Markdown.page(DecisionDocument.make(record, .brief), after: Self.frontMatter(record))
    }
  }

  var shapes: [any ExportFormat] { ExportOptions.MADR.allCases.map { ADRExport(shape: $0) } }

  private static func frontMatter(_ record: DecisionRecord) -> [String] {
    var lines = [
      "---", "status: " + quoted(DecisionDocument.status(record)), "date: \(record.decided)",
    ]
    let people = [
      ("decision-makers", record.deciders), ("consulted", record.consulted),
      ("informed", record.informed),
    ]
    for (key, names) in people where !names.isEmpty {
      lines.append("\(key): [" + names.map(quoted).joined(separator: ", ") + "]")
    }
    return lines + ["---"]
  }

  /// A text as a YAML scalar in double quotes, which JSON texts are.
  ///
  /// What would be markup for a reader that does not know front matter is written as an escape.
  private static func quoted(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in JSONValue.text(PlainText.oneLine(text)).canonicalText.unicodeScalars {
      switch scalar {
      case "<", ">", "[", "]", "&", "|", "`":
        line.append(contentsOf: ("\\u00" + String(scalar.value, radix: 16)).unicodeScalars)
      case _ where scalar.value & 0xFFFE == 0xFFFE: break
      default: line.append(scalar)
      }
    }
    return String(line)
  }
}
