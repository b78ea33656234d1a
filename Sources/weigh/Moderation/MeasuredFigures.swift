internal import Catalog
internal import Foundation
internal import Moderation

/// Writes what was measured into the phrase tables of a source folder.
struct MeasuredFigures {
  let measurement: RuleMeasurement
  let date: CalendarDate

  /// Writes the figures of each measured language whose file is there; everything else in it stays.
  ///
  /// **Errors**: a folder without any of the files, and a file that cannot be written.
  /// - Returns: the files that changed.
  func write(to folder: String) throws(Failure) -> [String] {
    var written: [String] = []
    var found = false
    for (language, part) in measurement.ordered {
      let path = folder + "/\(language).toml"
      guard let text = try? String(contentsOfFile: path, encoding: .utf8),
        let recall = part.declined.recall, let specificity = part.declined.specificity
      else { continue }
      found = true
      let new = Self.text(
        text,
        measured: [
          "se = \(Self.decimals(recall))", "sp = \(Self.decimals(specificity))",
          "n = \(part.declined.count)", "date = \"\(date)\"",
        ])
      guard new != text else { continue }
      do {
        try new.write(toFile: path, atomically: true, encoding: .utf8)
      } catch {
        throw Failure(.cannotWrite, "cannot write '\(path)'.")
      }
      written.append(path)
    }
    guard found else {
      throw Failure(
        .notThere, "'\(folder)' has no phrase table of a language that was measured.",
        hint: "It is the folder with files such as de.toml.")
    }
    return written
  }

  private static func decimals(_ share: Double) -> String {
    String(format: "%.4f", locale: Locale(identifier: "en_US_POSIX"), share)
  }

  /// The text with these lines in its `[measured]` table, which is made at the end where there is
  /// none.
  static func text(_ text: String, measured: [String]) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if let start = lines.firstIndex(where: { $0.trimmed == "[measured]" }) {
      let rest = lines[(start + 1)...]
      let end = rest.firstIndex { $0.trimmed.isEmpty || $0.trimmed.hasPrefix("[") } ?? lines.count
      lines.replaceSubrange((start + 1)..<end, with: measured)
      return lines.joined(separator: "\n")
    }
    while lines.last?.trimmed.isEmpty == true { lines.removeLast() }
    return (lines + ["", "[measured]"] + measured + [""]).joined(separator: "\n")
  }
}

extension String {
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespaces) }
}
