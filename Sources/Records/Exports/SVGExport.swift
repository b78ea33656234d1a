/// Every chart of the record as a drawing of its own, for slides and documents.
struct SVGExport: ExportFormat {
  let name = "svg"
  let fileExtension = "svg"
  let summary = "Every chart as a drawing of its own."

  func files(of record: DecisionRecord) -> [ExportFile] {
    Charts.all(of: record).map { chart in
      ExportFile(
        name: record.fileStem + "-" + chart.name + "." + fileExtension, text: chart.file)
    }
  }

  /// All charts on one sheet.
  func text(of record: DecisionRecord) -> String {
    ChartSheet.file(Charts.all(of: record), title: record.title)
  }
}
