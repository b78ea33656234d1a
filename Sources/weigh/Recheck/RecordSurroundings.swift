internal import Catalog
internal import Decision
internal import Foundation
internal import Records

/// The files beside a record that were made from it.
struct RecordSurroundings {
  let file: String
  /// The record as it was when they were made.
  let former: DecisionRecord
  /// The record as it is now.
  let record: DecisionRecord

  private var url: URL { URL(fileURLWithPath: file) }
  private var folder: URL { url.deletingLastPathComponent() }

  /// Makes those again that are just as the former record makes them, and says what was done.
  ///
  /// **Errors**: a file that cannot be written; it and those after it are as they were.
  func follow() throws -> [String] {
    var made: [String] = []
    var left = Set(names)
    for format in ExportFormats.all where format.name != "json" {
      for shape in format.shapes {
        let now = (try? shape.files(of: record)) ?? []
        for was in (try? shape.files(of: former)) ?? [] where text(of: was.name) == was.text {
          guard let file = now.first(where: { $0.name == was.name }) else { continue }
          left.remove(file.name)
          guard file.text != was.text else { continue }
          try write(file)
          made.append(file.name)
        }
      }
    }
    return remarks(made, left.sorted { $0.precedesByBytes($1) })
  }

  private func remarks(_ made: [String], _ left: [String]) -> [String] {
    var remarks: [String] = []
    if !made.isEmpty { remarks.append("made again from the record: \(Wording.list(made)).") }
    if !left.isEmpty {
      remarks.append(
        "\(Wording.list(left)) \(left.count == 1 ? "is" : "are") of another record, or edited by "
          + "hand. To replace one: weigh export --from \(file) --force-file NAME.")
    }
    return remarks
  }

  /// The files that bear the record's name.
  private var names: [String] {
    let stem = url.deletingPathExtension().lastPathComponent
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasPrefix(stem + ".") || $0.hasPrefix(stem + "-") }
      .filter { $0 != url.lastPathComponent }
  }

  private func text(of name: String) -> String? {
    try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  private func write(_ file: ExportFile) throws {
    do {
      try Data(file.text.utf8).write(
        to: folder.appendingPathComponent(file.name), options: .atomic)
    } catch {
      throw Failure(.cannotWrite, "cannot write '\(file.name)'; the record is as it was.")
    }
  }
}
