internal import Catalog

/// Which files an export writes, and what it would write over: facts for the caller to act on.
///
/// Nothing is read or written here. The folder's file names go in, and the texts of those that bear
/// the record's name, so far as the caller read them.
public struct ExportPlan: Sendable {
  /// What a file would find in its place.
  public enum Place: Hashable, Sendable {
    /// Nothing.
    case free
    /// The same bytes.
    case same
    /// An older file, just as its own record generates it: nothing typed by hand is lost.
    case outdated
    /// Something else: edited by hand, made by another program, or not read.
    case foreign
  }

  /// One file to write.
  public struct File: Hashable, Sendable {
    /// Its name in the folder.
    public let name: String
    /// The name of its format.
    public let format: String
    /// Its content.
    public let bytes: [UInt8]
    /// What it would find in its place.
    public let place: Place
  }

  /// The record with its number.
  public let record: DecisionRecord
  /// The files, in the order of the formats.
  public let files: [File]
  /// Other files in the folder that bear the record's number under another name.
  public let sameNumber: [String]

  /// Plans an export.
  ///
  /// **Shape**: a record without a number gets the highest in the folder plus one. `contents` holds
  /// texts by file name.
  public init(
    _ record: DecisionRecord, as formats: [any ExportFormat], beside names: [String],
    contents: [String: String] = [:]
  ) {
    var numbered = record
    numbered.number = record.number ?? Self.nextNumber(beside: names)
    let stem = numbered.fileStem
    let jsonName = stem + "." + JSONExport().fileExtension
    let former = contents[jsonName].flatMap { try? DecisionRecord(jsonText: $0) }
    self.record = numbered
    files = formats.map { format in
      let name = stem + "." + format.fileExtension
      let text = format.text(of: numbered)
      var place = names.contains(name) || contents[name] != nil ? Place.foreign : .free
      if let found = contents[name] {
        if found == text {
          place = .same
        } else if let former, format.text(of: former) == found {
          place = .outdated
        }
      }
      return File(name: name, format: format.name, bytes: Array(text.utf8), place: place)
    }
    sameNumber = names.filter { name in
      Self.number(of: name) == numbered.number && name != stem && !name.hasPrefix(stem + ".")
    }.sorted { $0.precedesByBytes($1) }
  }

  /// The highest number of any record in a folder plus one; numbers are never used again.
  public static func nextNumber(beside names: [String]) -> Int {
    (names.compactMap(number).max() ?? 0) + 1
  }

  /// The number a file name begins with: four digits or more, then a hyphen; a date is no number.
  private static func number(of name: String) -> Int? {
    let digits = name.prefix { $0.isASCII && $0.isNumber }
    guard (4...9).contains(digits.count), name.dropFirst(digits.count).first == "-",
      (CalendarDate(String(name.prefix(7)))?.year ?? 0) < 1900
    else { return nil }
    return Int(digits)
  }
}
