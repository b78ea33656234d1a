internal import Glibc

/// The folder that holds the two files of one layer probe, and is removed with them.
///
/// **Shape** `$XDG_CACHE_HOME/weigh/layers/run-…`, locked while its probe lives: a folder that can
/// be locked was left behind by a probe that was killed, and is removed by the next one.
final class LayerFolder {
  /// Where it is.
  let path: String
  private let lock: Int32
  private let isKept: Bool
  private var isLocked: Bool

  private static let start = "run-"
  private static let lockName = "lock"

  /// Makes a folder below `parent`, or uses `kept`, which stays.
  init(parent: String, kept: String? = nil) throws(LayerProbeError) {
    if let kept {
      try Self.make(kept)
      (path, lock, isKept, isLocked) = (kept, -1, true, false)
      return
    }
    try Self.make(parent)
    Self.removeLeftovers(in: parent)
    var template = Array("\(parent)/\(Self.start)XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Self.failure(parent) }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    lock = open("\(path)/\(Self.lockName)", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
    isKept = false
    isLocked = lock >= 0
    guard isLocked, flock(lock, LOCK_EX | LOCK_NB) == 0 else { throw Self.failure(path) }
  }

  deinit { remove() }

  /// The folder for files that can be made again.
  static var usualParent: String {
    func value(_ name: String) -> String? {
      getenv(name).map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    let cache = value("XDG_CACHE_HOME") ?? "\(value("HOME") ?? "/tmp")/.cache"
    return "\(cache)/weigh/layers"
  }

  /// Removes it with its files, unless it is kept.
  ///
  /// Does nothing the second time.
  func remove() {
    guard !isKept else { return }
    Self.remove(path)
    if isLocked { close(lock) }
    isLocked = false
  }

  private static func failure(_ path: String) -> LayerProbeError {
    .noFolder(path: path, reason: ChildProcess.StartFailure(number: errno).reason)
  }

  /// Makes a folder with those above it.
  private static func make(_ path: String) throws(LayerProbeError) {
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else {
        throw .noFolder(path: path, reason: "a file has this name")
      }
      return
    }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count > 1, !parts.dropLast().allSatisfy(\.isEmpty) {
      try make(parts.dropLast().joined(separator: "/"))
    }
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw failure(path) }
  }

  /// Removes what killed probes left.
  private static func removeLeftovers(in parent: String) {
    for name in SystemFolder.names(of: parent) where name.hasPrefix(start) {
      let folder = "\(parent)/\(name)"
      let lock = open("\(folder)/\(lockName)", O_RDWR | O_CLOEXEC | O_NOFOLLOW)
      // Without a lock file it may be one that is being made just now, unless it is old.
      if lock < 0 {
        if isOld(folder) { remove(folder) }
        continue
      }
      if flock(lock, LOCK_EX | LOCK_NB) == 0 { remove(folder) }
      close(lock)
    }
  }

  private static func isOld(_ folder: String) -> Bool {
    var status = stat()
    guard lstat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return false }
    return time(nil) - status.st_mtim.tv_sec > 3600
  }

  /// Removes the files of a folder, and it; folders inside it are not followed.
  private static func remove(_ folder: String) {
    for name in SystemFolder.names(of: folder) { unlink("\(folder)/\(name)") }
    rmdir(folder)
  }
}
