internal import Catalog
internal import Foundation
internal import Records

/// The records a person named, or those of the usual folder.
struct RecordFolder {
  /// Where records are written unless somebody says otherwise.
  static let usual = "docs/decisions"

  private let named: [String]

  init(_ named: [String]) { self.named = named }

  /// Whether nothing was named, so that records that count no more are passed over.
  var isUsual: Bool { named.isEmpty }

  /// The files, in byte order within each folder.
  ///
  /// **Errors**: a folder without a record; a file that is named is taken as it is.
  func records() throws -> [String] {
    try (isUsual ? [Self.usual] : named).flatMap { name -> [String] in
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: name, isDirectory: &isFolder) else {
        guard !isUsual else {
          throw Failure(
            .notThere, "there is no folder '\(name)' here.", hint: "Name the records to check.")
        }
        return [name]
      }
      // `0007-*.json` names the bills made from a record, too.
      guard isFolder.boolValue else { return named.count > 1 && Self.isBill(name) ? [] : [name] }
      let files = (try? FileManager.default.contentsOfDirectory(atPath: name)) ?? []
      let records = files.filter(Self.isRecord).sorted { $0.precedesByBytes($1) }
      guard !records.isEmpty else {
        throw Failure(
          .notThere, "there is no decision record in '\(name)'.",
          hint: "To write one: weigh export --format json --out \(name).")
      }
      return records.map { (name == "." ? "" : name + "/") + $0 }
    }
  }

  /// Whether a name is that of a file the program makes from a record.
  private static func isBill(_ name: String) -> Bool {
    ["bom", "spdx"].contains { format in
      ExportFormats.named(format).map { name.hasSuffix("." + $0.fileExtension) } ?? false
    }
  }

  /// `0007-support-bot-model.json`: a number, a slug and one ending, so that files made from a record
  /// are passed over.
  private static func isRecord(_ name: String) -> Bool {
    let digits = name.prefix { $0.isASCII && $0.isNumber }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return digits.count >= 4 && name.dropFirst(digits.count).first == "-" && parts.count == 2
      && parts[1] == "json"
  }
}
