internal import Foundation
internal import Glibc

/// A file that is written beside its target and takes its place only when it is complete.
struct ReplacedFile {
  /// Why a step failed, in the system's words.
  struct Failure: Error {
    let reason: String
    init(_ code: Int32) { reason = String(cString: strerror(code)) }
  }

  /// Where the new contents are written.
  let draft: String
  private let target: String

  /// Makes an empty draft of its own in the target's folder, which is made if it is missing.
  init(target: String) throws(Failure) {
    self.target = target
    let folder = (target as NSString).deletingLastPathComponent
    if !folder.isEmpty { try Self.makeFolder(folder) }
    var template = Array(((folder as NSString).appendingPathComponent(".weigh-XXXXXX") + "\0").utf8)
      .map { CChar(bitPattern: $0) }
    let file = mkstemp(&template)
    guard file >= 0 else { throw Failure(errno) }
    _ = Glibc.close(file)
    draft = template.withUnsafeBufferPointer { buffer in
      String(decoding: buffer.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }

  /// Makes a folder and those above it, for this user only, where they are missing.
  static func makeFolder(_ folder: String) throws(Failure) {
    var made = folder.hasPrefix("/") ? "/" : ""
    for part in folder.split(separator: "/") {
      made = (made as NSString).appendingPathComponent(String(part))
      guard mkdir(made, 0o700) != 0, errno != EEXIST else { continue }
      throw Failure(errno)
    }
  }

  /// Puts the draft, safely on disk, in the target's place.
  func commit() throws(Failure) {
    try Self.synchronize(draft)
    // mkstemp makes files only their owner may read; a catalog is for everybody on the machine.
    guard chmod(draft, 0o644) == 0, rename(draft, target) == 0 else { throw Failure(errno) }
    let folder = (target as NSString).deletingLastPathComponent
    try Self.synchronize(folder.isEmpty ? "." : folder)
  }

  /// Removes the draft; the target stays as it was.
  func discard() { _ = unlink(draft) }

  private static func synchronize(_ path: String) throws(Failure) {
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Failure(errno) }
    defer { _ = Glibc.close(file) }
    guard fsync(file) == 0 else { throw Failure(errno) }
  }
}
