internal import Catalog

/// Which files an export writes, and what it would write over: facts for the caller to act on.
///
/// Nothing is read or written here. The folder's file names go in, and the texts of those that bear
/// the record's slug, so far as the caller read them. An export that was killed leaves some files of
/// the new record beside the old one; its unfinished record says which they are, and its number is
/// used again.
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

  /// A format that writes no file, and why.
  public struct Omission: Hashable, Sendable {
    /// The name of the format.
    public let format: String
    /// Why.
    public let refusal: ExportRefusal
  }

  /// The record with its number.
  public let record: DecisionRecord
  /// The files, in the order of the formats.
  public let files: [File]
  /// The formats that write none, in their order.
  public let omissions: [Omission]
  /// Other files in the folder that bear the record's number under another name.
  public let sameNumber: [String]

  /// Plans an export.
  ///
  /// **Shape**: a record without a number gets that of the same decision where the folder holds it,
  /// else the highest in the folder plus one. `contents` holds texts by file name; `interrupted`
  /// texts of records that an export before did not bring into place.
  public init(
    _ record: DecisionRecord, as formats: [any ExportFormat], beside names: [String],
    contents: [String: String] = [:], interrupted: [String] = []
  ) {
    let unfinished = interrupted.compactMap { try? DecisionRecord(jsonText: $0) }
    var numbered = record
    numbered.number =
      record.number ?? Self.formerNumber(of: record, contents: contents)
      ?? Self.unfinishedNumber(of: record, unfinished, beside: names)
      ?? Self.nextNumber(beside: names)
    let stem = numbered.fileStem
    let inPlace = contents[stem + "." + JSONExport().fileExtension].flatMap {
      try? DecisionRecord(jsonText: $0)
    }
    let formers = [inPlace].compactMap(\.self) + unfinished.filter { $0.fileStem == stem }
    self.record = numbered
    var planned: [File] = []
    var omissions: [Omission] = []
    for format in formats {
      let files: [ExportFile]
      do {
        files = try format.files(of: numbered)
      } catch {
        omissions.append(Omission(format: format.name, refusal: error))
        continue
      }
      let isAsked = files.contains { contents[$0.name] != nil && contents[$0.name] != $0.text }
      let generated = isAsked ? formers.map { Self.generated($0, format) } : []
      planned += files.map { file in
        var place = names.contains(file.name) || contents[file.name] != nil ? Place.foreign : .free
        if let found = contents[file.name] {
          if found == file.text {
            place = .same
          } else if generated.contains(where: { $0[file.name]?.contains(found) == true }) {
            place = .outdated
          }
        }
        return File(
          name: file.name, format: format.name, bytes: Array(file.text.utf8), place: place)
      }
    }
    files = planned
    self.omissions = omissions
    sameNumber = names.filter { name in
      Self.number(of: name) == numbered.number && !Self.isOf(name, stem)
    }.sorted { $0.precedesByBytes($1) }
  }

  /// The texts a record has in a format, by file name, in every shape of the format.
  private static func generated(_ record: DecisionRecord, _ format: any ExportFormat)
    -> [String: [String]]
  {
    // A shape that refuses the record cannot have written what is there.
    Dictionary(
      grouping: format.shapes.flatMap { (try? $0.files(of: record)) ?? [] }, by: \.name
    ).mapValues { $0.map(\.text) }
  }

  /// The number under which the folder holds the very same decision already.
  private static func formerNumber(of record: DecisionRecord, contents: [String: String]) -> Int? {
    let ending = "-" + record.slug + "." + JSONExport().fileExtension
    let numbers = contents.compactMap { name, text -> Int? in
      guard name.hasSuffix(ending), var found = try? DecisionRecord(jsonText: text),
        let number = found.number, name == found.fileStem + "." + JSONExport().fileExtension
      else { return nil }
      found.number = nil
      return found == record ? number : nil
    }
    return numbers.min()
  }

  /// The number of an export of this name that never got its record.
  private static func unfinishedNumber(
    of record: DecisionRecord, _ unfinished: [DecisionRecord], beside names: [String]
  ) -> Int? {
    unfinished.first { former in
      former.slug == record.slug && former.number != nil
        && !names.contains { name in
          number(of: name) == former.number && !isOf(name, former.fileStem)
        } && !names.contains(former.fileStem + "." + JSONExport().fileExtension)
    }?.number
  }

  /// The highest number of any record in a folder plus one; numbers are never used again.
  public static func nextNumber(beside names: [String]) -> Int {
    (names.compactMap(number).max() ?? 0) + 1
  }

  /// Whether a file name bears a record's name: `0007-slug.json`, `0007-slug-weights.svg`.
  private static func isOf(_ name: String, _ stem: String) -> Bool {
    name == stem || name.hasPrefix(stem + ".")
      || name.hasPrefix(stem + "-") && name.hasSuffix(".svg")
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
