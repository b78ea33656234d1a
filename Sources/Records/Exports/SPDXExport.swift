internal import Catalog

/// The chosen model as an SPDX document, for tools that collect licenses and provenance.
///
/// **Source**: SPDX 3.0.1, profiles Core, Software, AI and SimpleLicensing.
struct SPDXExport: ExportFormat {
  let name = "spdx"
  let fileExtension = "spdx3.json"
  let summary = "The chosen model as an AI package in the form of SPDX 3.0.1."

  func text(of record: DecisionRecord) throws(ExportRefusal) -> String {
    let subject = try ExportSubject(record, format: "SPDX")
    let document = try SPDXDocument(subject).json
    if let fault = SPDXDocument.fault(in: document) {
      throw .brokenReference(format: "SPDX", fault: fault)
    }
    return document.indentedText
  }
}
