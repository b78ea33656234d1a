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
  /// The record in one text; the same record always gives the same text.
  ///
  /// **Errors**: `ExportRefusal` where the record does not hold what the format needs.
  func text(of record: DecisionRecord) throws(ExportRefusal) -> String
  /// The files of a record, in their order; most formats have one, with the text.
  func files(of record: DecisionRecord) throws(ExportRefusal) -> [ExportFile]
  /// The same format in all its shapes, so that a file of another shape is still known as Weigh's.
  var shapes: [any ExportFormat] { get }
}

extension ExportFormat {
  /// One file with the text, named after the record.
  public func files(of record: DecisionRecord) throws(ExportRefusal) -> [ExportFile] {
    [ExportFile(name: record.fileStem + "." + fileExtension, text: try text(of: record))]
  }
  /// Most formats have one shape.
  public var shapes: [any ExportFormat] { [self] }
}

/// A file of an export.
public struct ExportFile: Hashable, Sendable {
  /// Its name in the folder.
  public let name: String
  /// Its content.
  public let text: String
}

/// What people can choose about formats.
public struct ExportOptions: Hashable, Sendable {
  /// The shape of an architecture decision record.
  public enum MADR: String, CaseIterable, Hashable, Sendable {
    /// MADR 2.1.2: status and date in a list under the title.
    case two = "2"
    /// MADR 4.0.0: status, date and names before the title.
    case four = "4"
  }

  /// The shape of the decision record in Markdown.
  public var madr: MADR = .four
  /// The version of the bill of materials in the form of CycloneDX.
  public var bom: BOMExport.Version = .v1_6
  /// How far that bill may be passed on, where its version says so.
  public var sharing: BOMExport.Sharing = .amber

  /// The usual choices.
  public init() {}
}

/// Every export format.
public enum ExportFormats {
  /// The formats as usual, the record itself first.
  public static let all = formats(ExportOptions())
  /// The names of the formats that are written where nobody says.
  public static let usual = ["json", "adr"]

  /// The formats with some choices.
  public static func formats(_ options: ExportOptions) -> [any ExportFormat] {
    [
      JSONExport(), ADRExport(shape: options.madr), HTMLExport(), SVGExport(), CSVExport(),
      ExclusionsExport(), BOMExport(version: options.bom, sharing: options.sharing), SPDXExport(),
    ]
  }

  /// The format of a name.
  public static func named(_ name: String) -> (any ExportFormat)? { all.first { $0.name == name } }

  /// The format of a name, with some choices.
  public static func named(_ name: String, with options: ExportOptions) -> (any ExportFormat)? {
    formats(options).first { $0.name == name }
  }
}
