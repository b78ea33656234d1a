/// A kind of file that a record is written as.
///
/// One file each in `Exports/`, registered once.
public protocol ExportFormat: Sendable {
  /// The name on the command line.
  var name: String { get }
  /// The ending of its files, without the point.
  var fileExtension: String { get }
  /// What it is for, in a sentence.
  var summary: String { get }
  /// The file of a record; the same record always gives the same text.
  func text(of record: DecisionRecord) -> String
}

/// Every export format.
public enum ExportFormats {
  /// The formats, the record itself first.
  public static let all: [any ExportFormat] = [JSONExport(), ADRExport(), HTMLExport()]

  /// The format of a name.
  public static func named(_ name: String) -> (any ExportFormat)? { all.first { $0.name == name } }
}
