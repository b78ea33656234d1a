internal import Foundation
internal import Records

/// A folder that exports are written to: all files of an export or, when it is killed, none of them
/// half.
///
/// Every file is written under a temporary name beside its place and brought to the disk; then all
/// are renamed, the record itself last. So whatever an export that was killed leaves behind, its
/// unfinished record still lies there under its temporary name, and the next export knows the files
/// that belong to it, replaces them and clears up. While one export writes, others wait, so no two
/// take the same number. **Source**: POSIX.1-2017, rename(), link(), fsync(); Linux, flock(2).
struct ExportFolder {
  /// What may be replaced.
  struct Permission {
    /// Older files, just as their own record generates them.
    var outdated = false
    /// Files of these names, whatever they hold.
    var files: Set<String> = []
  }

  /// What was done.
  struct Result {
    let plan: ExportPlan
    /// Temporary files of an export before that were cleared.
    let cleared: Int
  }

  /// The first letters of every temporary name; a point hides it from lists.
  static let temporaryPrefix = ".weigh-part-"
  /// How long another export may take, in steps of 20 ms.
  private static let patience = 500

  /// Its path.
  let path: String

  /// What an export would find in its places; nothing is written.
  func plan(_ record: DecisionRecord, as formats: [any ExportFormat]) -> ExportPlan {
    let names = self.names.filter { !$0.hasPrefix(Self.temporaryPrefix) }
    return ExportPlan(
      record, as: formats, beside: names, contents: contents(of: record.slug, among: names))
  }

  /// Writes a record in some formats.
  ///
  /// **Errors**: `WritingProblem`; what stood there before still stands.
  func export(
    _ record: DecisionRecord, as formats: [any ExportFormat], replacing permission: Permission
  ) throws(WritingProblem) -> Result {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      let number = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
      throw .noFolder(folder: path, errorNumber: Int32(clamping: number?.code ?? Int(ENOTDIR)))
    }
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw .noFolder(folder: path, errorNumber: errno) }
    defer { close(folder) }
    let isAlone = try lock(folder)
    let names = self.names
    let leftOvers = names.filter { $0.hasPrefix(Self.temporaryPrefix) }
    let plan = ExportPlan(
      record, as: formats, beside: names.filter { !$0.hasPrefix(Self.temporaryPrefix) },
      contents: contents(of: record.slug, among: names),
      interrupted: leftOvers.filter { $0.hasSuffix(".json") }.compactMap(text))
    try check(plan, permission)
    try write(plan)
    // Without the lock another export may still need its own.
    let cleared = isAlone ? leftOvers.filter { unlink(path + "/" + $0) == 0 }.count : 0
    fsync(folder)
    return Result(plan: plan, cleared: cleared)
  }

  /// Waits until no other export writes here; false where the file system has no locks.
  private func lock(_ folder: Int32) throws(WritingProblem) -> Bool {
    for _ in 0..<Self.patience {
      if flock(folder, LOCK_EX | LOCK_NB) == 0 { return true }
      guard errno == EWOULDBLOCK || errno == EINTR else { return false }
      usleep(20_000)
    }
    throw .busy(folder: path)
  }

  private func check(_ plan: ExportPlan, _ permission: Permission) throws(WritingProblem) {
    for file in plan.files {
      let name = path + "/" + file.name
      if Self.isFolder(name) { throw .folderInPlace(file: name) }
      guard !permission.files.contains(file.name) else { continue }
      switch file.place {
      case .free, .same: break
      case .outdated: if !permission.outdated { throw .differs(file: name) }
      case .foreign: throw .edited(file: file.name, folder: path)
      }
    }
  }

  private func write(_ plan: ExportPlan) throws(WritingProblem) {
    let files = plan.files.filter { $0.place != .same }
    var parts: [String] = []
    do throws(WritingProblem) {
      for file in files { parts.append(try writePart(of: file)) }
      let pairs = Array(zip(parts, files))
      // The record last: as long as it is missing, the export is known to be unfinished.
      let ordered = pairs.filter { $0.1.format != "json" } + pairs.filter { $0.1.format == "json" }
      for (part, file) in ordered { try bring(part, to: file) }
    } catch {
      for part in parts { unlink(part) }
      throw error
    }
  }

  /// Writes a file under a temporary name and brings it to the disk; gives the name.
  private func writePart(of file: ExportPlan.File) throws(WritingProblem) -> String {
    let name = path + "/" + file.name
    var part = ""
    var descriptor: Int32 = -1
    // A process id comes again: what another export left under it is not touched.
    for attempt in 0..<100 where descriptor < 0 {
      part = "\(path)/\(Self.temporaryPrefix)\(getpid())-\(attempt)-\(file.name)"
      descriptor = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor < 0 && errno != EEXIST { break }
    }
    guard descriptor >= 0 else { throw .cannotWrite(file: name, errorNumber: errno) }
    var failure: Int32 = 0
    var rest = file.bytes[...]
    while failure == 0 && !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count < 0 && errno != EINTR {
        failure = errno
      }
    }
    var former = stat()
    if stat(name, &former) == 0 { fchmod(descriptor, former.st_mode & 0o777) }
    if failure == 0 && fsync(descriptor) != 0 { failure = errno }
    if close(descriptor) != 0 && failure == 0 { failure = errno }
    guard failure == 0 else {
      unlink(part)
      throw .cannotWrite(file: name, errorNumber: failure)
    }
    return part
  }

  /// Gives a file its name; one that was free is never taken from a file that has come meanwhile.
  private func bring(_ part: String, to file: ExportPlan.File) throws(WritingProblem) {
    let name = path + "/" + file.name
    if file.place == .free {
      if link(part, name) == 0 {
        unlink(part)
        return
      }
      if errno == EEXIST { throw .appeared(file: name) }
      // File systems without hard links: look, then rename.
      if access(name, F_OK) == 0 { throw .appeared(file: name) }
    }
    guard rename(part, name) == 0 else { throw .cannotWrite(file: name, errorNumber: errno) }
  }

  private var names: [String] {
    // A folder that cannot be listed is as good as empty: nothing in it is replaced unseen.
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  /// The texts of the files that bear a slug; what does not read as text is left out.
  private func contents(of slug: String, among names: [String]) -> [String: String] {
    var contents: [String: String] = [:]
    for name in names where name.contains("-" + slug) && !name.hasPrefix(".") {
      contents[name] = text(name)
    }
    return contents
  }

  private func text(_ name: String) -> String? {
    // A file that does not read counts as one that was made by others.
    try? String(contentsOfFile: path + "/" + name, encoding: .utf8)
  }

  private static func isFolder(_ name: String) -> Bool {
    var found = stat()
    return stat(name, &found) == 0 && found.st_mode & S_IFMT == S_IFDIR
  }
}
