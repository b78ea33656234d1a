internal import Catalog
internal import Decision
internal import Foundation
internal import Records

/// The files beside a record that were made from it.
struct RecordSurroundings {
  let file: String
  let record: DecisionRecord

  /// That files made from the record as it was are outdated, and how to make them again.
  var remarks: [String] {
    let url = URL(fileURLWithPath: file)
    let folder = url.deletingLastPathComponent().path
    let stem = url.deletingPathExtension().lastPathComponent
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let made = names.filter { $0.hasPrefix(stem + ".") || $0.hasPrefix(stem + "-") }
      .filter { $0 != url.lastPathComponent }.sorted { $0.precedesByBytes($1) }
    guard !made.isEmpty else { return [] }
    return [
      "\(Wording.list(made)) \(made.count == 1 ? "is" : "are") of the record as it was. To make "
        + "\(made.count == 1 ? "it" : "them") again: weigh export --from \(file) --force."
    ]
  }
}
