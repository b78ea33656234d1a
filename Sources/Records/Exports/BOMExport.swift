internal import Catalog

/// The chosen model as a bill of materials, for tools that watch supply chains.
///
/// **Source**: CycloneDX 1.6 (ECMA-424) and 1.7, part ML-BOM.
public struct BOMExport: ExportFormat {
  /// A version of the format.
  public enum Version: String, CaseIterable, Sendable {
    /// What most tools read.
    case v1_6 = "1.6"
    /// Says beside that where every fact was read, and how far the file may be passed on.
    case v1_7 = "1.7"
  }

  /// How far a file may be passed on; written in version 1.7.
  ///
  /// **Source**: Traffic Light Protocol 2.0, FIRST.
  public enum Sharing: String, CaseIterable, Sendable {
    case clear = "CLEAR"
    case green = "GREEN"
    case amber = "AMBER"
    case amberStrict = "AMBER_AND_STRICT"
    case red = "RED"
  }

  /// The name on the command line.
  public let name = "bom"
  /// The ending of its files.
  public let fileExtension = "cdx.json"
  /// What it is for, in a sentence.
  public let summary = "The chosen model as a bill of materials in the form of CycloneDX 1.6."
  /// The version it is written in.
  public let version: Version
  /// How far it may be passed on; within the organization and those it serves where nobody says,
  /// because a decision names people.
  public let sharing: Sharing

  /// The format in one of its versions.
  public init(version: Version = .v1_6, sharing: Sharing = .amber) {
    self.version = version
    self.sharing = sharing
  }

  /// Every version, and every word on how far it may be passed on.
  public var shapes: [any ExportFormat] {
    Version.allCases.flatMap { version in
      Sharing.allCases.map { BOMExport(version: version, sharing: $0) }
    }
  }

  /// The file of a record.
  ///
  /// **Errors**: `ExportRefusal` without a chosen model or without a product that will use it.
  public func text(of record: DecisionRecord) throws(ExportRefusal) -> String {
    let subject = try ExportSubject(record, format: "CycloneDX")
    let document = BOMDocument(subject, version: version, sharing: sharing).json
    if let fault = BOMDocument.fault(in: document) {
      throw .brokenReference(format: "CycloneDX", fault: fault)
    }
    return document.indentedText
  }
}
