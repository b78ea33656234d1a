public import Catalog

/// A file or page a license was read from.
public struct LicenseText: Hashable, Sendable {
  /// What the file is; only an agreement identifies a license.
  public enum Role: String, CaseIterable, Hashable, Sendable {
    case agreement, notice, other
    case usePolicy = "use-policy"
    case codeLicense = "code-license"
  }

  /// What the file is.
  public let role: Role
  /// The public repository.
  public let repository: String?
  /// The file in it.
  public let path: String?
  /// The commit that was read.
  public let commit: String?
  /// When the file last changed.
  public let lastChanged: CalendarDate?
  /// SHA-256 of its bytes, in lower-case hexadecimal.
  public let sha256: String?
  /// SHA-256 of its text as `LicenseTextNormalization` spells it, where somebody computed it.
  public let normalizedSHA256: String?
  /// The public address, where it is no repository file.
  public let url: String?
  /// What was read there.
  public let what: String?
}

/// A change of a license file.
public struct LicenseChange: Hashable, Sendable {
  /// When.
  public let date: CalendarDate
  /// The commit.
  public let commit: String?
  /// What changed.
  public let what: String
}
