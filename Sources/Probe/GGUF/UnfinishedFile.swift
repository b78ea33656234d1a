internal import Glibc
internal import Synchronization

/// A file under its temporary name, until it is whole.
///
/// The name tells the process that writes it, so that another run can remove what a killed one
/// left behind.
final class UnfinishedFile {
  private let target: WritingTarget
  private let path: String
  private let descriptor: Int32
  private var isOpen = true

  /// What a write reports as its reason when the disk is full.
  static let noRoom = "no room"
  /// Tells two files of one process apart.
  private static let counter = Atomic<Int>(0)

  /// Makes an empty file beside the target.
  init(for target: WritingTarget) throws(WritingError) {
    self.target = target
    let number = Self.counter.wrappingAdd(1, ordering: .relaxed).newValue
    let name = UnfinishedFiles.name(for: target.name, process: getpid(), number: number)
    path = target.folder + "/" + name
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else {
      switch errno {
      case EACCES, EPERM, EROFS: throw .notAllowed(folder: target.folder)
      case ENOENT, ENOTDIR: throw .noFolder(path: target.path)
      case ENOSPC, EDQUOT:
        throw .noSpace(folder: target.folder, neededBytes: 0, freeBytes: nil)
      default: throw .failed(path: target.path, reason: Self.reason())
      }
    }
  }

  deinit { discard() }

  /// Whether what is skipped takes no room: asked of the file itself, before it has any bytes.
  func keepsHoles() throws(WritingError) -> Bool {
    let length = 16 << 20
    try setLength(Int64(length))
    try write([1], at: Int64(length - 1))
    let used = try diskBytes()
    try setLength(0)
    return used < Int64(length / 2)
  }

  /// Writes bytes at a place.
  func write(_ bytes: some Sequence<UInt8>, at offset: Int64) throws(WritingError) {
    let written = bytes.withContiguousStorageIfAvailable { write($0, at: offset) }
    guard written ?? Array(bytes).withUnsafeBufferPointer({ write($0, at: offset) }) else {
      throw .failed(path: target.path, reason: Self.reason())
    }
  }

  /// Writes all of a buffer; false with `errno` set where that fails.
  private func write(_ buffer: UnsafeBufferPointer<UInt8>, at offset: Int64) -> Bool {
    guard let start = buffer.baseAddress else { return true }
    var done = 0
    while done < buffer.count {
      let count = pwrite(descriptor, start + done, buffer.count - done, off_t(offset) + done)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }

  /// Cuts or lengthens the file; what is added is a hole.
  func setLength(_ bytes: Int64) throws(WritingError) {
    guard ftruncate(descriptor, off_t(bytes)) == 0 else {
      throw .failed(path: target.path, reason: Self.reason())
    }
  }

  /// The bytes it takes on disk.
  func diskBytes() throws(WritingError) -> Int64 {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .failed(path: target.path, reason: Self.reason())
    }
    return Int64(status.st_blocks) * 512
  }

  /// Gives the file its name.
  func finish(replaces: Bool) throws(WritingError) {
    guard isOpen else { return }
    isOpen = false
    // Some file systems report a full disk only here.
    guard close(descriptor) == 0 else {
      let reason = Self.reason()
      unlink(path)
      throw .failed(path: target.path, reason: reason)
    }
    // A link never replaces a file that came in the meantime; not every file system has links.
    if !replaces, link(path, target.path) == 0 {
      unlink(path)
      return
    }
    if !replaces, errno == EEXIST {
      unlink(path)
      throw .fileExists(path: target.path)
    }
    guard rename(path, target.path) == 0 else {
      let reason = Self.reason()
      unlink(path)
      throw .failed(path: target.path, reason: reason)
    }
  }

  /// Removes it, unless it is finished.
  func discard() {
    guard isOpen else { return }
    isOpen = false
    close(descriptor)
    unlink(path)
  }

  private static func reason() -> String {
    switch errno {
    case ENOSPC, EDQUOT: noRoom
    case EFBIG: "the file system or a limit of this session allows no file as large"
    case EIO: "the disk reports an error"
    default: strerror(errno).map { String(cString: $0) } ?? "error \(errno)"
    }
  }
}
