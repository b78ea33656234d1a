internal import Catalog

/// The record itself, from which all other files are generated.
struct JSONExport: ExportFormat {
  let name = "json"
  let fileExtension = "json"
  let summary = "The record itself, with every figure, source and excluded model."

  func text(of record: DecisionRecord) -> String { record.json.indentedText }
}
