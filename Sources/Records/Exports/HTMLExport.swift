/// The record as a page with charts, for people without a terminal.
struct HTMLExport: ExportFormat {
  let name = "html"
  let fileExtension = "html"
  let summary = "One page with charts and every source, for people; opens from the disk."

  func text(of record: DecisionRecord) -> String {
    HTMLPage.page(DecisionDocument.make(record, .full, hasHead: true), title: record.title)
  }
}
