extension WritingError {
  /// The sentence a person reads.
  public var message: String {
    switch self {
    case .fileExists(let path):
      return "'\(Self.shown(path))' exists; --force replaces it."
    case .isFolder(let path):
      return "'\(Self.shown(path))' is a folder; name a file in it."
    case .notAFile(let path):
      return "'\(Self.shown(path))' is no plain file; name another."
    case .noFolder(let path):
      return "There is no folder for '\(Self.shown(path))'; make it first."
    case .notAllowed(let folder):
      return "'\(Self.shown(folder))' cannot be written to; name another folder."
    case .noSpace(let folder, let needed, let free?):
      return "This needs \(Self.size(needed)) of disk in '\(Self.shown(folder))' and "
        + "\(Self.size(free)) are free."
    case .noSpace(let folder, let needed, nil):
      return "This needs \(Self.size(needed)) of disk in '\(Self.shown(folder))' and they are not "
        + "free."
    case .noHoles(let folder, let needed):
      return "'\(Self.shown(folder))' is on a disk that keeps no holes in files: this needs "
        + "\(Self.size(needed)) of disk here. Name another folder, or use --fill zero."
    case .stopped:
      return "Stopped; the unfinished file is removed."
    case .failed(let path, let reason):
      return "'\(Self.shown(path))' cannot be written: \(reason)."
    }
  }

  private static func shown(_ path: String) -> String { PrintableText(path, limit: 400).text }

  /// Bytes as people read them: decimal units with one decimal, as disks are sold.
  static func size(_ bytes: Int64) -> String {
    for (unit, name) in [(1e12, "TB"), (1e9, "GB"), (1e6, "MB"), (1e3, "kB")]
    where Double(bytes) >= unit * 0.9995 {
      let tenths = Int64((Double(bytes) / unit * 10).rounded())
      return "\(tenths / 10).\(tenths % 10) \(name)"
    }
    return "\(bytes) bytes"
  }
}
